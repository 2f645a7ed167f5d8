"""Who agrees to somebody's plan, and from which goals above it may be cascaded."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.plan import Goal, Plan
from chalicelib.errors import FieldError
from chalicelib.rules.access import Act, stands_beside
from chalicelib.rules.answer_turn import answers_for, first_alone
from chalicelib.rules.case_steps import is_barred_from
from chalicelib.rules.leaving import has_passed
from chalicelib.rules.plan_cascade import MOST_LEVELS, Above, cascade_faults, ref_above
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import is_city_admin, today_of
from chalicelib.use_cases.stand_in import right_to


def find_assessor(
    services: Services, subject: Employee, unit_id: str, superior_id: str | None, city: City, today: date
) -> Employee | None:
    """The superior that the assignment names, else the nearest head above; None: a city admin agrees.

    Whoever works under the person, or does not lead the unit today, is none, nor is, unless named, who leads it beside
    them. One read for the superior; a Query a level where the assignment names none.
    """
    named, who = services.staff.employee(superior_id) if superior_id else None, subject.employee_id
    if named and not has_passed(named.left_on, today) and answers_for(named, who, [unit_id], city, today):
        return named
    for above in city.path_of(unit_id):
        heads = (each for each in services.staff.members(above) if _heads(each.grants, above))
        people = services.staff.people({each.employee_id for each in heads} - {who})
        there = [each for _, each in sorted(people.items()) if not has_passed(each.left_on, today)]
        if found := first_alone(there, who, subject.grants, unit_id, city, today):
            return found
    return None


def right_to_answer(
    services: Services, actor: Employee, subject: Employee, plan: Plan, city: City, now: datetime
) -> Employee | None:
    """The actor, or in whose place they answer this plan now; None where it is somebody else's, or their own.

    The right goes by the unit of the plan and as it is held now: superiors change, what they agreed to stays. Who leads
    the unit beside the person answers as their assessor alone, or in the place of somebody above. Where nobody stood
    above the person when it was proposed, a city admin alone answers, no other leader beside or below.
    """
    today = today_of(city, now)
    if actor.employee_id == subject.employee_id or is_barred_from(actor, subject, today):
        return None
    able = _without_lead(actor) if _is_beside(actor, subject, plan, city) else actor
    right = right_to(services, able, Act.ANSWER_PERFORMANCE, [plan.unit_id], city, now, {subject.employee_id})
    if right is None or _is_beside(right, subject, plan, city):
        return None
    if plan.assessor_id is None and not is_city_admin(right, city, now):
        return None
    return right


def faults_of_cascade(
    services: Services, employee_id: str, year: int, assessor: Employee | None, goals: Iterable[Goal]
) -> list[FieldError]:
    """What is wrong with where the goals come from: nothing is read where none comes from anywhere."""
    wanted = tuple(goals)
    if not any(each.cascaded_from for each in wanted):
        return []
    above = _plans_above(services, year, wanted)
    names = {each.employee_id: each.name for each in services.staff.people({who for who, _ in above}).values()}
    return cascade_faults(employee_id, assessor.employee_id if assessor else None, wanted, above, names)


def _plans_above(services: Services, year: int, goals: Iterable[Goal]) -> Above:
    """The plans that the refs lead to, a few reads a level; never one twice, and so no circle is walked for ever."""
    found: dict[tuple[str, int], Plan] = {}
    refs = {each.cascaded_from for each in goals if each.cascaded_from}
    for _ in range(MOST_LEVELS):
        wanted = {(each.employee_id, each.number) for each in refs} - found.keys()
        read = {key: services.plans.get(key[0], year, key[1]) for key in sorted(wanted)}
        found |= {key: plan for key, plan in read.items() if plan}
        refs = {ref for each in refs if (ref := ref_above(each, found))}
        if not refs:
            break
    return found


def _is_beside(right: Employee, subject: Employee, plan: Plan, city: City) -> bool:
    is_assessor = right.employee_id == plan.assessor_id
    return not is_assessor and stands_beside(right.grants, subject.grants, plan.unit_id, city)


def _without_lead(actor: Employee) -> Employee:
    return replace(actor, grants=tuple(each for each in actor.grants if each.role is not Role.SUPERVISOR))


def _heads(grants: Iterable[Grant], unit_id: str) -> bool:
    return any(each.role is Role.SUPERVISOR and each.unit_id == unit_id for each in grants)
