"""One's own: profile, today, month, phone, password."""

from datetime import date, datetime
from typing import Annotated, Any

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.shift import Slot
from chalicelib.errors import (
    ChangedMeanwhile,
    DeviceAlreadyBound,
    FieldError,
    InputInvalid,
    LoginRefused,
    NotFound,
    TooManyAttempts,
)
from chalicelib.proof.base64url import decode
from chalicelib.proof.device_key import is_public_key
from chalicelib.routes._fields import DeviceId, LocalDate, Month, PlainText, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._people_views import DeviceView, EmployeeView, device_view, employee_view
from chalicelib.routes._views import CheckInView, SlotView, check_in_view, slot_views
from chalicelib.routes.sessions import SessionView, session_answer
from chalicelib.rules.local_time import wall_clock
from chalicelib.rules.month_sheet import is_trial
from chalicelib.rules.office_download import fence_feature
from chalicelib.use_cases.day_plans import counts_from
from chalicelib.use_cases.enrol_device import enrol_device, revoke_own_device
from chalicelib.use_cases.log_in import change_password
from chalicelib.use_cases.see_attendance import PersonDay, see_month
from chalicelib.use_cases.see_today import SlotToday, Today, see_today

blueprint = Blueprint(__name__)


class MeView(Struct, frozen=True, kw_only=True):
    employee: EmployeeView
    language: str
    city_name: str
    agency_name: str


class TodayQuery(Struct, forbid_unknown_fields=True):
    device_id: DeviceId | None = None


class SlotTodayView(Struct, frozen=True, kw_only=True):
    plan: SlotView
    window: str
    opens_in_min: int
    closes_in_min: int
    check_in: CheckInView | None
    day_challenge: str | None


class TodayView(Struct, frozen=True, kw_only=True):
    """`offices` are GeoJSON Features; `day` is working, off or unknown; `rule` says which decision made it so.

    `trial`: nothing of this day counts; `counts_from`: the first day of my unit that does, null while none is set.
    """

    server_time: datetime
    local_time: str
    local_date: date
    zone: str
    day: str
    rule: str
    rule_name: str
    trial: bool
    counts_from: date | None
    photo_required: bool
    accuracy_limit_m: int
    slots: list[SlotTodayView]
    offices: list[dict[str, Any]]


class MonthQuery(Struct, forbid_unknown_fields=True):
    month: Month


class DayView(Struct, frozen=True, kw_only=True):
    """`trial`: nothing of this date counts."""

    local_date: date
    day: str
    rule: str
    trial: bool
    slots: list[SlotView]
    check_ins: list[CheckInView]


class MonthView(Struct, frozen=True):
    month: str
    days: list[DayView]


class AttemptsQuery(Struct, forbid_unknown_fields=True):
    date: LocalDate


class AttemptView(Struct, frozen=True, kw_only=True):
    attempt_id: str
    slot: str
    at: datetime
    code: str
    facts: dict[str, Any]


class AttemptsView(Struct, frozen=True):
    attempts: list[AttemptView]


class DeviceBody(Struct, forbid_unknown_fields=True):
    """`public_key` is the phone's P-256 key: the raw uncompressed point (65 bytes), base64url. `shared`: several people
    use this phone, each with a key of their own."""

    public_key: Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{87}$", extra_json_schema={"x-code": "PUBLIC_KEY"})]
    label: PlainText
    shared: bool = False


class PasswordBody(Struct, forbid_unknown_fields=True):
    old_password: Annotated[str, Meta(min_length=1, max_length=128)]
    new_password: Annotated[str, Meta(max_length=256)]


@op(blueprint, "GET", "/me", "Who I am", answers={200: MeView})
def read_me(call: Call) -> Answer:
    settings = call.city.settings
    view = MeView(
        employee=employee_view(call.actor),
        language=call.actor.language,
        city_name=settings.city_name,
        agency_name=settings.agency_name,
    )
    return Answer(view)


@op(blueprint, "GET", "/me/today", "What I need to check in today", query=TodayQuery, answers={200: TodayView})
def read_today(call: Call) -> Answer:
    return Answer(_today_view(see_today(call.services, call.actor, call.query.device_id, call.now), call.now))


@op(blueprint, "GET", "/me/attendance", "My month", query=MonthQuery, answers={200: MonthView})
def read_month(call: Call) -> Answer:
    year, month = map(int, call.query.month.split("-"))
    return Answer(month_view(call, call.query.month, see_month(call.services, call.actor, year, month, call.now)))


