"""Accommodations: arranged for one person by whoever leads or serves their unit, decided by a city admin."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.audit import AuditEntry, Proposal
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import Slot
from chalicelib.errors import DecideOwn, FieldError, InputInvalid
from chalicelib.rules.accommodation import accommodation_faults
from chalicelib.rules.differences import Difference, find_differences
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.proposal_subject import Change, Draft, Subject
from chalicelib.use_cases.reach import today_of


def arrangement(services: Services, employee: Employee, wanted: tuple[Accommodation, ...], now: datetime) -> Change:
    """The change, ready to be submitted. Raises InputInvalid with every fault; pointers lead into the list."""
    faults = _faults(services, employee, wanted, now)
    if faults:
        raise InputInvalid([replace(each, pointer=f"/accommodations{each.pointer}") for each in faults])
    content = {"accommodations": wanted, "held": employee.accommodations}
    summary = {"employee_id": employee.employee_id, "accommodations": len(wanted)}
    return Change("accommodations", content, employee.revision, summary, employee.employee_id)


def check_not_own(actor: Employee, employee: Employee) -> None:
    if actor.employee_id == employee.employee_id:
        raise DecideOwn


def _faults(
    services: Services, employee: Employee, wanted: tuple[Accommodation, ...], now: datetime
) -> list[FieldError]:
    return accommodation_faults(wanted, employee.accommodations, today_of(services.city.fresh(now), now))


def _draft(_: Services, change: Change) -> Draft:
    return Draft(change.object_id, change.content)


def _stands(services: Services, proposal: Proposal, _: datetime) -> bool:
    employee = services.staff.employee(proposal.content_id)
    return employee is not None and employee.accommodations == _read(proposal.content, "held")


def _find_faults(services: Services, proposal: Proposal, now: datetime) -> list[FieldError]:
    employee = services.staff.employee(proposal.content_id)
    return _faults(services, employee, _read(proposal.content, "accommodations"), now) if employee else []


def _apply(services: Services, applied: Proposal, entry: AuditEntry, _: datetime) -> None:
    employee = services.staff.employee(applied.content_id)
    if employee is None or employee.accommodations != _read(applied.content, "held"):
        raise Changed(applied.content_id)
    changed = replace(employee, accommodations=_read(applied.content, "accommodations"))
    services.staff.save(changed, employee, entry, applied)


def _is_same(_: Services, proposal: Proposal, change: Change) -> bool:
    same = all(_read(proposal.content, which) == _read(change.content, which) for which in change.content)
    return same and proposal.content_id == change.object_id


def _differences(_: Services, proposal: Proposal) -> Iterable[Difference]:
    held, wanted = ({"accommodations": _read(proposal.content, which)} for which in ("held", "accommodations"))
    return find_differences(held, wanted)


def _read(content: Mapping[str, Any], which: str) -> tuple[Accommodation, ...]:
    """Those in a proposal's content, fresh or as they came back from the table."""
    return tuple(each if isinstance(each, Accommodation) else _read_back(each) for each in content[which])


def _read_back(stored: Mapping[str, Any]) -> Accommodation:
    days = {name: date.fromisoformat(stored[name]) for name in ("starts_on", "ends_on")}
    return Accommodation(**{**stored, **days, "slots": tuple(Slot(each) for each in stored["slots"])})


ACCOMMODATIONS = Subject(True, _draft, _stands, _find_faults, _apply, _is_same, _differences)
