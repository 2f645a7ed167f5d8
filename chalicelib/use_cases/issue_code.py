"""Make a one-time code for somebody's first login or a reset."""

from datetime import datetime, timedelta

from chalicelib.domain.employee import Employee
from chalicelib.domain.login import OneTimeCode
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound
from chalicelib.proof.one_time_code import hash_code, make_code
from chalicelib.rules.access import Act
from chalicelib.rules.login import CODE_CHARACTERS
from chalicelib.use_cases.audit_entries import entry_about
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, is_city_admin


def issue_code(services: Services, actor: Employee, employee_id: str, now: datetime) -> tuple[str, datetime]:
    """A one-time code to hand over, and until when it is good; it voids the older one. Never for oneself.

    Whoever holds a role gets one from a city admin alone, else a code for little would log in to much.
    """
    city = services.city.fresh(now)
    employee = find_employee(services, actor, employee_id, Act.ISSUE_CODE, now, city)
    if employee.employee_id == actor.employee_id:
        raise DecideOwn
    if employee.grants and not is_city_admin(actor, city, now):
        raise NotFound
    code, stored = draw_code(services, employee_id, actor.employee_id, city.settings.code_life_hours, now)
    entry = entry_about(services, actor, "code_issued", employee, city, now)
    services.staff.put_code(stored, entry)
    _check_unchanged(services, employee, stored)
    return code, stored.expires_at


def draw_code(
    services: Services, employee_id: str, issued_by: str, life_hours: int, now: datetime
) -> tuple[str, OneTimeCode]:
    """A new code as it is handed over, and what is kept of it."""
    code = make_code(services.random_bytes(CODE_CHARACTERS))
    salt = services.random_bytes(16)
    return code, OneTimeCode(employee_id, salt, hash_code(code, salt), now + timedelta(hours=life_hours), issued_by)


def _check_unchanged(services: Services, employee: Employee, stored: OneTimeCode) -> None:
    """A role given from now on voids the code as it is saved; one given while the code was made is seen here."""
    current = services.staff.employee(employee.employee_id)
    if current is None or current.grants != employee.grants:
        services.staff.use_up_code(stored)
        raise ChangedMeanwhile
