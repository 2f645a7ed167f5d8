"""Find somebody or something within the actor's reach, or say 404 as for the unknown."""

from datetime import date, datetime

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.staff import Member
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.local_time import local_date
from chalicelib.use_cases.ports import Services


def find_employee(
    services: Services, actor: Employee, employee_id: str, act: Act, now: datetime, city: City | None = None
) -> Employee:
    """The employee as stored now, if the act reaches the unit they are assigned to today or next."""
    employee = services.staff.employee(employee_id)
    known = city or services.city.fresh(now)
    today = today_of(known, now)
    if employee is None or not reaches(actor, act, units_of(employee, today), known, today):
        raise NotFound
    return employee


def find_unit(actor: Employee, unit_id: str, act: Act, city: City, now: datetime) -> Unit:
    unit = city.units.get(unit_id)
    if unit is None or not reaches(actor, act, [unit_id], city, today_of(city, now)):
        raise NotFound
    return unit


def check_any_unit(actor: Employee, act: Act, city: City, now: datetime) -> None:
    """Raises NotFound where the act reaches no unit at all: all of nothing is nothing to read."""
    if not any(reaches(actor, act, [each], city, today_of(city, now)) for each in city.units):
        raise NotFound


def is_city_admin(actor: Employee, city: City, now: datetime) -> bool:
    """Whether the actor may decide what is a city admin's alone."""
    return reaches(actor, Act.WRITE_GRANTS, (), city, today_of(city, now))


def see_members(services: Services, unit_id: str, today: date) -> list[Member]:
    """Who works in the unit today or is coming, by name; who has moved on or left is no longer theirs to see."""
    found = [each for each in services.staff.members(unit_id) if any(_lasts(held, today) for held in each.assignments)]
    return sorted(found, key=lambda each: (each.name.casefold(), each.employee_id))


def units_of(employee: Employee, on: date) -> list[str]:
    """The unit held on this date; before the first or between two assignments, the next one."""
    holding = employee.assignment_on(on)
    if holding:
        return [holding.unit_id]
    coming = [each for each in employee.assignments if each.starts_on > on]
    return [min(coming, key=lambda each: each.starts_on).unit_id] if coming else []


def today_of(city: City, now: datetime) -> date:
    """The city's own local date."""
    return local_date(now, city.settings.zone)


def _lasts(assignment: Assignment, today: date) -> bool:
    return assignment.ends_on is None or assignment.ends_on >= today
