"""Rule sets of attendance, discipline and deductions as they are proposed with the settings."""

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.allowance import AllowanceRules, Bracket, Cause, Part
from chalicelib.domain.confirmation import Confirmation, Mark
from chalicelib.domain.discipline import DisciplineRules, Level, Threshold
from chalicelib.domain.employee import NumberKind
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import AttendanceRules
from chalicelib.routes._fields import DaySlotName, Id, LocalDate, PlainText, parse_date
from chalicelib.rules.allowance import WHOLE_BP
from chalicelib.rules.attendance_rules import MOST_MISSING_MIN
from chalicelib.rules.rule_sets import MOST_BRACKETS, MOST_THRESHOLDS

Percent = Annotated[int, Meta(ge=0, le=WHOLE_BP, description="hundredths of a percent: 125 is 1.25 %")]
Minutes = Annotated[int, Meta(ge=0, le=1_440)]


class ConfirmationBody(Struct, forbid_unknown_fields=True):
    """The decree that a set stands on; `by`: the office that confirmed it."""

    decree_no: PlainText
    decree_on: LocalDate
    by: PlainText


class AttendanceRulesBody(Struct, forbid_unknown_fields=True):
    """How days count from `starts_on` on. `missing_min`: minutes that a missing slot counts as, 0 where one is silent.
    `permission_counts`: whether permitted minutes still count. `confirmed`: null while nobody has; what has begun may
    still be, as it is, and so may what came with the app: `default` since 2000-01-01."""

    rules_id: Id
    starts_on: LocalDate
    missing_min: dict[DaySlotName, Annotated[int, Meta(ge=0, le=MOST_MISSING_MIN)]]
    permission_counts: bool
    confirmed: ConfirmationBody | None


class ThresholdBody(Struct, forbid_unknown_fields=True):
    """From `days` unexcused days of a year on, or so many working days `in_a_row`. `mark`: V read in the regulation, N
    quoted, C public code, M unconfirmed."""

    days: Annotated[int, Meta(ge=1, le=366)]
    level: Level
    sanction: PlainText
    article: PlainText
    source: PlainText
    mark: Mark
    in_a_row: bool


class DisciplineRulesBody(Struct, forbid_unknown_fields=True):
    """What holds for one employment type from `starts_on` on: `nip` PNS, `ni_pppk` PPPK, `local` non-ASN. Thresholds
    from the lightest. `minutes_per_day`: null where minutes never become days. `act_within_days`: null where nobody
    has confirmed a number. `confirmed`: null while nobody has."""

    rules_id: Id
    starts_on: LocalDate
    number_kind: NumberKind
    thresholds: Annotated[list[ThresholdBody], Meta(max_length=MOST_THRESHOLDS)]
    minutes_per_day: Annotated[int, Meta(ge=1, le=1_440)] | None
    duty_article: PlainText | None
    act_within_days: Annotated[int, Meta(ge=0, le=366)] | None
    confirmed: ConfirmationBody | None


class BracketBody(Struct, forbid_unknown_fields=True):
    """`event` of `from_min` to `to_min` minutes, both included, takes `percent_bp` of the whole allowance or of its
    discipline part off. What no row names takes nothing off."""

    event: Cause
    percent_bp: Percent
    from_min: Minutes
    to_min: Minutes | None
    of: Part
    source: PlainText
    mark: Mark


class AllowanceRulesBody(Struct, forbid_unknown_fields=True):
    """Deductions from `starts_on` on. `discipline_bp`: how much of the whole the discipline part is. `day_cap_bp`: the
    most that one day's slots take off; null where their rows alone say it. `confirmed`: null while nobody has."""

    rules_id: Id
    starts_on: LocalDate
    brackets: Annotated[list[BracketBody], Meta(max_length=MOST_BRACKETS)]
    discipline_bp: Percent
    day_cap_bp: Percent | None
    confirmed: ConfirmationBody | None


def attendance_rules(bodies: Iterable[AttendanceRulesBody]) -> tuple[AttendanceRules, ...]:
    return tuple(_attendance(each, f"/attendance_rules/{at}") for at, each in enumerate(bodies))


def discipline_rules(bodies: Iterable[DisciplineRulesBody]) -> tuple[DisciplineRules, ...]:
    return tuple(_discipline(each, f"/discipline_rules/{at}") for at, each in enumerate(bodies))


def allowance_rules(bodies: Iterable[AllowanceRulesBody]) -> tuple[AllowanceRules, ...]:
    return tuple(_allowance(each, f"/allowance_rules/{at}") for at, each in enumerate(bodies))


def _attendance(body: AttendanceRulesBody, pointer: str) -> AttendanceRules:
    return AttendanceRules(
        rules_id=body.rules_id,
        starts_on=parse_date(body.starts_on, f"{pointer}/starts_on"),
        missing_min={Slot(slot): minutes for slot, minutes in body.missing_min.items()},
        permission_counts=body.permission_counts,
        confirmed=confirmation(body.confirmed, pointer),
    )


def _discipline(body: DisciplineRulesBody, pointer: str) -> DisciplineRules:
    thresholds = (
        Threshold(each.days, each.level, each.sanction, each.article, each.source, each.mark, each.in_a_row)
        for each in body.thresholds
    )
    return DisciplineRules(
        rules_id=body.rules_id,
        starts_on=parse_date(body.starts_on, f"{pointer}/starts_on"),
        number_kind=body.number_kind,
        thresholds=tuple(thresholds),
        minutes_per_day=body.minutes_per_day,
        duty_article=body.duty_article,
        act_within_days=body.act_within_days,
        confirmed=confirmation(body.confirmed, pointer),
    )


def _allowance(body: AllowanceRulesBody, pointer: str) -> AllowanceRules:
    brackets = (
        Bracket(each.event, each.percent_bp, each.from_min, each.to_min, each.of, each.source, each.mark)
        for each in body.brackets
    )
    return AllowanceRules(
        rules_id=body.rules_id,
        starts_on=parse_date(body.starts_on, f"{pointer}/starts_on"),
        brackets=tuple(brackets),
        discipline_bp=body.discipline_bp,
        day_cap_bp=body.day_cap_bp,
        confirmed=confirmation(body.confirmed, pointer),
    )


def confirmation(body: ConfirmationBody | None, pointer: str) -> Confirmation | None:
    """`pointer`: of the set that it confirms."""
    if body is None:
        return None
    return Confirmation(body.decree_no, parse_date(body.decree_on, f"{pointer}/confirmed/decree_on"), body.by)
