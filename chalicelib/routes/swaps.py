"""Swaps of shifts: one asks, the other answers, whoever leads them decides."""

from datetime import date, datetime

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.swap import SwapStep
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound, SwapDecided, TooManySwaps
from chalicelib.routes._fields import Id, LocalDate, PlainText, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.change_swaps import answer_swap, ask_swap, decide_swap, withdraw_swap
from chalicelib.use_cases.see_swaps import SeenSwap, find_partners, my_swaps, unit_swaps

blueprint = Blueprint(__name__)


class PartnersQuery(Struct, forbid_unknown_fields=True):
    on: LocalDate


class PartnerView(Struct, frozen=True, kw_only=True):
    employee_id: str
    name: str
    letter: str


class PartnersView(Struct, frozen=True, kw_only=True):
    """`letter` is mine, `-` where I have no entry: then nobody can exchange with me."""

    on: date
    letter: str
    people: list[PartnerView]


class SwapBody(Struct, forbid_unknown_fields=True):
    """`on` alone: we exchange our shifts of that date; with `for_on`: those of both dates."""

    other_id: Id
    on: LocalDate
    for_on: LocalDate | None = None
    reason: PlainText | None = None


class SwapAnswerBody(Struct, forbid_unknown_fields=True):
    agree: bool


class SwapDecisionBody(Struct, forbid_unknown_fields=True):
    approve: bool
    reason: PlainText | None = None


class SwapDayView(Struct, frozen=True, kw_only=True):
    """The letters as they were when it was asked."""

    on: date
    one_letter: str
    other_letter: str


class SwapStepView(Struct, frozen=True, kw_only=True):
    """`on_behalf`: the superior for whom a delegate decided."""

    state: str
    by: str
    at: datetime
    reason: str | None
    on_behalf: str | None


class TouchView(Struct, frozen=True, kw_only=True):
    """Whose shifts of two dates in a row would touch after the swap."""

    employee_id: str
    first_on: date
    second_on: date


class SwapView(Struct, frozen=True, kw_only=True):
    """`state`: asked, agreed, approved, rejected, withdrawn or refused. `one` asked `other`.

    `stands`: false while it is open and can no longer be approved as it was asked.
    """

    swap_id: str
    unit_id: str
    state: str
    one_id: str
    one_name: str
    other_id: str
    other_name: str
    days: list[SwapDayView]
    steps: list[SwapStepView]
    stands: bool
    touches: list[TouchView]


class SwapsView(Struct, frozen=True):
    """From a month ago on, the latest date first."""

    swaps: list[SwapView]


@op(
    blueprint, "GET", "/me/swaps/partners", "With whom I may exchange my shift of a date", query=PartnersQuery,
    answers={200: PartnersView},
)  # fmt: skip
def read_partners(call: Call) -> Answer:
    on = parse_date(call.query.on, "/query/on")
    letter, found = find_partners(call.services, call.actor, on, call.now)
    people = [PartnerView(employee_id=each.employee_id, name=each.name, letter=each.letter) for each in found]
    return Answer(PartnersView(on=on, letter=letter, people=people))


@op(
    blueprint, "POST", "/me/swaps", "Ask a colleague to exchange shifts", body=SwapBody, answers={201: SwapView},
    problems=(ChangedMeanwhile, TooManySwaps), idempotent=True,
)  # fmt: skip
def create_swap(call: Call) -> Answer:
    body: SwapBody = call.body
    dates = {"/on": parse_date(body.on, "/on")}
    if body.for_on:
        dates["/for_on"] = parse_date(body.for_on, "/for_on")
    asked = ask_swap(call.services, call.actor, body.other_id, dates, body.reason, call.now, call.made_id)
    return Answer(_view(asked), 201)


@op(blueprint, "GET", "/me/swaps", "Swaps that I asked for or am asked for", answers={200: SwapsView})
def read_own_swaps(call: Call) -> Answer:
    return Answer(SwapsView([_view(each) for each in my_swaps(call.services, call.actor, call.now)]))


@op(
    blueprint, "POST", "/me/swaps/{swap_id}/answer", "Agree to a swap that I am asked for, or refuse it",
    body=SwapAnswerBody, answers={200: SwapView}, problems=(NotFound, SwapDecided, ChangedMeanwhile),
)  # fmt: skip
def create_swap_answer(call: Call, swap_id: str) -> Answer:
    return Answer(_view(answer_swap(call.services, call.actor, swap_id, call.body.agree, call.now)))


@op(
    blueprint, "DELETE", "/me/swaps/{swap_id}", "Take back a swap that nobody has decided", answers={204: None},
    problems=(NotFound, SwapDecided, ChangedMeanwhile),
)  # fmt: skip
def delete_swap(call: Call, swap_id: str) -> Answer:
    withdraw_swap(call.services, call.actor, swap_id, call.now)
    return Answer(None, 204)


@op(
    blueprint, "GET", "/units/{unit_id}/swaps", "Swaps of a unit", roles=ALLOWED[Act.READ_ATTENDANCE],
    answers={200: SwapsView}, problems=(NotFound,), delegates=True,
)  # fmt: skip
def read_unit_swaps(call: Call, unit_id: str) -> Answer:
    return Answer(SwapsView([_view(each) for each in unit_swaps(call.services, call.actor, unit_id, call.now)]))


@op(
    blueprint, "POST", "/units/{unit_id}/swaps/{swap_id}/decision", "Approve a swap, which changes both rosters",
    roles=ALLOWED[Act.DECIDE_SWAP], body=SwapDecisionBody, answers={200: SwapView},
    problems=(NotFound, DecideOwn, SwapDecided, ChangedMeanwhile), delegates=True,
)  # fmt: skip
def create_swap_decision(call: Call, unit_id: str, swap_id: str) -> Answer:
    body: SwapDecisionBody = call.body
    decided = decide_swap(call.services, call.actor, unit_id, swap_id, body.approve, body.reason, call.now)
    return Answer(_view(decided))


def _view(seen: SeenSwap) -> SwapView:
    swap = seen.swap
    return SwapView(
        swap_id=swap.swap_id,
        unit_id=swap.unit_id,
        state=swap.state,
        one_id=swap.one_id,
        one_name=seen.one_name,
        other_id=swap.other_id,
        other_name=seen.other_name,
        days=[
            SwapDayView(on=each.on, one_letter=each.one_letter, other_letter=each.other_letter) for each in swap.days
        ],
        steps=[_step_view(each) for each in swap.steps],
        stands=seen.stands,
        touches=[
            TouchView(employee_id=each.employee_id, first_on=each.first_on, second_on=each.second_on)
            for each in seen.touches
        ],
    )


def _step_view(step: SwapStep) -> SwapStepView:
    return SwapStepView(state=step.state, by=step.by, at=step.at, reason=step.reason, on_behalf=step.on_behalf)
