"""Requests of a unit: what waits for whom, and decisions, one by one or many at once."""

from typing import Annotated, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.errors import (
    LANGUAGES,
    ChangedMeanwhile,
    CheckedInSince,
    DecideOwn,
    FieldError,
    InputInvalid,
    LeaveSpent,
    NotFound,
    NotYourStep,
    RequestDecided,
)
from chalicelib.routes._fields import Id, PlainText
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._request_views import RequestsView, RequestView, request_view
from chalicelib.routes.requests import LinkView, read_number
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.decide_many import Decided, decide_many
from chalicelib.use_cases.decide_request import Decision, Verdict, decide_request
from chalicelib.use_cases.see_requests import open_attachment, see_units, seen_after

blueprint = Blueprint(__name__)
READERS, DECIDERS = ALLOWED[Act.READ_ATTENDANCE], ALLOWED[Act.DECIDE_REQUEST]
MAX_AT_ONCE = 30  # what one request can write in time
_REASON_NEEDED = (
    "Isi “Alasan Anda”: yang mengajukan membaca mengapa permohonannya dikembalikan, ditolak, atau dibatalkan.",
    "Fill in “Your reason”: whoever asked reads why it was returned, rejected or cancelled.",
)


class UnitRequestsQuery(Struct, forbid_unknown_fields=True):
    """`which`: open (waiting or returned), mine (waiting for my decision) or decided (up to a month after their last
    date). `parts`: those of the units below too."""

    which: Literal["open", "mine", "decided"] = "open"
    parts: bool = False


class RequestDecisionBody(Struct, forbid_unknown_fields=True):
    """`cancel`: an approved one, from tomorrow on, or the whole before it begins. Only an approval needs no reason."""

    act: Literal["approve", "return", "reject", "cancel"]
    reason: PlainText | None = None


class RequestDecisionsBody(Struct, forbid_unknown_fields=True):
    """The same decision for each of them, one by one: what is refused for one is decided for the others."""

    act: Literal["approve", "return", "reject"]
    request_ids: Annotated[
        list[Id], Meta(min_length=1, max_length=MAX_AT_ONCE, extra_json_schema={"uniqueItems": True})
    ]
    reason: PlainText | None = None


class DecidedView(Struct, frozen=True, kw_only=True):
    """`state` after the decision; where it was refused `code` and `detail` say why and `state` is null."""

    request_id: str
    state: str | None
    waits_for: str | None
    code: str | None
    detail: str | None


class DecidedManyView(Struct, frozen=True):
    results: list[DecidedView]


@op(
    blueprint, "GET", "/units/{unit_id}/requests", "Requests of a unit, by date", roles=READERS,
    query=UnitRequestsQuery, answers={200: RequestsView}, problems=(NotFound,), delegates=True,
)  # fmt: skip
def read_unit_requests(call: Call, unit_id: str) -> Answer:
    query: UnitRequestsQuery = call.query
    found = see_units(call.services, call.actor, unit_id, query.which == "decided", query.parts, call.now)
    shown = [each for each in found if query.which != "mine" or each.is_for_me]
    return Answer(RequestsView([request_view(each, call.city) for each in shown]))


@op(
    blueprint, "GET", "/units/{unit_id}/requests/{request_id}/attachments/{number}",
    "A link to a paper of a request, for who decides it", roles=DECIDERS, answers={200: LinkView},
    problems=(NotFound,), delegates=True,
)  # fmt: skip
def read_attachment(call: Call, unit_id: str, request_id: str, number: str) -> Answer:
    link = open_attachment(call.services, call.actor, unit_id, request_id, read_number(number), call.now)
    return Answer(LinkView(link))


@op(
    blueprint, "POST", "/units/{unit_id}/requests/{request_id}/decision",
    "Approve a request, return it to be changed, reject it, or end an approved one", roles=DECIDERS,
    body=RequestDecisionBody, answers={200: RequestView}, delegates=True,
    problems=(NotFound, DecideOwn, NotYourStep, RequestDecided, LeaveSpent, CheckedInSince, ChangedMeanwhile),
)  # fmt: skip
def create_decision(call: Call, unit_id: str, request_id: str) -> Answer:
    verdict = _verdict(call.body.act, call.body.reason)
    decided = decide_request(call.services, call.actor, unit_id, request_id, verdict, call.now)
    return Answer(request_view(seen_after(call.services, decided), call.city))


@op(
    blueprint, "POST", "/units/{unit_id}/requests/decisions", "Decide many requests alike", roles=DECIDERS,
    body=RequestDecisionsBody, answers={200: DecidedManyView}, problems=(NotFound,), delegates=True,
)  # fmt: skip
def create_decisions(call: Call, unit_id: str) -> Answer:
    verdict = _verdict(call.body.act, call.body.reason)
    results = decide_many(call.services, call.actor, unit_id, call.body.request_ids, verdict, call.now)
    return Answer(DecidedManyView([_decided_view(each, call.language) for each in results]))


def _verdict(act: str, reason: str | None) -> Verdict:
    """Raises InputInvalid where a reason is owed."""
    decision = Decision(act)
    if reason is None and decision is not Decision.APPROVE:
        raise InputInvalid([FieldError("/reason", "REQUIRED", _REASON_NEEDED)])
    return Verdict(decision, reason)


def _decided_view(decided: Decided, language: str) -> DecidedView:
    request, problem = decided.request, decided.problem
    waits = request is not None and request.state == "waiting"
    return DecidedView(
        request_id=decided.request_id,
        state=request.state if request else None,
        waits_for=request.way[request.at_step] if request and waits else None,
        code=problem.code if problem else None,
        detail=problem.detail[LANGUAGES.index(language)].format(**problem.facts) if problem else None,
    )
