"""The steps of an assessment: its person tells, the assessor rates, the approver answers, the person may object."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.evaluation import (
    CoreValue,
    Evaluation,
    EvaluationStep,
    EvaluationStepKind,
    Realised,
)
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.domain.performance import PerformanceRules, Rating
from chalicelib.domain.plan import Plan, PlanState
from chalicelib.errors import (
    ChangedMeanwhile,
    DecideOwn,
    EvaluationMovedOn,
    NotFound,
    ObjectionOver,
    PeriodNotOpen,
    PlanNotAgreed,
)
from chalicelib.rules.assessment import (
    answer_faults,
    last_day_to_object,
    may_follow,
    opens_on,
    periods_assessed,
    read_off,
    reason_faults,
    span_of,
    taken_already,
    told_faults,
    with_step,
)
from chalicelib.rules.evaluation import performance_rules_on
from chalicelib.rules.local_time import local_date
from chalicelib.rules.performance_period import Period
from chalicelib.rules.push import push_state
from chalicelib.use_cases.assessors import has_rated, right_to_approve, right_to_assess, seats_of
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.evaluation_evidence import evidence_of
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.stand_in import for_whom, on_behalf

_K = EvaluationStepKind


@dataclass(frozen=True, slots=True)
class Which:
    """Whose, which year's plan, which period of it."""

    employee_id: str
    year: int
    number: int
    period_id: str


@dataclass(frozen=True, slots=True)
class Given:
    """Two ratings as somebody sends them, and of BerAKHLAK what they wanted to say more about."""

    result: Rating
    behaviour: Rating
    behaviours: Mapping[CoreValue, Rating] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """An assessment with what it hangs on; one that nobody has begun has no step. `rules`: of the period's last day."""

    plan: Plan
    period: Period
    span: tuple[date, date]
    rules: PerformanceRules
    before: Evaluation | None
    evaluation: Evaluation


def find_evaluation(services: Services, which: Which, city: City) -> Found | None:
    plan = services.plans.get(which.employee_id, which.year, which.number)
    given = city.settings.performance_rules
    periods = (each for each in periods_assessed(given, which.year) if each.period_id == which.period_id)
    period = next(periods, None)
    span = span_of(plan, period) if plan and period else None
    if plan is None or period is None or span is None:
        return None
    before = services.evaluations.get(which.employee_id, which.year, which.period_id, which.number)
    empty = Evaluation(which.employee_id, which.year, which.number, which.period_id, plan.unit_id, plan.assessor_id)
    return Found(plan, period, span, performance_rules_on(given, period.ends_on), before, before or empty)


def tell_realised(
    services: Services, actor: Employee, which: Which, told: Sequence[Realised], revision: int, now: datetime
) -> Evaluation:
    """What came of one's own indicators, until it is rated.

    Raises NotFound, PlanNotAgreed, PeriodNotOpen, EvaluationMovedOn, ChangedMeanwhile, InputInvalid.
    """
    city = services.city.fresh(now)
    found = find_evaluation(services, which, city)
    if found is None:
        raise NotFound
    step = EvaluationStep(_K.TOLD, actor.employee_id, now)
    if taken_already(found.evaluation, step, revision) and found.evaluation.told == tuple(told):
        return found.evaluation
    _check_turn(found, _K.TOLD, revision)
    _check_open(found.span[0], today_of(city, now))
    check(list(told_faults(found.plan, told)))
    return _save(services, actor, found, replace(with_step(found.evaluation, step), told=tuple(told)), now)


def rate(
    services: Services, actor: Employee, which: Which, given: Given, reason: str | None, revision: int, now: datetime
) -> Evaluation:
    """Two ratings, by the assessor of the plan or who takes that place now; the evidence is kept as it lies beside.

    Raises DecideOwn, NotFound, PlanNotAgreed, PeriodNotOpen, EvaluationMovedOn, ChangedMeanwhile, InputInvalid.
    """
    if which.employee_id == actor.employee_id:
        raise DecideOwn
    city = services.city.fresh(now)
    today, subject = today_of(city, now), services.staff.employee(which.employee_id)
    found = find_evaluation(services, which, city) if subject else None
    if subject is None or found is None:
        raise NotFound
    seats = seats_of(services, subject, found.plan, city, today)
    right = right_to_assess(services, actor, subject, found.plan, seats, city, now)
    if right is None:
        raise NotFound
    check(reason_faults(given.result, given.behaviour, reason))
    ratings = read_off(found.rules, given.result, given.behaviour, given.behaviours, reason)
    step = EvaluationStep(_K.RATED, actor.employee_id, now, on_behalf=on_behalf(actor, right), ratings=ratings)
    if taken_already(found.evaluation, step, revision):
        return found.evaluation
    _check_turn(found, _K.RATED, revision)
    _check_open(opens_on(found.span[1]), today)
    evidence = evidence_of(services, subject, found.plan, found.evaluation, found.span, city, now)
    rated = with_step(found.evaluation, replace(step, evidence=evidence))
    approver = seats.approver
    rated = replace(rated, assessor_id=right.employee_id, approver_id=approver.employee_id if approver else None)
    return _save(services, actor, found, rated, now, _told(approver, rated, city, now))


