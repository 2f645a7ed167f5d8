"""Who in the city stands at which level of discipline: counts for who leads it, people for city admin and auditor."""

from typing import Annotated, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.city import City
from chalicelib.domain.discipline_levels import Standing
from chalicelib.domain.employee import NumberKind
from chalicelib.routes._fields import parse_year
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._level_views import (
    CityLevelsView,
    LevelPageView,
    counts_view,
    person_view,
    step_view,
    unit_view,
)
from chalicelib.routes._pages import pages_of
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.discipline_levels import Choice
from chalicelib.use_cases.see_levels import SCREEN_PEOPLE, see_city_levels, see_level_people

blueprint = Blueprint(__name__)

Sort = Literal[
    "name", "-name", "unit", "-unit", "days", "-days", "run", "-run", "level", "-level", "next", "-next",
    "deadline", "-deadline",
]  # fmt: skip


class LevelsQuery(Struct, forbid_unknown_fields=True):
    """`standing`: a level, `near` the next threshold, or `below` every one. `unit_id`: with its parts. `case`: whether
    one of the year is open. `sort`: `-` before it, downwards; what has none comes last."""

    standing: Literal["heavy", "medium", "light", "near", "below"] | None = None
    number_kind: Literal["nip", "ni_pppk", "local"] | None = None
    unit_id: Annotated[str, Meta(max_length=64)] | None = None
    case: Literal["open", "none"] | None = None
    sort: Sort = "-level"
    page: Annotated[int, Meta(ge=1, le=1000)] = 1


@op(
    blueprint, "GET", "/discipline-levels/{year}", "How many of the city stand at which level of discipline",
    roles=ALLOWED[Act.READ_SUMMARY], answers={200: CityLevelsView},
)  # fmt: skip
def read_levels(call: Call, year: str) -> Answer:
    """An executive sees units of fewer than ten as one line, and no employment types."""
    number = parse_year(year)
    found = see_city_levels(call.services, call.actor, number, call.now)
    return Answer(
        CityLevelsView(
            year=number,
            counted_at=found.counted_at,
            is_counting=found.is_counting,
            counts=counts_view(found.counts),
            kinds={kind.value: people for kind, people in found.kinds.items()},
            steps=[step_view(each, bool(found.kinds)) for each in found.steps],
            units=[unit_view(each) for each in found.lines],
        )
    )


@op(
    blueprint, "GET", "/discipline-levels/{year}/people", "Who of the city stands at which level, some a page",
    roles=ALLOWED[Act.READ_LEVELS], query=LevelsQuery, answers={200: LevelPageView},
)  # fmt: skip
def read_level_people(call: Call, year: str) -> Answer:
    query: LevelsQuery = call.query
    number = parse_year(year)
    choice = Choice(
        standing=Standing(query.standing) if query.standing else None,
        kind=NumberKind(query.number_kind) if query.number_kind else None,
        unit_ids=None if query.unit_id is None else _within(query.unit_id, call.city),
        has_case=None if query.case is None else query.case == "open",
        sort=query.sort,
    )
    found = see_level_people(call.services, call.actor, number, choice, query.page, call.now)
    return Answer(
        LevelPageView(
            year=number,
            page=query.page,
            pages=pages_of(found.total, SCREEN_PEOPLE),
            total=found.total,
            counted_at=found.counted_at,
            is_counting=found.is_counting,
            people=[person_view(each) for each in found.people],
        )
    )


def _within(unit_id: str, city: City) -> frozenset[str]:
    return frozenset(city.units_within(unit_id) if unit_id in city.units else ())
