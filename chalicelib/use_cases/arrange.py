"""Accommodations: arranged for one person by whoever leads or serves their unit, decided by a city admin."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import Slot
from chalicelib.errors import DecideOwn, FieldError, InputInvalid
from chalicelib.rules.accommodation import accommodation_faults
from chalicelib.use_cases.day_plans import last_begun
from chalicelib.use_cases.personal_subject import PersonalList
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposal_subject import Change


def arrangement(services: Services, employee: Employee, wanted: tuple[Accommodation, ...], now: datetime) -> Change:
    """The change, ready to be submitted. Raises InputInvalid with every fault; pointers lead into the list."""
    faults = _faults(services, employee, wanted, now)
    if faults:
        raise InputInvalid([replace(each, pointer=f"/accommodations{each.pointer}") for each in faults])
    change = _LIST.change(employee, wanted, {"accommodations": len(wanted)})
    return replace(change, place={"employee_id": employee.employee_id})


def check_not_own(actor: Employee, employee: Employee) -> None:
    if actor.employee_id == employee.employee_id:
        raise DecideOwn


def _faults(
    services: Services, employee: Employee, wanted: tuple[Accommodation, ...], now: datetime
) -> list[FieldError]:
    return accommodation_faults(wanted, employee.accommodations, last_begun(employee, now, services.city.fresh(now)))


def _read(stored: Mapping[str, Any]) -> Accommodation:
    days = {name: date.fromisoformat(stored[name]) for name in ("starts_on", "ends_on")}
    return Accommodation(**{**stored, **days, "slots": tuple(Slot(each) for each in stored["slots"])})


_LIST = PersonalList("accommodations", _read, _faults)
ACCOMMODATIONS = _LIST.subject
