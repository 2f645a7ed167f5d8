"""Who in the city stands at which level of discipline in a year: counts for who leads it, a list for who follows it up.

Lines lie ready, a unit an item; what is old is counted again by the closer (docs/adr/0030).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from chalicelib.domain.city import City, Unit
from chalicelib.domain.closing import FiguresTask
from chalicelib.domain.discipline_case import CaseState
from chalicelib.domain.discipline_levels import LevelCounts, Step, UnitLevels
from chalicelib.domain.employee import Employee, NumberKind
from chalicelib.errors import FieldError, InputInvalid
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.discipline_levels import (
    Choice,
    PlacedLine,
    chosen,
    count_kinds,
    count_levels,
    count_steps,
    once_each,
    still_holds,
)
from chalicelib.rules.month_standing import may_count
from chalicelib.rules.small_units import part_small
from chalicelib.use_cases.city_versions import city_versions
from chalicelib.use_cases.have_counted import have_counted, in_parts
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of

SCREEN_PEOPLE = 50  # a page of the list
UNITS_A_TASK = 5  # a year of a person is thirteen rows: less than of a date's figures
ONCE_IN = timedelta(minutes=5)  # a city's year takes the closer a minute or two
_AHEAD = (
    "Tahun ini belum tiba; pilih tahun ini atau sebelumnya.",
    "This year has not come; choose this one or earlier.",
)


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """One unit, or several small ones together (`unit` None; how many, `units`). None until it has been counted."""

    unit: Unit | None
    counts: LevelCounts | None
    units: int = 1


@dataclass(frozen=True, slots=True)
class CityLevels:
    """`counts`, `steps` and `kinds` of the lines together; kinds only to who sees the people. `counted_at`: the oldest.

    is_counting   something is old or missing, and is being counted.
    """

    lines: Sequence[UnitCounts]
    counts: LevelCounts
    steps: Sequence[Step]
    kinds: dict[NumberKind, int]
    counted_at: datetime | None
    is_counting: bool


@dataclass(frozen=True, slots=True)
class LevelPage:
    people: Sequence[PlacedLine]
    total: int
    counted_at: datetime | None
    is_counting: bool


def see_city_levels(services: Services, actor: Employee, year: int, now: datetime) -> CityLevels:
    """One Query and its pages. Raises InputInvalid for a year ahead."""
    city = services.city.fresh(now)
    found, is_counting = _counted(services, actor, year, city, now)
    known = {each.unit_id: each for each in _alone(found)}
    units = sorted(city.units.values(), key=lambda each: (each.name.casefold(), each.unit_id))
    told = [each for each in units if each.unit_id in known]
    missing = [each for each in units if each.unit_id not in known and _counts(each, year, city, now)]
    small: Sequence[Unit] = []
    sees_people = reaches(actor, Act.READ_LEVELS, (), city, today_of(city, now))
    if not sees_people:
        told, small = part_small(told, lambda each: sum(known[each.unit_id].people.values()))
        small = () if missing else small  # what it came to be then would be the figures of who is counted next
    lines = [UnitCounts(each, count_levels([known[each.unit_id]])) for each in told]
    if small:
        lines.append(UnitCounts(None, count_levels(known[each.unit_id] for each in small), len(small)))
    if sees_people:
        lines += [UnitCounts(each, None) for each in missing]
    counted = [known[each.unit_id] for each in (*told, *small)]
    return CityLevels(
        lines=lines,
        counts=count_levels(counted),
        steps=count_steps(counted),
        kinds=count_kinds(counted) if sees_people else {},
        counted_at=min((each.counted_at for each in found), default=None),
        is_counting=is_counting,
    )


def see_level_people(
    services: Services, actor: Employee, year: int, choice: Choice, page: int, now: datetime
) -> LevelPage:
    """Those with a counted day, wherever they work: a Query of the lines and one of the year's cases.

    The case of one's own superior is told to nobody (rules/case_steps.py). Raises InputInvalid for a year ahead.
    """
    city = services.city.fresh(now)
    found, is_counting = _counted(services, actor, year, city, now)
    superior_id = actor.superior_id_on(today_of(city, now))
    open_cases = {
        each.employee_id: each.case_id
        for each in services.cases.of_year(year)
        if each.state is not CaseState.CLOSED and each.employee_id != superior_id
    }
    lines = [
        PlacedLine(line, unit_id, city.units[unit_id].name, open_cases.get(line.employee_id))
        for unit_id, line in once_each(found)
    ]
    wanted = chosen(lines, choice)
    shown = wanted[(page - 1) * SCREEN_PEOPLE : page * SCREEN_PEOPLE]
    return LevelPage(shown, len(wanted), min((each.counted_at for each in found), default=None), is_counting)


def _alone(found: Sequence[UnitLevels]) -> list[UnitLevels]:
    """Each person in one unit's lines, so that counts and list tell the same."""
    kept = {(unit_id, line.employee_id) for unit_id, line in once_each(found)}
    return [replace(e, lines=tuple(line for line in e.lines if (e.unit_id, line.employee_id) in kept)) for e in found]


def _counted(
    services: Services, actor: Employee, year: int, city: City, now: datetime
) -> tuple[list[UnitLevels], bool]:
    """What was counted of the units that there are, and whether some of it is being counted again."""
    today, versions = today_of(city, now), city_versions(city)
    if year > today.year:
        raise InputInvalid([FieldError("/year", "YEAR_AHEAD", _AHEAD)])
    found = [each for each in services.levels.of_year(year) if each.unit_id in city.units]
    holding = {each.unit_id for each in found if still_holds(each, versions, today, now)}
    units = [each for _, each in sorted(city.units.items()) if _counts(each, year, city, now)]
    old = [each.unit_id for each in units if each.unit_id not in holding]
    if old:
        tasks = [FiguresTask(part, years=(year,)) for part in in_parts(old, UNITS_A_TASK)]
        have_counted(services, actor, f"levels {year}", units, tasks, now, ONCE_IN)
    return found, bool(old)


def _counts(unit: Unit, year: int, city: City, now: datetime) -> bool:
    """What was brought along into this year counts in a trial too; of earlier ones nobody looks for what never was."""
    return year == today_of(city, now).year or may_count(f"{date(year, 12, 31):%Y-%m}", unit.counts_from)
