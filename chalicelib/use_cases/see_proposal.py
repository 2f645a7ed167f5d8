"""A proposal and all it would change, or has changed: the second person decides with open eyes."""

from chalicelib.domain.audit import Proposal
from chalicelib.rules.differences import Difference, find_differences
from chalicelib.use_cases.grants import read_grants
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposals import GRANTS, find_proposal


def see_proposal(services: Services, proposal_id: str) -> tuple[Proposal, list[Difference]]:
    """The proposal, and how it differs from what it was made from. Raises NotFound."""
    proposal = find_proposal(services, proposal_id)
    if proposal.subject == GRANTS:
        held, wanted = ({"grants": read_grants(proposal.content, which)} for which in ("held", "grants"))
        return proposal, list(find_differences(held, wanted))
    base = proposal.base_version
    old = services.city.version(proposal.subject, base) if base else {}
    new = services.city.book(proposal.subject, proposal.content_id)
    return proposal, list(find_differences(old, new))
