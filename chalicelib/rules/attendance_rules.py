"""May the city count its days by these rules? No day that has begun gets others. See docs/rules.md#attendance."""

from collections.abc import Iterator, Sequence
from datetime import date

from chalicelib.domain.verdict import AttendanceRules
from chalicelib.errors import FieldError
from chalicelib.rules.attendance import DEFAULT
from chalicelib.rules.import_report import Texts, fault

MOST_MISSING_MIN = 450  # a missing slot never counts as more than a day of 7.5 hours
MOST_RULES = 40

ATTENDANCE_RULES_TEXTS: Texts = {
    "RULES_ID_TAKEN": (
        "Kode ini sudah dipakai aturan lain; setiap aturan punya kodenya sendiri.",
        "This id is another rule's already; each has one of its own.",
    ),
    "RULES_ORDER": (
        "Urutkan menurut tanggal mulai; dua aturan tidak boleh mulai pada hari yang sama.",
        "Order them by their first date; no two begin on the same day.",
    ),
    "RULES_BEGUN": (
        'Aturan "{rules_id}" sudah berlaku sejak {starts_on} dan tetap; tambahkan aturan baru dengan tanggal mulainya.',
        'The rules "{rules_id}" have held since {starts_on} and stay; add new ones with their own first date.',
    ),
    "RULES_TOO_EARLY": (
        "Aturan baru berlaku paling cepat besok: hari ini mungkin sudah dinilai.",
        "New rules begin tomorrow at the earliest: today may be judged already.",
    ),
}


def attendance_rules_faults(
    wanted: Sequence[AttendanceRules], held: Sequence[AttendanceRules], today: date, is_first: bool = False
) -> list[FieldError]:
    """Everything against replacing what is held by this; pointers lead into the settings.

    today      the city's date: what starts on it has begun.
    is_first   no day is judged yet, so rules may begin whenever they like.
    """
    faults = [fault(ATTENDANCE_RULES_TEXTS, pointer, code) for pointer, code in _own_faults(wanted)]
    if is_first:
        return faults
    begun = [each for each in held if each.starts_on <= today]
    known = {each.rules_id for each in begun}
    for at, each in enumerate(wanted):
        if each.starts_on <= today and each.rules_id not in known:
            faults.append(fault(ATTENDANCE_RULES_TEXTS, f"/attendance_rules/{at}/starts_on", "RULES_TOO_EARLY"))
    for each in begun:
        if each not in wanted:
            facts = {"rules_id": each.rules_id, "starts_on": each.starts_on}
            faults.append(fault(ATTENDANCE_RULES_TEXTS, "/attendance_rules", "RULES_BEGUN", **facts))
    return faults


def _own_faults(wanted: Sequence[AttendanceRules]) -> Iterator[tuple[str, str]]:
    taken = {DEFAULT.rules_id}
    for at, each in enumerate(wanted):
        if each.rules_id in taken:
            yield f"/attendance_rules/{at}/rules_id", "RULES_ID_TAKEN"
        taken.add(each.rules_id)
        if at and each.starts_on <= wanted[at - 1].starts_on:
            yield f"/attendance_rules/{at}/starts_on", "RULES_ORDER"
