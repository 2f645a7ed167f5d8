"""What the city chooses, and what anybody may know of it."""

from typing import Annotated, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.employee import Role
from chalicelib.domain.request import ApproverKind, LeaveKind, RequestKind
from chalicelib.domain.settings import BoundingBox, OutageSettings, RequestSettings, Retention, ReviewSettings, Settings
from chalicelib.errors import ChangedMeanwhile
from chalicelib.routes._fields import Latitude, Longitude, PlainText
from chalicelib.routes._http import EVERYONE, Answer, Call, op
from chalicelib.routes._performance_bodies import (
    BudgetRulesBody,
    PerformanceRulesBody,
    budget_rules,
    performance_rules,
)
from chalicelib.routes._proposal_views import ProposalView, proposal_view
from chalicelib.routes._rule_bodies import (
    AllowanceRulesBody,
    AttendanceRulesBody,
    DisciplineRulesBody,
    allowance_rules,
    attendance_rules,
    discipline_rules,
)
from chalicelib.routes._signal_rules import SignalRulesBody, signal_rules
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.dated_rules import MOST_RULES
from chalicelib.rules.request_way import MAX_STEPS
from chalicelib.rules.rule_sets import MOST_SETS
from chalicelib.use_cases.change_settings import MAX_LOGO_LETTERS, put_settings

blueprint = Blueprint(__name__)
MAX_SETTINGS_BYTES = 40_000
Logo = Annotated[str, Meta(max_length=MAX_LOGO_LETTERS, pattern="^data:image/png;base64,[A-Za-z0-9+/]+=*$")]


class BoxBody(Struct, forbid_unknown_fields=True):
    west: Longitude
    south: Latitude
    east: Longitude
    north: Latitude


class RetentionBody(Struct, forbid_unknown_fields=True):
    """Days. Fewer `position_days` reach what is older within two months; selfies, and attempts with their positions,
    keep the days they were made with."""

    selfie_days: Literal[30, 60, 90, 180, 365]
    position_days: Annotated[int, Meta(ge=30, le=366)]
    attempt_days: Annotated[int, Meta(ge=30, le=366)]


class RequestsBody(Struct, forbid_unknown_fields=True):
    """How requests are decided: `past_days` and `undecided_days` are own working days; `ways` says who decides a kind,
    in this order, where it is not the usual way; `longest_months` of kinds of leave whose length nobody confirmed."""

    past_days: Annotated[int, Meta(ge=1, le=30)]
    second_after_days: Annotated[int, Meta(ge=1, le=90)]
    undecided_days: Annotated[int, Meta(ge=1, le=30)]
    ways: dict[RequestKind, Annotated[list[ApproverKind], Meta(min_length=1, max_length=MAX_STEPS)]]
    local_leave: Annotated[list[LeaveKind], Meta(max_length=len(LeaveKind))]
    longest_months: dict[LeaveKind, Annotated[int, Meta(ge=1, le=60)]]


class OutagesBody(Struct, forbid_unknown_fields=True):
    """A window is suspected to fail when `failed_percent` of its tries failed, and at least `least_failed`."""

    failed_percent: Annotated[int, Meta(ge=1, le=100)]
    least_failed: Annotated[int, Meta(ge=1, le=10_000)]


class ReviewsBody(Struct, forbid_unknown_fields=True):
    """`quota`: check-ins that a reviewer looks at a day; 0: none is drawn."""

    quota: Annotated[int, Meta(ge=0, le=50)]


