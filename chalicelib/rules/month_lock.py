"""When a month may be locked for pay, and where changes of a locked one go.

Source: issue "The day is closed", month lock; docs/rules.md#month-lock. What stands in the way: month_standing.py.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from chalicelib.domain.closing import UnitClose
from chalicelib.rules.month import first_day, last_day, month_beside


def is_month_over(month: str, today: date) -> bool:
    return today > last_day(month)


def open_dates(
    month: str, closes: Iterable[UnitClose], unit_ids: Iterable[str], ends: Mapping[str, date | None] | None = None
) -> int:
    """How many unit-dates of the month are not judged for everybody: 0 is what a lock needs.

    unit_ids   all units there are; one that nothing was ever closed for counts with every date.
    ends       the last date of a unit that has one: later ones are nobody's to judge.
    """
    through, ends = {each.unit_id: each.closed_through for each in closes}, ends or {}
    return sum(open_dates_of(month, through.get(each), ends.get(each)) for each in {*unit_ids, *through})


def open_dates_of(month: str, closed_through: date | None, ends_on: date | None = None) -> int:
    """The same of one unit. None: nothing was ever closed for it; it has no last date."""
    first, last = first_day(month), min(last_day(month), ends_on or date.max)
    days = max(0, (last - first).days + 1)
    return days if closed_through is None else max(0, min(days, (last - closed_through).days))


def adjusted_in(month: str, locked: Collection[str]) -> str | None:
    """The month that a change of this one is an adjustment in: the first later one that is open.

    None where the month itself is open: then its row is simply another.
    """
    if month not in locked:
        return None
    while month in locked:
        month = month_beside(month, 1)
    return month
