"""What a proposal looks like in an answer: by itself, and with all it would change."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from chalicelib.domain.audit import Proposal
from chalicelib.rules.differences import Difference


class ProposalView(Struct, frozen=True, kw_only=True):
    """A change that one admin proposed: waiting, applied or rejected."""

    proposal_id: str
    subject: str
    state: str
    summary: dict[str, Any]
    proposed_by: str
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    reason: str | None
    emergency: bool


class DifferenceView(Struct, frozen=True, kw_only=True):
    """One thing that changes; null on one side is not there. `distance_m`: how far an office's fence moves."""

    path: str
    old: Any
    new: Any
    distance_m: int | None


class WholeProposalView(ProposalView, frozen=True, kw_only=True):
    """A proposal and all it would change, or has changed."""

    changes: list[DifferenceView]


def proposal_view(proposal: Proposal) -> ProposalView:
    return ProposalView(
        proposal_id=proposal.proposal_id,
        subject=proposal.subject,
        state=proposal.state,
        summary=dict(proposal.summary),
        proposed_by=proposal.proposed_by,
        proposed_at=proposal.proposed_at,
        decided_by=proposal.decided_by,
        decided_at=proposal.decided_at,
        reason=proposal.reason,
        emergency=proposal.emergency,
    )


def whole_proposal_view(proposal: Proposal, differences: Sequence[Difference]) -> WholeProposalView:
    changes = [
        DifferenceView(path=each.path, old=each.old, new=each.new, distance_m=each.distance_m) for each in differences
    ]
    return WholeProposalView(**msgspec.structs.asdict(proposal_view(proposal)), changes=changes)
