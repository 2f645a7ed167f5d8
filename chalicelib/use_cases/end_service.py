"""Enter, move or take back a person's last day of service."""

from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee, Role
from chalicelib.errors import DecideOwn, FieldError, HasLeft, RoleHeld
from chalicelib.rules.access import Act
from chalicelib.rules.import_report import fault
from chalicelib.rules.leaving import MAX_DAYS_LATE, LeavingReason, has_passed, leaving_fault
from chalicelib.rules.unit_end import TEXTS, outlasted
from chalicelib.use_cases.audit_entries import entry_about
from chalicelib.use_cases.manage_staff import check, save
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, today_of
from chalicelib.use_cases.tell_closer import dates_between, tell_before

_TOO_EARLY = (
    f"Hari terakhir paling lama {MAX_DAYS_LATE} hari yang lalu.",
    f"The last day is at most {MAX_DAYS_LATE} days ago.",
)


def set_last_day(
    services: Services, actor: Employee, employee_id: str, left_on: date | None, reason: LeavingReason, now: datetime
) -> Employee:
    """The person's last day of service; None takes it back while it has not passed. What was recorded stays.

    Raises DecideOwn for one's own, HasLeft for a last day that has passed, and RoleHeld for an admin or auditor, whose
    role is given up first as two people decide: else one admin could put the only other out and then decide alone.
    """
    city = services.city.fresh(now)
    today = today_of(city, now)
    employee = find_employee(services, actor, employee_id, Act.WRITE_STAFF, now, city)
    if employee_id == actor.employee_id:
        raise DecideOwn
    if left_on == employee.left_on:
        return employee
    if has_passed(employee.left_on, today):
        raise HasLeft
    if employee.has_role(Role.CITY_ADMIN) or employee.has_role(Role.AUDITOR):
        raise RoleHeld
    early = leaving_fault(left_on, today)
    check([FieldError("/left_on", early, _TOO_EARLY)] if early else [])
    changed = replace(employee, left_on=left_on)
    ended = outlasted(changed, city.units)
    check([fault(TEXTS, "/left_on", "UNIT_ENDS", ends_on=ended.ends_on)] if ended else [])
    tell_of_last_day(services, employee, left_on, city, now)
    facts = {"old": _text(employee.left_on), "new": _text(left_on), "reason": reason.value}
    entry = entry_about(services, actor, "leaving_set", employee, city, now, facts)
    return save(services, changed, employee, entry)


def tell_of_last_day(services: Services, employee: Employee, left_on: date | None, city: City, now: datetime) -> None:
    """Before it is written: days after a last day that is told late may be judged already, and so may those before
    one that is put off."""
    today = today_of(city, now)
    dates = dates_between(employee.left_on or today, left_on or today)
    tell_before(services, employee, dates, "leaving", city, now)


def _text(on: date | None) -> str | None:
    return on.isoformat() if on else None
