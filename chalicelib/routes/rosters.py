"""A month's roster as a grid on the screen: a unit's, and one's own."""

from datetime import date

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.city import City
from chalicelib.errors import NotFound
from chalicelib.routes._fields import parse_month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.roster import dates_of, roster_months
from chalicelib.rules.roster_grid import letter_meanings
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.see_roster import see_own_roster, see_unit_roster

blueprint = Blueprint(__name__)


class GridDayView(Struct, frozen=True, kw_only=True):
    """A column. `weekday`: 0 for Monday; `holiday`: its name; `passed`: an entry of this day stands as it is."""

    on: date
    weekday: int
    holiday: str | None
    passed: bool


class LetterView(Struct, frozen=True, kw_only=True):
    """`name` and hours are null for the day off; hours past 1,440 are of the next date."""

    code: str
    name: str | None
    begins_min: int | None
    ends_min: int | None


class PersonRosterView(Struct, frozen=True, kw_only=True):
    """`letters`: one a day, `-` for no entry. `here`: the days from 1 worked in this unit by roster; `unknown`: how
    many of them have no entry. `may_set`: whether I may set this month. `away`: days of an approved leave or order, of
    whatever kind."""

    employee_id: str
    name: str
    letters: str
    here: list[int]
    unknown: int
    may_set: bool
    away: list[int]


class UnitRosterView(Struct, frozen=True, kw_only=True):
    """`months`: those that may be set now."""

    unit_id: str
    month: str
    months: list[str]
    days: list[GridDayView]
    letters: list[LetterView]
    people: list[PersonRosterView]


class OwnRosterView(Struct, frozen=True, kw_only=True):
    """My month; `entered` is empty where I don't work by roster on any of its days."""

    month: str
    days: list[GridDayView]
    letters: list[LetterView]
    entered: str
    here: list[int]
    unknown: int


@op(
    blueprint, "GET", "/units/{unit_id}/rosters/{month}", "A unit's roster of a month",
    roles=ALLOWED[Act.READ_ATTENDANCE], answers={200: UnitRosterView}, problems=(NotFound,),
)  # fmt: skip
def read_unit_roster(call: Call, unit_id: str, month: str) -> Answer:
    parse_month(month)
    city, people = see_unit_roster(call.services, call.actor, unit_id, month, call.now)
    return Answer(
        UnitRosterView(
            unit_id=unit_id,
            month=month,
            months=list(roster_months(today_of(city, call.now))),
            days=_days(city, month, today_of(city, call.now)),
            letters=_letters(city, month),
            people=[
                PersonRosterView(
                    employee_id=each.employee_id,
                    name=each.name,
                    letters=each.row.letters,
                    here=list(each.row.here),
                    unknown=each.row.unknown,
                    may_set=each.may_set,
                    away=list(each.away),
                )
                for each in people
            ],
        )
    )


@op(blueprint, "GET", "/me/rosters/{month}", "My roster of a month", answers={200: OwnRosterView})
def read_own_roster(call: Call, month: str) -> Answer:
    parse_month(month)
    city, row = see_own_roster(call.services, call.actor, month, call.now)
    return Answer(
        OwnRosterView(
            month=month,
            days=_days(city, month, today_of(city, call.now)),
            letters=_letters(city, month),
            entered=row.letters if row else "",
            here=list(row.here) if row else [],
            unknown=row.unknown if row else 0,
        )
    )


def _days(city: City, month: str, today: date) -> list[GridDayView]:
    holidays = city.calendar.holidays
    return [
        GridDayView(
            on=on,
            weekday=on.weekday(),
            holiday=holidays[on].name if on in holidays else None,
            passed=on < today,
        )
        for on in dates_of(month)
    ]


def _letters(city: City, month: str) -> list[LetterView]:
    return [
        LetterView(code=each.code, name=each.name, begins_min=each.begins_min, ends_min=each.ends_min)
        for each in letter_meanings(city.calendar, month, city.settings.roster_off_code)
    ]
