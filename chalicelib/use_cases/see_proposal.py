"""A proposal and all it would change, or has changed: the second person decides with open eyes."""

from chalicelib.domain.audit import Proposal
from chalicelib.rules.differences import Difference
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposals import SUBJECTS, find_proposal


def see_proposal(services: Services, proposal_id: str) -> tuple[Proposal, list[Difference]]:
    """The proposal, and how it differs from what it was made from. Raises NotFound."""
    proposal = find_proposal(services, proposal_id)
    return proposal, list(SUBJECTS[proposal.subject].differences(services, proposal))