class SettingsBody(Struct, forbid_unknown_fields=True):
    """Every setting, so that none is reset by being left out. `zone` and `roster_off_code` stay once there is a
    calendar."""

    city_name: PlainText
    agency_name: PlainText
    zone: PlainText
    bounding_box: BoxBody
    contact: PlainText
    default_radius_m: Annotated[int, Meta(ge=20, le=500)] | None
    accuracy_limit_m: Annotated[int, Meta(ge=10, le=500)]
    near_duplicate_m: Annotated[int, Meta(ge=0, le=500)]
    code_life_hours: Annotated[int, Meta(ge=1, le=168)]
    roster_off_code: Annotated[str, Meta(pattern="^[A-Z0-9]$")]
    role_names: dict[Role, PlainText]
    logo: Logo | None
    retention: RetentionBody
    switch_notice_days: Annotated[int, Meta(ge=1, le=30)]
    attendance_rules: Annotated[list[AttendanceRulesBody], Meta(max_length=MOST_RULES)]
    signal_rules: Annotated[list[SignalRulesBody], Meta(max_length=MOST_RULES)]
    requests: RequestsBody
    outages: OutagesBody
    reminder_min: Annotated[int, Meta(ge=0, le=120)]
    month_page_day: Annotated[int, Meta(ge=1, le=28, description="of the next month")]
    reviews: ReviewsBody
    discipline_rules: Annotated[list[DisciplineRulesBody], Meta(max_length=MOST_SETS)]
    allowance_rules: Annotated[list[AllowanceRulesBody], Meta(max_length=MOST_SETS)]
    performance_rules: Annotated[list[PerformanceRulesBody], Meta(max_length=MOST_SETS)]
    budget_rules: Annotated[list[BudgetRulesBody], Meta(max_length=MOST_SETS)]
    emergency_reason: PlainText | None = None


class CityView(Struct, frozen=True, kw_only=True):
    """What anybody may know of the city: its names, its words for the roles, how long what is kept."""

    city_name: str
    agency_name: str
    contact: str
    role_names: dict[str, str]
    logo: str | None
    retention: Retention


@op(blueprint, "GET", "/city", "Whose attendance this is", public=True, answers={200: CityView})
def read_city(call: Call) -> Answer:
    settings = call.city.settings
    view = CityView(
        city_name=settings.city_name,
        agency_name=settings.agency_name,
        contact=settings.contact,
        role_names={str(role): name for role, name in settings.role_names.items()},
        logo=settings.logo,
        retention=settings.retention,
    )
    return Answer(view, headers={"Cache-Control": "public, max-age=300"})


@op(blueprint, "GET", "/settings", "The city's settings", roles=EVERYONE, answers={200: Settings})
def read_settings(call: Call) -> Answer:
    return Answer(call.services.city.fresh(call.now).settings)


@op(
    blueprint, "PUT", "/settings", "Propose settings: all of them", roles=ALLOWED[Act.WRITE_CITY], body=SettingsBody,
    answers={202: ProposalView}, problems=(ChangedMeanwhile,), max_bytes=MAX_SETTINGS_BYTES,
)  # fmt: skip
def replace_settings(call: Call) -> Answer:
    body: SettingsBody = call.body
    box = body.bounding_box
    settings = Settings(
        city_name=body.city_name,
        agency_name=body.agency_name,
        zone=body.zone,
        bounding_box=BoundingBox(box.west, box.south, box.east, box.north),
        contact=body.contact,
        default_radius_m=body.default_radius_m,
        accuracy_limit_m=body.accuracy_limit_m,
        near_duplicate_m=body.near_duplicate_m,
        code_life_hours=body.code_life_hours,
        roster_off_code=body.roster_off_code,
        role_names=body.role_names,
        logo=body.logo,
        retention=Retention(body.retention.selfie_days, body.retention.position_days, body.retention.attempt_days),
        switch_notice_days=body.switch_notice_days,
        attendance_rules=attendance_rules(body.attendance_rules),
        signal_rules=tuple(signal_rules(each, at) for at, each in enumerate(body.signal_rules)),
        requests=_requests(body.requests),
        outages=OutageSettings(body.outages.failed_percent, body.outages.least_failed),
        reminder_min=body.reminder_min,
        month_page_day=body.month_page_day,
        reviews=ReviewSettings(body.reviews.quota),
        discipline_rules=discipline_rules(body.discipline_rules),
        allowance_rules=allowance_rules(body.allowance_rules),
        performance_rules=performance_rules(body.performance_rules),
        budget_rules=budget_rules(body.budget_rules),
    )
    return Answer(
        proposal_view(put_settings(call.services, call.actor, settings, body.emergency_reason, call.now)), 202
    )


def _requests(body: RequestsBody) -> RequestSettings:
    return RequestSettings(
        past_days=body.past_days,
        second_after_days=body.second_after_days,
        undecided_days=body.undecided_days,
        ways={kind: tuple(way) for kind, way in body.ways.items()},
        local_leave=tuple(dict.fromkeys(body.local_leave)),
        longest_months=body.longest_months,
    )
