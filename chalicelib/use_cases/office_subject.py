"""Proposals of offices: only what is touched is kept, and merged into the offices as they are when it is approved."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import cast

from chalicelib.domain.audit import AuditEntry, Proposal, ProposalState
from chalicelib.domain.office import Office, OfficeEdits
from chalicelib.errors import FieldError
from chalicelib.rules.differences import Difference, find_differences
from chalicelib.rules.office_edits import edit_faults, edits_between, edits_from, edits_stand, used_units
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.proposal_subject import Change, Draft, Subject
from chalicelib.use_cases.reach import today_of


def _draft(services: Services, change: Change) -> Draft:
    draft_id = services.new_id()
    services.proposals.draft(draft_id, change.content)
    return Draft(draft_id, {})


def read_edits(services: Services, proposal: Proposal) -> OfficeEdits:
    """What the proposal does; of one from before the edits were kept, the difference between its two books."""
    edits = services.proposals.drafted(proposal.content_id)
    if edits is not None:
        return edits
    book = services.city.book("offices", proposal.content_id)
    return edits_between(offices_of(services, proposal.base_version), cast(Mapping[str, Office], book))


def offices_of(services: Services, version: int) -> Mapping[str, Office]:
    return cast(Mapping[str, Office], services.city.version("offices", version)) if version else {}


def _stands(services: Services, proposal: Proposal, now: datetime) -> bool:
    return edits_stand(read_edits(services, proposal), services.city.fresh(now).offices)


def _find_faults(services: Services, proposal: Proposal, now: datetime) -> list[FieldError]:
    city = services.city.fresh(now)
    known = offices_of(services, proposal.base_version)
    return edit_faults(read_edits(services, proposal), city, known, today_of(city, now))


def _late(services: Services, proposal: Proposal, now: datetime) -> Mapping[str, object]:
    """Told where a fence begins later than it was proposed: on the day of the approval."""
    edits, today = read_edits(services, proposal), today_of(services.city.fresh(now), now)
    if edits_from(edits, today) == edits:
        return {}
    return {"starts_on": today.isoformat(), "proposed_starts_on": proposal.summary.get("starts_on")}


def _apply(services: Services, applied: Proposal, entry: AuditEntry, now: datetime) -> None:
    city = services.city.fresh(now)
    edits = edits_from(read_edits(services, applied), today_of(city, now))
    if not edits_stand(edits, city.offices):
        raise Changed(applied.subject)
    book_id = services.city.draft("offices", {**city.offices, **edits.wanted})
    beside = []
    if edits.uses:
        units_id = services.city.draft("units", used_units(edits, city.units))
        beside.append(("units", units_id, city.versions.get("units", 0)))
    services.city.publish("offices", book_id, city.versions.get("offices", 0), entry, applied, beside)


def _is_same(services: Services, proposal: Proposal, change: Change) -> bool:
    return bool(read_edits(services, proposal) == change.content)


def _differences(services: Services, proposal: Proposal) -> Iterable[Difference]:
    edits = read_edits(services, proposal)
    if proposal.state is ProposalState.APPLIED and proposal.decided_at:
        edits = edits_from(edits, today_of(services.city.fresh(proposal.decided_at), proposal.decided_at))
    yield from find_differences(edits.held, edits.wanted)
    for unit_id, office_ids in edits.uses.items():
        yield Difference(f"/units/{unit_id}/office_ids", None, office_ids)


OFFICES = Subject(False, _draft, _stands, _find_faults, _apply, _is_same, _differences, _late)
