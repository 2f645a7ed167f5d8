"""Assessments that wait for my answer."""

from datetime import datetime

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.see_approvals import see_approvals

blueprint = Blueprint(__name__)


class ApprovalView(Struct, frozen=True, kw_only=True):
    """`state`: rated or objected, `since` when. `is_citys`: any city admin may answer it."""

    employee_id: str
    name: str
    unit_id: str
    unit_name: str
    year: int
    number: int
    period_id: str
    state: str
    since: datetime
    is_citys: bool


class ApprovalsView(Struct, frozen=True):
    """The oldest first; `total` counts those too that are not shown."""

    total: int
    approvals: list[ApprovalView]


@op(
    blueprint, "GET", "/me/approvals", "Ratings and objections that wait for my answer", roles=ALLOWED[Act.ASSESS],
    answers={200: ApprovalsView},
)  # fmt: skip
def read_approvals(call: Call) -> Answer:
    found = see_approvals(call.services, call.actor, call.now)
    return Answer(
        ApprovalsView(
            found.total,
            [
                ApprovalView(
                    employee_id=each.employee_id,
                    name=found.names.get(each.employee_id, ""),
                    unit_id=each.unit_id,
                    unit_name=call.city.unit_name(each.unit_id),
                    year=each.year,
                    number=each.number,
                    period_id=each.period_id,
                    state=each.state,
                    since=each.since,
                    is_citys=each.approver_id is None,
                )
                for each in found.due
            ],
        )
    )
