"""Assessments, to read: one's own, a person's, a unit's period; figures for who leads the city."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.evaluation import (
    Evaluation,
    EvaluationState,
    EvaluationStepKind,
    Evidence,
)
from chalicelib.domain.plan import Plan, PlanState
from chalicelib.errors import NotFound
from chalicelib.rules.assessment import (
    is_told,
    may_follow,
    opens_on,
    periods_assessed,
    span_of,
    state_told,
)
from chalicelib.rules.evaluation import performance_rules_on
from chalicelib.rules.performance_period import Period
from chalicelib.use_cases.assessors import (
    has_rated,
    is_barred_to_read,
    reader_of,
    right_to_approve,
    right_to_assess,
    seats_of,
)
from chalicelib.use_cases.evaluation_evidence import evidence_of
from chalicelib.use_cases.evaluation_steps import Found, Which, find_evaluation, object_until
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of, units_of

_K = EvaluationStepKind
_ANSWERS = (_K.RETURNED, _K.APPROVED, _K.KEPT, _K.CHANGED)


@dataclass(frozen=True, slots=True)
class SeenEvaluation:
    """An assessment, or one that nobody has begun.

    state     RATED also while it goes back and forth, to its person.
    may       the steps that the actor may take now.
    opens_on  from when on it may be rated.
    evidence  as it was when it was rated last; before that, for who rates it, as it is now.
    """

    evaluation: Evaluation
    plan: Plan
    period: Period
    opens_on: date
    state: EvaluationState
    may: Sequence[EvaluationStepKind] = ()
    object_until: date | None = None
    evidence: Evidence | None = None
    names: Mapping[str, str] | None = None


def see_own_evaluations(services: Services, actor: Employee, year: int, now: datetime) -> list[SeenEvaluation]:
    """Each begun period of each agreed plan of one's year: two Queries and the names."""
    city = services.city.current(now)
    today, given = today_of(city, now), city.settings.performance_rules
    stored = {(each.number, each.period_id): each for each in services.evaluations.of_person(actor.employee_id, year)}
    plans = [each for each in services.plans.of_person(actor.employee_id, year) if each.was_agreed]
    found = []
    for plan in plans:
        for period in periods_assessed(given, year):
            span, evaluation = span_of(plan, period), stored.get((plan.number, period.period_id))
            if span is None or (span[0] > today and evaluation is None):
                continue
            rules = performance_rules_on(given, period.ends_on)
            empty = Evaluation(actor.employee_id, year, plan.number, period.period_id, plan.unit_id, plan.assessor_id)
            found.append(_own(Found(plan, period, span, rules, evaluation, evaluation or empty), city, today))
    return _named(services, found)


def see_own_evaluation(services: Services, which: Which, now: datetime) -> SeenEvaluation:
    """Raises NotFound."""
    city = services.city.current(now)
    found = find_evaluation(services, which, city)
    if found is None:
        raise NotFound
    return _named(services, [_own(found, city, today_of(city, now))])[0]


def see_evaluation(services: Services, actor: Employee, which: Which, now: datetime) -> SeenEvaluation:
    """One of somebody within reach, with what lies beside it and what the actor may do. Raises NotFound."""
    city = services.city.fresh(now)
    today, subject = today_of(city, now), services.staff.employee(which.employee_id)
    found = find_evaluation(services, which, city) if subject else None
    if subject is None or found is None or is_barred_to_read(actor, subject, today):
        raise NotFound
    seats = seats_of(services, subject, found.plan, city, today)
    rates = right_to_assess(services, actor, subject, found.plan, seats, city, now)
    approves = right_to_approve(services, actor, subject, found.plan, seats, city, now)
    if not (rates or approves or reader_of(services, actor, [found.plan.unit_id], city, now, subject)):
        raise NotFound
    evaluation, opens = found.evaluation, opens_on(found.span[1])
    open_now = found.plan.state is PlanState.AGREED and today >= opens
    may = [_K.RATED] if rates and open_now and may_follow(evaluation, _K.RATED) else []
    if approves and not {actor.employee_id, approves.employee_id} & _raters(evaluation):
        may += [each for each in _ANSWERS if may_follow(evaluation, each)]
    evidence = evaluation.evidence
    if _K.RATED in may:
        evidence = evidence_of(services, subject, found.plan, evaluation, found.span, city, now)
    approver_id = evaluation.approver_id or (seats.approver.employee_id if seats.approver else None)
    shown = replace(evaluation, approver_id=approver_id)
    until = object_until(evaluation, found.rules, city)
    return _named(
        services, [SeenEvaluation(shown, found.plan, found.period, opens, shown.state, may, until, evidence)]
    )[0]


