"""Roles: who may do what, given and taken by city admins; admin and auditor roles need a second one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.errors import ChangedMeanwhile, DecideOwn, FieldError, InputInvalid
from chalicelib.rules.access import CITY_WIDE
from chalicelib.rules.import_report import fault
from chalicelib.rules.unit_end import TEXTS as ENDS
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.personal_subject import PersonalList
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.proposal_subject import Change

_UNIT_NEEDED = ("Sebutkan unit untuk peran ini.", "Name the unit for this role.")
_UNIT_UNKNOWN = ("Unit ini tidak ada.", "There is no such unit.")
_NO_UNIT = ("Peran ini berlaku sekota; jangan sebut unit.", "This role is city-wide; name no unit.")


def check_grants(services: Services, employee: Employee, grants: tuple[Grant, ...], now: datetime) -> None:
    """Raises InputInvalid with every fault."""
    faults = grant_faults(grants, services.city.fresh(now).units, employee.grants)
    if faults:
        raise InputInvalid(faults)


def grant_faults(
    grants: tuple[Grant, ...], units: Mapping[str, Unit], held: tuple[Grant, ...] = ()
) -> list[FieldError]:
    """City-wide roles name no unit, the others an existing one, and none that ends unless it is held already."""
    faults = []
    for index, grant in enumerate(grants):
        pointer = f"/grants/{index}/unit_id"
        if grant.role in CITY_WIDE and grant.unit_id is not None:
            faults.append(FieldError(pointer, "UNIT_NOT_ALLOWED", _NO_UNIT))
        elif grant.role not in CITY_WIDE and grant.unit_id is None:
            faults.append(FieldError(pointer, "REQUIRED", _UNIT_NEEDED))
        elif grant.unit_id is not None and grant.unit_id not in units:
            faults.append(FieldError(pointer, "UNIT_UNKNOWN", _UNIT_UNKNOWN))
        elif grant.unit_id is not None and grant not in held and (ends_on := units[grant.unit_id].ends_on):
            faults.append(fault(ENDS, pointer, "UNIT_ENDS", ends_on=ends_on))
    return faults


def needs_second_person(employee: Employee, grants: tuple[Grant, ...]) -> bool:
    """Whether the change touches the admin or auditor role of this person."""
    watched = {Role.CITY_ADMIN, Role.AUDITOR}
    held = {grant.role for grant in employee.grants} & watched
    return held != {grant.role for grant in grants} & watched


def set_grants(
    services: Services, actor: Employee, employee: Employee, grants: tuple[Grant, ...], now: datetime
) -> Employee:
    """Set a person's unit roles at once. Raises DecideOwn for one's own."""
    if employee.employee_id == actor.employee_id:
        raise DecideOwn
    entry = entry_of(services, actor, "grants_set", employee.employee_id, now)
    try:
        return services.staff.save(replace(employee, grants=grants), employee, entry)
    except Changed:
        raise ChangedMeanwhile from None


def grants_change(employee: Employee, grants: tuple[Grant, ...]) -> Change:
    """The change, ready to be submitted."""
    return _LIST.change(employee, grants, {"roles": [each.role for each in grants]})


def _read(stored: Mapping[str, Any]) -> Grant:
    return Grant(Role(stored["role"]), stored["unit_id"])


def _find_faults(services: Services, employee: Employee, grants: tuple[Grant, ...], now: datetime) -> list[FieldError]:
    return grant_faults(grants, services.city.fresh(now).units, employee.grants)


_LIST = PersonalList("grants", _read, _find_faults)
GRANTS = _LIST.subject
