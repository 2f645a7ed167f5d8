"""What of a month may be told to everybody: shares of groups of at least ten people, and nothing that tells of fewer.

The lines of the page share nobody, each holds at least LEAST_PEOPLE, and the total is exactly their sum. So whatever
is added up or subtracted from it is again a sum over whole lines: no difference leaves fewer people than a line has.
A unit that is too small goes into the line of the unit above it; what is too small even at the top is told nowhere,
and is not in the total either. docs/rules.md#public-page.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from chalicelib.domain.city import Unit
from chalicelib.domain.public import Cell, Count
from chalicelib.domain.verdict import DayStatus, DayVerdict, MonthRows
from chalicelib.rules.month_sheet import is_trial

LEAST_PEOPLE = 10  # fewer are recognised by their colleagues

EXPECTED = (DayStatus.PRESENT, DayStatus.INCOMPLETE, DayStatus.ABSENT)  # the days on which somebody was to be there


def count_unit(rows: Iterable[MonthRows], counts_from: date | None) -> Count:
    """One unit's own people, on days that count. Whoever was expected on none of them is not counted."""
    total = Count()
    for each in rows:
        days = [day for on, day in each.rows.items() if day.status in EXPECTED and not is_trial(on, counts_from)]
        if days:
            on_time = sum(map(_is_on_time, days))
            absent = sum(day.status is DayStatus.ABSENT for day in days)
            total = plus(total, Count(1, len(days), on_time, absent))
    return total


def cells_of(counts: Mapping[str, Count], units: Mapping[str, Unit]) -> list[Cell]:
    """The lines that may be told, by unit id.

    counts   unit id -> its own people alone, without those of units below it.
    """
    waiting: dict[str | None, Cell] = {}
    told = []
    for unit_id in sorted(units, key=lambda each: (-_depth(each, units), each)):
        own = Cell(unit_id, 0, counts.get(unit_id, Count()))
        cell = _with(own, waiting.pop(unit_id, None))
        if cell.count.people >= LEAST_PEOPLE:
            told.append(cell)
        elif cell.count.people:
            above = _above(unit_id, units)
            part = Cell(above, cell.parts + bool(own.count.people), cell.count)
            waiting[above] = _with(part, waiting.get(above))
    rest = waiting.get(None)
    if rest and rest.count.people >= LEAST_PEOPLE:
        told.append(rest)
    return sorted(told, key=lambda each: each.unit_id or "~")


def total_of(cells: Iterable[Cell]) -> Count:
    """Of these lines and nobody else."""
    total = Count()
    for each in cells:
        total = plus(total, each.count)
    return total


def percent(part: int, whole: int) -> int:
    """In whole percent, a half rounded up; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def plus(one: Count, other: Count) -> Count:
    return Count(
        one.people + other.people, one.days + other.days, one.on_time + other.on_time, one.absent + other.absent
    )


def _with(cell: Cell, other: Cell | None) -> Cell:
    return Cell(cell.unit_id, cell.parts + other.parts, plus(cell.count, other.count)) if other else cell


def _above(unit_id: str, units: Mapping[str, Unit]) -> str | None:
    """The unit above, whose turn is still to come; None at the top, and where units stand in a circle."""
    above = units[unit_id].parent_id
    return above if above in units and _depth(above, units) < _depth(unit_id, units) else None


def _depth(unit_id: str | None, units: Mapping[str, Unit]) -> int:
    passed: set[str] = set()
    while unit_id is not None and unit_id in units and unit_id not in passed:
        passed.add(unit_id)
        unit_id = units[unit_id].parent_id
    return len(passed)


def _is_on_time(day: DayVerdict) -> bool:
    return day.status is DayStatus.PRESENT and not day.late_min and not day.early_min
