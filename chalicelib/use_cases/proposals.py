"""Two pairs of eyes: one admin proposes, a second one decides; the first load and a lone admin are let through.

DESIGN "People": once two admins exist, fences, calendars, settings and the admin and auditor roles need a second
person; one in an emergency is allowed and stands marked in the audit trail for the auditor.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.audit import AuditEntry, Proposal, ProposalState
from chalicelib.domain.employee import Employee
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound, ProposalDecided, ProposalStale
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.grants import apply_grants
from chalicelib.use_cases.ports import Changed, Services

GRANTS = "grants"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one subject, ready to be proposed.

    content   the subject's whole new content (offices, calendar, settings, units), or the grants of one employee.
    base      the version (or revision) it was made from.
    """

    subject: str
    content: object
    base: int
    summary: Mapping[str, object]
    object_id: str = ""


def submit(
    services: Services, actor: Employee, change: Change, now: datetime, emergency_reason: str | None = None
) -> Proposal:
    """Propose the change; applied at once for a first load, for a lone admin, or in an emergency with its reason."""
    is_grants = change.subject == GRANTS
    content_id = change.object_id if is_grants else services.city.draft(change.subject, change.content)
    proposal = Proposal(
        proposal_id=services.new_id(),
        subject=change.subject,
        base_version=change.base,
        content_id=content_id,
        summary=change.summary,
        proposed_by=actor.employee_id,
        proposed_at=now,
        reason=emergency_reason,
        emergency=emergency_reason is not None,
        content={"grants": change.content} if is_grants else {},
    )
    alone = services.staff.city_admins() < 2
    first_load = change.base == 0 and not is_grants
    services.proposals.add(proposal, _entry(services, actor, "proposed", proposal, now))
    if alone or first_load or emergency_reason is not None:
        return _apply(services, actor, proposal, now)
    return proposal


def decide(
    services: Services, actor: Employee, proposal_id: str, approve: bool, reason: str | None, now: datetime
) -> Proposal:
    """Approve (and apply) or reject what somebody else proposed. The proposer may only reject, i.e. withdraw."""
    proposal = services.proposals.get(proposal_id)
    if proposal is None:
        raise NotFound
    if proposal.state is not ProposalState.WAITING:
        raise ProposalDecided(state=proposal.state)
    if approve and proposal.proposed_by == actor.employee_id:
        raise DecideOwn
    if approve and proposal.subject == GRANTS and proposal.content_id == actor.employee_id:
        raise DecideOwn
    if approve:
        return _apply(services, actor, replace(proposal, reason=reason), now)
    rejected = replace(
        proposal, state=ProposalState.REJECTED, decided_by=actor.employee_id, decided_at=now, reason=reason
    )
    _store(services, actor, rejected, "rejected", now)
    return rejected


def _apply(services: Services, actor: Employee, proposal: Proposal, now: datetime) -> Proposal:
    """Publish, then mark the proposal. Killed in between, the version shows it was published; a retry finds it so."""
    action = f"{proposal.subject}_published" + ("_in_emergency" if proposal.emergency else "")
    entry = _entry(services, actor, action, proposal, now)
    try:
        if proposal.subject == GRANTS:
            apply_grants(services, proposal, entry)
        else:
            services.city.publish(proposal.subject, proposal.content_id, proposal.base_version, entry)
    except Changed:
        raise ProposalStale from None
    applied = replace(proposal, state=ProposalState.APPLIED, decided_by=actor.employee_id, decided_at=now)
    _store(services, actor, applied, "applied", now)
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
