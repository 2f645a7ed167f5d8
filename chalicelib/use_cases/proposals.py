"""Two pairs of eyes: one admin proposes, a second one decides; the first load and a lone admin are let through.

DESIGN "People": once two admins exist, fences, calendars, settings and the admin and auditor roles need a second
person; one in an emergency is allowed and stands marked in the audit trail for the auditor. Whoever is no city admin
only proposes.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.audit import AuditEntry, Proposal, ProposalState
from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.job import SYSTEM
from chalicelib.errors import ChangedMeanwhile, Conflict, DecideOwn, NotFound, ProposalDecided, ProposalStale
from chalicelib.use_cases.arrange import ACCOMMODATIONS
from chalicelib.use_cases.audit_entries import entry_by
from chalicelib.use_cases.city_subject import CITY_BOOK
from chalicelib.use_cases.grants import GRANTS
from chalicelib.use_cases.office_subject import OFFICES
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.proposal_subject import Change, Subject

SUBJECTS: Mapping[str, Subject] = {
    "settings": CITY_BOOK,
    "calendar": CITY_BOOK,
    "offices": OFFICES,
    "grants": GRANTS,
    "accommodations": ACCOMMODATIONS,
}


def submit(
    services: Services, actor: Employee, change: Change, now: datetime, emergency_reason: str | None = None,
    proposal_id: str = "",
) -> Proposal:  # fmt: skip
    """Propose the change; of a city admin it is applied at once as a first load, alone, or in an emergency.

    The same change proposed again by the same person while it waits is the same proposal. One of the same place takes
    the older one's, which is withdrawn with it. Raises ChangedMeanwhile where that one was decided just now.

    proposal_id   that nobody else's proposal has; whoever gives one has looked whether it is there.
    """
    subject = SUBJECTS[change.subject]
    at_once = actor.has_role(Role.CITY_ADMIN) and (
        (change.base == 0 and not subject.is_personal)
        or emergency_reason is not None
        or services.staff.city_admins() < 2
    )
    waiting = [] if at_once else _find_waiting(services, actor, change)
    for each in waiting:
        if subject.is_same(services, each, change):
            return each
    proposal = _drafted(services, actor.employee_id, change, proposal_id or services.new_id(), now, emergency_reason)
    if at_once:
        return _apply(services, actor, proposal, now)
    _propose(services, actor, proposal, waiting if change.place else [], now)
    return proposal


def _propose(
    services: Services, actor: Employee, proposal: Proposal, replaced: Sequence[Proposal], now: datetime
) -> None:
    """Add it and withdraw those it takes the place of: all or none, with one entry."""
    told = [replace(each, summary={**each.summary, "replaced_by": proposal.proposal_id}) for each in replaced]
    withdrawn = [_decided(each, actor, ProposalState.REJECTED, now) for each in told]
    more = {"replaces": [each.proposal_id for each in replaced]} if replaced else {}
    entry = _entry(services, actor.employee_id, "proposed", proposal, now, more)
    try:
        services.proposals.add(proposal, entry, withdrawn)
    except Changed:
        raise ChangedMeanwhile from None


def propose_by_system(services: Services, proposal_id: str, change: Change, now: datetime) -> None:
    """What one of the clock's own jobs proposes, for any city admin to decide; under an id of the job, so once."""
    proposal = _drafted(services, SYSTEM, change, proposal_id, now)
    with suppress(Changed):
        services.proposals.add(proposal, _entry(services, SYSTEM, "proposed", proposal, now))


def _drafted(
    services: Services,
    actor_id: str,
    change: Change,
    proposal_id: str,
    now: datetime,
    emergency_reason: str | None = None,
) -> Proposal:
    draft = SUBJECTS[change.subject].draft(services, change)
    return Proposal(
        proposal_id=proposal_id,
        subject=change.subject,
        base_version=change.base,
        content_id=draft.content_id,
        summary=change.summary,
        proposed_by=actor_id,
        proposed_at=now,
        reason=emergency_reason,
        emergency=emergency_reason is not None,
        content=draft.content,
    )


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
    if SUBJECTS[proposal.subject].is_personal and proposal.content_id == actor.employee_id:
        raise DecideOwn
    reasoned = replace(proposal, reason=reason)
    if approve:
        _check_again(services, proposal, now)
        return _apply(services, actor, reasoned, now)
    rejected = _decided(reasoned, actor, ProposalState.REJECTED, now)
    try:
        services.proposals.decide(rejected, _entry(services, actor.employee_id, "proposal_rejected", rejected, now))
    except Changed:
        raise _why(services, proposal, now) from None
    return rejected


def find_proposal(services: Services, proposal_id: str) -> Proposal:
    proposal = services.proposals.get(proposal_id)
    if proposal is None:
        raise NotFound
    return proposal


def _find_waiting(services: Services, actor: Employee, change: Change) -> list[Proposal]:
    """What this person proposed of the subject, in the change's place, and nobody has decided."""
    return [
        each
        for each in services.proposals.all()
        if each.state is ProposalState.WAITING
        and (each.proposed_by, each.subject) == (actor.employee_id, change.subject)
        and change.place.items() <= each.summary.items()
    ]


def _check_again(services: Services, proposal: Proposal, now: datetime) -> None:
    """It may have waited for days: judge it as if it were proposed now, in the city as it is now."""
    subject = SUBJECTS[proposal.subject]
    if not subject.stands(services, proposal, now):
        raise ProposalStale
    faults = subject.find_faults(services, proposal, now)
    if faults:
        raise ProposalStale(faults)


def _apply(services: Services, actor: Employee, proposal: Proposal, now: datetime) -> Proposal:
    """Do it and mark the proposal as applied: both or neither."""
    subject = SUBJECTS[proposal.subject]
    late = subject.late(services, proposal, now)
    told = replace(proposal, summary={**proposal.summary, **late})
    applied = _decided(told, actor, ProposalState.APPLIED, now)
    action = f"{proposal.subject}_published" + ("_in_emergency" if proposal.emergency else "")
    entry = _entry(services, actor.employee_id, action, proposal, now, late)
    try:
        subject.apply(services, applied, entry, now)
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
    stale = stored is not None and not SUBJECTS[proposal.subject].stands(services, proposal, now)
    return ProposalStale() if stale else ChangedMeanwhile()


def _entry(
    services: Services,
    actor_id: str,
    action: str,
    proposal: Proposal,
    now: datetime,
    more: Mapping[str, object] | None = None,
) -> AuditEntry:
    facts: dict[str, object] = {"subject": proposal.subject, "content_id": proposal.content_id, **(more or {})}
    if proposal.emergency:
        facts["emergency"] = True
    return entry_by(services, actor_id, action, proposal.proposal_id, now, facts=facts)
