"""On what grounds somebody may look at another person's selfie; see docs/rules.md#selfie-views.

Source: RELIABILITY section 4, "selfie view", and T34: every view has its reason, and its subject reads it.
"""

from dataclasses import dataclass
from datetime import date

from chalicelib.domain.selfie_view import ViewReason
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault

RECENT_DAYS = 7  # how many dates a supervisor may look at without a case, today among them

TEXTS: Texts = {
    "NOTHING_TO_DECIDE": (
        "Presensi ini tidak menunggu keputusan Anda. Pilih alasan lain.",
        "This check-in does not await your decision. Choose another reason.",
    ),
    "VIEW_TOO_OLD": (
        "Atasan hanya dapat membuka foto {days} hari terakhir. Minta BKPSDM membukanya dengan nomor perkara.",
        "A superior may open photos of the last {days} days alone. Ask the agency to open it under a case number.",
    ),
    "FOR_SUPERIORS": (
        "Alasan ini hanya untuk atasan dari unitnya. Yang memutuskan presensi ini memilih “decision”.",
        "This reason is for superiors of the unit alone. Whoever decides on this check-in chooses `decision`.",
    ),
    "CASE_ALONE": (
        "Kosongkan nomor perkara: hanya untuk alasan “case”.",
        "Leave the case number empty: it belongs to the reason `case` alone.",
    ),
    "CASE_NEEDED": (
        "Isi nomor perkara: tanpa itu foto ini tidak dapat Anda buka.",
        "Fill in the case number: without one you cannot open this photo.",
    ),
    "CASE_NOT_YOURS": (
        "Nomor perkara hanya untuk admin kota dan auditor. Pilih alasan lain.",
        "A case number is for city admins and auditors alone. Choose another reason.",
    ),
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the viewer may build on.

    decides   it awaits a decision that falls to them, or an objection against one does.
    leads     a supervisor's role of theirs reaches where the person works now, and then.
    watches   a city admin's or auditor's does.
    """

    decides: bool
    leads: bool
    watches: bool

    @property
    def are_some(self) -> bool:
        return self.decides or self.leads or self.watches


def view_fault(
    reason: ViewReason, case_number: str | None, grounds: Grounds, on: date, today: date
) -> FieldError | None:
    """What keeps the selfie of this date closed; None where it may be opened. Any of the grounds must hold."""
    if case_number and reason is not ViewReason.CASE:  # nobody writes to whom they look at
        return fault(TEXTS, "/case_number", "CASE_ALONE")
    by_case = fault(TEXTS, "/case_number", "CASE_NEEDED")
    match reason:
        case ViewReason.DECISION if grounds.decides:
            return None
        case ViewReason.DECISION:  # a city admin may decide on any, a superior's first
            return by_case if grounds.watches else fault(TEXTS, "/reason", "NOTHING_TO_DECIDE")
        case ViewReason.REVIEW:  # opened as what was drawn, and in no other way
            return fault(TEXTS, "/reason", "NOTHING_TO_DECIDE")
        case ViewReason.CASE if not grounds.watches:
            return fault(TEXTS, "/reason", "CASE_NOT_YOURS")
        case ViewReason.CASE:
            return None if case_number else by_case
        case ViewReason.DOUBT | ViewReason.ASKED:
            if not grounds.leads:
                return by_case if grounds.watches else fault(TEXTS, "/reason", "FOR_SUPERIORS")
            is_recent = (today - on).days < RECENT_DAYS
            return None if is_recent else fault(TEXTS, "/on", "VIEW_TOO_OLD", days=RECENT_DAYS)
