"""A check-in that awaits a person: why it does, whether it still does. See docs/rules.md#rulings.

It is never valid and never absent by silence: what nobody decides stays undecided, and is shown as such.
"""

from datetime import date

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.employee import Employee
from chalicelib.domain.verdict import Outcome, Ruling
from chalicelib.errors import Text
from chalicelib.rules.import_report import Texts

LISTED_DAYS = 14  # dates of a unit that are listed at once

WHY: dict[Reason, Text] = {
    Reason.OFFLINE: (
        "Dikirim setelah luring; waktunya tidak dapat dipastikan.",
        "Sent after being offline; its time is not certain.",
    ),
    Reason.DEVICE_PENDING: ("Ponselnya belum disetujui.", "The phone was not approved yet."),
    Reason.PHOTO_PENDING: (
        "Fotonya belum sampai atau belum diperiksa.",
        "Its photo has not come or was not looked at yet.",
    ),
    Reason.PHOTO_INVALID: ("Fotonya bukan foto yang dapat dipakai.", "Its photo is none that can be used."),
    Reason.COARSE_FIX: ("Lokasi dari ponsel kurang teliti.", "The phone's position was too coarse."),
    Reason.TEAM: ("Dicatat di ponsel atasan.", "Recorded on a supervisor's phone."),
    Reason.VOUCHER: (
        "Tanpa lokasi: ponselnya tidak menemukannya, dan kode kantor diketik sebagai gantinya.",
        "Without a position: the phone found none, and the office's code was typed instead.",
    ),
    Reason.CODE_UNPROVED: (
        "Kode kantor tidak diketik atau tidak cocok saat luring.",
        "Offline, the office's code was not typed or did not match.",
    ),
}

TEXTS: Texts = {
    "REASON_NEEDED": (
        "Isi “Alasan Anda”: yang bersangkutan berhak tahu mengapa presensinya tidak sah.",
        "Fill in “Your reason”: whoever it concerns has a right to know why the check-in is not valid.",
    ),
    "SINCE_LATE": ("Pilih hari ini atau tanggal sebelumnya.", "Choose today or an earlier date."),
}


def stands_on(ruling: Ruling | None, check_in: CheckIn) -> bool:
    """Whether a person has decided about this very check-in; a correction stands whatever lies in the slot.

    An online check-in that took the place of an offline one is not ruled on by what was said of that.
    """
    if ruling is None:
        return False
    return ruling.outcome is Outcome.CORRECTED or ruling.challenge_id == check_in.challenge_id


def is_ruled_out(ruling: Ruling | None, check_in: CheckIn) -> bool:
    """Whether a person did not let this very check-in stand."""
    return ruling is not None and ruling.outcome is Outcome.INVALID and stands_on(ruling, check_in)


def state_of(check_in: CheckIn, ruling: Ruling | None) -> str:
    """valid, provisional, or invalid: a person did not let it stand. `check_in`: with its evidence joined."""
    if is_ruled_out(ruling, check_in):
        return "invalid"
    return "provisional" if awaits_person(check_in, ruling) else "valid"


def awaits_person(check_in: CheckIn, ruling: Ruling | None) -> bool:
    """`check_in`: with its evidence joined."""
    return bool(check_in.reasons) and not stands_on(ruling, check_in)


def is_the_same(ruling: Ruling | None, wanted: Ruling) -> bool:
    """Whether the same person decides the same once more, as whoever lost the answer does."""
    return ruling is not None and (ruling.by, ruling.outcome, ruling.challenge_id) == (
        wanted.by, wanted.outcome, wanted.challenge_id,
    )  # fmt: skip


def is_barred(actor: Employee, right: Employee, check_in: CheckIn, today: date) -> bool:
    """Whether the actor never decides about it: one's own, made by oneself for another, or one's own superior's.

    right   by whose rights: the actor's own, or the superior's in whose place they act. What that superior may not
            decide, no delegate decides for them.
    """
    return any(_is_concerned(each, check_in, today) for each in (actor, right))


def _is_concerned(who: Employee, check_in: CheckIn, today: date) -> bool:
    own = who.employee_id in (check_in.employee_id, check_in.made_by)
    return own or check_in.employee_id == who.superior_id_on(today)
