"""My wish for a reviewer of the same sex. Whose sex is what stands in no answer, not even in one's own."""

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.employee import Employee
from chalicelib.errors import ChangedMeanwhile
from chalicelib.routes._http import Answer, Call, op
from chalicelib.use_cases.reviewer_wish import set_reviewer_wish

blueprint = Blueprint(__name__)


class ReviewerWishView(Struct, frozen=True, kw_only=True):
    """`same_sex`: I wish for it. `is_known`: the city's data say of which sex I am; while they don't, nobody can."""

    same_sex: bool
    is_known: bool


class ReviewerWishBody(Struct, forbid_unknown_fields=True):
    same_sex: bool


@op(blueprint, "GET", "/me/reviewer-wish", "Who shall look at my photos", answers={200: ReviewerWishView})
def read_reviewer_wish(call: Call) -> Answer:
    return Answer(_view(call.actor))


@op(
    blueprint, "PUT", "/me/reviewer-wish", "Wish for a reviewer of the same sex, or not", body=ReviewerWishBody,
    answers={200: ReviewerWishView}, problems=(ChangedMeanwhile,),
)  # fmt: skip
def replace_reviewer_wish(call: Call) -> Answer:
    return Answer(_view(set_reviewer_wish(call.services, call.actor, call.body.same_sex, call.now)))


def _view(employee: Employee) -> ReviewerWishView:
    return ReviewerWishView(same_sex=employee.same_sex_review, is_known=employee.sex is not None)
