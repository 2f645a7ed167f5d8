"""Shift patterns, orders and holidays as a body tells them: for the one that proposes, and the one that rehearses."""

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.shift import Holiday, HolidayKind, Override, PatternVersion, ShiftPattern, Slot, SlotPlan, Week
from chalicelib.routes._fields import DaySlotName, Id, LocalDate, PlainText, parse_date

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


def read_pattern(pattern_id: str, body: PatternBody, at: str = "") -> ShiftPattern:
    """`at`: where the pattern stands in its body."""
    versions = tuple(
        PatternVersion(parse_date(each.starts_on, f"{at}/versions/{place}/starts_on"), _week(each.week), each.grace_min)
        for place, each in enumerate(body.versions)
    )
    return ShiftPattern(pattern_id, body.name, versions, body.code)


def read_override(override_id: str, body: OverrideBody, at: str = "") -> Override:
    return Override(
        override_id=override_id,
        name=body.name,
        decree_no=body.decree_no,
        starts_on=parse_date(body.starts_on, f"{at}/starts_on"),
        ends_on=parse_date(body.ends_on, f"{at}/ends_on"),
        week=_week(body.week),
        grace_min=body.grace_min,
        pattern_ids=tuple(body.pattern_ids),
        unit_ids=tuple(body.unit_ids),
    )


def read_holidays(body: Sequence[HolidayBody]) -> tuple[Holiday, ...]:
    return tuple(
        Holiday(parse_date(each.on, f"/holidays/{at}/on"), each.name, each.kind, each.decree_no)
        for at, each in enumerate(body)
    )


def _week(body: list[list[SlotBody]]) -> Week:
    return tuple(
        tuple(SlotPlan(Slot(each.slot), each.opens_min, each.closes_min, each.limit_min, each.required) for each in day)
        for day in body
    )
