"""Watching: how a date stands, city, unit and person; how months came out. Executives see figures alone."""

from datetime import date, datetime

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.errors import NotFound
from chalicelib.routes._board_views import (
    MonthFiguresView,
    PersonStandView,
    UnitFiguresView,
    month_figures_view,
    person_stand_view,
    unit_figures_view,
)
from chalicelib.routes._fields import parse_date, parse_month, parse_year
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.month_sheet import is_trial
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.see_board import see_city_board, see_city_month, see_unit_board, see_unit_year

blueprint = Blueprint(__name__)


TODAY = "today"  # in place of a date, month or year: the one that it is in the city now


class CityBoardView(Struct, frozen=True, kw_only=True):
    """`is_counting`: something is old or not counted yet; ask again in a few seconds."""

    on: date
    today: date
    zone: str
    server_time: datetime
    is_counting: bool
    units: list[UnitFiguresView]


class UnitBoardView(Struct, frozen=True, kw_only=True):
    """As of `server_time`. `trial`: nothing of this date counts."""

    unit_id: str
    name: str
    on: date
    today: date
    zone: str
    server_time: datetime
    trial: bool
    people: list[PersonStandView]


class MonthBoardView(Struct, frozen=True, kw_only=True):
    month: str
    is_counting: bool
    units: list[MonthFiguresView]


class UnitYearView(Struct, frozen=True, kw_only=True):
    """The months of the year that have begun."""

    unit_id: str
    name: str
    year: int
    is_counting: bool
    months: list[MonthFiguresView]


@op(
    blueprint, "GET", "/boards/{on}", "How a date stands in every unit within reach, in figures",
    roles=ALLOWED[Act.READ_FIGURES], answers={200: CityBoardView},
)  # fmt: skip
def read_board(call: Call, on: str) -> Answer:
    day = _day(call, on)
    found = see_city_board(call.services, call.actor, day, call.now)
    return Answer(
        CityBoardView(
            on=day,
            today=found.today,
            zone=call.city.settings.zone,
            server_time=call.now,
            is_counting=found.is_counting,
            units=[unit_figures_view(each, day) for each in found.lines],
        )
    )


@op(
    blueprint, "GET", "/units/{unit_id}/boards/{on}", "How a date stands for everybody of a unit",
    roles=ALLOWED[Act.READ_ATTENDANCE], answers={200: UnitBoardView}, problems=(NotFound,),
)  # fmt: skip
def read_unit_board(call: Call, unit_id: str, on: str) -> Answer:
    day = _day(call, on)
    people = see_unit_board(call.services, call.actor, unit_id, day, call.now)
    unit = call.city.units[unit_id]
    return Answer(
        UnitBoardView(
            unit_id=unit_id,
            name=unit.name,
            on=day,
            today=today_of(call.city, call.now),
            zone=call.city.settings.zone,
            server_time=call.now,
            trial=is_trial(day, unit.counts_from),
            people=[person_stand_view(each) for each in people],
        )
    )


@op(
    blueprint, "GET", "/figures/{month}", "How a month came out in every unit within reach, in figures",
    roles=ALLOWED[Act.READ_FIGURES], answers={200: MonthBoardView},
)  # fmt: skip
def read_month_figures(call: Call, month: str) -> Answer:
    month = f"{_day(call, month):%Y-%m}" if month == TODAY else f"{parse_month(month):%Y-%m}"
    found = see_city_month(call.services, call.actor, month, call.now)
    units = [month_figures_view(each.unit, month, each.figures, each.units) for each in found.lines]
    return Answer(MonthBoardView(month=month, is_counting=found.is_counting, units=units))


@op(
    blueprint, "GET", "/units/{unit_id}/figures/{year}", "How a unit's months came out, in figures",
    roles=ALLOWED[Act.READ_FIGURES], answers={200: UnitYearView}, problems=(NotFound,),
)  # fmt: skip
def read_unit_figures(call: Call, unit_id: str, year: str) -> Answer:
    number = _day(call, year).year if year == TODAY else parse_year(year)
    found = see_unit_year(call.services, call.actor, unit_id, number, call.now)
    return Answer(
        UnitYearView(
            unit_id=unit_id,
            name=found.unit.name,
            year=number,
            is_counting=found.is_counting,
            months=[month_figures_view(found.unit, month, each) for month, each in found.months.items()],
        )
    )


def _day(call: Call, text: str) -> date:
    """A page asks before it knows what date it is there: `today`."""
    return today_of(call.city, call.now) if text == TODAY else parse_date(text, "/on")
