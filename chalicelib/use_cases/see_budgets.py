"""Budgets, to read: the city's year, a unit's, one line, one's own lines. One Query each, never a scan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.budget import BudgetLine, BudgetRules, BudgetSum, UnitBudget, Unlock
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act, reaches, root_of
from chalicelib.rules.budget import MonthState, month_state
from chalicelib.rules.budget_rules import budget_rules_on
from chalicelib.rules.budget_sums import city_months, unit_budget, units_without
from chalicelib.rules.month import last_day, month_beside, month_of
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, today_of


@dataclass(frozen=True, slots=True)
class SeenMonth:
    """The month that is looked at, the rules that hold at its end, and whether its figures are entered now."""

    year: int
    month: int
    rules: BudgetRules
    state: MonthState
    unlock: Unlock | None = None


@dataclass(frozen=True, slots=True)
class CityBudget:
    """The units within reach that have a budget, by name, and what they come to together, month by month.

    without   OPDs within reach of which nobody has entered a budget of the year, by name.
    """

    seen: SeenMonth
    units: Sequence[UnitBudget]
    months: Sequence[BudgetSum]
    unlocks: Sequence[Unlock]
    without: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SeenLines:
    """Lines of a unit, or one's own. `names`: of the people they name, empty for who sees no person.

    may_tell   whose month the actor may tell, were it open.
    """

    seen: SeenMonth
    lines: Sequence[BudgetLine]
    months: Sequence[BudgetSum]
    names: Mapping[str, str]
    may_tell: bool


def see_city_budget(services: Services, actor: Employee, year: int, month: int | None, now: datetime) -> CityBudget:
    """One Query; a second, for who audits, of what was unlocked."""
    city = services.city.fresh(now)
    today = today_of(city, now)
    entered = services.budgets.sums(year)
    mine = [each for each in entered if reaches(actor, Act.READ_BUDGET, [each.unit_id], city, today)]
    bare = units_without(city, entered, min(today, date(year, 12, 31)))
    bare = [each for each in bare if reaches(actor, Act.READ_BUDGET, [each], city, today)]
    audits = reaches(actor, Act.READ_AUDIT, (), city, today)
    units = sorted(mine, key=lambda each: (city.unit_name(each.unit_id).casefold(), each.unit_id))
    unlocks = services.budgets.unlocks(year) if audits else []
    without = sorted(bare, key=lambda each: (city.unit_name(each).casefold(), each))
    return CityBudget(_seen(year, month, city, today, None), units, city_months(units), unlocks, without)


def see_unit_budget(
    services: Services, actor: Employee, unit_id: str, year: int, month: int | None, now: datetime
) -> SeenLines:
    """One Query, whether the month is unlocked, and the names. Raises NotFound out of reach."""
    city = services.city.fresh(now)
    today = today_of(city, now)
    find_unit(actor, unit_id, Act.READ_BUDGET, city, now)
    lines = services.budgets.lines(unit_id, year)
    may_tell = reaches(actor, Act.WRITE_BUDGET, [unit_id], city, today)
    return _seen_lines(services, actor, unit_id, lines, (year, month), may_tell, city, now)


def see_budget_line(
    services: Services, actor: Employee, unit_id: str, year: int, line_id: str, month: int | None, now: datetime
) -> SeenLines:
    """One line, to who reads the unit's budget and to who is responsible for it. Raises NotFound."""
    city = services.city.fresh(now)
    today = today_of(city, now)
    line = services.budgets.line(unit_id, year, line_id)
    own = line is not None and is_responsible(actor, line, city, today)
    if line is None or not (own or reaches(actor, Act.READ_BUDGET, [unit_id], city, today)):
        raise NotFound
    may_tell = own or reaches(actor, Act.WRITE_BUDGET, [unit_id], city, today)
    return _seen_lines(services, actor, unit_id, [line], (year, month), may_tell, city, now)


def see_own_lines(services: Services, actor: Employee, year: int, month: int | None, now: datetime) -> SeenLines:
    """Those that the actor is responsible for, in the unit they work in and those above it: a Query each."""
    city = services.city.fresh(now)
    today = today_of(city, now)
    held = actor.assignment_on(today)
    units = city.path_of(held.unit_id) if held else []
    found = [line for each in units for line in services.budgets.lines(each, year)]
    own = [each for each in found if is_responsible(actor, each, city, today)]
    unit_id = own[0].unit_id if own else ""
    return _seen_lines(services, actor, unit_id, own, (year, month), True, city, now)


def is_responsible(actor: Employee, line: BudgetLine, city: City, today: date) -> bool:
    """Whether the line names them, and they still work in its OPD."""
    if actor.employee_id not in (line.pptk_id, line.kpa_id):
        return False
    held = actor.assignment_on(today)
    return held is not None and city.is_within(held.unit_id, root_of(line.unit_id, city))


def rules_at(city: City, year: int, month: int) -> BudgetRules:
    """Those of the month's last day."""
    return budget_rules_on(city.settings.budget_rules, last_day(f"{year:04}-{month:02}"))


def seen_line(
    services: Services, actor: Employee, line: BudgetLine, month: int, city: City, now: datetime
) -> SeenLines:
    """A line that the actor has just written."""
    return _seen_lines(services, actor, line.unit_id, [line], (line.year, month), True, city, now)


def _seen_lines(
    services: Services,
    actor: Employee,
    unit_id: str,
    lines: Sequence[BudgetLine],
    asked: tuple[int, int | None],
    may_tell: bool,
    city: City,
    now: datetime,
) -> SeenLines:
    year, today = asked[0], today_of(city, now)
    month = asked[1] or _month_shown(year, today)
    unlock = services.budgets.unlock(unit_id, year, month) if unit_id else None
    own = {actor.employee_id: actor.name}
    sees = all(is_responsible(actor, each, city, today) for each in lines) or reaches(
        actor, Act.READ_PROFILE, [unit_id], city, today
    )
    names = _names(services, lines) if sees else own
    months = unit_budget(unit_id, year, lines).months
    return SeenLines(_seen(year, month, city, today, unlock), lines, months, names, may_tell)


def _names(services: Services, lines: Sequence[BudgetLine]) -> dict[str, str]:
    """Of who is responsible; of one line also of who told what."""
    named = {each for line in lines for each in (line.pptk_id, line.kpa_id) if each}
    for line in lines if len(lines) == 1 else ():
        said = {each.by for told in line.told.values() for each in told.corrections}
        said |= {each.by for each in line.told.values()} | {each.by for each in line.obstacles}
        named |= said | {each.by for each in line.ceilings}
    return {each.employee_id: each.name for each in services.staff.people(named).values()} if named else {}


def _seen(year: int, month: int | None, city: City, today: date, unlock: Unlock | None) -> SeenMonth:
    shown = month or _month_shown(year, today)
    rules = rules_at(city, year, shown)
    return SeenMonth(year, shown, rules, month_state(year, shown, today, rules, unlock), unlock)


def _month_shown(year: int, today: date) -> int:
    """The last month that is over, the first of a year that is ahead or has just begun."""
    last = month_beside(month_of(today), -1)
    if year < int(last[:4]):
        return 12
    return int(last[5:]) if f"{year:04}" == last[:4] else 1
