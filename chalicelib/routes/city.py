"""Proposals, and whether the service is up."""

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound, ProposalDecided, ProposalStale
from chalicelib.routes._fields import PlainText
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._proposal_views import ProposalView, WholeProposalView, proposal_view, whole_proposal_view
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.proposals import decide
from chalicelib.use_cases.see_proposal import see_proposal

blueprint = Blueprint(__name__)


class HealthView(Struct, frozen=True):
    status: str


class ProposalsView(Struct, frozen=True):
    proposals: list[ProposalView]


class DecisionBody(Struct, forbid_unknown_fields=True):
    approve: bool
    reason: PlainText | None = None


@op(blueprint, "GET", "/health", "Whether the service answers", public=True, answers={200: HealthView})
def read_health(_: Call) -> Answer:
    return Answer(HealthView("ok"))


@op(
    blueprint, "GET", "/proposals", "What was proposed, newest first", roles=ALLOWED[Act.READ_AUDIT],
    answers={200: ProposalsView},
)  # fmt: skip
def read_proposals(call: Call) -> Answer:
    return Answer(ProposalsView([proposal_view(each) for each in call.services.proposals.all()]))


@op(
    blueprint, "GET", "/proposals/{proposal_id}", "A proposal and all it would change", roles=ALLOWED[Act.READ_AUDIT],
    answers={200: WholeProposalView}, problems=(NotFound,),
)  # fmt: skip
def read_proposal(call: Call, proposal_id: str) -> Answer:
    return Answer(whole_proposal_view(*see_proposal(call.services, proposal_id)))


@op(
    blueprint, "POST", "/proposals/{proposal_id}/decision", "Approve or reject a proposal",
    roles=ALLOWED[Act.WRITE_CITY], body=DecisionBody, answers={200: ProposalView},
    problems=(NotFound, ProposalDecided, ProposalStale, ChangedMeanwhile, DecideOwn),
)  # fmt: skip
def create_decision(call: Call, proposal_id: str) -> Answer:
    body: DecisionBody = call.body
    return Answer(proposal_view(decide(call.services, call.actor, proposal_id, body.approve, body.reason, call.now)))
