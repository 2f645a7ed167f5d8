"""Roles: who may do what, given and taken by city admins; admin and auditor roles need a second one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib.domain.audit import AuditEntry, Proposal
from chalicelib.domain.city import Unit
from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.errors import ChangedMeanwhile, DecideOwn, FieldError, InputInvalid
from chalicelib.rules.access import CITY_WIDE
from chalicelib.rules.differences import Difference, find_differences
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.proposal_subject import Change, Draft, Subject

_UNIT_NEEDED = ("Sebutkan unit untuk peran ini.", "Name the unit for this role.")
_UNIT_UNKNOWN = ("Unit ini tidak ada.", "There is no such unit.")
_NO_UNIT = ("Peran ini berlaku sekota; jangan sebut unit.", "This role is city-wide; name no unit.")


def check_grants(services: Services, grants: tuple[Grant, ...], now: datetime) -> None:
    """Raises InputInvalid with every fault."""
    faults = grant_faults(grants, services.city.fresh(now).units)
    if faults:
        raise InputInvalid(faults)


def grant_faults(grants: tuple[Grant, ...], units: Mapping[str, Unit]) -> list[FieldError]:
    """City-wide roles name no unit, the others an existing one."""
    faults = []
    for index, grant in enumerate(grants):
        pointer = f"/grants/{index}/unit_id"
        if grant.role in CITY_WIDE and grant.unit_id is not None:
            faults.append(FieldError(pointer, "UNIT_NOT_ALLOWED", _NO_UNIT))
        elif grant.role not in CITY_WIDE and grant.unit_id is None:
            faults.append(FieldError(pointer, "REQUIRED", _UNIT_NEEDED))
        elif grant.unit_id is not None and grant.unit_id not in units:
            faults.append(FieldError(pointer, "UNIT_UNKNOWN", _UNIT_UNKNOWN))
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


def grants_change(employee: Employee, grants: tuple[Grant, ...]) -> dict[str, object]:
    """What a proposal keeps: the new grants, and the ones it was made from."""
    return {"grants": grants, "held": employee.grants}


def _draft(_: Services, change: Change) -> Draft:
    return Draft(change.object_id, change.content)


def _stands(services: Services, proposal: Proposal, _: datetime) -> bool:
    employee = services.staff.employee(proposal.content_id)
    return employee is not None and employee.grants == _read(proposal.content, "held")


def _find_faults(services: Services, proposal: Proposal, now: datetime) -> list[FieldError]:
    return grant_faults(_read(proposal.content, "grants"), services.city.fresh(now).units)


def _apply(services: Services, applied: Proposal, entry: AuditEntry, _: datetime) -> None:
    employee = services.staff.employee(applied.content_id)
    if employee is None or employee.grants != _read(applied.content, "held"):
        raise Changed(applied.content_id)
    services.staff.save(replace(employee, grants=_read(applied.content, "grants")), employee, entry, applied)


def _is_same(_: Services, proposal: Proposal, change: Change) -> bool:
    same = all(_read(proposal.content, which) == _read(change.content, which) for which in change.content)
    return same and proposal.content_id == change.object_id


def _differences(_: Services, proposal: Proposal) -> Iterable[Difference]:
    held, wanted = ({"grants": _read(proposal.content, which)} for which in ("held", "grants"))
    return find_differences(held, wanted)


def _read(content: Mapping[str, Any], which: str) -> tuple[Grant, ...]:
    """The grants in a proposal's content, fresh or as they came back from the table."""
    return tuple(
        each if isinstance(each, Grant) else Grant(Role(each["role"]), each["unit_id"]) for each in content[which]
    )


GRANTS = Subject(True, _draft, _stands, _find_faults, _apply, _is_same, _differences)
