"""Rules that hold from a date on: those that have begun stay, and no day that has begun gets others."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol, TypeVar

from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault

MOST_RULES = 40


class Dated(Protocol):
    @property
    def rules_id(self) -> str: ...

    @property
    def starts_on(self) -> date: ...


Set = TypeVar("Set", bound=Dated)
DATED_RULES_TEXTS: Texts = {
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


def holding_on(given: Sequence[Set], on: date, default: Set) -> Set:
    """The set that holds on this date.

    given   by starting date, oldest first; before the first one `default` holds.
    """
    return next((each for each in reversed(given) if each.starts_on <= on), default)


def dated_rules_faults(
    pointer: str, default_id: str, wanted: Sequence[Dated], held: Sequence[Dated], today: date, is_first: bool = False
) -> list[FieldError]:
    """Everything against replacing what is held by this.

    pointer      where in the settings they stand.
    default_id   of the rules before the first of them: nobody else's.
    today        the city's date: what starts on it has begun.
    is_first     no day is judged yet, so rules may begin whenever they like.
    """
    faults = [fault(DATED_RULES_TEXTS, pointer + below, code) for below, code in _own_faults(wanted, default_id)]
    if is_first:
        return faults
    begun = [each for each in held if each.starts_on <= today]
    known = {each.rules_id for each in begun}
    for at, each in enumerate(wanted):
        if each.starts_on <= today and each.rules_id not in known:
            faults.append(fault(DATED_RULES_TEXTS, f"{pointer}/{at}/starts_on", "RULES_TOO_EARLY"))
    for each in begun:
        if each not in wanted:
            facts = {"rules_id": each.rules_id, "starts_on": each.starts_on}
            faults.append(fault(DATED_RULES_TEXTS, pointer, "RULES_BEGUN", **facts))
    return faults


def _own_faults(wanted: Sequence[Dated], default_id: str) -> Iterator[tuple[str, str]]:
    taken = {default_id}
    for at, each in enumerate(wanted):
        if each.rules_id in taken:
            yield f"/{at}/rules_id", "RULES_ID_TAKEN"
        taken.add(each.rules_id)
        if at and each.starts_on <= wanted[at - 1].starts_on:
            yield f"/{at}/starts_on", "RULES_ORDER"
