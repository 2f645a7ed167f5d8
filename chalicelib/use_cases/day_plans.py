"""The plans of an employee's days, from what the city has decided: facts gathered, then the pure rule."""

from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.attendance import NO_UNIT
from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.excuse import Excuse
from chalicelib.domain.office import Office
from chalicelib.domain.shift import DayPlan, Event
from chalicelib.domain.staff import Member
from chalicelib.rules.accommodation import accommodate, accommodation_on
from chalicelib.rules.calendar import plan_day
from chalicelib.rules.day_of_try import candidate_dates
from chalicelib.rules.entering import as_entered
from chalicelib.rules.event import event_of, with_event
from chalicelib.rules.excuse import excuses_on
from chalicelib.rules.extension import extend
from chalicelib.rules.leaving import has_passed
from chalicelib.rules.local_time import local_date


@dataclass(frozen=True, slots=True)
class EmployeeDay:
    """One employee's one local date: where, and what is expected when; with what is arranged for them.

    event     what they are invited to, where they are expected at it.
    excuses   approved requests that hold, what outranks the others first.
    """

    plan: DayPlan
    assignment: Assignment | None
    offices: tuple[Office, ...]
    zone: str
    accommodation: Accommodation | None = None
    event: Event | None = None
    excuses: tuple[Excuse, ...] = ()

    @property
    def unit_id(self) -> str:
        """Where they work on it; NO_UNIT where that is nowhere."""
        return self.assignment.unit_id if self.assignment else NO_UNIT


def employee_day(employee: Employee, on: date, city: City) -> EmployeeDay:
    """The day by the rules that hold on that date; the zone is that of the primary office."""
    assignment = employee.assignment_on(on)
    zone = zone_of(assignment, city)
    works = None if has_passed(employee.left_on, on) else assignment
    plan = plan_day(on, works, employee.roster, city.calendar, zone, city.settings.roster_off_code)
    arranged = accommodation_on(employee.accommodations, on)
    event = event_of(works.unit_id, on, city) if works else None
    whole = as_entered(_whole(plan, event, arranged, works, city), employee.entered_at)
    return EmployeeDay(
        plan=whole,
        assignment=assignment,
        offices=_offices(assignment, city),
        zone=zone,
        accommodation=arranged,
        event=event if whole.event else None,
        excuses=excuses_on(employee.excuses, on),
    )


def member_plan(member: Member, on: date, city: City) -> tuple[DayPlan, str]:
    """The plan of somebody on a unit's list in that unit, and its zone: the same as `employee_day` gives."""
    assignment = next((each for each in member.assignments if each.holds_on(on)), None)
    zone = zone_of(assignment, city)
    plan = plan_day(on, assignment, member.roster, city.calendar, zone, city.settings.roster_off_code)
    event = event_of(assignment.unit_id, on, city) if assignment else None
    whole = _whole(plan, event, accommodation_on(member.accommodations, on), assignment, city)
    return as_entered(whole, member.entered_at), zone


def days_around(employee: Employee, at: datetime, city: City) -> tuple[EmployeeDay, EmployeeDay, EmployeeDay]:
    """Yesterday, today and tomorrow as the employee's own zone counts them."""
    yesterday, today, tomorrow = candidate_dates(at, zone_at(employee, at, city))
    return (
        employee_day(employee, yesterday, city),
        employee_day(employee, today, city),
        employee_day(employee, tomorrow, city),
    )


def counts_from(day: EmployeeDay, city: City) -> date | None:
    """The first date that counts of the unit this day belongs to; None while there is none."""
    unit = city.units.get(day.assignment.unit_id) if day.assignment else None
    return unit.counts_from if unit else None


def zone_at(employee: Employee, at: datetime, city: City) -> str:
    """The IANA zone of the primary office held today (the city's own where there is none)."""
    today = candidate_dates(at, city.settings.zone)[1]
    return zone_of(employee.assignment_on(today), city)


def own_today(employee: Employee, at: datetime, city: City) -> date:
    """The local date where the employee works."""
    return local_date(at, zone_at(employee, at, city))


def last_begun(employee: Employee, at: datetime, city: City) -> date:
    """The date that is today in the city, or already where the employee works: what is planned for it stays."""
    return max(local_date(at, city.settings.zone), own_today(employee, at, city))


def zone_of(assignment: Assignment | None, city: City) -> str:
    """The zone of the first of its offices that the city knows, else the city's own."""
    offices = _offices(assignment, city)
    return city.zone_of(offices[0]) if offices else city.settings.zone


def _whole(
    plan: DayPlan, event: Event | None, arranged: Accommodation | None, works: Assignment | None, city: City
) -> DayPlan:
    """The planned day with its event, as it is arranged for this person, and with the windows made longer for all."""
    arranged_plan = accommodate(with_event(plan, event, city), arranged)
    return extend(arranged_plan, city.calendar.extensions, works.unit_id) if works else arranged_plan


def _offices(assignment: Assignment | None, city: City) -> tuple[Office, ...]:
    ids = assignment.office_ids if assignment else ()
    return tuple(city.offices[each] for each in ids if each in city.offices)
