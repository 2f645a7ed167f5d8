"""Objections on the review bench: those that rest on a photo or a position, for who decides them."""

from datetime import date

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.errors import NotFound, SelfieNotThere
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._review_views import LookView, ShownCheckIn, look_view, shown
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.bench_objections import Objected, look_at_objection, see_objections

blueprint = Blueprint(__name__)
DECIDERS = ALLOWED[Act.DECIDE_REQUEST]


class ObjectionsQuery(Struct, forbid_unknown_fields=True):
    """`parts`: those of the units below too."""

    parts: bool = False


class ObjectionView(ShownCheckIn, frozen=True, kw_only=True):
    """`claim`: the person's own words; `judged_for`: the reason why it was not let stand. `decide_by`: the last date
    for the decision, which goes to the request; then `is_late`. Both dates are the person's own working days'."""

    request_id: str
    claim: str
    judged_for: str | None
    decide_by: date
    is_late: bool


class ObjectionsView(Struct, frozen=True):
    """The nearest deadline first."""

    objections: list[ObjectionView]


@op(
    blueprint, "GET", "/units/{unit_id}/objections",
    "Objections to a check-in that was not let stand, for whom they wait", roles=DECIDERS, query=ObjectionsQuery,
    answers={200: ObjectionsView}, problems=(NotFound,), delegates=True,
)  # fmt: skip
def read_objections(call: Call, unit_id: str) -> Answer:
    found = see_objections(call.services, call.actor, unit_id, call.query.parts, call.now)
    return Answer(ObjectionsView([_view(call, each) for each in found]))


@op(
    blueprint, "POST", "/units/{unit_id}/objections/{request_id}/look",
    "See the photos that an objection is about: written down, and told to who is on them", roles=DECIDERS,
    answers={201: LookView}, problems=(NotFound, SelfieNotThere), delegates=True,
)  # fmt: skip
def create_objection_look(call: Call, unit_id: str, request_id: str) -> Answer:
    return Answer(look_view(look_at_objection(call.services, call.actor, unit_id, request_id, call.now)), 201)


def _view(call: Call, found: Objected) -> ObjectionView:
    return ObjectionView(
        request_id=found.request.request_id,
        claim=found.request.reason,
        judged_for=found.judged_for,
        decide_by=found.decide_by,
        is_late=found.is_late,
        **shown(found.check_in, found.name, found.signals, call.city),
    )
