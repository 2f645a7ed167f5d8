"""How the predicates of a period spread over the city's units: figures for who leads it, no person among them.

What each unit came to lies ready, an item a unit: two Queries whatever the number of people. One's own superior is in
no figure, for who reads a unit's lines could subtract them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.performance import PerformanceRules, Predicate, Standing
from chalicelib.domain.predicates import UnitPredicates
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.assessment import period_assessed
from chalicelib.rules.evaluation import SpreadVerdict, judge_spread, performance_rules_on
from chalicelib.rules.performance_period import Period
from chalicelib.rules.predicates import people_of, spelled_out, together, without
from chalicelib.rules.small_units import part_small
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of


@dataclass(frozen=True, slots=True)
class UnitSpread:
    """One unit, or several small ones together (`unit_id` None; how many, `units`). `verdicts`: the spreads of its
    standing beside its counts."""

    unit_id: str | None
    units: int
    counts: Mapping[Predicate, int]
    standing: Standing | None = None
    verdicts: Sequence[SpreadVerdict] = ()


@dataclass(frozen=True, slots=True)
class CityPredicates:
    """Units by name. `counts`: of those lines together."""

    period: Period
    rules: PerformanceRules
    counts: Mapping[Predicate, int]
    lines: Sequence[UnitSpread]


def see_city_predicates(services: Services, actor: Employee, period_id: str, now: datetime) -> CityPredicates:
    """Units where few were approved are one line to who sees no people. Raises NotFound for what is no period."""
    city = services.city.fresh(now)
    given, year = city.settings.performance_rules, int(period_id[:4])
    period = period_assessed(given, year, period_id)
    if period is None:
        raise NotFound
    rules = performance_rules_on(given, period.ends_on)
    standings = {each.unit_id: each.standing for each in services.evaluations.standings(year)}
    today = today_of(city, now)
    above = actor.superior_id_on(today)
    hidden = services.evaluations.of_person(above, year) if above else []
    shown = (without(each, hidden) for each in services.evaluations.predicates(period_id))
    found = [each for each in shown if people_of(each)]
    told = sorted(found, key=lambda each: (city.unit_name(each.unit_id).casefold(), each.unit_id))
    small: list[UnitPredicates] = []
    if not reaches(actor, Act.READ_ASSESSMENT, (), city, today):
        told, small = part_small(
            told, people_of, lambda each: reaches(actor, Act.READ_ASSESSMENT, [each.unit_id], city, today)
        )
    lines = [_spread(each, standings.get(each.unit_id), rules) for each in told]
    if small:
        lines.append(UnitSpread(None, len(small), together(small)))
    return CityPredicates(period, rules, together([*told, *small]), lines)


def _spread(unit: UnitPredicates, standing: Standing | None, rules: PerformanceRules) -> UnitSpread:
    verdicts = list(judge_spread(rules, standing, spelled_out(unit.counts))) if standing else []
    return UnitSpread(unit.unit_id, 1, together([unit]), standing, verdicts)
