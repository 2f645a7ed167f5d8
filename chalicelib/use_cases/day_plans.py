"""The plans of an employee's days, from what the city has decided: facts gathered, then the pure rule."""

from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.office import Office
from chalicelib.domain.shift import DayPlan
from chalicelib.rules.calendar import candidate_dates, plan_day


@dataclass(frozen=True, slots=True)
class EmployeeDay:
    """One employee's one local date: where, and what is expected when."""

    plan: DayPlan
    assignment: Assignment | None
    offices: tuple[Office, ...]
    zone: str


def employee_day(employee: Employee, local_date: date, city: City) -> EmployeeDay:
    """The day by the rules that hold on that date; the zone is that of the primary office."""
    assignment = employee.assignment_on(local_date)
    offices = _offices(assignment, city)
    zone = city.zone_of(offices[0]) if offices else city.settings.zone
    plan = plan_day(local_date, assignment, employee.roster, city.calendar, zone, city.settings.roster_off_code)
    return EmployeeDay(plan, assignment, offices, zone)


def days_around(employee: Employee, at: datetime, city: City) -> tuple[EmployeeDay, ...]:
    """Yesterday, today and tomorrow as the employee's own zone counts them."""
    zone = zone_at(employee, at, city)
    return tuple(employee_day(employee, on, city) for on in candidate_dates(at, zone))


def zone_at(employee: Employee, at: datetime, city: City) -> str:
    """The IANA zone of the primary office held today (the city's own where there is none)."""
    today = candidate_dates(at, city.settings.zone)[1]
    offices = _offices(employee.assignment_on(today), city)
    return city.zone_of(offices[0]) if offices else city.settings.zone


def _offices(assignment: Assignment | None, city: City) -> tuple[Office, ...]:
    ids = assignment.office_ids if assignment else ()
    return tuple(city.offices[each] for each in ids if each in city.offices)