@op(blueprint, "GET", "/me/attempts", "My refused tries of a date", query=AttemptsQuery, answers={200: AttemptsView})
def read_attempts(call: Call) -> Answer:
    found = call.services.attempts.of_day(call.actor.employee_id, parse_date(call.query.date, "/query/date"))
    views = [
        AttemptView(attempt_id=each.attempt_id, slot=each.slot, at=each.at, code=each.code, facts=dict(each.facts))
        for each in found
    ]
    return Answer(AttemptsView(views))


@op(
    blueprint, "POST", "/me/devices", "Enrol this phone", body=DeviceBody, answers={201: DeviceView},
    problems=(DeviceAlreadyBound, ChangedMeanwhile),
)  # fmt: skip
def create_device(call: Call) -> Answer:
    body, point = call.body, _point(call.body.public_key)
    device = enrol_device(call.services, call.actor, point, body.label, call.now, body.shared)
    return Answer(device_view(device), 201)


@op(
    blueprint, "DELETE", "/me/devices/{device_id}", "Take my phone off at once", answers={204: None},
    problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def delete_device(call: Call, device_id: str) -> Answer:
    revoke_own_device(call.services, call.actor, device_id, call.now)
    return Answer(None, 204)


@op(
    blueprint, "PUT", "/me/password", "Change my password; every other session ends", body=PasswordBody,
    answers={201: SessionView}, problems=(LoginRefused, TooManyAttempts),
)  # fmt: skip
def replace_password(call: Call) -> Answer:
    tokens = change_password(call.services, call.caller, call.body.old_password, call.body.new_password, call.now)
    return session_answer(call, tokens, call.actor)


def month_view(call: Call, month: str, days: list[PersonDay]) -> MonthView:
    return MonthView(month, [_day_view(call, day) for day in days])


def _day_view(call: Call, day: PersonDay) -> DayView:
    recorded = day.recorded.check_ins if day.recorded else {}
    return DayView(
        local_date=day.plan.local_date,
        day=day.plan.kind,
        rule=day.plan.rule,
        trial=day.trial,
        slots=slot_views(day.plan, day.zone),
        check_ins=[check_in_view(recorded[slot], call.city) for slot in Slot if slot in recorded],
    )


def _today_view(today: Today, now: datetime) -> TodayView:
    day, plan = today.day, today.day.plan
    views = slot_views(plan, day.zone)
    first = counts_from(day, today.city)
    fences = [(office, office.fence_on(plan.local_date)) for office in day.offices]
    return TodayView(
        server_time=now,
        local_time=wall_clock(now, day.zone),
        local_date=plan.local_date,
        zone=day.zone,
        day=plan.kind,
        rule=plan.rule,
        rule_name=_rule_name(today),
        trial=is_trial(plan.local_date, first),
        counts_from=first,
        photo_required=not (day.accommodation and day.accommodation.no_selfie),
        accuracy_limit_m=today.city.settings.accuracy_limit_m,
        slots=[_slot_view(today, slot, view) for slot, view in zip(today.slots, views, strict=True)],
        offices=[fence_feature(office, fence) for office, fence in fences if fence],
    )


def _slot_view(today: Today, slot: SlotToday, plan: SlotView) -> SlotTodayView:
    return SlotTodayView(
        plan=plan,
        window=slot.window.state,
        opens_in_min=slot.window.opens_in_min,
        closes_in_min=slot.window.closes_in_min,
        check_in=check_in_view(slot.check_in, today.city) if slot.check_in else None,
        day_challenge=slot.day_challenge,
    )


def _rule_name(today: Today) -> str:
    """The name people gave the rule that made this day: of the pattern, the order or the holiday."""
    kind, _, name = today.day.plan.rule.partition(":")
    calendar = today.city.calendar
    if kind == "pattern" and name in calendar.patterns:
        return calendar.patterns[name].name
    if kind == "override":
        return next((each.name for each in calendar.overrides if each.override_id == name), name)
    if kind == "holiday":
        return calendar.holidays[date.fromisoformat(name)].name
    return ""


def _point(text: str) -> bytes:
    try:
        point = decode(text)
    except ValueError:
        point = b""
    if not is_public_key(point):
        detail = ("Kunci ini bukan titik P-256 tak terkompresi.", "This key is not an uncompressed P-256 point.")
        raise InputInvalid([FieldError("/public_key", "PUBLIC_KEY", detail)])
    return point
