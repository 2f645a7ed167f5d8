"""Everything that is asked of a request before it waits for anybody: all its faults at once, then its way and days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.request import LeaveKind, Request, RequestKind, RequestState
from chalicelib.domain.shift import DayPlan
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import fault
from chalicelib.rules.leave import leave_faults
from chalicelib.rules.leave_balance import balance_faults
from chalicelib.rules.local_time import local_date
from chalicelib.rules.objection import Judged, judged_on
from chalicelib.rules.place import place_faults
from chalicelib.rules.request import (
    date_faults,
    last_day_to_ask,
    late_faults,
    needs_city,
    overlap_faults,
    shape_faults,
)
from chalicelib.rules.request_texts import REQUEST_TEXTS
from chalicelib.rules.request_way import way_of
from chalicelib.rules.working_days import days_taken
from chalicelib.use_cases.correction_checks import slot_faults
from chalicelib.use_cases.day_plans import employee_day, zone_at
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.objection_checks import judgement_faults, read_judged
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_leave import reckoned


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request is judged by: whose it is, their other requests, the city, and when it is asked.

    by_another    who files it is not whose it is.
    late_reason   why it is filed late, of those that another files.
    counted_on    as of which local date its limits count, of one that is sent again; None: today.
    told_limits   until when the person was told that they may ask about a missed date.
    """

    subject: Employee
    others: Sequence[Request]
    city: City
    now: datetime
    by_another: bool
    late_reason: str | None = None
    counted_on: date | None = None
    told_limits: Mapping[date, date] = field(default_factory=dict)

    @property
    def zone(self) -> str:
        return zone_at(self.subject, self.now, self.city)

    @property
    def today(self) -> date:
        """The person's own local date."""
        return local_date(self.now, self.zone)

    def plan_on(self, on: date) -> DayPlan:
        return employee_day(self.subject, on, self.city).plan


def ready_to_wait(services: Services, request: Request, asked: Asked, found: Sequence[FieldError]) -> Request:
    """The request with its days and its way. Raises InputInvalid with every fault.

    found   what is wrong with its papers.
    """
    settings, today = asked.city.settings.requests, asked.counted_on or asked.today
    in_form = [*shape_faults(request), *date_faults(request, today)]
    check([*in_form, *found] if in_form else [])
    judged = read_judged(services, request, asked.others) if request.kind is RequestKind.OBJECTION else None
    last_on = last_day_to_file(request, judged, asked)
    faults = [*found, *late_faults(request, today, last_on, asked.by_another)]
    if today > last_on and asked.by_another and not asked.late_reason:
        faults.append(fault(REQUEST_TEXTS, "/late_reason", "LATE_REASON_NEEDED"))
    faults += overlap_faults(request, asked.others)
    request = with_days(request, asked)
    if asked.subject.assignment_on(request.starts_on):
        faults += _kind_faults(services, request, asked)
    else:
        faults.append(fault(REQUEST_TEXTS, "/starts_on", "NOT_ASSIGNED"))
    if judged:
        faults += judgement_faults(request, judged, asked.subject, asked.others, asked.city, asked.now)
        request = replace(request, judged_by=judged.by)
    check(faults)
    return replace(request, way=way_of(request.kind, settings, needs_city(request, settings, today, last_on)))


def last_day_to_file(request: Request, judged: Judged | None, asked: Asked) -> date:
    """Up to and on this local date the person files it themselves. `judged`: what an objection is to."""
    told_on = judged_on(judged, request.starts_on, asked.zone) if judged else None
    return last_day_to_ask(request, asked.city.settings.requests, asked.plan_on, told_on, asked.told_limits)


def with_days(request: Request, asked: Asked) -> Request:
    """The own working days that an annual leave takes, by year, as they are planned now."""
    if request.leave is not LeaveKind.ANNUAL:
        return request
    taken = days_taken(asked.plan_on, request.starts_on, request.ends_on)
    return replace(request, days={str(year): days for year, days in taken.items()})


def _kind_faults(services: Services, request: Request, asked: Asked) -> list[FieldError]:
    if request.kind is RequestKind.LEAVE:
        return _leave_faults(services, request, asked)
    if request.place is not None:
        faults = place_faults(request.place, request.starts_on, asked.city, may_be_anywhere=True)
        return [replace(each, pointer=f"/place{each.pointer}") for each in faults]
    if request.kind is RequestKind.CORRECTION:
        return slot_faults(services, request, asked.subject, asked.city, asked.now)
    return []


def _leave_faults(services: Services, request: Request, asked: Asked) -> list[FieldError]:
    subject = asked.subject
    faults = leave_faults(request, subject.number, subject.number_kind, asked.city.settings.requests)
    if request.leave is not LeaveKind.ANNUAL or faults:
        return faults
    if not request.days:
        return [fault(REQUEST_TEXTS, "/starts_on", "NO_WORKING_DAY")]
    others = [each for each in asked.others if each.request_id != request.request_id]
    everything = [*others, replace(request, state=RequestState.WAITING)]
    last = max(year for each in everything for year in (*each.days_by_year, asked.today.year))
    return balance_faults(request.days_by_year, reckoned(services, subject, everything, last))
