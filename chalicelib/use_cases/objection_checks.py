"""What an objection is about: the ruling that stands on the slot, and how the closed day counts it."""

from collections.abc import Sequence
from datetime import date, datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.request import Request
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayVerdict, Ruling, SlotVerdict
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import fault
from chalicelib.rules.objection import Judged, objection_faults, refused_correction
from chalicelib.rules.request_texts import REQUEST_TEXTS
from chalicelib.rules.ruling import stands_on
from chalicelib.use_cases.correction_checks import instant_faults
from chalicelib.use_cases.day_plans import employee_day
from chalicelib.use_cases.ports import Services


def read_judged(services: Services, request: Request, others: Sequence[Request]) -> Judged:
    """3 reads: the day, its ruling, the month's row. `others`: all requests of whose it is."""
    assert request.slot
    unit_id, on, employee_id = request.unit_id, request.starts_on, request.employee_id
    ruling = services.attendance.ruling(unit_id, on, employee_id, request.slot)
    check_in = services.attendance.day(unit_id, on, employee_id).check_ins.get(request.slot)
    verdict = _verdict(services, unit_id, on, employee_id)
    counted = _of_slot(verdict, request.slot) if verdict else None
    return judged_of(request, ruling, check_in, counted, others)


def judged_of(
    request: Request,
    ruling: Ruling | None,
    check_in: CheckIn | None,
    counted: SlotVerdict | None,
    others: Sequence[Request],
) -> Judged:
    """What the request objects to. `ruling`, `check_in`, `counted`: of its slot, as they lie there."""
    stands = ruling and (check_in is None or stands_on(ruling, check_in))
    return Judged(ruling if stands else None, counted, refused_correction(_same(request, others)))


def judgement_faults(
    request: Request, judged: Judged, subject: Employee, others: Sequence[Request], city: City, now: datetime
) -> list[FieldError]:
    """What is wrong with objecting to this, and with the time claimed. `others`: all requests of the subject."""
    assert request.slot
    faults = objection_faults(judged, request.counts_at, _same(request, others))
    day = employee_day(subject, request.starts_on, city)
    planned = day.plan.slot(request.slot)
    if planned is None:
        return [fault(REQUEST_TEXTS, "/slot", "SLOT_NOT_PLANNED")]
    return faults + instant_faults(request.counts_at, planned, day.zone, now)


def _same(request: Request, others: Sequence[Request]) -> list[Request]:
    return [each for each in others if (each.starts_on, each.slot) == (request.starts_on, request.slot)]


def _verdict(services: Services, unit_id: str, on: date, employee_id: str) -> DayVerdict | None:
    """As it counts: what took its place after the month was locked, else the row."""
    found = services.months.of(employee_id, {f"{on:%Y-%m}": [unit_id]})
    return next((each.standing[on] for each in found if on in each.standing), None)


def _of_slot(verdict: DayVerdict, slot: Slot) -> SlotVerdict | None:
    return next((each for each in verdict.windows if each.slot is slot), None)
