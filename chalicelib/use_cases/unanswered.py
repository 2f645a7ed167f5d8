"""What awaits an answer in performance, unit by unit: activities, plans, ratings and objections to them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from chalicelib.domain.activity import ActivityLine
from chalicelib.domain.city import City
from chalicelib.domain.digest import UnitDay
from chalicelib.domain.evaluation import EvaluationLine, EvaluationState
from chalicelib.domain.performance import PerformanceRules
from chalicelib.domain.plan import PlanLine, PlanState
from chalicelib.domain.unanswered import Unanswered, UnansweredKind
from chalicelib.rules.activity import days_waited, is_for_above, is_late_answer, open_months, rules_of_month
from chalicelib.rules.answer_turn import periods_told
from chalicelib.rules.evaluation import performance_rules_on
from chalicelib.rules.local_time import local_date
from chalicelib.rules.performance_period import Period
from chalicelib.rules.plan_span import YEARS_BESIDE
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of

_ASKS = {EvaluationState.RATED: UnansweredKind.RATINGS, EvaluationState.OBJECTED: UnansweredKind.OBJECTIONS}


def see_unanswered(services: Services, days: Iterable[UnitDay], city: City, now: datetime) -> list[Unanswered]:
    """Of the units of these days that are not in trial, as it stands now.

    Queries of each unit: one for each month still answered, year that plans are written for, and period told of.
    """
    listed = [each for each in days if not each.trial]
    superiors = {
        (day.unit_id, who): team.superior_id
        for day in sorted(listed, key=lambda each: each.on)
        for team in day.teams
        for who in team.employee_ids
    }
    today, given = today_of(city, now), city.settings.performance_rules
    look = _Look(
        services,
        superiors,
        months=[(month, rules_of_month(given, month)) for month in open_months(given, today)],
        years=range(today.year - YEARS_BESIDE, today.year + YEARS_BESIDE + 1),
        rules=performance_rules_on(given, today),
        periods=periods_told(given, today),
        waited=_clock(city, today),
    )
    return [each for unit_id in sorted({day.unit_id for day in listed}) for each in look.in_unit(unit_id)]


@dataclass(frozen=True)
class _Look:
    """What is asked of every unit.

    superiors   whom somebody of a unit works under.
    months      still answered, each with the rules that hold in it.
    years       that plans are written for, which are answered by `rules`.
    periods     told of.
    waited      for how many working days something has waited that was sent at this instant.
    """

    services: Services
    superiors: Mapping[tuple[str, str], str | None]
    months: Sequence[tuple[str, PerformanceRules]]
    years: range
    rules: PerformanceRules
    periods: Sequence[Period]
    waited: Callable[[datetime], int]

    def in_unit(self, unit_id: str) -> Iterator[Unanswered]:
        for month, rules in self.months:
            for line in self.services.activities.lines(unit_id, month):
                if line.waiting:
                    superior_id = self.superiors.get((unit_id, line.employee_id))
                    yield _activities(line, superior_id, rules, self.waited)
        for year in self.years:
            for plan in self.services.plans.lines_of(unit_id, year):
                if plan.state is PlanState.PROPOSED:
                    yield _plan(plan, unit_id, year, self.rules, self.waited(plan.moved_at))
        for period in self.periods:
            for each in self.services.evaluations.lines_of(unit_id, period.period_id):
                if each.state in _ASKS:
                    yield _evaluation(each, unit_id, period)


def _clock(city: City, today: date) -> Callable[[datetime], int]:
    zone, holidays = city.settings.zone, city.calendar.holidays
    of_date = cache(lambda on: days_waited(on, today, holidays))
    return lambda since: of_date(local_date(since, zone))


def _activities(
    line: ActivityLine, superior_id: str | None, rules: PerformanceRules, waited: Callable[[datetime], int]
) -> Unanswered:
    counts = [waited(each.since) for each in line.waiting]
    return Unanswered(
        UnansweredKind.ACTIVITIES,
        line.unit_id,
        line.employee_id,
        superior_id,
        all=len(counts),
        late=sum(is_late_answer(each, rules) for each in counts),
        long=sum(is_for_above(each, rules) for each in counts),
    )


def _plan(line: PlanLine, unit_id: str, year: int, rules: PerformanceRules, waited: int) -> Unanswered:
    return Unanswered(
        UnansweredKind.PLANS,
        unit_id,
        line.employee_id,
        line.assessor_id,
        late=int(is_late_answer(waited, rules)),
        long=int(is_for_above(waited, rules)),
        year=year,
        number=line.number,
    )


def _evaluation(line: EvaluationLine, unit_id: str, period: Period) -> Unanswered:
    return Unanswered(
        _ASKS[line.state],
        unit_id,
        line.employee_id,
        line.approver_id,
        line.assessor_id,
        year=period.ends_on.year,
        number=line.number,
        period_id=period.period_id,
    )
