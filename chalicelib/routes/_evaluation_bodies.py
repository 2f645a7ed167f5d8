"""An assessment as it is sent."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from chalicelib.domain.evaluation import (
    CoreValue,
)
from chalicelib.domain.performance import Rating
from chalicelib.errors import FieldError, InputInvalid
from chalicelib.routes._fields import FeedbackText, LongText, PlainText, parse_year, plan_number
from chalicelib.routes._plan_bodies import Amount, PartId, Revision
from chalicelib.rules.performance_period import is_period_id
from chalicelib.rules.plan import MOST_GOALS, MOST_INDICATORS
from chalicelib.use_cases.assess import Given
from chalicelib.use_cases.evaluation_steps import Which

RatingName = Literal["below", "meets", "above"]
StandingName = Literal["excellent", "good", "fair", "poor", "very_poor"]
ValueName = Literal["service", "accountable", "competent", "harmonious", "loyal", "adaptive", "collaborative"]


class RealisedBody(Struct, forbid_unknown_fields=True, kw_only=True):
    """`realised_e2`: hundredths of the indicator's unit."""

    indicator_id: PartId
    realised_e2: Amount
    basis: PlainText | None = None


class RealisationBody(Struct, forbid_unknown_fields=True):
    """All of them in place of what was told before."""

    told: Annotated[list[RealisedBody], Meta(max_length=MOST_GOALS * MOST_INDICATORS)]
    revision: Revision


class RatingsBody(Struct, forbid_unknown_fields=True, kw_only=True):
    """`behaviours`: of single values, where somebody wants to say more."""

    result: RatingName
    behaviour: RatingName
    behaviours: dict[ValueName, RatingName] = {}


class RatingBody(RatingsBody, forbid_unknown_fields=True, kw_only=True):
    """`reason` is needed where either is not `meets`. `revision`: of what was seen, 0 where there was none."""

    revision: Revision
    reason: LongText | None = None


class EvaluationAnswerBody(Struct, forbid_unknown_fields=True, kw_only=True):
    """`text` is needed for all but `approved`, `ratings` for `changed` alone."""

    answer: Literal["approved", "returned", "kept", "changed"]
    revision: Revision
    text: LongText | None = None
    ratings: RatingsBody | None = None


class EvaluationObjectionBody(Struct, forbid_unknown_fields=True):
    text: LongText
    revision: Revision


class StandingBody(Struct, forbid_unknown_fields=True):
    standing: StandingName
    revision: Revision


class FeedbackBody(Struct, forbid_unknown_fields=True):
    text: FeedbackText


def which_of(employee_id: str, year: str, number: str, period: str) -> Which:
    return Which(employee_id, parse_year(year), plan_number(number), parse_period(period))


def parse_period(text: str) -> str:
    """A period's name in the path; InputInvalid names it."""
    if not is_period_id(text):
        detail = ("Periode seperti 2026-Q3, 2026-03 atau 2026.", "A period like 2026-Q3, 2026-03 or 2026.")
        raise InputInvalid([FieldError("/period", "PARAM_RANGE", detail)])
    return text


def given_of(body: RatingsBody) -> Given:
    behaviours = {CoreValue(each): Rating(rating) for each, rating in body.behaviours.items()}
    return Given(Rating(body.result), Rating(body.behaviour), behaviours)
