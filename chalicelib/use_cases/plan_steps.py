"""The steps of a plan: its person proposes it, whoever assesses them agrees, returns or reopens it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.domain.plan import Plan, PlanStep, PlanStepKind
from chalicelib.errors import AssessorCircular, ChangedMeanwhile, DecideOwn, NotFound, PlanMovedOn, PlanUnitLeft
from chalicelib.rules.plan import may_follow, proposal_faults, taken_already, with_step, word_faults
from chalicelib.rules.plan_cascade import is_circular
from chalicelib.rules.plan_span import stay_on, stays_of
from chalicelib.rules.push import push_state
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.plan_assessor import faults_of_cascade, find_assessor, right_to_answer
from chalicelib.use_cases.plan_budget import faults_of_budget
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.stand_in import for_whom, on_behalf


def propose_plan(services: Services, actor: Employee, year: int, number: int, revision: int, now: datetime) -> Plan:
    """Ask the assessor to agree: who that is, is kept with the plan from now on.

    Raises NotFound, ChangedMeanwhile, PlanMovedOn, PlanUnitLeft where one has moved since, AssessorCircular,
    InputInvalid for what is missing.
    """
    city = services.city.fresh(now)
    today, plan = today_of(city, now), services.plans.get(actor.employee_id, year, number)
    if plan is None:
        raise NotFound
    step = PlanStep(PlanStepKind.PROPOSED, actor.employee_id, now)
    if taken_already(plan, step, revision):
        return plan
    check_turn(plan, revision, PlanStepKind.PROPOSED)
    stay = stay_on(stays_of(actor.assignments, year), min(max(today, plan.starts_on), plan.ends_on))
    if stay is None or stay.unit_id != plan.unit_id:
        raise PlanUnitLeft
    assessor = find_assessor(services, actor, stay.unit_id, stay.superior_id, city, today)
    if assessor:
        _check_circle(services, actor, assessor, year)
    against = [*proposal_faults(plan), *faults_of_budget(services, plan, plan.goals, city)]
    check([*against, *faults_of_cascade(services, actor.employee_id, year, assessor, plan.goals)])
    proposed = replace(with_step(plan, step), assessor_id=assessor.employee_id if assessor else None)
    return save_plan(services, actor, proposed, plan, now, notices=_told(assessor, proposed, today, now))


def answer_plan(
    services: Services,
    actor: Employee,
    employee_id: str,
    year: int,
    number: int,
    kind: PlanStepKind,
    text: str | None,
    revision: int,
    now: datetime,
) -> Plan:
    """Agree, return or reopen, by the right that the actor holds now: over the plan's unit, or in a superior's place.

    A step that is sent again, since its answer was lost, is answered as the first time; likewise a proposal.

    Raises DecideOwn, NotFound out of reach, ChangedMeanwhile, PlanMovedOn, InputInvalid where a word is missing.
    """
    if employee_id == actor.employee_id:
        raise DecideOwn
    city = services.city.fresh(now)
    subject, plan = services.staff.employee(employee_id), services.plans.get(employee_id, year, number)
    right = right_to_answer(services, actor, subject, plan, city, now) if subject and plan else None
    if subject is None or plan is None or right is None:
        raise NotFound
    lent_by = on_behalf(actor, right)
    step = PlanStep(kind, actor.employee_id, now, text, lent_by)
    if taken_already(plan, step, revision):
        return plan
    check_turn(plan, revision, kind)
    check(word_faults(kind, text))
    answered = with_step(plan, step)
    told = _told(subject, answered, today_of(city, now), now)
    return save_plan(services, actor, answered, plan, now, notices=told, lent_by=lent_by)


def check_turn(plan: Plan, revision: int, kind: PlanStepKind) -> None:
    """Raises ChangedMeanwhile where another revision was seen, PlanMovedOn where the step is not next."""
    if plan.revision != revision:
        raise ChangedMeanwhile
    if not may_follow(plan, kind):
        raise PlanMovedOn(state=plan.state)


def save_plan(
    services: Services,
    actor: Employee,
    plan: Plan,
    previous: Plan | None,
    now: datetime,
    *,
    ended: Plan | None = None,
    notices: Sequence[Notice] = (),
    lent_by: str | None = None,
) -> Plan:
    """With one entry in the chain of the plan's unit: plan and step, nobody's words. Raises ChangedMeanwhile."""
    entry = plan_entry(services, actor, plan, now, for_whom(lent_by) | ({"ended": ended.number} if ended else {}))
    try:
        return services.plans.save(plan, previous, entry, ended=ended, notices=notices)
    except Changed:
        raise ChangedMeanwhile from None


def plan_entry(
    services: Services, actor: Employee, plan: Plan, now: datetime, facts: Mapping[str, object]
) -> AuditEntry:
    """Of the plan's last step."""
    about = {"year": plan.year, "number": plan.number, "goals": len(plan.goals), **facts}
    action = f"plan_{plan.steps[-1].kind}"
    return entry_of(services, actor, action, plan.employee_id, now, plan.unit_id, about)


def _check_circle(services: Services, actor: Employee, assessor: Employee, year: int) -> None:
    if is_circular(actor.employee_id, assessor.employee_id, services.plans.of_person(assessor.employee_id, year)):
        raise AssessorCircular(name=assessor.name)


def _told(reader: Employee | None, plan: Plan, today: date, now: datetime) -> list[Notice]:
    """What the assessor, or the plan's person, is told of its last step: in the app, and no word of it."""
    if reader is None:
        return []
    about = f"{plan.employee_id}-{plan.year}-{plan.number}-{plan.revision + 1}"
    facts = {"step": plan.steps[-1].kind.value, "year": plan.year, "number": plan.number}
    facts |= {"employee_id": plan.employee_id}
    push = push_state(reader.push, NoticeKind.PLAN)
    return [Notice(reader.employee_id, NoticeKind.PLAN, today, now, about, facts, mail=CopyState.NONE, push=push)]
