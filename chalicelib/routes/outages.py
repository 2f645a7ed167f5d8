"""When the service failed: what is suspected, what an admin says of it."""

from datetime import date, datetime
from typing import Annotated, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.city import City
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.routes._fields import Id, Instant, LocalDate, PlainText, parse_date, read_instant
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.outage import proposed_extension
from chalicelib.use_cases.outages import decide_outage, declare_outage, see_outages
from chalicelib.use_cases.reach import today_of

blueprint = Blueprint(__name__)
ADMIN = ALLOWED[Act.WRITE_CITY]

UnitIds = Annotated[list[Id], Meta(max_length=500)]


class OutagesQuery(Struct, forbid_unknown_fields=True):
    """`since`: a UTC date; without it the last thirty days."""

    since: LocalDate | None = None


class OutageBody(Struct, forbid_unknown_fields=True):
    """Lateness within [starts_at, ends_at) is waived, a window whose end it took is excused. `unit_ids`: these and all
    below them; empty: the whole city. `note`: everyone concerned reads it."""

    starts_at: Instant
    ends_at: Instant
    note: PlainText
    unit_ids: UnitIds = []


class OutageDecisionBody(Struct, forbid_unknown_fields=True):
    """Everything as it shall be; `dismissed` needs no note."""

    state: Literal["declared", "dismissed"]
    starts_at: Instant
    ends_at: Instant
    note: PlainText | None = None
    unit_ids: UnitIds = []


class ProposedExtensionView(Struct, frozen=True, kw_only=True):
    """By which the arrival could be made longer with PUT /calendar/extensions/{extension_id}."""

    on: date
    slot: str
    minutes: int


class OutageView(Struct, frozen=True, kw_only=True):
    """`state`: suspected (lateness in it is held back), declared or dismissed. `failed` of `of` tries made it
    suspected; 0 of 0 where a person says so. `proposed_extension`: while it is suspected, and its day can still be
    made longer."""

    outage_id: str
    state: str
    starts_at: datetime
    ends_at: datetime
    unit_ids: list[str]
    note: str
    failed: int
    of: int
    decided_by: str | None
    decided_at: datetime | None
    proposed_extension: ProposedExtensionView | None


class OutagesView(Struct, frozen=True):
    outages: list[OutageView]


@op(
    blueprint, "GET", "/outages", "Outages of the service, newest first", roles=ALLOWED[Act.READ_AUDIT],
    query=OutagesQuery, answers={200: OutagesView},
)  # fmt: skip
def read_outages(call: Call) -> Answer:
    since = parse_date(call.query.since, "/query/since") if call.query.since else None
    found = see_outages(call.services, since, call.now)
    return Answer(OutagesView([_outage_view(each, call.city, call.now) for each in found]))


@op(
    blueprint, "POST", "/outages", "Declare an outage that nothing told of", roles=ADMIN, body=OutageBody,
    max_bytes=65_536, answers={201: OutageView}, problems=(ChangedMeanwhile,), idempotent=True,
)  # fmt: skip
def create_outage(call: Call) -> Answer:
    body: OutageBody = call.body
    starts_at, ends_at = read_instant(body.starts_at, "/starts_at"), read_instant(body.ends_at, "/ends_at")
    units, note = body.unit_ids, body.note
    outage = declare_outage(call.services, call.actor, starts_at, ends_at, units, note, call.now, call.made_id)
    return Answer(_outage_view(outage, call.city, call.now), 201)


@op(
    blueprint, "PUT", "/outages/{outage_id}", "Declare an outage or dismiss it", roles=ADMIN, body=OutageDecisionBody,
    max_bytes=65_536, answers={200: OutageView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def replace_outage(call: Call, outage_id: str) -> Answer:
    body: OutageDecisionBody = call.body
    wanted = Outage(
        outage_id=outage_id,
        starts_at=read_instant(body.starts_at, "/starts_at"),
        ends_at=read_instant(body.ends_at, "/ends_at"),
        state=OutageState(body.state),
        unit_ids=tuple(body.unit_ids),
        note=body.note or "",
    )
    return Answer(_outage_view(decide_outage(call.services, call.actor, wanted, call.now), call.city, call.now))


def _outage_view(outage: Outage, city: City, now: datetime) -> OutageView:
    return OutageView(
        outage_id=outage.outage_id,
        state=outage.state,
        starts_at=outage.starts_at,
        ends_at=outage.ends_at,
        unit_ids=list(outage.unit_ids),
        note=outage.note,
        failed=outage.failed,
        of=outage.of,
        decided_by=outage.decided_by,
        decided_at=outage.decided_at,
        proposed_extension=_proposed_view(outage, city, now),
    )


def _proposed_view(outage: Outage, city: City, now: datetime) -> ProposedExtensionView | None:
    proposed = proposed_extension(outage, city.settings.zone, today_of(city, now))
    if proposed is None:
        return None
    on, slot, minutes = proposed
    return ProposedExtensionView(on=on, slot=slot, minutes=minutes)
