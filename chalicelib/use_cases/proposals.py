"""Two pairs of eyes: one admin proposes, a second one decides; the first load and a lone admin are let through.

DESIGN "People": once two admins exist, fences, calendars, settings and the admin and auditor roles need a second
person; one in an emergency is allowed and stands marked in the audit trail for the auditor.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from chalicelib.domain.audit import AuditEntry, Proposal, ProposalState
from chalicelib.domain.employee import Employee
from chalicelib.errors import ChangedMeanwhile, Conflict, DecideOwn, NotFound, ProposalDecided, ProposalStale
from chalicelib.rules.city_changes import find_faults
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.grants import apply_grants, grant_faults, holds_grants, read_grants
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of

GRANTS = "grants"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one subject, ready to be proposed.

    content   the subject's whole new content (offices, calendar, settings), or the `grants_change` of one employee.
    base      the version (or revision) it was made from.
    """

    subject: str
    content: Any
    base: int
    summary: Mapping[str, object]
    object_id: str = ""


def submit(
    services: Services, actor: Employee, change: Change, now: datetime, emergency_reason: str | None = None
) -> Proposal:
    """Propose the change; applied at once for a first load, for a lone admin, or in an emergency with its reason.

    The same change proposed again by the same person while it waits is the same proposal.
    """
    is_grants = change.subject == GRANTS
    first_load = change.base == 0 and not is_grants
    at_once = first_load or emergency_reason is not None or services.staff.city_admins() < 2
    waiting = None if at_once else _find_waiting(services, actor, change)
    if waiting:
        return waiting
    proposal = Proposal(
        proposal_id=services.new_id(),
        subject=change.subject,
        base_version=change.base,
        content_id=change.object_id if is_grants else services.city.draft(change.subject, change.content),
        summary=change.summary,
        proposed_by=actor.employee_id,
        proposed_at=now,
        reason=emergency_reason,
        emergency=emergency_reason is not None,
        content=change.content if is_grants else {},
    )
    if at_once:
        return _apply(services, actor, proposal, now)
    services.proposals.add(proposal, _entry(services, actor, "proposed", proposal, now))
    return proposal


def decide(
    services: Services, actor: Employee, proposal_id: str, approve: bool, reason: str | None, now: datetime
) -> Proposal:
    """Approve (and apply) or reject what somebody else proposed. The proposer may only reject, i.e. withdraw.

    Raises ProposalStale, and leaves it waiting, for what could not be proposed any more today.
    """
    proposal = find_proposal(services, proposal_id)
    if proposal.state is not ProposalState.WAITING:
        raise ProposalDecided(state=proposal.state)
    if approve and proposal.proposed_by == actor.employee_id:
        raise DecideOwn
    if proposal.subject == GRANTS and proposal.content_id == actor.employee_id:
        raise DecideOwn
    reasoned = replace(proposal, reason=reason)
    if approve:
        _check_again(services, proposal, now)
        return _apply(services, actor, reasoned, now)
    rejected = _decided(reasoned, actor, ProposalState.REJECTED, now)
    try:
        services.proposals.decide(rejected, _entry(services, actor, "proposal_rejected", rejected, now))
    except Changed:
        raise _why(services, proposal, now) from None
    return rejected


def find_proposal(services: Services, proposal_id: str) -> Proposal:
    proposal = services.proposals.get(proposal_id)
    if proposal is None:
        raise NotFound
    return proposal


def _find_waiting(services: Services, actor: Employee, change: Change) -> Proposal | None:
    """The proposal of this very change that this person made before and nobody has decided."""
    for each in services.proposals.all():
        mine = each.state is ProposalState.WAITING and each.proposed_by == actor.employee_id
        if mine and each.subject == change.subject and _is_same(services, each, change):
            return each
    return None


def _is_same(services: Services, proposal: Proposal, change: Change) -> bool:
    if proposal.subject == GRANTS:
        same = all(read_grants(proposal.content, each) == read_grants(change.content, each) for each in change.content)
        return same and proposal.content_id == change.object_id
    if proposal.base_version != change.base:
        return False
    return bool(services.city.book(proposal.subject, proposal.content_id) == change.content)


def _check_again(services: Services, proposal: Proposal, now: datetime) -> None:
    """It may have waited for days: judge it as if it were proposed now, in the city as it is now."""
    if not _stands(services, proposal, now):
        raise ProposalStale
    city = services.city.fresh(now)
    if proposal.subject == GRANTS:
        faults = grant_faults(read_grants(proposal.content, "grants"), city.units)
    else:
        content = services.city.book(proposal.subject, proposal.content_id)
        faults = find_faults(proposal.subject, content, city, today_of(city, now))
    if faults:
        raise ProposalStale(faults)


def _apply(services: Services, actor: Employee, proposal: Proposal, now: datetime) -> Proposal:
    """Publish and mark the proposal as applied: both or neither."""
    applied = _decided(proposal, actor, ProposalState.APPLIED, now)
    action = f"{proposal.subject}_published" + ("_in_emergency" if proposal.emergency else "")
    entry = _entry(services, actor, action, proposal, now)
    try:
        if proposal.subject == GRANTS:
            apply_grants(services, applied, entry)
        else:
            services.city.publish(proposal.subject, proposal.content_id, proposal.base_version, entry, applied)
    except Changed:
        raise _why(services, proposal, now) from None
    return applied


def _decided(proposal: Proposal, actor: Employee, state: ProposalState, now: datetime) -> Proposal:
    return replace(proposal, state=state, decided_by=actor.employee_id, decided_at=now)


def _why(services: Services, proposal: Proposal, now: datetime) -> Conflict:
    """Why nothing was written: decided by somebody else at the same moment, or made from what is no longer so."""
    stored = services.proposals.get(proposal.proposal_id)
    if stored and stored.state is not ProposalState.WAITING:
        return ProposalDecided(state=stored.state)
    return ProposalStale() if stored and not _stands(services, proposal, now) else ChangedMeanwhile()


def _stands(services: Services, proposal: Proposal, now: datetime) -> bool:
    """Whether what the proposal was made from is still so."""
    if proposal.subject == GRANTS:
        return holds_grants(services, proposal)
    return services.city.fresh(now).versions.get(proposal.subject, 0) == proposal.base_version


def _entry(services: Services, actor: Employee, action: str, proposal: Proposal, now: datetime) -> AuditEntry:
    facts: dict[str, object] = {"subject": proposal.subject, "content_id": proposal.content_id}
    if proposal.emergency:
        facts["emergency"] = True
    return entry_of(services, actor, action, proposal.proposal_id, now, facts=facts)
