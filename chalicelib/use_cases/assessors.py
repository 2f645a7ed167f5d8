"""Who assesses somebody and who approves it: three people, docs/adr/0028-an-assessment-is-peoples.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.evaluation import Evaluation, EvaluationStepKind
from chalicelib.domain.plan import Plan
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.case_steps import is_barred_from
from chalicelib.rules.delegation import lent
from chalicelib.use_cases.plan_assessor import find_assessor
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import is_city_admin, today_of, units_of
from chalicelib.use_cases.stand_in import right_to, superiors_of


@dataclass(frozen=True, slots=True)
class Seats:
    """Whose part each is today; None: a city admin's."""

    assessor: Employee | None
    approver: Employee | None


def seats_of(services: Services, subject: Employee, plan: Plan, city: City, today: date) -> Seats:
    """The plan's assessor, where they no longer lead its unit the nearest head above; and that person's superior."""
    assessor = find_assessor(services, subject, plan.unit_id, plan.assessor_id, city, today)
    units = units_of(assessor, today) if assessor else []
    if assessor is None or not units:
        return Seats(assessor, None)
    above = find_assessor(services, assessor, units[0], assessor.superior_id_on(today), city, today)
    return Seats(assessor, None if above is None or above.employee_id == subject.employee_id else above)


def right_to_assess(
    services: Services, actor: Employee, subject: Employee, plan: Plan, seats: Seats, city: City, now: datetime
) -> Employee | None:
    """The actor, or in whose place they rate; None where it is somebody else's, and for the approver."""
    approves = seats.approver and seats.approver.employee_id == actor.employee_id
    return None if approves else _sits(services, actor, seats.assessor, subject, plan, city, now)


def right_to_approve(
    services: Services, actor: Employee, subject: Employee, plan: Plan, seats: Seats, city: City, now: datetime
) -> Employee | None:
    """Likewise of the answer to a rating; who has rated it is told so by `has_rated`."""
    assesses = seats.assessor and seats.assessor.employee_id == actor.employee_id
    return None if assesses else _sits(services, actor, seats.approver, subject, plan, city, now)


def has_rated(evaluation: Evaluation, who: str) -> bool:
    """Whether they gave these ratings, or these were given in their place."""
    rated = evaluation.last(EvaluationStepKind.RATED)
    return rated is not None and who in (rated.by, rated.on_behalf)


def is_barred_to_read(actor: Employee, subject: Employee, today: date) -> bool:
    """One's own is read elsewhere, as its person may see it; that of one's superior nowhere."""
    return actor.employee_id == subject.employee_id or is_barred_from(actor, subject, today)


def reader_of(
    services: Services,
    actor: Employee,
    unit_ids: Sequence[str],
    city: City,
    now: datetime,
    subject: Employee | None = None,
) -> Employee | None:
    """The actor by their own roles, or in whose place they read."""
    if reaches(actor, Act.READ_ASSESSMENT, unit_ids, city, today_of(city, now)):
        return actor
    about = {subject.employee_id} if subject else set()
    return right_to(services, actor, Act.ASSESS, unit_ids, city, now, about)


def _sits(
    services: Services, actor: Employee, seat: Employee | None, subject: Employee, plan: Plan, city: City, now: datetime
) -> Employee | None:
    today = today_of(city, now)
    if actor.employee_id == subject.employee_id or is_barred_from(actor, subject, today):
        return None
    if seat is None:
        return actor if is_city_admin(actor, city, now) else None
    if seat.employee_id == actor.employee_id:
        return actor
    lending = (each for each in superiors_of(services, actor, city, today) if each.employee_id == seat.employee_id)
    return next((each for each in lending if reaches(lent(each), Act.ASSESS, [plan.unit_id], city, today)), None)
