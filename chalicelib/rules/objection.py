"""Is there something to object to: a check-in that somebody did not let stand, or a count of a closed day?

An objection is decided by another person than who judged; see docs/rules.md#objections. What nobody recorded is a
correction's, what nobody decided yet is not judged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.request import Request, RequestKind, RequestState, RequestStep
from chalicelib.domain.verdict import DayVerdict, Outcome, Ruling, SlotState, SlotVerdict
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.local_time import local_date

TEXTS: Texts = {
    "NOT_JUDGED_YET": (
        "Hari ini belum ditutup dan presensi ini belum diputuskan; tunggu hasilnya.",
        "This day is not closed and nobody has decided about this check-in yet; wait for the result.",
    ),
    "STILL_WAITS": (
        "Presensi ini masih menunggu keputusan; keberatan dapat diajukan setelah diputuskan.",
        "This check-in still awaits a decision; object once it is decided.",
    ),
    "ASK_CORRECTION": (
        "Slot ini tidak tercatat. Ajukan koreksi dengan waktunya.",
        "Nothing is recorded for this slot. Ask for a correction, with the time.",
    ),
    "CLAIM_NEEDED": (
        "Tulis pukul berapa menurut Anda presensi ini harus dihitung.",
        "Say at which time this check-in should count.",
    ),
    "NOTHING_TO_OBJECT": (
        "Slot ini dihitung tepat waktu atau dikecualikan; tidak ada yang merugikan Anda.",
        "This slot counts as on time or excused; nothing of it is to your harm.",
    ),
    "ALREADY_OBJECTED": (
        "Keberatan atas putusan ini sudah ditolak. Hubungi admin kota bila ada bukti baru.",
        "An objection to this was rejected already. Turn to a city admin if there is new evidence.",
    ),
}

_HARMS = frozenset({SlotState.LATE, SlotState.EARLY, SlotState.MISSING})
_REFUSED = (RequestKind.CORRECTION, RequestState.REJECTED)


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one slot of one date.

    ruling    one that stands on what lies in the slot; None: nobody decided.
    verdict   of the closed day, as it counts; None: not closed yet.
    refused   the last correction of it that somebody rejected; None: there is none.
    """

    ruling: Ruling | None
    verdict: SlotVerdict | None
    refused: RequestStep | None = None

    @property
    def last(self) -> Ruling | RequestStep | None:
        """The person's judgement that is objected to; None: it was counted by the rule alone."""
        found = [each for each in (self.ruling, self.refused) if each]
        return max(found, key=lambda each: each.at, default=None)

    @property
    def by(self) -> str | None:
        return self.last.by if self.last else None

    @property
    def is_refused(self) -> bool:
        return self.ruling is not None and self.ruling.outcome is Outcome.INVALID


def objection_faults(judged: Judged, counts_at: datetime | None, others: Iterable[Request]) -> list[FieldError]:
    """Why this cannot be objected to, or what the objection lacks.

    counts_at   the instant claimed; needed where a count is objected to.
    others      the person's requests about the same slot of the same date.
    """
    if _was_rejected(judged, others):
        return [fault(TEXTS, "/slot", "ALREADY_OBJECTED")]
    if judged.is_refused:
        return []
    if judged.verdict is None:
        return [fault(TEXTS, "/slot", "NOT_JUDGED_YET")]
    state = judged.verdict.state
    if state is SlotState.PROVISIONAL:
        return [fault(TEXTS, "/slot", "STILL_WAITS")]
    if state is SlotState.MISSING and judged.refused is None:
        return [fault(TEXTS, "/slot", "ASK_CORRECTION")]
    if state in _HARMS:
        return [] if counts_at else [fault(TEXTS, "/counts_at", "CLAIM_NEEDED")]
    return [fault(TEXTS, "/slot", "NOTHING_TO_OBJECT")]


def harmed_slots(verdict: DayVerdict) -> list[SlotVerdict]:
    """What a closed day counts against the person, so that a correction or an objection may be about it."""
    return [each for each in verdict.windows if each.state in _HARMS]


def judged_on(judged: Judged, on: date, zone: str) -> date:
    """From which local date the days to object are counted: of the judgement, else of the day itself."""
    return max(on, local_date(judged.last.at, zone)) if judged.last else on


def refused_correction(others: Iterable[Request]) -> RequestStep | None:
    """The rejection of the last of these that was a correction and was rejected."""
    ends = [each.steps[-1] for each in others if (each.kind, each.state) == _REFUSED]
    return max(ends, key=lambda each: each.at, default=None)


def ruling_of_objection(
    request: Request, standing: Ruling | None, by: str, at: datetime, reason: str | None
) -> Ruling | None:
    """What its approval says: the slot counts at the instant claimed, or as it was recorded.

    standing   the ruling that stands when it is approved. None, and no instant claimed: there is nothing to say.
    """
    assert request.slot
    if request.counts_at is None and standing is None:
        return None
    return Ruling(
        employee_id=request.employee_id,
        unit_id=request.unit_id,
        local_date=request.starts_on,
        slot=request.slot,
        outcome=Outcome.CORRECTED if request.counts_at else Outcome.VALID,
        by=by,
        at=at,
        counts_at=request.counts_at,
        challenge_id=None if request.counts_at or standing is None else standing.challenge_id,
        request_id=request.request_id,
        reason=reason,
    )


def _was_rejected(judged: Judged, others: Iterable[Request]) -> bool:
    """Whether this very judgement was objected to in vain; a later ruling may be objected to again."""
    since = judged.last.at if judged.last else None
    return any(
        each.kind is RequestKind.OBJECTION
        and each.state is RequestState.REJECTED
        and (since is None or each.steps[0].at >= since)
        for each in others
    )
