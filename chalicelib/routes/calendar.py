"""Shift patterns, dated orders and holidays of the city."""

from datetime import date
from typing import Annotated, Any

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.routes._calendar_bodies import (
    HolidaysBody,
    OverrideBody,
    PatternBody,
    read_holidays,
    read_override,
    read_pattern,
)
from chalicelib.routes._fields import PlainText, parse_date
from chalicelib.routes._http import EVERYONE, Answer, Call, op
from chalicelib.routes._proposal_views import ProposalView, proposal_view
from chalicelib.routes.units import check_id
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.change_calendar import put_holidays, put_override, put_pattern, remove_holiday
from chalicelib.use_cases.propose_holidays import propose_holidays

blueprint = Blueprint(__name__)
ADMIN = ALLOWED[Act.WRITE_CITY]
MAX_BYTES = 65_536


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
    pattern = read_pattern(check_id(pattern_id), call.body)
    return _proposed(put_pattern(call.services, call.actor, pattern, call.body.emergency_reason, call.now))


@op(
    blueprint, "PUT", "/calendar/overrides/{override_id}", "Propose a dated order", roles=ADMIN, body=OverrideBody,
    max_bytes=MAX_BYTES, answers={202: ProposalView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def replace_override(call: Call, override_id: str) -> Answer:
    override = read_override(check_id(override_id), call.body)
    return _proposed(put_override(call.services, call.actor, override, call.body.emergency_reason, call.now))


@op(
    blueprint, "POST", "/calendar/holidays", "Propose holidays by their decree", roles=ADMIN, body=HolidaysBody,
    max_bytes=MAX_BYTES, answers={202: ProposalView}, problems=(ChangedMeanwhile,), idempotent=True,
)  # fmt: skip
def create_holidays(call: Call) -> Answer:
    holidays = read_holidays(call.body.holidays)
    return _proposed(put_holidays(call.services, call.actor, holidays, call.body.emergency_reason, call.now))


@op(
    blueprint, "DELETE", "/calendar/holidays/{on}", "Propose to take back a holiday", roles=ADMIN,
    query=EmergencyQuery, answers={202: ProposalView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def delete_holiday(call: Call, on: str) -> Answer:
    day = parse_date(on, "/on")
    return _proposed(remove_holiday(call.services, call.actor, day, call.query.emergency_reason, call.now))


def _proposed(proposal: Any) -> Answer:
    return Answer(proposal_view(proposal), 202)
