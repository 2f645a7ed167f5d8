"""What a person reads about themselves: where they work, by which hours, under whom."""

from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.employee import Assignment, Employee
from chalicelib.use_cases.day_plans import own_today
from chalicelib.use_cases.ports import Services


@dataclass(frozen=True, slots=True)
class Profile:
    """Names in place of ids; empty or None where there is none.

    units       the own unit first, then those above it.
    pattern     of a weekly worker; None for who works by roster.
    starts_on   of the assignment that this is: the one held today, else the next to begin; None without one.
    """

    number_end: str
    units: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    pattern: str | None = None
    superior: str | None = None
    starts_on: date | None = None


def see_profile(services: Services, employee: Employee, now: datetime) -> Profile:
    """One read for the superior's name, where there is one."""
    city = services.city.current(now)
    work = _work(employee, own_today(employee, now, city))
    if work is None:
        return Profile(employee.number_end)
    superior = services.staff.employee(work.supervisor_id) if work.supervisor_id else None
    pattern = city.calendar.patterns.get(work.pattern_id or "")
    return Profile(
        number_end=employee.number_end,
        units=tuple(city.units[each].name for each in city.path_of(work.unit_id) if each in city.units),
        offices=tuple(city.offices[each].name for each in work.office_ids if each in city.offices),
        pattern=pattern.name if pattern else None,
        superior=superior.name if superior else None,
        starts_on=work.starts_on,
    )


def _work(employee: Employee, today: date) -> Assignment | None:
    coming = (each for each in employee.assignments if each.starts_on > today)
    return employee.assignment_on(today) or min(coming, key=lambda each: each.starts_on, default=None)
