"""A person's allowance before attendance takes off: entered as a row of a file (jobs/base_rows.py), one month on."""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.allowance_base import AllowanceBase, AllowanceBases
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.errors import DecideOwn
from chalicelib.rules.access import Act
from chalicelib.rules.allowance_base import base_month_fault, with_base
from chalicelib.use_cases.audit_entries import entry_about, keyed_hash
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, today_of


def judged_base(
    services: Services, actor: Employee, employee_id: str, from_month: str, city: City, now: datetime
) -> tuple[Employee, AllowanceBases]:
    """Whose it is, and what stands. Raises NotFound out of reach, DecideOwn, InputInvalid for its month."""
    employee = find_employee(services, actor, employee_id, Act.WRITE_STAFF, now, city)
    if employee_id == actor.employee_id:
        raise DecideOwn
    locked = {each.month for each in services.months.locks()}
    against = base_month_fault(from_month, locked, today_of(city, now))
    check([against] if against else [])
    return employee, services.years.bases(employee_id) or AllowanceBases(employee_id)


def save_base(
    services: Services,
    actor: Employee,
    employee: Employee,
    held: AllowanceBases,
    base: AllowanceBase,
    city: City,
    now: datetime,
    job_id: str,
) -> AllowanceBases:
    """Write it beside what stands, with its entry in the unit's chain. Raises Changed."""
    old = next((each for each in held.bases if each.from_month == base.from_month), None)
    told = {
        "from_month": base.from_month,
        "old": _hash(services, employee, old) if old else None,
        "new": _hash(services, employee, base),
        "job": job_id,
    }
    entry = entry_about(services, actor, "allowance_base_set", employee, city, now, told)
    return services.years.save_bases(replace(held, bases=with_base(held, base)), base.from_month, entry)


def _hash(services: Services, employee: Employee, base: AllowanceBase) -> str:
    return keyed_hash(services, "BASE", [employee.employee_id, *base.facts])
