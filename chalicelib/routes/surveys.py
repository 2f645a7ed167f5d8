"""Office points measured on the spot: a phone's fixes in, a proposal out."""

from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.errors import AreaNotSurveyed, ChangedMeanwhile, NotFound
from chalicelib.routes._fields import Id, Longitude, PlainText
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._proposal_views import ProposalView, proposal_view
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.survey import MAX_FIXES, MAX_SURVEY_S, MIN_FIXES, MIN_SURVEY_S, Fix
from chalicelib.use_cases.survey_offices import Surveyed, survey_new_office, survey_office

blueprint = Blueprint(__name__)
MAX_SURVEY_BYTES = 20_000


# Wide enough for two exchanged numbers, so that the rule can say so.
SecondNumber = Annotated[float, Meta(ge=-180, le=180, extra_json_schema={"x-code": "LATITUDE_RANGE"})]


class FixBody(Struct, forbid_unknown_fields=True):
    """One reading of the phone. `at_s`: seconds since the first one."""

    coordinates: tuple[Longitude, SecondNumber]
    accuracy_m: Annotated[float, Meta(gt=0, le=100_000, extra_json_schema={"x-code": "ACCURACY_RANGE"})]
    at_s: Annotated[float, Meta(ge=0, le=3_600)]


_TOLD = f"{MIN_FIXES} to {MAX_FIXES} readings over {MIN_SURVEY_S} to {MAX_SURVEY_S} s, standing still"
Fixes = Annotated[list[FixBody], Meta(max_length=MAX_FIXES, description=_TOLD)]


class SurveyBody(Struct, forbid_unknown_fields=True):
    fixes: Fixes


class NewPointBody(Struct, forbid_unknown_fields=True):
    """An office that is not there yet, and the unit that works in it."""

    name: PlainText
    unit_id: Id
    fixes: Fixes


class SurveyView(Struct, frozen=True, kw_only=True):
    """The point as measured and proposed. `spread_m`: 68 % of the `used_fixes` lie this near; `distance_m`: how far the
    office would move, null for a new one."""

    coordinates: tuple[float, float]
    spread_m: float
    used_fixes: int
    distance_m: float | None
    proposal: ProposalView


@op(
    blueprint, "POST", "/offices/{office_id}/surveys", "Measure where an office is, and propose it",
    roles=ALLOWED[Act.PROPOSE_OFFICE], body=SurveyBody, max_bytes=MAX_SURVEY_BYTES, answers={201: SurveyView},
    problems=(NotFound, AreaNotSurveyed, ChangedMeanwhile), idempotent=True,
)  # fmt: skip
def create_survey(call: Call, office_id: str) -> Answer:
    surveyed = survey_office(call.services, call.actor, office_id, _fixes(call.body.fixes), call.now, call.made_id)
    return Answer(_view(surveyed), 201)


@op(
    blueprint, "POST", "/surveys", "Measure a new office, and propose it with its use by a unit",
    roles=ALLOWED[Act.PROPOSE_OFFICE], body=NewPointBody, max_bytes=MAX_SURVEY_BYTES, answers={201: SurveyView},
    problems=(NotFound, ChangedMeanwhile), idempotent=True,
)  # fmt: skip
def create_point(call: Call) -> Answer:
    body: NewPointBody = call.body
    fixes = _fixes(body.fixes)
    surveyed = survey_new_office(call.services, call.actor, body.unit_id, body.name, fixes, call.now, call.made_id)
    return Answer(_view(surveyed), 201)


def _fixes(bodies: list[FixBody]) -> list[Fix]:
    return [Fix(*each.coordinates, each.accuracy_m, each.at_s) for each in bodies]


def _view(surveyed: Surveyed) -> SurveyView:
    point, moved_m = surveyed.point, surveyed.distance_m
    return SurveyView(
        coordinates=(point.position.longitude, point.position.latitude),
        spread_m=round(point.spread_m, 1),
        used_fixes=point.used,
        distance_m=None if moved_m is None else round(moved_m, 1),
        proposal=proposal_view(surveyed.proposal),
    )