def see_evaluations_of(
    services: Services, actor: Employee, employee_id: str, year: int, now: datetime
) -> list[SeenEvaluation]:
    """A person's assessments of a year, of units within reach, without evidence. Raises NotFound."""
    city = services.city.fresh(now)
    subject = services.staff.employee(employee_id)
    today = today_of(city, now)
    if subject is None or is_barred_to_read(actor, subject, today):
        raise NotFound
    all_of_them = reader_of(services, actor, units_of(subject, today), city, now, subject)
    stored = services.evaluations.of_person(employee_id, year)
    mine = [each for each in stored if all_of_them or reader_of(services, actor, [each.unit_id], city, now, subject)]
    if not all_of_them and not mine:
        raise NotFound
    given, plans = city.settings.performance_rules, services.plans.of_person(employee_id, year)
    periods = {each.period_id: each for each in periods_assessed(given, year)}
    by_number = {each.number: each for each in plans}
    found = []
    for each in mine:
        plan, period = by_number.get(each.number), periods.get(each.period_id)
        span = span_of(plan, period) if plan and period else None
        if plan and period and span:
            until = object_until(each, performance_rules_on(given, period.ends_on), city)
            found.append(SeenEvaluation(each, plan, period, opens_on(span[1]), each.state, (), until, each.evidence))
    return _named(services, found)


def _own(found: Found, city: City, today: date) -> SeenEvaluation:
    """As its person may see it: before the approval only that it is being made."""
    evaluation, seen = found.evaluation, is_told(found.evaluation)
    begun = found.plan.state is PlanState.AGREED and today >= found.span[0]
    may = [_K.TOLD] if begun and may_follow(evaluation, _K.TOLD) else []
    until = object_until(evaluation, found.rules, city) if seen else None
    if until and today <= until and may_follow(evaluation, _K.OBJECTED):
        may.append(_K.OBJECTED)
    state = state_told(evaluation)
    evidence, opens = evaluation.evidence if seen else None, opens_on(found.span[1])
    return SeenEvaluation(_for_person(evaluation), found.plan, found.period, opens, state, may, until, evidence)


def _for_person(evaluation: Evaluation) -> Evaluation:
    """Without what assessor and approver said to each other; before the approval without any rating."""
    own = (_K.TOLD, _K.OBJECTED)
    if not is_told(evaluation):
        steps = tuple(each for each in evaluation.steps if each.kind in own)
        return replace(evaluation, steps=steps)
    rated = evaluation.last(_K.RATED)
    steps = tuple(each for each in evaluation.steps if each.kind not in (_K.RETURNED, _K.RATED) or each is rated)
    return replace(evaluation, steps=steps)


def _raters(evaluation: Evaluation) -> set[str]:
    rated = evaluation.last(_K.RATED)
    people = (rated.by, rated.on_behalf) if rated else ()
    return {each for each in people if each and has_rated(evaluation, each)}


def _named(services: Services, found: Sequence[SeenEvaluation]) -> list[SeenEvaluation]:
    wanted = {who for each in found for who in _people(each.evaluation)}
    names = {each.employee_id: each.name for each in services.staff.people(wanted).values()} if wanted else {}
    return [
        replace(each, names={who: names[who] for who in _people(each.evaluation) if who in names}) for each in found
    ]


def _people(evaluation: Evaluation) -> set[str]:
    steps = {who for each in evaluation.steps for who in (each.by, each.on_behalf)}
    return {who for who in (evaluation.employee_id, evaluation.assessor_id, evaluation.approver_id, *steps) if who}
