"""What a year of unexcused absence came to, with every day of it: one's own, a person's, a unit's."""

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.errors import NotFound
from chalicelib.routes._discipline_views import DisciplineSumsView, DisciplineView, discipline_view, sums_view
from chalicelib.routes._fields import parse_year
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._pages import PageQuery, pages_of
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.see_discipline import (
    SCREEN_PEOPLE,
    see_own_discipline,
    see_persons_discipline,
    see_unit_discipline,
)

blueprint = Blueprint(__name__)


class UnitDisciplineView(Struct, frozen=True, kw_only=True):
    """Who is in the unit now, by name; `total`: on all pages."""

    unit_id: str
    year: int
    page: int
    pages: int
    total: int
    people: list[DisciplineSumsView]


@op(blueprint, "GET", "/me/discipline/{year}", "What my year came to, day by day", answers={200: DisciplineView})
def read_my_discipline(call: Call, year: str) -> Answer:
    return Answer(discipline_view(see_own_discipline(call.services, call.actor, parse_year(year), call.now)))


@op(
    blueprint, "GET", "/employees/{employee_id}/discipline/{year}", "What a person's year came to, day by day",
    roles=ALLOWED[Act.READ_REPORT], answers={200: DisciplineView}, problems=(NotFound,),
)  # fmt: skip
def read_discipline(call: Call, employee_id: str, year: str) -> Answer:
    """The matrix row "reports": within the tree, or in the whole city, without a case number."""
    return Answer(
        discipline_view(see_persons_discipline(call.services, call.actor, employee_id, parse_year(year), call.now))
    )


@op(
    blueprint, "GET", "/units/{unit_id}/discipline/{year}", "What the year of a unit's people came to, some a page",
    roles=ALLOWED[Act.READ_REPORT], query=PageQuery, answers={200: UnitDisciplineView}, problems=(NotFound,),
)  # fmt: skip
def read_unit_discipline(call: Call, unit_id: str, year: str) -> Answer:
    """The matrix row "reports": within the tree, or in the whole city, without a case number."""
    page, number = call.query.page, parse_year(year)
    found = see_unit_discipline(call.services, call.actor, unit_id, number, page, call.now)
    return Answer(
        UnitDisciplineView(
            unit_id=unit_id,
            year=number,
            page=page,
            pages=pages_of(found.total, SCREEN_PEOPLE),
            total=found.total,
            people=[sums_view(each) for each in found.people],
        )
    )
