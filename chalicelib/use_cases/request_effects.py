"""What a decision does beside the request: the profile's excuses, a ruling, notices; and the days judged again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.domain.request import Request, RequestKind, RequestState, StepAct
from chalicelib.domain.verdict import Outcome, Ruling
from chalicelib.rules.event import event_facts
from chalicelib.rules.objection import ruling_of_objection
from chalicelib.rules.push import push_state
from chalicelib.rules.request import excuse_of, kept_excuses
from chalicelib.rules.request_way import steps_since_sent, with_step
from chalicelib.use_cases.day_plans import own_today
from chalicelib.use_cases.leave_left import book_of_approval
from chalicelib.use_cases.ports import RequestEffects, Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.request_checks import Asked, with_days
from chalicelib.use_cases.tell_closer import tell_of_dates

_TOLD = {
    StepAct.APPROVED: NoticeKind.DECIDED,
    StepAct.REJECTED: NoticeKind.DECIDED,
    StepAct.CANCELLED: NoticeKind.DECIDED,
    StepAct.RETURNED: NoticeKind.RETURNED,
}


def effects_of(services: Services, subject: Employee, request: Request, city: City, now: datetime) -> RequestEffects:
    """What is written with the request's last step. Raises LeaveSpent where annual leave no longer finds its days."""
    if request.state is RequestState.WAITING:  # one step of several: nobody needs to know yet
        return RequestEffects()
    return RequestEffects(
        person=_person(subject, request, own_today(subject, now, city)),
        ruling=_ruling(services, request, now) if request.state is RequestState.APPROVED else None,
        notices=_notices(request, subject, city, now),
        book=book_of_approval(services, subject, request),
    )


def rejudge(services: Services, subject: Employee, request: Request, city: City, now: datetime) -> None:
    """Have the days up to today that an approval concerns judged again; sent once more where an answer was lost."""
    if request.state is not RequestState.APPROVED:
        return
    first, last = request.starts_on, min(request.ends_on, own_today(subject, now, city))
    dates = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    tell_of_dates(services, subject, dates, "request")


def shortened(
    request: Request, subject: Employee, city: City, now: datetime
) -> Callable[[str, str | None, str | None], Request] | None:
    """The request without the days from tomorrow on, by whom, why and on whose behalf; None where none are left."""
    today = own_today(subject, now, city)
    if request.ends_on <= today:
        return None
    asked = Asked(subject, (), city, now, by_another=True)
    short = replace(request, state=RequestState.CANCELLED, days={})
    if request.starts_on <= today:
        short = with_days(replace(request, ends_on=today), asked)

    def cancelled(by: str, reason: str | None, on_behalf: str | None) -> Request:
        return with_step(short, StepAct.CANCELLED, by, now, reason, on_behalf)

    return cancelled


def _person(subject: Employee, request: Request, today: date) -> tuple[Employee, Employee] | None:
    """The profile with the excuse as it is now, or without it; None where the request excuses nothing."""
    excuse = excuse_of(request)
    if excuse is None or request.state not in (RequestState.APPROVED, RequestState.CANCELLED):
        return None
    others = [each for each in subject.excuses if each.request_id != request.request_id]
    kept = kept_excuses(others, today)
    wanted = (*kept, excuse) if request.state is RequestState.APPROVED else kept
    ordered = tuple(sorted(wanted, key=lambda each: (each.starts_on, each.request_id)))
    return replace(subject, excuses=ordered), subject


def _ruling(services: Services, request: Request, now: datetime) -> tuple[Ruling, Ruling | None] | None:
    """What an approved correction says of its slot; the day counts as if checked in at that instant."""
    if request.slot is None:
        return None
    place = request.unit_id, request.starts_on, request.employee_id, request.slot
    last = request.steps[-1]
    if request.kind is RequestKind.OBJECTION:
        standing = services.attendance.ruling(*place)
        sustained = ruling_of_objection(request, standing, last.by, now, last.reason)
        return (sustained, standing) if sustained else None
    if request.counts_at is None:
        return None
    ruling = Ruling(
        request.employee_id, request.unit_id, request.starts_on, request.slot, Outcome.CORRECTED, last.by, now,
        counts_at=request.counts_at, request_id=request.request_id, reason=last.reason,
    )  # fmt: skip
    return ruling, services.attendance.ruling(*place)


def _notices(request: Request, subject: Employee, city: City, now: datetime) -> tuple[Notice, ...]:
    """One to whose it is and one to who filed it: kind and dates, never which leave; in the deciders' own words."""
    last = request.steps[-1]
    about = request.request_id + ("-cancelled" if last.act is StepAct.CANCELLED else "")
    facts: dict[str, object] = {
        "request_id": request.request_id, "request": request.kind.value, "starts_on": request.starts_on.isoformat(),
        "ends_on": request.ends_on.isoformat(),
        "state": "cancelled" if last.act is StepAct.CANCELLED else request.state.value,
    }  # fmt: skip
    if request.slot:
        facts |= {"slot": request.slot.value, **event_facts([request.slot], request.unit_id, request.starts_on, city)}
    facts |= {"reason": last.reason} if last.reason else {}
    before = [each for each in steps_since_sent(request)[:-1] if each.act is StepAct.APPROVED and each.by != last.by]
    notes = [each.reason for each in before if each.reason]
    facts |= {"notes": notes} if notes and last.act is not StepAct.CANCELLED else {}
    told = sorted({request.employee_id, request.filed_by})
    found = [Notice(each, _TOLD[last.act], today_of(city, now), now, about, facts) for each in told]
    push = push_state(subject.push, _TOLD[last.act])  # what the other wants is found out as it is sent
    return tuple(replace(each, push=push) if each.employee_id == subject.employee_id else each for each in found)
