"""The way of a request: who decides its steps, in which order, and what a decision makes of it. docs/rules.md#requests.

Source: Peraturan BKN 24/2017: the superior agrees or refuses, then the authorised official decides. Nobody decides what
is theirs, what they filed, or what they judged before; nor what is their own superior's. Each step is passed by another
person (RELIABILITY T18), also where one person is superior, head and city admin.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.request import (
    ApproverKind,
    Request,
    RequestKind,
    RequestState,
    RequestStep,
    StepAct,
)
from chalicelib.domain.settings import RequestSettings

MAX_STEPS = 3
_SUPERIOR, _HEAD = ApproverKind.SUPERIOR, ApproverKind.HEAD
WAYS: Mapping[RequestKind, tuple[ApproverKind, ...]] = {
    RequestKind.LEAVE: (_SUPERIOR, _HEAD),
    RequestKind.DUTY: (_SUPERIOR,),
    RequestKind.STUDY: (_SUPERIOR, _HEAD),
    RequestKind.REMOTE: (_SUPERIOR, _HEAD),
    RequestKind.PERMISSION: (_SUPERIOR,),
    RequestKind.CORRECTION: (_SUPERIOR,),
    RequestKind.OBJECTION: (_SUPERIOR,),
}
_SENT = (StepAct.FILED, StepAct.CHANGED)
_ENDS = {StepAct.RETURNED: RequestState.RETURNED, StepAct.REJECTED: RequestState.REJECTED}


@dataclass(frozen=True, slots=True)
class Leaders:
    """Who stands above somebody now, all in service.

    assigned_id   the superior that the assignment names, if they hold the role.
    supervisors   whoever leads the unit or one above it.
    heads         of these, who leads the whole OPD.
    """

    assigned_id: str | None
    supervisors: frozenset[str]
    heads: frozenset[str]


def way_of(kind: RequestKind, settings: RequestSettings, needs_city: bool) -> tuple[ApproverKind, ...]:
    """Who decides, in order. `needs_city`: it comes so late that a city admin decides too."""
    way = settings.ways.get(kind) or WAYS[kind]
    return (*way, ApproverKind.CITY_ADMIN) if needs_city and ApproverKind.CITY_ADMIN not in way else way


def barred(request: Request) -> frozenset[str]:
    """Who never decides it: whose it is, who filed or sent it again, who judged what it objects to."""
    sent = {each.by for each in request.steps if each.act in _SENT}
    return frozenset(
        {request.employee_id, request.filed_by, *sent, *([request.judged_by] if request.judged_by else [])}
    )


def spent(request: Request) -> frozenset[str]:
    """Who has passed a step of it since it was last sent, and in whose place: they pass no other one."""
    passed = [each for each in steps_since_sent(request) if each.act is StepAct.APPROVED]
    return frozenset(who for each in passed for who in (each.by, each.on_behalf) if who)


def steps_since_sent(request: Request) -> tuple[RequestStep, ...]:
    """Its steps from the last filing on, which is the first of them."""
    last_sent = max((at for at, each in enumerate(request.steps) if each.act in _SENT), default=0)
    return request.steps[last_sent:]


def deciders(kind: ApproverKind, leaders: Leaders, excluded: Collection[str]) -> frozenset[str]:
    """Who decides a step of this kind; nobody: then a city admin does."""
    if kind is ApproverKind.CITY_ADMIN:
        return frozenset()
    if kind is ApproverKind.HEAD:
        return leaders.heads - frozenset(excluded)
    assigned = {leaders.assigned_id} if leaders.assigned_id else set()
    return (leaders.supervisors | assigned) - frozenset(excluded)


def may_decide(
    who_id: str,
    is_city_admin: bool,
    kind: ApproverKind,
    leaders: Leaders,
    excluded: Collection[str],
    passed: Collection[str] = (),
    is_last_admin: bool = False,
) -> bool:
    """Whether this person decides a step of this kind.

    excluded        who never decides it: `barred`.
    passed          who has decided an earlier step of it: `spent`. Without anybody else a city admin decides.
    is_last_admin   no other one is there who may: they pass what nobody else can, an earlier step of theirs or not.
    """
    if who_id in excluded:
        return False
    found = deciders(kind, leaders, {*excluded, *passed})
    falls_to_admin = is_city_admin and not found
    return who_id in found or (falls_to_admin and (who_id not in passed or is_last_admin))


def with_step(
    request: Request, act: StepAct, by: str, at: datetime, reason: str | None = None, on_behalf: str | None = None
) -> Request:
    return replace(request, steps=(*request.steps, RequestStep(act, by, at, reason, on_behalf)))


def approved(request: Request, by: str, at: datetime, reason: str | None, on_behalf: str | None) -> Request:
    """The waiting step, passed; the last one approves the whole."""
    request = with_step(request, StepAct.APPROVED, by, at, reason, on_behalf)
    at_step = request.at_step + 1
    state = RequestState.APPROVED if at_step == len(request.way) else RequestState.WAITING
    return replace(request, at_step=at_step, state=state)


def ended(request: Request, act: StepAct, by: str, at: datetime, reason: str, on_behalf: str | None) -> Request:
    """Returned to be changed, or rejected."""
    return replace(with_step(request, act, by, at, reason, on_behalf), state=_ENDS[act])
