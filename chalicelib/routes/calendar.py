"""Shift patterns, dated orders and holidays of the city."""

from datetime import date
from typing import Annotated, Any

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.shift import Holiday, HolidayKind, Override, PatternVersion, ShiftPattern, Slot, SlotPlan, Week
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.routes._fields import DaySlotName, Id, LocalDate, PlainText, parse_date
from chalicelib.routes._http import EVERYONE, Answer, Call, op
from chalicelib.routes._proposal_views import ProposalView, proposal_view
from chalicelib.routes.units import check_id
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.change_calendar import put_holidays, put_override, put_pattern, remove_holiday
from chalicelib.use_cases.propose_holidays import propose_holidays

blueprint = Blueprint(__name__)
ADMIN = ALLOWED[Act.WRITE_CITY]
MAX_BYTES = 65_536

Minutes = Annotated[int, Meta(ge=-720, le=2_880)]
Grace = Annotated[int, Meta(ge=0, le=120)]


class SlotBody(Struct, forbid_unknown_fields=True):
    """Minutes from local midnight of the shift's date; over 1,440 for a night shift."""

    slot: DaySlotName
    opens_min: Minutes
    closes_min: Minutes
    limit_min: Minutes | None = None
    required: bool = True


WeekBody = Annotated[list[Annotated[list[SlotBody], Meta(max_length=3)]], Meta(min_length=7, max_length=7)]


class VersionBody(Struct, forbid_unknown_fields=True):
    starts_on: LocalDate
    week: WeekBody
    grace_min: Grace = 0


class PatternBody(Struct, forbid_unknown_fields=True):
    """`code` is the letter a roster uses for this pattern; null for a weekly one."""

    name: PlainText
    versions: Annotated[list[VersionBody], Meta(min_length=1, max_length=20)]
    code: Annotated[str, Meta(min_length=1, max_length=1)] | None = None
    emergency_reason: PlainText | None = None


class OverrideBody(Struct, forbid_unknown_fields=True):
    """Empty `pattern_ids` or `unit_ids` mean all."""

    name: PlainText
    decree_no: PlainText
    starts_on: LocalDate
    ends_on: LocalDate
    week: WeekBody
    grace_min: Grace = 0
    pattern_ids: Annotated[list[Id], Meta(max_length=50)] = []
    unit_ids: Annotated[list[Id], Meta(max_length=500)] = []
    emergency_reason: PlainText | None = None


class HolidayBody(Struct, forbid_unknown_fields=True):
    on: LocalDate
    name: PlainText
    kind: HolidayKind
    decree_no: PlainText


class HolidaysBody(Struct, forbid_unknown_fields=True):
    holidays: Annotated[list[HolidayBody], Meta(min_length=1, max_length=60)]
    emergency_reason: PlainText | None = None


class YearQuery(Struct, forbid_unknown_fields=True):
    year: Annotated[int, Meta(ge=2000, le=2100)]


class EmergencyQuery(Struct, forbid_unknown_fields=True):
    emergency_reason: PlainText | None = None


class HolidayProposalView(Struct, frozen=True, kw_only=True):
    on: date
    name: str
    kind: str
    estimated: bool


class HolidayProposalsView(Struct, frozen=True):
    """Proposed by the `holidays` package; nothing holds until confirmed with its decree number."""

    holidays: list[HolidayProposalView]


@op(
    blueprint,
    "GET",
    "/calendar",
    "The city's patterns, orders and holidays",
    roles=EVERYONE,
    answers={200: dict[str, Any]},
)
def read_calendar(call: Call) -> Answer:
    calendar = call.services.city.fresh(call.now).calendar
    return Answer(
        {
            "patterns": list(calendar.patterns.values()),
            "overrides": calendar.overrides,
            "holidays": [calendar.holidays[on] for on in sorted(calendar.holidays)],
        }
    )


@op(
    blueprint, "GET", "/calendar/holiday-proposals", "Holidays of a year to confirm", roles=ADMIN, query=YearQuery,
    answers={200: HolidayProposalsView},
)  # fmt: skip
def read_holiday_proposals(call: Call) -> Answer:
    existing = call.services.city.fresh(call.now).calendar.holidays
    views = [
        HolidayProposalView(on=each.on, name=each.name_id, kind=each.kind, estimated=each.estimated)
        for each in propose_holidays(call.query.year, existing)
    ]
    return Answer(HolidayProposalsView(views))


@op(
    blueprint, "PUT", "/calendar/patterns/{pattern_id}", "Propose a shift pattern", roles=ADMIN, body=PatternBody,
    max_bytes=MAX_BYTES, answers={202: ProposalView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def replace_pattern(call: Call, pattern_id: str) -> Answer:
    body: PatternBody = call.body
    versions = tuple(
        PatternVersion(parse_date(each.starts_on, f"/versions/{at}/starts_on"), _week(each.week), each.grace_min)
        for at, each in enumerate(body.versions)
    )
    pattern = ShiftPattern(check_id(pattern_id), body.name, versions, body.code)
    return _proposed(put_pattern(call.services, call.actor, pattern, body.emergency_reason, call.now))


@op(
    blueprint, "PUT", "/calendar/overrides/{override_id}", "Propose a dated order", roles=ADMIN, body=OverrideBody,
    max_bytes=MAX_BYTES, answers={202: ProposalView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def replace_override(call: Call, override_id: str) -> Answer:
    body: OverrideBody = call.body
    override = Override(
        override_id=check_id(override_id),
        name=body.name,
        decree_no=body.decree_no,
        starts_on=parse_date(body.starts_on, "/starts_on"),
        ends_on=parse_date(body.ends_on, "/ends_on"),
        week=_week(body.week),
        grace_min=body.grace_min,
        pattern_ids=tuple(body.pattern_ids),
        unit_ids=tuple(body.unit_ids),
    )
    return _proposed(put_override(call.services, call.actor, override, body.emergency_reason, call.now))


@op(
    blueprint, "POST", "/calendar/holidays", "Propose holidays by their decree", roles=ADMIN, body=HolidaysBody,
    max_bytes=MAX_BYTES, answers={202: ProposalView}, problems=(ChangedMeanwhile,), idempotent=True,
)  # fmt: skip
def create_holidays(call: Call) -> Answer:
    holidays = [
        Holiday(parse_date(each.on, f"/holidays/{at}/on"), each.name, each.kind, each.decree_no)
        for at, each in enumerate(call.body.holidays)
    ]
    return _proposed(put_holidays(call.services, call.actor, holidays, call.body.emergency_reason, call.now))


@op(
    blueprint, "DELETE", "/calendar/holidays/{on}", "Propose to take back a holiday", roles=ADMIN,
    query=EmergencyQuery, answers={202: ProposalView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def delete_holiday(call: Call, on: str) -> Answer:
    day = parse_date(on, "/on")
    return _proposed(remove_holiday(call.services, call.actor, day, call.query.emergency_reason, call.now))


def _week(body: list[list[SlotBody]]) -> Week:
    return tuple(
        tuple(SlotPlan(Slot(each.slot), each.opens_min, each.closes_min, each.limit_min, each.required) for each in day)
        for day in body
    )


def _proposed(proposal: Any) -> Answer:
    return Answer(proposal_view(proposal), 202)
