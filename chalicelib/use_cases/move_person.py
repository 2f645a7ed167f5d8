"""Move a person to another unit, office, pattern or supervisor from a date on."""

from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.errors import DecideOwn, FieldError
from chalicelib.rules.access import Act
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.leaving import has_passed
from chalicelib.rules.transfer import moved, start_fault
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.day_plans import employee_day, zone_at
from chalicelib.use_cases.manage_staff import assignment_faults, check, save
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, today_of

_TEXTS: Texts = {
    "START_TOO_EARLY": (
        "Perpindahan berlaku paling cepat besok; hari yang sudah berjalan tetap di unit lama.",
        "A transfer starts tomorrow at the earliest; days begun stay with the old unit.",
    ),
    "DAY_BEGUN": (
        "Presensi untuk tanggal ini sudah dibuka di unit lama; pilih tanggal berikutnya.",
        "Check-in for this date is open already in the old unit; choose the next date.",
    ),
    "STARTS_AFTER_LEAVING": (
        "Tanggal ini setelah hari kerja terakhirnya; batalkan dulu tanggal berhentinya.",
        "This date is after the last day of service; take that back first.",
    ),
    "SUPERVISOR_CIRCLE": (
        "Atasan ini berada di bawah pegawai itu sendiri.",
        "This supervisor stands below the person themselves.",
    ),
}


def assign(services: Services, actor: Employee, employee_id: str, assignment: Assignment, now: datetime) -> Employee:
    """Move a person: the new assignment starts on a day that has not begun and ends the one before it.

    Who has left comes back by it, without the roles held before.

    Raises DecideOwn for one's own, unless there is no second admin to do it.
    """
    city = services.city.fresh(now)
    employee = find_employee(services, actor, employee_id, Act.WRITE_STAFF, now, city)
    if employee_id == actor.employee_id and services.staff.city_admins() > 1:
        raise DecideOwn
    check(transfer_faults(services, employee, assignment, city, now))
    returning = has_passed(employee.left_on, today_of(city, now))
    changed = replace(employee, assignments=moved(employee.assignments, assignment, employee.left_on))
    if returning:
        changed = replace(changed, left_on=None, grants=())
    entry = entry_of(
        services, actor, "assigned", employee_id, now, assignment.unit_id, _move_facts(employee, assignment, returning)
    )
    return save(services, changed, employee, entry)


def transfer_faults(
    services: Services, employee: Employee, assignment: Assignment, city: City, now: datetime
) -> list[FieldError]:
    """Why this person may not work so from this day on; whoever moves them, one by one or by a file."""
    faults = assignment_faults(services, assignment, city)
    if _stands_below(services, assignment, employee.employee_id):
        faults.append(_fault("/supervisor_id", "SUPERVISOR_CIRCLE"))
    zones = (city.settings.zone, zone_at(employee, now, city))
    early = start_fault(assignment.starts_on, now, zones, employee_day(employee, assignment.starts_on, city).plan)
    if early:
        faults.append(_fault("/starts_on", early))
    elif _ends_before(employee, assignment.starts_on, today_of(city, now)):
        faults.append(_fault("/starts_on", "STARTS_AFTER_LEAVING"))
    return faults


def _ends_before(employee: Employee, starts_on: date, today: date) -> bool:
    """Whether a last day of service, still to come, is before this date."""
    return employee.left_on is not None and today <= employee.left_on < starts_on


def _stands_below(services: Services, assignment: Assignment, employee_id: str) -> bool:
    """Whether the assignment's supervisor is the person themselves, or has them above, on its first date."""
    passed: set[str] = set()
    above = assignment.supervisor_id
    while above is not None and above not in passed:
        if above == employee_id:
            return True
        passed.add(above)
        superior = services.staff.employee(above)
        above = superior.superior_id_on(assignment.starts_on) if superior else None
    return False


def _move_facts(employee: Employee, assignment: Assignment, returning: bool) -> dict[str, object]:
    held = employee.assignment_on(assignment.starts_on)
    facts: dict[str, object] = {
        "starts_on": assignment.starts_on.isoformat(),
        "old": _work(held) if held else None,
        "new": _work(assignment),
    }
    return facts | {"returned": True} if returning else facts


def _work(assignment: Assignment) -> dict[str, object]:
    return {
        "unit_id": assignment.unit_id,
        "office_ids": list(assignment.office_ids),
        "pattern_id": assignment.pattern_id,
        "supervisor_id": assignment.supervisor_id,
    }


def _fault(pointer: str, code: str) -> FieldError:
    return fault(_TEXTS, pointer, code)
