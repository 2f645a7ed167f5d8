"""A change of the calendar, rehearsed in one unit before anybody proposes it. Nothing is written."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.rehearsal import Rehearsal
from chalicelib.domain.verdict import DayVerdict
from chalicelib.errors import FieldError, InputInvalid, NotFound
from chalicelib.routes._calendar_bodies import (
    HolidayBody,
    OverrideBody,
    PatternBody,
    read_holidays,
    read_override,
    read_pattern,
)
from chalicelib.routes._fields import Id, Month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._totals_views import TotalsView, totals_view
from chalicelib.routes.calendar import MAX_BYTES
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.rehearsal import CalendarChange
from chalicelib.use_cases.rehearse_calendar import rehearse

blueprint = Blueprint(__name__)
NAMES_TOLD, DAYS_TOLD = 20, 50  # of those whom it concerns, of the days that would differ
_ONE_CHANGE = (
    "Kirim tepat satu: pattern, override, atau holidays.",
    "Send exactly one: pattern, override or holidays.",
)


class RehearsedPatternBody(PatternBody, forbid_unknown_fields=True, kw_only=True):
    pattern_id: Id


class RehearsedOverrideBody(OverrideBody, forbid_unknown_fields=True, kw_only=True):
    override_id: Id


class RehearsalBody(Struct, forbid_unknown_fields=True):
    """Exactly one change, as it would be proposed. `month`: the past one to judge twice; null: the last."""

    unit_id: Id
    month: Month | None = None
    pattern: RehearsedPatternBody | None = None
    override: RehearsedOverrideBody | None = None
    holidays: Annotated[list[HolidayBody], Meta(min_length=1, max_length=60)] | None = None


class ConcernedView(Struct, frozen=True, kw_only=True):
    employee_id: str
    name: str


class RehearsedVerdictView(Struct, frozen=True, kw_only=True):
    """`status` as in VerdictView, with the minutes that count."""

    status: str
    late_min: int
    early_min: int
    missing_min: int


class RehearsedDayView(Struct, frozen=True, kw_only=True):
    employee_id: str
    name: str
    on: date
    before: RehearsedVerdictView
    after: RehearsedVerdictView


class RehearsalView(Struct, frozen=True, kw_only=True):
    """`people` work in the unit then, `concerned` of them get another day, the first on `first_on`; of `untold` nobody
    has written the roster yet. `names` and `days` are the first of theirs. `before` and `after` are of the month's
    employee-days with another plan, `differing` of them would have come to something else.
    """

    unit_id: str
    month: str
    people: int
    concerned: int
    untold: int
    first_on: date | None
    names: list[ConcernedView]
    before: TotalsView
    after: TotalsView
    differing: int
    days: list[RehearsedDayView]


@op(
    blueprint, "POST", "/calendar/rehearsals", "Rehearse a change of the calendar in a unit",
    roles=ALLOWED[Act.WRITE_CITY], body=RehearsalBody, max_bytes=MAX_BYTES, answers={200: RehearsalView},
    problems=(NotFound,),
)  # fmt: skip
def create_rehearsal(call: Call) -> Answer:
    body: RehearsalBody = call.body
    change, place = _change(body)
    try:
        found = rehearse(call.services, call.actor, change, body.unit_id, body.month, call.now)
    except InputInvalid as invalid:
        raise _below(place, invalid) from None
    return Answer(_view(found))


def _change(body: RehearsalBody) -> tuple[CalendarChange, str]:
    """The one change, and where in the body its faults lie."""
    given = [each for each in (body.pattern, body.override, body.holidays) if each is not None]
    if len(given) != 1:
        raise InputInvalid([FieldError("", "ONE_CHANGE", _ONE_CHANGE)])
    if body.pattern:
        return read_pattern(body.pattern.pattern_id, body.pattern, "/pattern"), "/pattern"
    if body.override:
        return read_override(body.override.override_id, body.override, "/override"), "/override"
    return read_holidays(body.holidays or ()), ""


def _below(place: str, invalid: InputInvalid) -> InputInvalid:
    """The faults of the change where it stands in this body; that of the month stays."""
    inside = [
        each if each.pointer == "/month" else replace(each, pointer=place + each.pointer) for each in invalid.errors
    ]
    return InputInvalid(inside)


def _view(found: Rehearsal) -> RehearsalView:
    ahead = found.ahead
    return RehearsalView(
        unit_id=found.unit_id,
        month=found.month,
        people=ahead.people,
        concerned=len(ahead.concerned),
        untold=ahead.untold,
        first_on=ahead.first_on,
        names=[ConcernedView(employee_id=each, name=name) for each, name in ahead.concerned[:NAMES_TOLD]],
        before=totals_view(found.before),
        after=totals_view(found.after),
        differing=len(found.differing),
        days=[
            RehearsedDayView(
                employee_id=each.employee_id,
                name=each.name,
                on=each.before.local_date,
                before=_verdict(each.before),
                after=_verdict(each.after),
            )
            for each in found.differing[:DAYS_TOLD]
        ],
    )


def _verdict(verdict: DayVerdict) -> RehearsedVerdictView:
    return RehearsedVerdictView(
        status=verdict.status,
        late_min=verdict.late_min,
        early_min=verdict.early_min,
        missing_min=verdict.missing_min,
    )
