"""When a month may be locked for pay, and where changes of a locked one go.

Source: issue "The day is closed", month lock; docs/rules.md#month-lock.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from chalicelib.domain.closing import UnitClose


def last_day(month: str) -> date:
    """The last date of "YYYY-MM"."""
    return _first_day(next_month(month)) - timedelta(1)


def next_month(month: str) -> str:
    return f"{_first_day(month) + timedelta(31):%Y-%m}"


def is_month_over(month: str, today: date) -> bool:
    return today > last_day(month)


def open_dates(month: str, closes: Iterable[UnitClose], unit_ids: Iterable[str]) -> int:
    """How many unit-dates of the month are not judged for everybody: 0 is what a lock needs.

    unit_ids   all units there are; one that nothing was ever closed for counts with every date.
    """
    through = {each.unit_id: each.closed_through for each in closes}
    first, last = _first_day(month), last_day(month)
    days = (last - first).days + 1
    return sum(
        days if unit_id not in through else max(0, min(days, (last - through[unit_id]).days))
        for unit_id in {*unit_ids, *through}
    )


def adjusted_in(month: str, locked: Collection[str]) -> str | None:
    """The month that a change of this one is an adjustment in: the first later one that is open.

    None where the month itself is open: then its row is simply another.
    """
    if month not in locked:
        return None
    while month in locked:
        month = next_month(month)
    return month


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")
