"""Who answers an activity, and who reads it: by the rights that hold now, over the unit of its date (ADR 27)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.staff import Member
from chalicelib.rules.access import Act, reaches, stands_beside
from chalicelib.rules.delegation import lent
from chalicelib.rules.leaving import has_passed
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.stand_in import superiors_of


def rights_of(services: Services, actor: Employee, city: City, now: datetime) -> tuple[Employee, ...]:
    """The actor, and the superiors in whose place they stand today, each with the roles that count."""
    return actor, *map(lent, superiors_of(services, actor, city, today_of(city, now)))


def right_to_answer(
    rights: Sequence[Employee], subject: Employee, unit_id: str, city: City, today: date
) -> Employee | None:
    """Of the actor's rights the one to answer what the subject did in this unit; None where nobody lends it.

    Their assigned superior's, while they work in that unit, and everybody's who leads it or one above. Never one's own;
    nobody answers their superior, be it in somebody's place, nor who leads that unit beside them, and no superior lends
    a right over themselves or theirs.
    """
    who = subject.employee_id
    if who in (rights[0].employee_id, rights[0].superior_id_on(today)):
        return None
    able = [each for each in rights if who not in (each.employee_id, each.superior_id_on(today))]
    able = [each for each in able if leads_alone(each, subject, unit_id, city, today)]
    return next((each for each in able if _answers(each, subject, unit_id, city, today)), None)


def leads_alone(right: Employee, subject: Employee | Member, unit_id: str, city: City, today: date) -> bool:
    """Whether the subject does not lead the unit as well, unless they work under the right's holder by assignment."""
    assigned = subject.superior_id_on(today) == right.employee_id
    return assigned or not stands_beside(right.grants, subject.grants, unit_id, city)


def readable_units(
    services: Services, actor: Employee, subject: Employee, unit_ids: Iterable[str], city: City, now: datetime
) -> frozenset[str]:
    """In which of these units the actor may read what the subject reported."""
    rights, today = rights_of(services, actor, city, now), today_of(city, now)
    return frozenset(
        each
        for each in unit_ids
        if reaches(actor, Act.READ_PERFORMANCE, [each], city, today)
        or right_to_answer(rights, subject, each, city, today)
    )


def _answers(right: Employee, subject: Employee, unit_id: str, city: City, today: date) -> bool:
    if has_passed(right.left_on, today):
        return False
    if reaches(right, Act.ANSWER_PERFORMANCE, [unit_id], city, today):
        return True
    assigned = (subject.superior_id_on(today), subject.unit_id_on(today)) == (right.employee_id, unit_id)
    led = [each.unit_id for each in right.grants if each.unit_id]
    return assigned and reaches(right, Act.ANSWER_PERFORMANCE, led, city, today)
