"""Which base of the additional income (TPP) holds in a month, and from when on one may be entered.

See docs/rules.md#allowance-base. What a locked month was reckoned by stays: a base begins after the last of them.
"""

from collections.abc import Collection
from datetime import date

from chalicelib.domain.allowance_base import AllowanceBase, AllowanceBases
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.month import month_beside, month_of

MAX_BASE_IDR = 200_000_000  # no allowance we know of comes near; catches a slip of three noughts
MONTHS_BACK = 24  # what is older is no longer reckoned
MONTHS_AHEAD = 12  # a decree for next year may be known
UNUSUAL_BELOW_IDR = 100_000  # thousands that were meant as millions
UNUSUAL_CHANGE_PERCENT = 50  # of what holds until then

TEXTS: Texts = {
    "BASE_MONTH": (
        "Isi bulan antara {first} dan {last}, ditulis seperti 2026-11.",
        "Write a month between {first} and {last}, like 2026-11.",
    ),
    "BASE_MONTH_LOCKED": (
        "Bulan {locked} sudah dikunci untuk penggajian; dasar TPP baru dapat berlaku mulai {first}.",
        "The month {locked} is locked for pay; a new base can hold from {first} on.",
    ),
}


def base_in(held: AllowanceBases | None, month: str) -> AllowanceBase | None:
    """What holds in the month ("YYYY-MM"); None where nothing was entered for it or before."""
    begun = [each for each in held.bases if each.from_month <= month] if held else []
    return begun[-1] if begun else None


def base_after(held: AllowanceBases, month: str) -> AllowanceBase | None:
    """The next one that was entered for a later month: until then alone holds what begins in this one."""
    return next((each for each in held.bases if each.from_month > month), None)


def with_base(held: AllowanceBases, base: AllowanceBase) -> tuple[AllowanceBase, ...]:
    """Everything entered, this one in the place of what began in the same month."""
    others = (each for each in held.bases if each.from_month != base.from_month)
    return tuple(sorted((*others, base), key=lambda each: each.from_month))


def base_month_fault(from_month: str, locked: Collection[str], today: date, pointer: str = "") -> FieldError | None:
    """What is wrong with the month a base is to hold from. `locked`: months; `today`: the city's date."""
    first, last = _months(today)
    if not first <= from_month <= last:
        return no_such_month(today, pointer)
    touched = [each for each in locked if each >= from_month]
    if touched:
        latest = max(touched)
        after = month_beside(latest, 1)
        return fault(TEXTS, f"{pointer}/from_month", "BASE_MONTH_LOCKED", locked=latest, first=after)
    return None


def no_such_month(today: date, pointer: str = "") -> FieldError:
    first, last = _months(today)
    return fault(TEXTS, f"{pointer}/from_month", "BASE_MONTH", first=first, last=last)


def _months(today: date) -> tuple[str, str]:
    """The first and the last month that a base may hold from."""
    return month_beside(month_of(today), -MONTHS_BACK), month_beside(month_of(today), MONTHS_AHEAD)


def is_unusual(base_idr: int, standing: AllowanceBase | None) -> bool:
    """Whether somebody should look twice: far too little, or far from what holds until then."""
    if 0 < base_idr < UNUSUAL_BELOW_IDR:
        return True
    return standing is not None and abs(base_idr - standing.base_idr) * 100 > standing.base_idr * UNUSUAL_CHANGE_PERCENT
