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
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound, ProposalDecided, ProposalStale
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.grants import apply_grants, holds_grants, read_grants
from chalicelib.use_cases.ports import Changed, Services

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
    services.proposals.add(proposal, _entry(services, actor, "proposed", proposal, now))
    return _apply(services, actor, proposal, now) if at_once else proposal


def decide(
    services: Services, actor: Employee, proposal_id: str, approve: bool, reason: str | None, now: datetime
) -> Proposal:
    """Approve (and apply) or reject what somebody else proposed. The proposer may only reject, i.e. withdraw."""
    proposal = services.proposals.get(proposal_id)
    if proposal is None:
        raise NotFound
    if proposal.state is not ProposalState.WAITING:
        raise ProposalDecided(state=proposal.state)
    if _is_published(services, proposal, now):  # whoever published it was killed before marking it
        applied = _mark_applied(services, actor, proposal, now)
        if approve:
            return applied
        raise ProposalDecided(state=applied.state)
    if approve and proposal.proposed_by == actor.employee_id:
        raise DecideOwn
    if proposal.subject == GRANTS and proposal.content_id == actor.employee_id:
        raise DecideOwn
    if approve:
        return _apply(services, actor, replace(proposal, reason=reason), now)
    rejected = replace(
        proposal, state=ProposalState.REJECTED, decided_by=actor.employee_id, decided_at=now, reason=reason
    )
    _store(services, actor, rejected, "rejected", now)
    return rejected


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


def _apply(services: Services, actor: Employee, proposal: Proposal, now: datetime) -> Proposal:
    """Publish, then mark the proposal. Killed in between, the next decision finds it published and marks it."""
    action = f"{proposal.subject}_published" + ("_in_emergency" if proposal.emergency else "")
    entry = _entry(services, actor, action, proposal, now)
    try:
        if proposal.subject == GRANTS:
            apply_grants(services, proposal, entry)
        else:
            services.city.publish(proposal.subject, proposal.content_id, proposal.base_version, entry)
    except Changed:
        if not _is_published(services, proposal, now):
            raise (ChangedMeanwhile if _stands(services, proposal, now) else ProposalStale) from None
    return _mark_applied(services, actor, proposal, now)


def _is_published(services: Services, proposal: Proposal, now: datetime) -> bool:
    """Whether what the proposal would make holds already, or held as the version it would have made."""
    if proposal.subject == GRANTS:
        return holds_grants(services, proposal, "grants")
    version = proposal.base_version + 1
    if services.city.fresh(now).versions.get(proposal.subject, 0) < version:
        return False
    published = services.city.version(proposal.subject, version)
    return bool(published == services.city.book(proposal.subject, proposal.content_id))


def _stands(services: Services, proposal: Proposal, now: datetime) -> bool:
    """Whether what the proposal was made from is still so."""
    if proposal.subject == GRANTS:
        return holds_grants(services, proposal, "held")
    return services.city.fresh(now).versions.get(proposal.subject, 0) == proposal.base_version


def _mark_applied(services: Services, actor: Employee, proposal: Proposal, now: datetime) -> Proposal:
    """Note that it was applied; two admins who approve at once are both told so."""
    applied = replace(proposal, state=ProposalState.APPLIED, decided_by=actor.employee_id, decided_at=now)
    try:
        _store(services, actor, applied, "applied", now)
    except ChangedMeanwhile:
        decided = services.proposals.get(proposal.proposal_id)
        if decided is None or decided.state is not ProposalState.APPLIED:
            raise
        return decided
    return applied


def _store(services: Services, actor: Employee, proposal: Proposal, action: str, now: datetime) -> None:
    try:
        services.proposals.decide(proposal, _entry(services, actor, f"proposal_{action}", proposal, now))
    except Changed:
        raise ChangedMeanwhile from None


def _entry(services: Services, actor: Employee, action: str, proposal: Proposal, now: datetime) -> AuditEntry:
    facts: dict[str, object] = {"subject": proposal.subject, "content_id": proposal.content_id}
    if proposal.emergency:
        facts["emergency"] = True
    return entry_of(services, actor, action, proposal.proposal_id, now, facts=facts)
