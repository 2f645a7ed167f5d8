"""Write one's own plan of a year: as a draft, copied from last year, and the next one after a move."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.plan import Goal, Plan, PlanStep, PlanStepKind
from chalicelib.errors import ChangedMeanwhile, FieldError, NotFound, NothingToCopy, NotMoved, PlanThere
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.plan import content_faults, is_alike, removal_faults, taken_already, with_ids, with_step
from chalicelib.rules.plan_span import (
    Stay,
    copied,
    day_before,
    first_stay,
    plan_year_fault,
    stay_after,
    stay_on,
    stays_of,
    within,
)
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.plan_assessor import faults_of_cascade, find_assessor
from chalicelib.use_cases.plan_budget import faults_of_budget
from chalicelib.use_cases.plan_steps import check_turn, save_plan
from chalicelib.use_cases.plan_ties import tied_actions
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of

WRITE_TEXTS: Texts = {
    "PLAN_NO_WORK": ("Tahun itu Anda tidak bertugas di unit mana pun.", "In that year you work in no unit."),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan as its person writes it; ids of what is new are empty. revision: of what they saw, 0 for none."""

    post: str
    goals: tuple[Goal, ...]
    revision: int


def write_plan(services: Services, actor: Employee, year: int, number: int, draft: Draft, now: datetime) -> Plan:
    """The whole draft in place of what stood there; the first of a year begins by it.

    Raises InputInvalid, NotFound for a number that is not there, PlanMovedOn once it is proposed or agreed,
    ChangedMeanwhile where the revision is no longer that.
    """
    city = services.city.fresh(now)
    today, previous = today_of(city, now), services.plans.get(actor.employee_id, year, number)
    if previous is None and number > 1:
        raise NotFound
    plan = previous or begin_plan(actor, year, today)
    if _is_there(plan, draft, actor, now):
        return plan
    check_turn(plan, draft.revision, PlanStepKind.WRITTEN)
    against = draft_faults(plan, draft.goals, tied_actions(services, plan, draft.goals, today))
    against += faults_of_budget(services, plan, draft.goals, city)
    check([*against, *_cascade_faults(services, actor, plan, draft.goals, city, today)])
    return save_plan(services, actor, written(plan, draft, actor, now), previous, now)


def copy_last_year(services: Services, actor: Employee, year: int, now: datetime) -> Plan:
    """The goals of last year's last plan as this year's first draft. Raises PlanThere, NothingToCopy, InputInvalid."""
    there = services.plans.of_person(actor.employee_id, year)
    before = services.plans.of_person(actor.employee_id, year - 1)
    if not there and (not before or not before[-1].goals):
        raise NothingToCopy(year=year - 1)
    last = before[-1] if before else there[-1]
    plan = begin_plan(actor, year, today_of(services.city.fresh(now), now))
    goals = within(copied(last.goals, last.unit_id == plan.unit_id), plan.starts_on, plan.ends_on)
    draft = Draft(last.post, goals, 0)
    if there and _is_there(there[-1], draft, actor, now):
        return there[-1]
    if there:
        raise PlanThere(year=year)
    return save_plan(services, actor, written(plan, draft, actor, now), None, now)


def go_on_elsewhere(services: Services, actor: Employee, year: int, post: str, revision: int, now: datetime) -> Plan:
    """End the year's last plan on the day before one moved, and begin the next: of the new unit and post.

    revision   of the plan that ends.

    Raises NotFound where the year has none, ChangedMeanwhile, NotMoved.
    """
    plans = services.plans.of_person(actor.employee_id, year)
    if not plans:
        raise NotFound
    last, stay = plans[-1], next_stay(plans, actor, year, today_of(services.city.fresh(now), now))
    is_ended = len(plans) > 1 and plans[-2].revision == revision + 1
    if is_ended and _is_there(last, Draft(post, (), 0), actor, now):
        return last
    if last.revision != revision:
        raise ChangedMeanwhile
    if stay is None:
        raise NotMoved
    ends = PlanStep(PlanStepKind.ENDED, actor.employee_id, now)
    ended = replace(with_step(last, ends), ends_on=day_before(stay.starts_on))
    plan = _of_stay(actor, year, last.number + 1, stay)
    return save_plan(services, actor, written(plan, Draft(post, (), 0), actor, now), None, now, ended=ended)


def next_stay(plans: Sequence[Plan], actor: Employee, year: int, today: date) -> Stay | None:
    """Where and since when the person works since they moved away from what the year's last plan is about."""
    if not plans:
        return None
    last = plans[-1]
    return stay_after(stays_of(actor.assignments, year), last.starts_on, last.ends_on, today)


def begin_plan(person: Employee, year: int, today: date) -> Plan:
    """The first plan of a year, empty. Raises InputInvalid for a year that is not written, or without work in it."""
    stay = first_stay(stays_of(person.assignments, year), today)
    if against := plan_year_fault(year, today):
        check([against])
    if stay is None:
        check([fault(WRITE_TEXTS, "/year", "PLAN_NO_WORK")])
        raise NotFound
    return _of_stay(person, year, 1, stay)


def draft_faults(plan: Plan, goals: Sequence[Goal], tied: Collection[str] = ()) -> list[FieldError]:
    """What is wrong with the goals themselves; an action to which activities are tied is retired, never taken away."""
    return [*content_faults(plan, goals), *removal_faults(plan, goals, tied)]


def written(plan: Plan, draft: Draft, by: Employee, now: datetime) -> Plan:
    goals, given = with_ids(draft.goals, plan.ids_given)
    step = PlanStep(PlanStepKind.WRITTEN, by.employee_id, now)
    return with_step(replace(plan, post=draft.post, goals=goals, ids_given=given), step)


def _is_there(plan: Plan, draft: Draft, actor: Employee, now: datetime) -> bool:
    """Whether this very draft was written already and is sent again, since its answer was lost."""
    step = PlanStep(PlanStepKind.WRITTEN, actor.employee_id, now)
    return taken_already(plan, step, draft.revision) and plan.post == draft.post and is_alike(plan.goals, draft.goals)


def _cascade_faults(
    services: Services, actor: Employee, plan: Plan, goals: Sequence[Goal], city: City, today: date
) -> list[FieldError]:
    """Nothing is read where no goal comes from anywhere."""
    if not any(each.cascaded_from for each in goals):
        return []
    stay = stay_on(stays_of(actor.assignments, plan.year), min(max(today, plan.starts_on), plan.ends_on))
    assessor = find_assessor(services, actor, plan.unit_id, stay.superior_id if stay else None, city, today)
    return faults_of_cascade(services, actor.employee_id, plan.year, assessor, goals)


def _of_stay(person: Employee, year: int, number: int, stay: Stay) -> Plan:
    return Plan(
        employee_id=person.employee_id,
        year=year,
        number=number,
        unit_id=stay.unit_id,
        post="",
        assessor_id=None,
        starts_on=stay.starts_on,
        ends_on=stay.ends_on,
        goals=(),
        steps=(),
    )
