"""The steps of an assessment: its person tells, the assessor rates, the approver answers, the person may object."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.evaluation import (
    CoreValue,
    Evaluation,
    EvaluationStep,
    EvaluationStepKind,
    Realised,
)
from chalicelib.domain.performance import Rating
from chalicelib.errors import (
    DecideOwn,
    NotFound,
    ObjectionOver,
)
from chalicelib.rules.assessment import (
    answer_faults,
    opens_on,
    read_off,
    reason_faults,
    taken_already,
    told_faults,
    with_step,
)
from chalicelib.use_cases.assessors import has_rated, right_to_approve, right_to_assess, seats_of
from chalicelib.use_cases.evaluation_evidence import evidence_of
from chalicelib.use_cases.evaluation_steps import (
    Which,
    check_open,
    check_turn,
    find_evaluation,
    object_until,
    save_evaluation,
    told_of,
)
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.stand_in import on_behalf

_K = EvaluationStepKind


@dataclass(frozen=True, slots=True)
class Given:
    """Two ratings as somebody sends them, and of BerAKHLAK what they wanted to say more about."""

    result: Rating
    behaviour: Rating
    behaviours: Mapping[CoreValue, Rating] = field(default_factory=dict)


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
    check_turn(found, _K.TOLD, revision)
    check_open(found.span[0], today_of(city, now))
    check(list(told_faults(found.plan, told)))
    return save_evaluation(services, actor, found, replace(with_step(found.evaluation, step), told=tuple(told)), now)


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
    check_turn(found, _K.RATED, revision)
    check_open(opens_on(found.span[1]), today)
    evidence = evidence_of(services, subject, found.plan, found.evaluation, found.span, city, now)
    rated = with_step(found.evaluation, replace(step, evidence=evidence))
    approver = seats.approver
    rated = replace(rated, assessor_id=right.employee_id, approver_id=approver.employee_id if approver else None)
    return save_evaluation(services, actor, found, rated, now, told_of(approver, rated, city, now))


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
    check_turn(found, kind, revision, needs_plan=False)
    answered = replace(with_step(found.evaluation, step), approver_id=right.employee_id)
    rated = found.evaluation.last(_K.RATED)
    reader = subject if kind is not _K.RETURNED else services.staff.employee(rated.by) if rated else None
    return save_evaluation(services, actor, found, answered, now, told_of(reader, answered, city, now, found.rules))


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
    check_turn(found, _K.OBJECTED, revision, needs_plan=False)
    if until is None or today_of(city, now) > until:
        raise ObjectionOver(until=until.isoformat() if until else "")
    approved = found.evaluation.last(_K.APPROVED)
    reader = services.staff.employee(approved.by) if approved else None
    objected = with_step(found.evaluation, step)
    return save_evaluation(services, actor, found, objected, now, told_of(reader, objected, city, now))
