"""Is a request in order: what its kind needs, its dates, how late it comes, what it overlaps? docs/rules.md#requests.

Balances and kinds of leave are rules/leave.py and leave_balance.py; who decides is request_way.py.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta

from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.request import OPEN, LeaveKind, Request, RequestKind, RequestState
from chalicelib.domain.settings import RequestSettings
from chalicelib.domain.shift import DayPlan
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import fault
from chalicelib.rules.request_texts import REQUEST_TEXTS
from chalicelib.rules.working_days import nth_working_day

AHEAD_DAYS = 366  # how far ahead a request may begin
LATEST_DAYS = 90  # how long after its last date an operator may still file one; profiles keep excuses for longer
EXCUSES_KEPT_DAYS = 100  # after their last date, on the profile
MAX_OPEN_REQUESTS = 20  # of one person, that wait or were returned
WITHDRAWN_COUNTS_HOURS = 24  # after it was filed, among them: who files and withdraws fills no list
MAX_PERMISSION_DAYS = 3
MAX_DAYS: Mapping[RequestKind, int] = {
    RequestKind.LEAVE: 3 * 366,
    RequestKind.DUTY: 92,
    RequestKind.STUDY: 366,
    RequestKind.REMOTE: 92,
    RequestKind.PERMISSION: MAX_PERMISSION_DAYS,
    RequestKind.CORRECTION: 1,
    RequestKind.OBJECTION: 1,
}
_NONE: Mapping[date, date] = {}
LAST_MIN = 2_880  # of a permission's times: a night shift's next morning is within

EXCUSING: Mapping[RequestKind, ExcuseKind] = {
    RequestKind.LEAVE: ExcuseKind.LEAVE,
    RequestKind.DUTY: ExcuseKind.DUTY,
    RequestKind.STUDY: ExcuseKind.STUDY,
    RequestKind.REMOTE: ExcuseKind.REMOTE,
    RequestKind.PERMISSION: ExcuseKind.PERMISSION,
}
OF_A_SLOT = frozenset({RequestKind.CORRECTION, RequestKind.OBJECTION})
_ORDER = frozenset({"order_no", "due", "place"})
FIELDS: Mapping[RequestKind, frozenset[str]] = {  # what a request of this kind may say beside its dates and reason
    RequestKind.LEAVE: frozenset({"leave"}),
    RequestKind.DUTY: _ORDER,
    RequestKind.STUDY: _ORDER,
    RequestKind.REMOTE: _ORDER,
    RequestKind.PERMISSION: frozenset({"arrive_by_min", "leave_from_min"}),
    RequestKind.CORRECTION: frozenset({"slot", "counts_at", "attempt_id"}),
    RequestKind.OBJECTION: frozenset({"slot", "counts_at"}),
}
NEEDED: Mapping[RequestKind, tuple[str, ...]] = {
    RequestKind.LEAVE: ("leave",),
    RequestKind.DUTY: ("order_no",),
    RequestKind.STUDY: ("order_no",),
    RequestKind.REMOTE: ("order_no",),
    RequestKind.PERMISSION: (),
    RequestKind.CORRECTION: ("slot", "counts_at"),
    RequestKind.OBJECTION: ("slot",),
}


def shape_faults(request: Request) -> list[FieldError]:
    """What its kind needs and is not there, and what does not belong to it."""
    allowed, needed = FIELDS[request.kind], NEEDED[request.kind]
    everything = sorted(frozenset().union(*FIELDS.values()))
    faults = [_fault(f"/{name}", "REQUIRED") for name in needed if getattr(request, name) is None]
    stray = [name for name in everything if name not in allowed and getattr(request, name) not in (None, ())]
    faults += [_fault(f"/{name}", "FIELD_NOT_OF_KIND") for name in stray]
    if request.due and request.place is None and "place" in allowed:
        faults.append(_fault("/place", "PLACE_NEEDED"))
    if request.place is not None and not request.due and "place" in allowed:
        faults.append(_fault("/due", "DUE_NEEDED"))
    return faults + _time_faults(request)


def date_faults(request: Request, today: date) -> list[FieldError]:
    """First and last date against one another, and how long and how far ahead its kind may be."""
    if request.ends_on < request.starts_on:
        return [_fault("/ends_on", "ENDS_BEFORE_START")]
    faults, limit_days = [], MAX_DAYS[request.kind]
    if (request.ends_on - request.starts_on).days >= limit_days:
        faults.append(_fault("/ends_on", "REQUEST_TOO_LONG", limit_days=limit_days))
    if request.starts_on > today + timedelta(days=AHEAD_DAYS):
        faults.append(_fault("/starts_on", "TOO_FAR_AHEAD", limit_days=AHEAD_DAYS))
    return faults


def asked_since(request: Request) -> date:
    """From which date its days are counted: the first, whoever was there could have asked. Of an illness the last."""
    return request.ends_on if request.leave is LeaveKind.SICK else request.starts_on


def last_day_to_ask(
    request: Request,
    settings: RequestSettings,
    plan_on: Callable[[date], DayPlan],
    told_on: date | None = None,
    told_limits: Mapping[date, date] = _NONE,
) -> date:
    """Up to and on this local date the person files it; later their operator does.

    told_on       of an objection: when it was judged.
    told_limits   until when they were told that they may ask about a date: that holds, whatever their plan is now.
    """
    since = told_on or asked_since(request)
    limit = None if told_on else told_limits.get(since)
    return limit or nth_working_day(plan_on, since, settings.past_days)


def late_faults(request: Request, today: date, last_on: date, by_another: bool) -> list[FieldError]:
    """Whether it comes too late: for the person themselves, for everybody."""
    if today > max(request.ends_on + timedelta(days=LATEST_DAYS), last_on):
        return [_fault("/ends_on", "REQUEST_TOO_OLD", limit_days=LATEST_DAYS)]
    if today > last_on and not by_another:
        return [_fault("/starts_on", "REQUEST_TOO_LATE", last_on=last_on)]
    return []


def needs_city(request: Request, settings: RequestSettings, today: date, last_on: date) -> bool:
    """Whether it comes so late that a city admin decides it too."""
    old = request.kind in OF_A_SLOT and (today - request.starts_on).days > settings.second_after_days
    return old or today > last_on


def overlap_faults(request: Request, others: Iterable[Request]) -> list[FieldError]:
    """Against the person's other requests: two excuses never share a date, two corrections never a slot."""
    standing = [
        each
        for each in others
        if each.request_id != request.request_id and each.state in (*OPEN, RequestState.APPROVED)
    ]
    return [
        _fault("/starts_on", "OVERLAPS", starts_on=each.starts_on, ends_on=each.ends_on)
        for each in standing
        if _shares_dates(request, each) and _excludes(request, each)
    ]


