"""What an opening balance may hold, and for which years it is entered. See docs/rules.md#opening-balances."""

from collections.abc import Mapping
from datetime import date

from chalicelib.domain.balance import BalanceFacts
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault

MAX_LEAVE_LEFT_DAYS = 24  # 12 of the year and 12 of two years or more before
MAX_LEAVE_CARRIED_DAYS = 12
MAX_UNEXCUSED_DAYS = 300  # a year of six-day weeks has about so many working days
MAX_MINUTES = 60_000  # late or early: half of all working time of a year
MAX_SOURCE_LETTERS = 200
LAST_MONTH_FOR_LAST_YEAR = 3  # its books are closed by then

LIMITS: Mapping[str, int] = {
    "leave_left_days": MAX_LEAVE_LEFT_DAYS,
    "leave_carried_days": MAX_LEAVE_CARRIED_DAYS,
    "unexcused_days": MAX_UNEXCUSED_DAYS,
    "late_min": MAX_MINUTES,
    "early_min": MAX_MINUTES,
}

TEXTS: Texts = {
    "BALANCE_YEAR": (
        "Saldo awal diisi untuk tahun ini; untuk tahun lalu hanya sampai akhir Maret. Yang dapat: {years}.",
        "Opening balances are entered for this year; for the last one until the end of March. Possible: {years}.",
    ),
    "CARRIED_EXCEEDS_LEFT": (
        "Cuti terbawa ({carried}) termasuk dalam sisa cuti ({left}), jadi tidak boleh lebih besar.",
        "Leave carried over ({carried}) is part of the leave left ({left}), so it cannot be more.",
    ),
}


def balance_years(today: date) -> tuple[int, ...]:
    """The years a balance may be entered for, the present one first. `today` is the city's date."""
    last = (today.year - 1,) if today.month <= LAST_MONTH_FOR_LAST_YEAR else ()
    return today.year, *last


def year_fault(year: int, today: date) -> FieldError | None:
    years = balance_years(today)
    listed = ", ".join(map(str, years))
    return None if year in years else fault(TEXTS, "/year", "BALANCE_YEAR", years=listed)


def balance_fault(facts: BalanceFacts, pointer: str = "") -> FieldError | None:
    """What numbers that are each within LIMITS say against one another."""
    left, carried = facts.leave_left_days, facts.leave_carried_days
    if carried <= left:
        return None
    return fault(TEXTS, f"{pointer}/leave_carried_days", "CARRIED_EXCEEDS_LEFT", left=left, carried=carried)
