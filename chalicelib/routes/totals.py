"""What a month or a year came to: one's own, a unit's, a person's."""

from datetime import datetime

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.totals import YearTotals
from chalicelib.domain.verdict import DayStatus
from chalicelib.errors import NotFound
from chalicelib.routes._fields import parse_month, parse_year
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._pages import PageQuery, pages_of
from chalicelib.routes._totals_views import (
    JudgedMonthView,
    MonthTotalsView,
    TotalsView,
    judged_month_view,
    month_totals_view,
    totals_view,
)
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.see_totals import (
    SCREEN_PEOPLE,
    see_own_totals,
    see_own_year,
    see_persons_year,
    see_unit_totals,
)

blueprint = Blueprint(__name__)


class OwnMonthView(Struct, frozen=True, kw_only=True):
    """`locked_at`: since when the month is locked for pay."""

    month: str
    locked_at: datetime | None
    person: JudgedMonthView


class UnitTotalsView(Struct, frozen=True, kw_only=True):
    """`total`: how many people were judged, on all pages."""

    unit_id: str
    month: str
    locked_at: datetime | None
    page: int
    pages: int
    total: int
    people: list[JudgedMonthView]


class OpeningView(Struct, frozen=True, kw_only=True):
    """Brought along from before Presensi; `early_min` is null where the old book does not tell."""

    unexcused_days: int
    late_min: int
    early_min: int | None


class YearView(Struct, frozen=True, kw_only=True):
    """`totals` with the adjustments; `absent_days` and `late_min` with what was brought along, if that is shown."""

    employee_id: str
    year: int
    months: list[MonthTotalsView]
    totals: TotalsView
    opening: OpeningView | None
    absent_days: int
    late_min: int


@op(blueprint, "GET", "/me/months/{month}", "My judged days of a month, and their sums", answers={200: OwnMonthView})
def read_my_totals(call: Call, month: str) -> Answer:
    parse_month(month)
    judged, lock = see_own_totals(call.services, call.actor, month, call.now)
    return Answer(OwnMonthView(month=month, locked_at=lock.at if lock else None, person=judged_month_view(judged)))


@op(blueprint, "GET", "/me/years/{year}", "What my year came to so far", answers={200: YearView})
def read_my_year(call: Call, year: str) -> Answer:
    return Answer(_year_view(see_own_year(call.services, call.actor, parse_year(year), call.now)))


@op(
    blueprint, "GET", "/units/{unit_id}/months/{month}/totals", "A unit's judged days of a month, some people a page",
    roles=ALLOWED[Act.READ_ATTENDANCE], query=PageQuery, answers={200: UnitTotalsView}, problems=(NotFound,),
)  # fmt: skip
def read_unit_totals(call: Call, unit_id: str, month: str) -> Answer:
    parse_month(month)
    page = call.query.page
    found = see_unit_totals(call.services, call.actor, unit_id, month, page, call.now)
    return Answer(
        UnitTotalsView(
            unit_id=unit_id,
            month=month,
            locked_at=found.lock.at if found.lock else None,
            page=page,
            pages=pages_of(found.total, SCREEN_PEOPLE),
            total=found.total,
            people=[judged_month_view(each) for each in found.people],
        )
    )


@op(
    blueprint, "GET", "/employees/{employee_id}/years/{year}", "What a person's year came to so far",
    roles=ALLOWED[Act.READ_ATTENDANCE], answers={200: YearView}, problems=(NotFound,),
)  # fmt: skip
def read_year(call: Call, employee_id: str, year: str) -> Answer:
    return Answer(_year_view(see_persons_year(call.services, call.actor, employee_id, parse_year(year), call.now)))


def _year_view(year: YearTotals) -> YearView:
    opening = year.opening
    return YearView(
        employee_id=year.employee_id,
        year=year.year,
        months=[month_totals_view(each) for each in year.months],
        totals=totals_view(year.counted),
        opening=OpeningView(
            unexcused_days=opening.unexcused_days, late_min=opening.late_min, early_min=opening.early_min
        )
        if opening
        else None,
        absent_days=year.counted.days.get(DayStatus.ABSENT, 0) + (opening.unexcused_days if opening else 0),
        late_min=year.counted.late_min + (opening.late_min if opening else 0),
    )
