"""Budgets: the city's year, a unit's, its lines; what a month came to, what stands in the way, a month opened again."""

from datetime import date, datetime
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.budget import BudgetNames, Target, Unlock
from chalicelib.domain.city import City
from chalicelib.errors import BudgetMonthLocked, ChangedMeanwhile, FieldError, InputInvalid, NotFound, ObstacleDone
from chalicelib.routes._budget_views import (
    BudgetLineView,
    BudgetMonthView,
    BudgetRowView,
    SumView,
    line_view,
    month_view,
    row_views,
    sum_view,
)
from chalicelib.routes._fields import Id, LocalDate, LongText, PlainText, parse_date, parse_year
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.budget import MAX_LINE_IDR, WHOLE_BP, Figure, LineFacts
from chalicelib.rules.budget_sums import last_reported
from chalicelib.use_cases.see_budgets import (
    SeenLines,
    see_budget_line,
    see_city_budget,
    see_own_lines,
    see_unit_budget,
)
from chalicelib.use_cases.set_budget import set_line, unlock_month
from chalicelib.use_cases.tell_budget import end_obstacle, tell_month, tell_obstacle

blueprint = Blueprint(__name__)

Amount = Annotated[int, Meta(ge=0, le=MAX_LINE_IDR)]
Share = Annotated[int, Meta(ge=0, le=WHOLE_BP)]
Month = Annotated[int, Meta(ge=1, le=12)]
Revision = Annotated[int, Meta(ge=0)]
_NO_MONTH = ("Bulan adalah angka 1 sampai 12.", "The month is a number from 1 to 12.")


class BudgetQuery(Struct, forbid_unknown_fields=True):
    """The last month that is over, unless told."""

    month: Month | None = None


class ToldBody(Struct, forbid_unknown_fields=True):
    """Both since January. `correction`: why, where a figure is lower than before. `revision`: of the line as seen."""

    realised_idr: Amount
    physical_bp: Share
    revision: Revision
    correction: PlainText | None = None


class ObstacleBody(Struct, forbid_unknown_fields=True):
    month: Month
    text: LongText
    revision: Revision
    follow_up: LongText | None = None


class ObstacleDoneBody(Struct, forbid_unknown_fields=True):
    """`follow_up`: what was done about it."""

    follow_up: LongText
    revision: Revision


class TargetBody(Struct, forbid_unknown_fields=True):
    idr: Amount
    physical_bp: Share | None = None


class BudgetLineBody(Struct, forbid_unknown_fields=True):
    """`ceiling_idr` holds from `from_on` on, where it is another than the one in force. `targets`: January to December,
    each since January; or none. `revision`: of the line as it was seen, 0 for a new one."""

    programme: PlainText
    activity: PlainText
    sub_activity: PlainText
    account: PlainText
    ceiling_idr: Amount
    from_on: LocalDate
    note: PlainText
    targets: Annotated[list[TargetBody], Meta(max_length=12)]
    revision: Revision
    pptk_id: Id | None = None
    kpa_id: Id | None = None


class UnlockBody(Struct, forbid_unknown_fields=True):
    until_on: LocalDate
    reason: PlainText


class UnitSumView(Struct, frozen=True, kw_only=True):
    """`last_month`: of which somebody told something; null: none of the year."""

    unit_id: str
    name: str
    sums: SumView
    last_month: int | None


class UnlockView(Struct, frozen=True, kw_only=True):
    unit_id: str
    name: str
    month: int
    until_on: date
    reason: str
    at: datetime


class CityBudgetView(Struct, frozen=True, kw_only=True):
    """Units within reach that have a budget, by name. `months`: what they come to together, January first. `unlocks`:
    to who audits."""

    seen: BudgetMonthView
    months: list[SumView]
    units: list[UnitSumView]
    unlocks: list[UnlockView]


class UnitBudgetView(Struct, frozen=True, kw_only=True):
    """`rows`: programmes, activities, sub-activities, lines, each directly before its parts. `may_tell`: whether the
    months that are open are yours to tell."""

    unit_id: str
    name: str
    seen: BudgetMonthView
    months: list[SumView]
    rows: list[BudgetRowView]
    may_tell: bool


class OwnLinesView(Struct, frozen=True, kw_only=True):
    """Lines alone, of whatever unit."""

    seen: BudgetMonthView
    rows: list[BudgetRowView]


@op(
    blueprint, "GET", "/budgets/{year}", "What the units of the city have spent of a year's budget",
    roles=ALLOWED[Act.READ_BUDGET], query=BudgetQuery, answers={200: CityBudgetView},
)  # fmt: skip
def read_city_budget(call: Call, year: str) -> Answer:
    found = see_city_budget(call.services, call.actor, parse_year(year), call.query.month, call.now)
    rules, month = found.seen.rules, found.seen.month
    return Answer(
        CityBudgetView(
            seen=month_view(found.seen),
            months=[sum_view(each, rules) for each in found.months],
            units=[
                UnitSumView(
                    unit_id=each.unit_id,
                    name=_name(each.unit_id, call.city),
                    sums=sum_view(each.months[month - 1], rules),
                    last_month=last_reported(each.months),
                )
                for each in found.units
            ],
            unlocks=[_unlock_view(each, call.city) for each in found.unlocks],
        )
    )


@op(
    blueprint, "GET", "/units/{unit_id}/budgets/{year}", "A unit's budget at a month's end, as a tree",
    roles=ALLOWED[Act.READ_BUDGET], query=BudgetQuery, answers={200: UnitBudgetView}, problems=(NotFound,),
)  # fmt: skip
def read_unit_budget(call: Call, unit_id: str, year: str) -> Answer:
    found = see_unit_budget(call.services, call.actor, unit_id, parse_year(year), call.query.month, call.now)
    return Answer(
        UnitBudgetView(
            unit_id=unit_id,
            name=_name(unit_id, call.city),
            seen=month_view(found.seen),
            months=[sum_view(each, found.seen.rules) for each in found.months],
            rows=row_views(found),
            may_tell=found.may_tell,
        )
    )


