"""A unit's period: its lines, how its predicates spread beside what its year came to; figures where no person is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.evaluation import EvaluationLine, UnitStanding
from chalicelib.domain.performance import PerformanceRules, Predicate, Standing
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.rules.access import Act
from chalicelib.rules.assessment import counts_of, people_counted, period_assessed, predicates_of
from chalicelib.rules.evaluation import SpreadVerdict, judge_spread, performance_rules_on
from chalicelib.rules.performance_period import Period
from chalicelib.rules.public_figures import LEAST_PEOPLE
from chalicelib.use_cases.assessors import reader_of
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import find_unit, today_of


@dataclass(frozen=True, slots=True)
class UnitPeriod:
    """By name. `counts`: of what was approved. `verdicts`: the spreads of the unit's standing beside them.

    people   whose predicates are counted.
    """

    period: Period
    rules: PerformanceRules
    lines: Sequence[EvaluationLine]
    names: Mapping[str, str]
    counts: Mapping[Predicate, int]
    standing: UnitStanding
    verdicts: Sequence[SpreadVerdict]
    people: int


def see_unit_period(services: Services, actor: Employee, unit_id: str, period_id: str, now: datetime) -> UnitPeriod:
    """Lines, names, standing: three reads. One's own line and that of one's superior stay out.

    The superior's, and that of whose place one takes, is in no figure either: what is shown, subtracted, would tell it.

    Raises NotFound out of reach.
    """
    city = services.city.fresh(now)
    reader = reader_of(services, actor, [unit_id], city, now)
    if unit_id not in city.units or reader is None:
        raise NotFound
    names, today = {each.employee_id: each.name for each in services.staff.members(unit_id)}, today_of(city, now)
    above = {each.superior_id_on(today) for each in (actor, reader)} | {reader.employee_id}
    own = actor.employee_id
    found = _unit_period(services, unit_id, period_id, names, city, above - {own})
    lines = [each for each in found.lines if each.employee_id != own]
    return replace(found, lines=lines, names={who: name for who, name in found.names.items() if who != own})


def see_unit_figures(services: Services, actor: Employee, unit_id: str, period_id: str, now: datetime) -> UnitPeriod:
    """Figures alone, none where so few were assessed that they would tell of a person. Raises NotFound."""
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.READ_SUMMARY, city, now)
    above = {actor.superior_id_on(today_of(city, now))}
    found = replace(_unit_period(services, unit_id, period_id, {}, city, above), lines=())
    return found if found.people >= LEAST_PEOPLE else replace(found, counts={}, verdicts=())


def set_standing(
    services: Services, actor: Employee, unit_id: str, year: int, standing: Standing, revision: int, now: datetime
) -> UnitStanding:
    """What the unit's year came to, as the city decided it elsewhere. Raises NotFound, ChangedMeanwhile."""
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.WRITE_CITY, city, now)
    before = services.evaluations.standing(unit_id, year)
    if (before.standing, before.revision) == (standing, revision + 1):
        return before
    facts = {"year": year, "standing": standing.value, "was": before.standing and before.standing.value}
    entry = entry_of(services, actor, "standing_set", unit_id, now, unit_id, facts)
    try:
        return services.evaluations.set_standing(UnitStanding(unit_id, year, standing, revision), entry)
    except Changed:
        raise ChangedMeanwhile from None


def _unit_period(
    services: Services,
    unit_id: str,
    period_id: str,
    names: Mapping[str, str],
    city: City,
    without: Collection[str | None] = (),
) -> UnitPeriod:
    given, year = city.settings.performance_rules, int(period_id[:4])
    period = period_assessed(given, year, period_id)
    if period is None:
        raise NotFound
    lines = [each for each in services.evaluations.lines_of(unit_id, period_id) if each.employee_id not in without]
    lines.sort(key=lambda each: (names.get(each.employee_id, "").casefold(), each.employee_id, each.number))
    standing, rules = services.evaluations.standing(unit_id, year), performance_rules_on(given, period.ends_on)
    predicates = predicates_of(lines)
    verdicts = list(judge_spread(rules, standing.standing, predicates)) if standing.standing else []
    wanted = {each.employee_id for each in lines}
    shown = {who: name for who, name in names.items() if who in wanted}
    people = people_counted(lines)
    return UnitPeriod(period, rules, lines, shown, counts_of(predicates), standing, verdicts, people)