def answer_rating(
    services: Services,
    actor: Employee,
    which: Which,
    kind: EvaluationStepKind,
    text: str | None,
    given: Given | None,
    revision: int,
    now: datetime,
) -> Evaluation:
    """Approve or return a rating; keep or change it after an objection. Never by who gave it.

    Raises DecideOwn, NotFound, EvaluationMovedOn, ChangedMeanwhile, InputInvalid.
    """
    if which.employee_id == actor.employee_id:
        raise DecideOwn
    city = services.city.fresh(now)
    subject = services.staff.employee(which.employee_id)
    found = find_evaluation(services, which, city) if subject else None
    if subject is None or found is None:
        raise NotFound
    seats = seats_of(services, subject, found.plan, city, today_of(city, now))
    right = right_to_approve(services, actor, subject, found.plan, seats, city, now)
    if right is None:
        raise NotFound
    if has_rated(found.evaluation, actor.employee_id) or has_rated(found.evaluation, right.employee_id):
        raise DecideOwn
    check(answer_faults(kind, text, given is not None))
    step = EvaluationStep(kind, actor.employee_id, now, text, on_behalf(actor, right))
    if given:
        ratings = read_off(found.rules, given.result, given.behaviour, given.behaviours, text)
        step = replace(step, ratings=ratings)
    if taken_already(found.evaluation, step, revision):
        return found.evaluation
    _check_turn(found, kind, revision, needs_plan=False)
    answered = replace(with_step(found.evaluation, step), approver_id=right.employee_id)
    rated = found.evaluation.last(_K.RATED)
    reader = subject if kind is not _K.RETURNED else services.staff.employee(rated.by) if rated else None
    return _save(services, actor, found, answered, now, _told(reader, answered, city, now, found.rules))


def object_to(services: Services, actor: Employee, which: Which, text: str, revision: int, now: datetime) -> Evaluation:
    """One's own objection, once and in time; who approved it is told. Raises NotFound, ObjectionOver, ..."""
    city = services.city.fresh(now)
    found = find_evaluation(services, which, city)
    if found is None or found.before is None:
        raise NotFound
    step = EvaluationStep(_K.OBJECTED, actor.employee_id, now, text)
    if taken_already(found.evaluation, step, revision):
        return found.evaluation
    until = object_until(found.evaluation, found.rules, city)
    _check_turn(found, _K.OBJECTED, revision, needs_plan=False)
    if until is None or today_of(city, now) > until:
        raise ObjectionOver(until=until.isoformat() if until else "")
    approved = found.evaluation.last(_K.APPROVED)
    reader = services.staff.employee(approved.by) if approved else None
    objected = with_step(found.evaluation, step)
    return _save(services, actor, found, objected, now, _told(reader, objected, city, now))


def object_until(evaluation: Evaluation, rules: PerformanceRules, city: City) -> date | None:
    """The last day to object; None where nobody has approved it."""
    approved = evaluation.last(_K.APPROVED)
    return last_day_to_object(local_date(approved.at, city.settings.zone), rules) if approved else None


def _check_turn(found: Found, kind: EvaluationStepKind, revision: int, needs_plan: bool = True) -> None:
    if found.evaluation.revision != revision:
        raise ChangedMeanwhile
    if not may_follow(found.evaluation, kind):
        raise EvaluationMovedOn(state=found.evaluation.state)
    if needs_plan and found.plan.state is not PlanState.AGREED:
        raise PlanNotAgreed(state=found.plan.state)


def _check_open(opens: date, today: date) -> None:
    if today < opens:
        raise PeriodNotOpen(opens_on=opens.isoformat())


def _save(
    services: Services,
    actor: Employee,
    found: Found,
    evaluation: Evaluation,
    now: datetime,
    notices: Sequence[Notice] = (),
) -> Evaluation:
    """With one entry in the chain of the plan's unit: which one, which predicate, nobody's words."""
    step = evaluation.steps[-1]
    facts: dict[str, object] = {
        "year": evaluation.year,
        "number": evaluation.number,
        "period": evaluation.period_id,
        **for_whom(step.on_behalf),
    }
    if step.ratings:
        facts |= {"predicate": step.ratings.predicate, "rules_id": step.ratings.rules_id}
    action = f"evaluation_{step.kind}"
    entry = entry_of(services, actor, action, evaluation.employee_id, now, evaluation.unit_id, facts)
    try:
        return services.evaluations.save(evaluation, found.before, entry, notices)
    except Changed:
        raise ChangedMeanwhile from None


def _told(
    reader: Employee | None, evaluation: Evaluation, city: City, now: datetime, rules: PerformanceRules | None = None
) -> list[Notice]:
    """What somebody is told of the last step: in the app, and neither a rating nor a word of it."""
    if reader is None:
        return []
    which = f"{evaluation.employee_id}-{evaluation.year}-{evaluation.number}-{evaluation.period_id}"
    facts: dict[str, object] = {
        "step": evaluation.steps[-1].kind.value,
        "year": evaluation.year,
        "number": evaluation.number,
        "period": evaluation.period_id,
        "employee_id": evaluation.employee_id,
    }
    until = object_until(evaluation, rules, city) if rules and evaluation.steps[-1].kind is _K.APPROVED else None
    if until:
        facts["object_until"] = until.isoformat()
    kind, push = NoticeKind.EVALUATION, push_state(reader.push, NoticeKind.EVALUATION)
    about, today = f"{which}-{evaluation.revision + 1}", today_of(city, now)
    return [Notice(reader.employee_id, kind, today, now, about, facts, mail=CopyState.NONE, push=push)]
