"""What is to be mended about a unit's people."""

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.errors import LANGUAGES, NotFound
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.mismatch import Mismatch
from chalicelib.use_cases.see_mismatches import see_mismatches

blueprint = Blueprint(__name__)


class MismatchView(Struct, frozen=True, kw_only=True):
    """`is_hint`: it may well be right as it is."""

    code: str
    is_hint: bool
    detail: str


class PersonMismatchesView(Struct, frozen=True, kw_only=True):
    employee_id: str
    name: str
    mismatches: list[MismatchView]


class UnitMismatchesView(Struct, frozen=True, kw_only=True):
    """By name; whoever has nothing to mend is left out."""

    unit_id: str
    people: list[PersonMismatchesView]


@op(
    blueprint, "GET", "/units/{unit_id}/mismatches", "What is to be mended about a unit's people",
    roles=ALLOWED[Act.READ_PROFILE], answers={200: UnitMismatchesView}, problems=(NotFound,),
)  # fmt: skip
def read_mismatches(call: Call, unit_id: str) -> Answer:
    people = [
        PersonMismatchesView(
            employee_id=person.employee_id,
            name=person.name,
            mismatches=[_view(each, call.language) for each in mismatches],
        )
        for person, mismatches in see_mismatches(call.services, call.actor, unit_id, call.now)
    ]
    return Answer(UnitMismatchesView(unit_id=unit_id, people=people))


def _view(mismatch: Mismatch, language: str) -> MismatchView:
    detail = mismatch.detail[LANGUAGES.index(language)]
    return MismatchView(code=mismatch.code, is_hint=mismatch.is_hint, detail=detail)
