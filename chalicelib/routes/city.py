"""Settings, proposals, the audit trail, and whether the service is up."""

from datetime import date, datetime
from typing import Annotated, Any

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.audit import ChainedEntry
from chalicelib.domain.city import BoundingBox, Settings
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound, ProposalDecided, ProposalStale
from chalicelib.routes._fields import Id, Latitude, LocalDate, Longitude, PlainText, parse_date
from chalicelib.routes._http import EVERYONE, Answer, Call, op
from chalicelib.routes._proposal_views import ProposalView, WholeProposalView, proposal_view, whole_proposal_view
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.change_settings import put_settings
from chalicelib.use_cases.proposals import decide
from chalicelib.use_cases.see_proposal import see_proposal

blueprint = Blueprint(__name__)


class HealthView(Struct, frozen=True):
    status: str


class BoxBody(Struct, forbid_unknown_fields=True):
    west: Longitude
    south: Latitude
    east: Longitude
    north: Latitude


class SettingsBody(Struct, forbid_unknown_fields=True):
    """Every setting, so that none is reset by being left out. `zone` and `roster_off_code` stay once there is a
    calendar."""

    city_name: PlainText
    agency_name: PlainText
    zone: PlainText
    bounding_box: BoxBody
    contact: PlainText
    default_radius_m: Annotated[int, Meta(ge=20, le=500)] | None
    accuracy_limit_m: Annotated[int, Meta(ge=10, le=500)]
    near_duplicate_m: Annotated[int, Meta(ge=0, le=500)]
    code_life_hours: Annotated[int, Meta(ge=1, le=168)]
    roster_off_code: Annotated[str, Meta(pattern="^[A-Z0-9]$")]
    emergency_reason: PlainText | None = None


class ProposalsView(Struct, frozen=True):
    proposals: list[ProposalView]


class DecisionBody(Struct, forbid_unknown_fields=True):
    approve: bool
    reason: PlainText | None = None


class AuditQuery(Struct, forbid_unknown_fields=True):
    """Entries of one unit, or city-wide ones without `unit_id`, of one local date."""

    date: LocalDate
    unit_id: Id | None = None


class AuditEntryView(Struct, frozen=True, kw_only=True):
    sequence: int
    prev: str
    hash: str
    entry_id: str
    at: datetime
    actor_id: str
    action: str
    object_id: str
    facts: dict[str, Any]


class AuditView(Struct, frozen=True, kw_only=True):
    chain: str
    entries: list[AuditEntryView]


@op(blueprint, "GET", "/health", "Whether the service answers", public=True, answers={200: HealthView})
def read_health(_: Call) -> Answer:
    return Answer(HealthView("ok"))


@op(blueprint, "GET", "/settings", "The city's settings", roles=EVERYONE, answers={200: Settings})
def read_settings(call: Call) -> Answer:
    return Answer(call.services.city.fresh(call.now).settings)


@op(
    blueprint, "PUT", "/settings", "Propose settings: all of them", roles=ALLOWED[Act.WRITE_CITY], body=SettingsBody,
    answers={202: ProposalView}, problems=(ChangedMeanwhile,),
)  # fmt: skip
def replace_settings(call: Call) -> Answer:
    body: SettingsBody = call.body
    box = body.bounding_box
    settings = Settings(
        city_name=body.city_name,
        agency_name=body.agency_name,
        zone=body.zone,
        bounding_box=BoundingBox(box.west, box.south, box.east, box.north),
        contact=body.contact,
        default_radius_m=body.default_radius_m,
        accuracy_limit_m=body.accuracy_limit_m,
        near_duplicate_m=body.near_duplicate_m,
        code_life_hours=body.code_life_hours,
        roster_off_code=body.roster_off_code,
    )
    return Answer(
        proposal_view(put_settings(call.services, call.actor, settings, body.emergency_reason, call.now)), 202
    )


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


@op(
    blueprint, "GET", "/audit", "The trail of changes of a date", roles=ALLOWED[Act.READ_AUDIT], query=AuditQuery,
    answers={200: AuditView},
)  # fmt: skip
def read_audit(call: Call) -> Answer:
    on: date = parse_date(call.query.date, "/query/date")
    chain = f"{call.query.unit_id or 'CITY'}#{on.isoformat()}"
    views = [_entry_view(each) for each in call.services.audit.entries(chain)]
    return Answer(AuditView(chain=chain, entries=views))


def _entry_view(placed: ChainedEntry) -> AuditEntryView:
    entry = placed.entry
    return AuditEntryView(
        sequence=placed.sequence,
        prev=placed.prev,
        hash=placed.hash,
        entry_id=entry.entry_id,
        at=entry.at,
        actor_id=entry.actor_id,
        action=entry.action,
        object_id=entry.object_id,
        facts=dict(entry.facts),
    )
