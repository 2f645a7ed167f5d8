"""Decide a request: approve, return, reject; cut an approved one short. Never one's own, nor what one filed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chalicelib.domain.employee import Employee
from chalicelib.domain.request import ApproverKind, Request, RequestState, StepAct
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound, NotYourStep, RequestDecided
from chalicelib.rules.request import EXCUSING
from chalicelib.rules.request_way import approved, ended
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.request_checks import Asked, with_days
from chalicelib.use_cases.request_effects import effects_of, rejudge, shortened
from chalicelib.use_cases.request_entries import entry_about_request
from chalicelib.use_cases.request_leaders import (
    Panel,
    barred_here,
    decides_some_step,
    leads,
    read_panel,
    right_to_decide,
    right_to_pass,
)
from chalicelib.use_cases.slot_record import check_slot_is_free
from chalicelib.use_cases.stand_in import on_behalf

DECIDE_TRIES = 3  # of an approval whose subject's profile somebody changes at the same moment


class Decision(StrEnum):
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    CANCEL = "cancel"  # an approved one: from tomorrow on, or the whole before it begins


_ACTS = {
    Decision.APPROVE: StepAct.APPROVED,
    Decision.RETURN: StepAct.RETURNED,
    Decision.REJECT: StepAct.REJECTED,
    Decision.CANCEL: StepAct.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the actor decides, in their own words; only an approval needs none."""

    decision: Decision
    reason: str | None


def decide_request(
    services: Services, actor: Employee, unit_id: str, request_id: str, verdict: Verdict, now: datetime
) -> Request:
    """The request after its step; what its approval does is written along, and the days it concerns are judged again.

    The same decision again gets the same answer. Raises NotFound out of reach, DecideOwn, NotYourStep, RequestDecided,
    LeaveSpent, CheckedInSince, ChangedMeanwhile.
    """
    city = services.city.fresh(now)
    request = _find(services, unit_id, request_id)
    panel = read_panel(services, actor, unit_id, [request], city, now)
    for _ in range(DECIDE_TRIES):
        subject = panel.people.get(request.employee_id)
        if subject is None:
            raise NotFound
        if not _is_done(panel, request, verdict):
            request = _step(panel, subject, request, verdict)
            if verdict.decision is Decision.APPROVE:
                check_slot_is_free(services, subject, request, city, now)
            try:
                entry = entry_about_request(services, actor, request, now)
                request = services.requests.save(request, entry, effects_of(services, subject, request, city, now))
            except Changed:
                request = _unchanged(services, request)
                panel = read_panel(services, actor, unit_id, [request], city, now)
                continue
        rejudge(services, subject, request, city, now)
        return request
    raise ChangedMeanwhile


def _find(services: Services, unit_id: str, request_id: str) -> Request:
    request = services.requests.in_unit(unit_id, request_id)
    if request is None:
        raise NotFound
    return request


def _unchanged(services: Services, tried: Request) -> Request:
    """The request as it was before the step: then it was its subject that changed. Raises ChangedMeanwhile."""
    stored = services.requests.get(tried.employee_id, tried.request_id)
    if stored is None or stored.revision != tried.revision:
        raise ChangedMeanwhile
    return stored


def _is_done(panel: Panel, request: Request, verdict: Verdict) -> bool:
    """Whether this very decision is the last that became of it: its answer was lost."""
    last, by = request.steps[-1], panel.actor.employee_id
    is_same = (last.act, last.by, last.reason) == (_ACTS[verdict.decision], by, verdict.reason)
    return is_same and right_to_pass(panel, request) is None  # else there is a next step, and nobody else for it


def _step(panel: Panel, subject: Employee, request: Request, verdict: Verdict) -> Request:
    if panel.actor.employee_id in barred_here(panel, request):
        raise DecideOwn
    if not leads(panel) and not decides_some_step(panel, request):
        raise NotFound
    if verdict.decision is Decision.CANCEL:
        return _cancel(panel, subject, request, verdict)
    if request.state is not RequestState.WAITING:
        raise RequestDecided(state=request.state)
    right = _found(right_to_pass(panel, request), request.way[request.at_step])
    behalf = on_behalf(panel.actor, right)
    who = panel.actor.employee_id
    if verdict.decision is Decision.APPROVE:
        recounted = with_days(request, Asked(subject, (), panel.city, panel.now, by_another=True))
        return _all_alone(panel, approved(recounted, who, panel.now, verdict.reason, behalf))
    return ended(request, _ACTS[verdict.decision], who, panel.now, verdict.reason or "", behalf)


def _all_alone(panel: Panel, request: Request) -> Request:
    """With the steps that follow where nobody but the actor could pass them: the last city admin who may."""
    while right_to_pass(panel, request) is panel.actor:
        request = approved(request, panel.actor.employee_id, panel.now, request.steps[-1].reason, None)
    return request


def _cancel(panel: Panel, subject: Employee, request: Request, verdict: Verdict) -> Request:
    """Raises RequestDecided for what was not approved, is over, or is about one slot."""
    right = _found(right_to_decide(panel, request, ApproverKind.SUPERIOR), ApproverKind.SUPERIOR)
    if request.state is not RequestState.APPROVED or request.kind not in EXCUSING:
        raise RequestDecided(state=request.state)
    found = shortened(request, subject, panel.city, panel.now)
    if found is None:
        raise RequestDecided(state=request.state)
    behalf = on_behalf(panel.actor, right)
    return found(panel.actor.employee_id, verdict.reason, behalf)


def _found(right: Employee | None, kind: ApproverKind) -> Employee:
    if right is None:
        raise NotYourStep(waits_for=kind)
    return right