def takes_room(request: Request, now: datetime) -> bool:
    """Whether it is one of the MAX_OPEN_REQUESTS."""
    is_fresh = now - request.steps[0].at < timedelta(hours=WITHDRAWN_COUNTS_HOURS)
    return request.state in OPEN or (request.state is RequestState.WITHDRAWN and is_fresh)


def excuse_of(request: Request) -> Excuse | None:
    """What its approval does to the person's days; None of what is about one slot."""
    kind = EXCUSING.get(request.kind)
    if kind is None:
        return None
    return Excuse(
        request.request_id, kind, request.starts_on, request.ends_on, request.due, request.place,
        request.arrive_by_min, request.leave_from_min,
    )  # fmt: skip


def kept_excuses(excuses: Iterable[Excuse], today: date) -> tuple[Excuse, ...]:
    """Those of the last EXCUSES_KEPT_DAYS and to come, by date."""
    since = today - timedelta(days=EXCUSES_KEPT_DAYS)
    kept = [each for each in excuses if each.ends_on >= since]
    return tuple(sorted(kept, key=lambda each: (each.starts_on, each.request_id)))


def may_be_pruned(on: date, today: date) -> bool:
    """Whether a profile may tell no more of this date; one day early, since a zone may have lain ahead of today's."""
    return (today - on).days >= EXCUSES_KEPT_DAYS


def _time_faults(request: Request) -> list[FieldError]:
    arrive, leave = request.arrive_by_min, request.leave_from_min
    if request.kind is not RequestKind.PERMISSION or (arrive is None and leave is None):
        return []
    if request.ends_on > request.starts_on:
        return [_fault("/ends_on", "TIMES_OF_ONE_DATE")]
    if arrive is not None and leave is not None and leave <= arrive:
        return [_fault("/leave_from_min", "TIMES_CROSS")]
    return []


def _shares_dates(one: Request, other: Request) -> bool:
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on


def _excludes(one: Request, other: Request) -> bool:
    if one.kind in EXCUSING and other.kind in EXCUSING:
        return True
    return one.kind in OF_A_SLOT and other.kind in OF_A_SLOT and one.slot == other.slot and other.state in OPEN


def _fault(pointer: str, code: str, **facts: object) -> FieldError:
    return fault(REQUEST_TEXTS, pointer, code, **facts)
