"""Watch: a unit's people on a date, a city's units on a date or in a month, a unit's year. Figures where no person is.

Figures lie ready; what is old is counted again by the closer, once a minute at most however many look (docs/adr/0018).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.board import DayFigures, MonthFigures, PersonStand
from chalicelib.domain.city import City, Unit
from chalicelib.domain.closing import FiguresTask
from chalicelib.domain.employee import Employee
from chalicelib.errors import FieldError, InputInvalid
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.board import is_fresh
from chalicelib.rules.month import first_day, year_months
from chalicelib.rules.month_standing import may_count
from chalicelib.use_cases.board_lines import MonthLine, UnitLine, days_told, if_large, months_told, sees_people
from chalicelib.use_cases.have_counted import have_counted, in_parts
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, today_of
from chalicelib.use_cases.see_month_sheet import check_has_begun
from chalicelib.use_cases.stand_unit import stand_unit

_AHEAD = ("Tanggal ini belum tiba; pilih hari ini atau sebelumnya.", "This date has not come; choose today or earlier.")


@dataclass(frozen=True, slots=True)
class CityBoard:
    """`today`: the city's own. `is_counting`: something is old or missing, and is being counted."""

    lines: Sequence[UnitLine]
    today: date
    is_counting: bool


@dataclass(frozen=True, slots=True)
class MonthBoard:
    lines: Sequence[MonthLine]
    is_counting: bool


@dataclass(frozen=True, slots=True)
class UnitYear:
    """The months that have begun, each None until it has been counted."""

    unit: Unit
    months: dict[str, MonthFigures | None]
    is_counting: bool


def see_unit_board(services: Services, actor: Employee, unit_id: str, on: date, now: datetime) -> list[PersonStand]:
    """Everybody, as of right now. Raises NotFound out of reach, InputInvalid for a date ahead."""
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.READ_ATTENDANCE, city, now)
    _check_begun(on, city, now)
    return stand_unit(services, unit_id, on, city, now)


def see_city_board(services: Services, actor: Employee, on: date, now: datetime) -> CityBoard:
    """Units within reach, by name: one Query. Raises InputInvalid for a date ahead."""
    city = services.city.fresh(now)
    _check_begun(on, city, now)
    today, units = today_of(city, now), units_within(actor, city, now, on)
    found = {each.unit_id: each for each in services.figures.of_day(on)}
    old = _old(units, found, on < today, now)
    if old:
        have_counted(services, actor, f"{on}", units, [FiguresTask(part, on) for part in in_parts(old)], now)
    lines = [UnitLine(each, found.get(each.unit_id)) for each in units]
    return CityBoard(days_told(actor, lines, city, now), today, bool(old))


def see_city_month(services: Services, actor: Employee, month: str, now: datetime) -> MonthBoard:
    """Units within reach, by name: one Query. Raises InputInvalid for a month ahead."""
    city = services.city.fresh(now)
    today = today_of(city, now)
    check_has_begun(month, today)
    units = units_within(actor, city, now, first_day(month))
    found = {each.unit_id: each for each in services.figures.of_month(month)}
    old = _old(_counting(units, month), found, month < f"{today:%Y-%m}", now)
    if old:
        have_counted(services, actor, month, units, [FiguresTask(part, months=(month,)) for part in in_parts(old)], now)
    lines = [MonthLine(each, _month_of(each, month, found.get(each.unit_id), now)) for each in units]
    return MonthBoard(months_told(actor, lines, city, now), bool(old))


def see_unit_year(services: Services, actor: Employee, unit_id: str, year: int, now: datetime) -> UnitYear:
    """One BatchGet. Raises NotFound out of reach, InputInvalid for a year ahead."""
    city = services.city.fresh(now)
    unit = find_unit(actor, unit_id, Act.READ_FIGURES, city, now)
    this = f"{today_of(city, now):%Y-%m}"
    months = [each for each in year_months(year) if each <= this]
    check_has_begun(f"{year}-01", today_of(city, now))
    found = {each.month: each for each in services.figures.of_unit(unit_id, months)}
    counting = [each for each in months if may_count(each, unit.counts_from, unit.ends_on)]
    old = tuple(m for m in counting if not (known := found.get(m)) or not is_fresh(known.counted_at, m < this, now))
    if old:
        have_counted(services, actor, f"{year}", [unit], [FiguresTask((unit_id,), months=old)], now)
    figures = {each: _month_of(unit, each, found.get(each), now) for each in months}
    if not sees_people(actor, unit, city, now):
        figures = {month: if_large(each) for month, each in figures.items()}
    return UnitYear(unit, figures, bool(old))


def have_months_counted(
    services: Services, actor: Employee, figures: Mapping[str, Sequence[MonthFigures]], city: City, now: datetime
) -> bool:
    """Whether some unit's figures of these months are old or missing: then they are counted again."""
    units, this = sorted(city.units.values(), key=lambda each: each.unit_id), f"{today_of(city, now):%Y-%m}"
    known = {month: {each.unit_id: each for each in found} for month, found in figures.items()}
    old = {month: _old(_counting(units, month), found, month < this, now) for month, found in known.items()}
    months_of: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for month, ids in sorted(old.items()):
        for part in in_parts(ids):
            months_of[part].append(month)
    tasks = [FiguresTask(part, months=tuple(months)) for part, months in months_of.items()]
    if tasks:
        have_counted(services, actor, f"{max(figures)}+", units, tasks, now)
    return bool(tasks)


def units_within(actor: Employee, city: City, now: datetime, on: date) -> list[Unit]:
    """Whose figures the actor sees, by name: of those that have not ended before this date."""
    today = today_of(city, now)
    within = [each for each in city.units_on(on) if reaches(actor, Act.READ_FIGURES, [each.unit_id], city, today)]
    return sorted(within, key=lambda each: (each.name.casefold(), each.unit_id))


def _counting(units: Iterable[Unit], month: str) -> list[Unit]:
    """Those of which a day of the month can count: nobody looks for what never was."""
    return [each for each in units if may_count(month, each.counts_from, each.ends_on)]


def _month_of(unit: Unit, month: str, found: MonthFigures | None, now: datetime) -> MonthFigures | None:
    """What was counted; of a month of the trial, or after the unit's end, that is nothing."""
    counts = may_count(month, unit.counts_from, unit.ends_on)
    return found if found or counts else MonthFigures(unit.unit_id, month, now)


def _old(
    units: Iterable[Unit], found: dict[str, DayFigures] | dict[str, MonthFigures], is_over: bool, now: datetime
) -> list[str]:
    """Those of the reader's own alone: nobody has others counted."""
    known = {unit_id: each.counted_at for unit_id, each in found.items()}
    ids = [each.unit_id for each in units]
    return sorted(each for each in ids if each not in known or not is_fresh(known[each], is_over, now))


def _check_begun(on: date, city: City, now: datetime) -> None:
    """A zone east of the city's is at most a date ahead."""
    if on > today_of(city, now):
        raise InputInvalid([FieldError("/on", "DATE_AHEAD", _AHEAD)])
