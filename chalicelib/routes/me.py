"""One's own: profile, today, month, phone, password."""

from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.errors import (
    ChangedMeanwhile,
    DeviceAlreadyBound,
    InputInvalid,
    LoginRefused,
    NotFound,
    TooManyAttempts,
)
from chalicelib.routes._day_views import MonthView, month_view
from chalicelib.routes._fields import DeviceId, Month, PlainText, read_point
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._people_views import DeviceView, EmployeeView, device_view, employee_view
from chalicelib.routes._today_views import TodayView, today_view
from chalicelib.routes.sessions import SessionView, session_answer
from chalicelib.use_cases.enrol_device import enrol_device, revoke_own_device
from chalicelib.use_cases.log_in import change_password
from chalicelib.use_cases.see_attendance import see_month
from chalicelib.use_cases.see_today import see_next_day, see_today

blueprint = Blueprint(__name__)


class MeView(Struct, frozen=True, kw_only=True):
    """`stands_in`: somebody has named me to decide in their place; GET /me/delegate tells for whom, when, and whether
    that holds still."""

    employee: EmployeeView
    stands_in: bool
    language: str
    city_name: str
    agency_name: str


class TodayQuery(Struct, forbid_unknown_fields=True):
    device_id: DeviceId | None = None


class NextDayView(Struct, frozen=True):
    """`day`: my next day with anything to check in as it is planned now, in the shape of GET /me/today, with nothing
    recorded, no notes and no notices counted; null where the next seven days have none. What is checked in by its
    challenges is judged when it comes, by what holds then."""

    day: TodayView | None


class MonthQuery(Struct, forbid_unknown_fields=True):
    month: Month


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
        stands_in=bool(call.actor.delegated_by),
        language=call.actor.language,
        city_name=settings.city_name,
        agency_name=settings.agency_name,
    )
    return Answer(view)


@op(blueprint, "GET", "/me/today", "What I need to check in today", query=TodayQuery, answers={200: TodayView})
def read_today(call: Call) -> Answer:
    return Answer(today_view(see_today(call.services, call.actor, call.query.device_id, call.now), call.now))


@op(blueprint, "GET", "/me/next-day", "What I need to check in next", query=TodayQuery, answers={200: NextDayView})
def read_next_day(call: Call) -> Answer:
    day = see_next_day(call.services, call.actor, call.query.device_id, call.now)
    return Answer(NextDayView(today_view(day, call.now) if day else None))


@op(blueprint, "GET", "/me/attendance", "My month", query=MonthQuery, answers={200: MonthView})
def read_month(call: Call) -> Answer:
    year, month = map(int, call.query.month.split("-"))
    days = see_month(call.services, call.actor, year, month, call.now)
    return Answer(month_view(call.city, call.query.month, days))


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


def _point(text: str) -> bytes:
    point, faults = read_point(text, "/public_key")
    if faults:
        raise InputInvalid(faults)
    return point
