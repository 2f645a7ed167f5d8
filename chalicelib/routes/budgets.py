"""Budgets: the city's year, a unit's, one's own lines; a locked month opened again."""

from datetime import date, datetime

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.budget import Unlock
from chalicelib.domain.city import City
from chalicelib.errors import NotFound
from chalicelib.routes._budget_bodies import BudgetQuery, parse_month_number
from chalicelib.routes._budget_views import BudgetMonthView, BudgetRowView, SumView, month_view, row_views, sum_view
from chalicelib.routes._fields import LocalDate, PlainText, parse_date, parse_year
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.budget_sums import last_reported
from chalicelib.use_cases.see_budgets import see_city_budget, see_own_lines, see_unit_budget
from chalicelib.use_cases.set_budget import unlock_month

blueprint = Blueprint(__name__)


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


class BareUnitView(Struct, frozen=True, kw_only=True):
    unit_id: str
    name: str


class CityBudgetView(Struct, frozen=True, kw_only=True):
    """Units within reach that have a budget, by name. `months`: what they come to together, January first. `unlocks`:
    to who audits. `without`: units at the top within reach of which nobody has entered a budget, which is not zero."""

    seen: BudgetMonthView
    months: list[SumView]
    units: list[UnitSumView]
    unlocks: list[UnlockView]
    without: list[BareUnitView]


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
                    name=call.city.unit_name(each.unit_id),
                    sums=sum_view(each.months[month - 1], rules),
                    last_month=last_reported(each.months),
                )
                for each in found.units
            ],
            unlocks=[_unlock_view(each, call.city) for each in found.unlocks],
            without=[BareUnitView(unit_id=each, name=call.city.unit_name(each)) for each in found.without],
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
            name=call.city.unit_name(unit_id),
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
    blueprint, "PUT", "/units/{unit_id}/budgets/{year}/unlocks/{month}", "Have a unit's locked month entered again",
    roles=ALLOWED[Act.WRITE_CITY], body=UnlockBody, answers={200: UnlockView}, problems=(NotFound,),
)  # fmt: skip
def replace_unlock(call: Call, unit_id: str, year: str, month: str) -> Answer:
    body: UnlockBody = call.body
    until_on, when = parse_date(body.until_on, "/until_on"), (parse_year(year), parse_month_number(month))
    return Answer(
        _unlock_view(
            unlock_month(call.services, call.actor, unit_id, *when, until_on, body.reason, call.now), call.city
        )
    )


def _unlock_view(unlock: Unlock, city: City) -> UnlockView:
    return UnlockView(
        unit_id=unlock.unit_id,
        name=city.unit_name(unlock.unit_id),
        month=unlock.month,
        until_on=unlock.until_on,
        reason=unlock.reason,
        at=unlock.at,
    )
