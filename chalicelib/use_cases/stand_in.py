"""By whose rights somebody decides: their own, or those of a superior in whose place they stand."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Employee, Role
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.delegation import DELEGATED, lent, stands_in
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of, units_of


def right_to(
    services: Services,
    actor: Employee,
    act: Act,
    unit_ids: Sequence[str],
    city: City,
    now: datetime,
    about: Collection[str] = (),
) -> Employee | None:
    """The actor, or the superior for whom they may do this in one of these units now; None where nobody lends it.

    about   whom it concerns: no superior lends a right over themselves, nor over their own superior.

    The superiors' profiles are read only where the actor's own roles do not reach: what they say now is what holds.
    """
    today = today_of(city, now)
    if reaches(actor, act, unit_ids, city, today):
        return actor
    if act not in DELEGATED:
        return None
    lending = superiors_of(services, actor, city, today)
    reaching = (each for each in lending if reaches(lent(each), act, unit_ids, city, today))
    return next((each for each in reaching if not {each.employee_id, each.superior_id_on(today)} & {*about}), None)


def find_to_decide(
    services: Services, actor: Employee, employee_id: str, act: Act, now: datetime, city: City
) -> tuple[Employee, str | None]:
    """The employee as stored now, and on whose behalf the actor decides about them. Raises NotFound out of reach."""
    employee = services.staff.employee(employee_id)
    if employee is None:
        raise NotFound
    unit_ids = units_of(employee, today_of(city, now))
    right = right_to(services, actor, act, unit_ids, city, now, about=(employee_id,))
    if right is None:
        raise NotFound
    return employee, on_behalf(actor, right)


def find_unit_to_decide(
    services: Services, actor: Employee, unit_id: str, act: Act, city: City, now: datetime, about: Collection[str] = ()
) -> tuple[Unit, str | None]:
    """The unit, and on whose behalf the actor decides in it. Raises NotFound out of reach."""
    right = right_to(services, actor, act, [unit_id], city, now, about)
    if unit_id not in city.units or right is None:
        raise NotFound
    return city.units[unit_id], on_behalf(actor, right)


def on_behalf(actor: Employee, right: Employee) -> str | None:
    return None if right.employee_id == actor.employee_id else right.employee_id


def for_whom(superior_id: str | None) -> dict[str, object]:
    """The fact of an audit entry that tells for whom a delegate acted; of whoever acts by their own rights none."""
    return {"on_behalf": superior_id} if superior_id else {}


def superiors_of(services: Services, actor: Employee, city: City, today: date) -> list[Employee]:
    """In whose place the actor stands today, by id; most people read nothing for it."""
    if not actor.delegated_by:
        return []
    named = services.staff.people(actor.delegated_by)
    return [each for _, each in sorted(named.items()) if stands_in(actor, each, city, today)]


def lends_a_role(services: Services, actor: Employee, roles: Collection[Role], city: City, now: datetime) -> bool:
    """Whether a superior whose place the actor takes today holds one of these roles and lends it."""
    found = superiors_of(services, actor, city, today_of(city, now))
    return any(grant.role in roles for each in found for grant in lent(each).grants)
