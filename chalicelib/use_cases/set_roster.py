"""Set a person's roster of a month: one by one, or as a row of a file (jobs/rosters.py)."""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.errors import DecideOwn
from chalicelib.rules.access import Act
from chalicelib.rules.roster import roster_faults, with_month
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.manage_staff import check, save
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, today_of, units_of


def set_roster(
    services: Services, actor: Employee, employee_id: str, month: str, letters: str, now: datetime
) -> Employee:
    """One letter a day of a month ("YYYY-MM"): a pattern's code, the off code, or `-` for no entry. Never one's own."""
    city = services.city.fresh(now)
    employee, changed = judged_roster(services, actor, employee_id, month, letters, city, now)
    units = units_of(employee, today_of(city, now))
    facts = {"month": month, "old": employee.roster.get(month, ""), "new": letters}
    entry = entry_of(services, actor, "roster_set", employee_id, now, units[0] if units else None, facts)
    return save(services, changed, employee, entry)


def judged_roster(
    services: Services, actor: Employee, employee_id: str, month: str, letters: str, city: City, now: datetime
) -> tuple[Employee, Employee]:
    """The person as stored, and with this month. Raises NotFound out of reach, DecideOwn, InputInvalid."""
    employee = find_employee(services, actor, employee_id, Act.WRITE_ROSTER, now, city)
    if employee_id == actor.employee_id:
        raise DecideOwn
    entered = employee.roster.get(month, "")
    check(roster_faults(month, letters, entered, roster_letters(city), today_of(city, now)))
    return employee, replace(employee, roster=with_month(employee.roster, month, letters))


def roster_letters(city: City) -> frozenset[str]:
    """What a roster may say beside no entry: the patterns' codes and the off code."""
    codes = {each.code for each in city.calendar.patterns.values() if each.code}
    return frozenset(codes | {city.settings.roster_off_code})