@op(
    blueprint, "GET", "/me/budget-lines/{year}", "Budget lines that I am responsible for", query=BudgetQuery,
    answers={200: OwnLinesView},
)  # fmt: skip
def read_own_lines(call: Call, year: str) -> Answer:
    found = see_own_lines(call.services, call.actor, parse_year(year), call.query.month, call.now)
    return Answer(OwnLinesView(seen=month_view(found.seen), rows=row_views(found, whole=False)))


@op(
    blueprint, "GET", "/units/{unit_id}/budgets/{year}/lines/{line_id}", "A budget line with all that was told of it",
    query=BudgetQuery, answers={200: BudgetLineView}, problems=(NotFound,),
)  # fmt: skip
def read_budget_line(call: Call, unit_id: str, year: str, line_id: str) -> Answer:
    services, month = call.services, call.query.month
    return _line(call, see_budget_line(services, call.actor, unit_id, parse_year(year), line_id, month, call.now))


@op(
    blueprint, "PUT", "/units/{unit_id}/budgets/{year}/lines/{line_id}", "Set a line's ceiling, targets, responsible",
    roles=ALLOWED[Act.WRITE_CITY], body=BudgetLineBody, answers={200: BudgetLineView},
    problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def replace_budget_line(call: Call, unit_id: str, year: str, line_id: str) -> Answer:
    body: BudgetLineBody = call.body
    code, _, account = line_id.partition("-")
    facts = LineFacts(
        code=code,
        account=account,
        names=BudgetNames(body.programme, body.activity, body.sub_activity, body.account),
        ceiling_idr=body.ceiling_idr,
        from_on=parse_date(body.from_on, "/from_on"),
        note=body.note,
        targets=tuple(Target(each.idr, each.physical_bp) for each in body.targets),
        pptk_id=body.pptk_id,
        kpa_id=body.kpa_id,
    )
    return _line(call, set_line(call.services, call.actor, unit_id, parse_year(year), facts, body.revision, call.now))


@op(
    blueprint, "PUT", "/units/{unit_id}/budgets/{year}/lines/{line_id}/months/{month}", "Tell what a month came to",
    body=ToldBody, answers={200: BudgetLineView}, problems=(NotFound, ChangedMeanwhile, BudgetMonthLocked),
)  # fmt: skip
def tell_budget_month(call: Call, unit_id: str, year: str, line_id: str, month: str) -> Answer:
    body: ToldBody = call.body
    place, figure = (unit_id, parse_year(year), line_id), Figure(body.realised_idr, body.physical_bp, body.correction)
    return _line(call, tell_month(call.services, call.actor, place, _month(month), figure, body.revision, call.now))


@op(
    blueprint, "POST", "/units/{unit_id}/budgets/{year}/lines/{line_id}/obstacles", "Tell what stands in the way",
    body=ObstacleBody, answers={201: BudgetLineView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def create_obstacle(call: Call, unit_id: str, year: str, line_id: str) -> Answer:
    body: ObstacleBody = call.body
    place = (unit_id, parse_year(year), line_id)
    found = tell_obstacle(
        call.services, call.actor, place, body.month, body.text, body.follow_up, body.revision, call.now
    )
    return _line(call, found, 201)


@op(
    blueprint, "PUT", "/units/{unit_id}/budgets/{year}/lines/{line_id}/obstacles/{obstacle_id}",
    "Say that an obstacle is done, and how", body=ObstacleDoneBody, answers={200: BudgetLineView},
    problems=(NotFound, ChangedMeanwhile, ObstacleDone),
)  # fmt: skip
def finish_obstacle(call: Call, unit_id: str, year: str, line_id: str, obstacle_id: str) -> Answer:
    body: ObstacleDoneBody = call.body
    place = (unit_id, parse_year(year), line_id)
    return _line(
        call, end_obstacle(call.services, call.actor, place, obstacle_id, body.follow_up, body.revision, call.now)
    )


@op(
    blueprint, "PUT", "/units/{unit_id}/budgets/{year}/unlocks/{month}", "Have a unit's locked month entered again",
    roles=ALLOWED[Act.WRITE_CITY], body=UnlockBody, answers={200: UnlockView}, problems=(NotFound,),
)  # fmt: skip
def replace_unlock(call: Call, unit_id: str, year: str, month: str) -> Answer:
    body: UnlockBody = call.body
    until_on, when = parse_date(body.until_on, "/until_on"), (parse_year(year), _month(month))
    return Answer(
        _unlock_view(
            unlock_month(call.services, call.actor, unit_id, *when, until_on, body.reason, call.now), call.city
        )
    )


def _line(call: Call, found: SeenLines, status: int = 200) -> Answer:
    return Answer(line_view(found, call.city), status)


def _month(text: str) -> int:
    if text not in {str(each) for each in range(1, 13)}:
        raise InputInvalid([FieldError("/month", "PARAM_RANGE", _NO_MONTH)])
    return int(text)


def _name(unit_id: str, city: City) -> str:
    unit = city.units.get(unit_id)
    return unit.name if unit else unit_id


def _unlock_view(unlock: Unlock, city: City) -> UnlockView:
    return UnlockView(
        unit_id=unlock.unit_id,
        name=_name(unlock.unit_id, city),
        month=unlock.month,
        until_on=unlock.until_on,
        reason=unlock.reason,
        at=unlock.at,
    )
