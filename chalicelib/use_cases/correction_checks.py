"""A missed or refused check-in that is to count after all: is the slot of that date, free, and the time within it?"""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.attendance import Attempt
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.request import Request
from chalicelib.domain.shift import PlannedSlot
from chalicelib.errors import FieldError, InputInvalid
from chalicelib.rules.import_report import fault
from chalicelib.rules.local_time import wall_clock
from chalicelib.rules.request_texts import REQUEST_TEXTS
from chalicelib.use_cases.day_plans import employee_day
from chalicelib.use_cases.ports import Services


def from_attempt(services: Services, request: Request) -> Request:
    """The request with what its refused try tells: slot and instant, unless it says them itself.

    Raises InputInvalid where the try is not the person's, of that date and slot.
    """
    if request.attempt_id is None:
        return request
    tries = services.attempts.of_day(request.unit_id, request.starts_on, request.employee_id)
    found = next((each for each in tries if each.attempt_id == request.attempt_id), None)
    if found is None:
        raise InputInvalid([_fault("/attempt_id", "ATTEMPT_UNKNOWN")])
    if request.slot not in (None, found.slot):
        raise InputInvalid([_fault("/slot", "BOTH_TRY_AND_SLOT")])
    counts_at = request.counts_at or found.at
    return replace(request, slot=found.slot, counts_at=counts_at, attempt_facts=_told(found))


def slot_faults(services: Services, request: Request, subject: Employee, city: City, now: datetime) -> list[FieldError]:
    assert request.slot is not None
    day = employee_day(subject, request.starts_on, city)
    planned = day.plan.slot(request.slot)
    if planned is None:
        return [_fault("/slot", "SLOT_NOT_PLANNED")]
    if now < planned.opens_at:
        return [_fault("/slot", "SLOT_NOT_OPEN_YET")]
    recorded = services.attendance.day(request.unit_id, request.starts_on, subject.employee_id)
    if request.slot in recorded.check_ins:
        return [_fault("/slot", "SLOT_CHECKED_IN")]
    return instant_faults(request.counts_at, planned, day.zone, now)


def instant_faults(counts_at: datetime | None, planned: PlannedSlot, zone: str, now: datetime) -> list[FieldError]:
    """Whether the claimed instant lies in the slot's window and has come."""
    if counts_at is None:
        return []
    if not planned.opens_at <= counts_at < planned.closes_at:
        opens_at, closes_at = (wall_clock(each, zone) for each in (planned.opens_at, planned.closes_at))
        return [_fault("/counts_at", "COUNTS_AT_OUTSIDE", opens_at=opens_at, closes_at=closes_at)]
    return [_fault("/counts_at", "COUNTS_AT_AHEAD")] if counts_at > now else []


def _told(attempt: Attempt) -> dict[str, object]:
    """Code, time, whole metres and minutes: no position."""
    accuracy = {} if attempt.accuracy_m is None else {"accuracy_m": round(attempt.accuracy_m)}
    facts = {name: value for name, value in attempt.facts.items() if isinstance(value, int | str)}
    return {**accuracy, **facts, "code": attempt.code, "at": attempt.at.isoformat()}


def _fault(pointer: str, code: str, **facts: object) -> FieldError:
    return fault(REQUEST_TEXTS, pointer, code, **facts)
