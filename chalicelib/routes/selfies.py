"""Selfies: one's own, another person's on grounds that are written down, and who looked at mine."""

from datetime import date, datetime
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.selfie_view import ViewReason
from chalicelib.domain.shift import Slot
from chalicelib.errors import NotFound, SelfieGone, SelfieNotThere
from chalicelib.routes._fields import ChallengeId, Id, LocalDate, SlotName, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes.me import MonthQuery
from chalicelib.routes.requests import LinkView
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.see_selfie import WantedSelfie, see_own_selfie, see_selfie, see_views

blueprint = Blueprint(__name__)
VIEWERS = ALLOWED[Act.VIEW_SELFIE] | ALLOWED[Act.VIEW_SELFIE_BY_CASE]
Why = Annotated[str, Meta(pattern="^(decision|doubt|asked|case)$", extra_json_schema={"x-code": "REASON_UNKNOWN"})]
CaseNumber = Annotated[
    str, Meta(pattern="^[A-Za-z0-9./-]{0,20}[0-9][A-Za-z0-9./-]{0,19}$", extra_json_schema={"x-code": "CASE_NUMBER"})
]


class ViewBody(Struct, forbid_unknown_fields=True):
    """`reason`: it awaits my `decision`; a supervisor's `doubt`, or because its person `asked`; a `case` by number.
    `challenge_id`: which one I mean, should another have taken its place; null: the one that lies there."""

    employee_id: Id
    on: LocalDate
    slot: SlotName
    challenge_id: ChallengeId | None
    reason: Why
    case_number: CaseNumber | None = None


class SelfieViewView(Struct, frozen=True, kw_only=True):
    """Who looked at the selfie of this date's slot, when and why."""

    on: date
    slot: str
    at: datetime
    by: str
    reason: str
    case_number: str | None


class SelfieViewsView(Struct, frozen=True):
    """By date, then as they happened."""

    views: list[SelfieViewView]


@op(
    blueprint, "GET", "/check-ins/{on}/{slot}/selfie", "A link to the selfie of my check-in", answers={200: LinkView},
    problems=(NotFound, SelfieNotThere, SelfieGone),
)  # fmt: skip
def read_own_selfie(call: Call, on: str, slot: str) -> Answer:
    if slot not in list(Slot):
        raise NotFound
    return Answer(LinkView(see_own_selfie(call.services, call.actor, parse_date(on, "/on"), Slot(slot), call.now)))


@op(
    blueprint, "POST", "/units/{unit_id}/selfie-views", "Look at a selfie: written down, and told to who is on it",
    roles=VIEWERS, body=ViewBody, answers={201: LinkView}, problems=(NotFound, SelfieNotThere, SelfieGone),
    delegates=True,
)  # fmt: skip
def create_selfie_view(call: Call, unit_id: str) -> Answer:
    body: ViewBody = call.body
    wanted = WantedSelfie(
        employee_id=body.employee_id,
        on=parse_date(body.on, "/on"),
        slot=Slot(body.slot),
        challenge_id=body.challenge_id,
        reason=ViewReason(body.reason),
        case_number=body.case_number,
    )
    return Answer(LinkView(see_selfie(call.services, call.actor, unit_id, wanted, call.now)), 201)


@op(
    blueprint, "GET", "/me/selfie-views", "Who looked at my selfies of a month", query=MonthQuery,
    answers={200: SelfieViewsView},
)  # fmt: skip
def read_selfie_views(call: Call) -> Answer:
    month = parse_date(f"{call.query.month}-01", "/query/month")
    views = [
        SelfieViewView(
            on=each.local_date, slot=each.slot, at=each.at, by=name, reason=each.reason, case_number=each.case_number
        )
        for each, name in see_views(call.services, call.actor, month)
    ]
    return Answer(SelfieViewsView(views))
