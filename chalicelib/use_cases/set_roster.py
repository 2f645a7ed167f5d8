"""Set a person's roster of a month."""

from dataclasses import replace
from datetime import datetime

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
    today = today_of(city, now)
    employee = find_employee(services, actor, employee_id, Act.WRITE_ROSTER, now, city)
    if employee_id == actor.employee_id:
        raise DecideOwn
    known = {each.code for each in city.calendar.patterns.values() if each.code} | {city.settings.roster_off_code}
    entered = employee.roster.get(month, "")
    check(roster_faults(month, letters, entered, known, today))
    units = units_of(employee, today)
    facts = {"month": month, "old": entered, "new": letters}
    entry = entry_of(services, actor, "roster_set", employee_id, now, units[0] if units else None, facts)
    return save(services, replace(employee, roster=with_month(employee.roster, month, letters)), employee, entry)
