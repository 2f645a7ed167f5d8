"""Apel, ceremonies and national days: who comes where, when."""

from datetime import date
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.city import City
from chalicelib.domain.shift import Event
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.routes._fields import Id, LocalDate, PlainText, parse_date
from chalicelib.routes._http import EVERYONE, Answer, Call, op
from chalicelib.routes._place import PlaceBody, PlaceView, place_view, read_place
from chalicelib.routes._proposal_views import ProposalView, proposal_view
from chalicelib.routes.units import check_id
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.change_events import put_event, remove_event

blueprint = Blueprint(__name__)
ADMIN = ALLOWED[Act.WRITE_CITY]
MAX_BYTES = 65_536

DayMinutes = Annotated[int, Meta(ge=0, le=1_440)]


class EventBody(Struct, forbid_unknown_fields=True):
    """Minutes from local midnight at its place; late after `limit_min`. `unit_ids`: these and all that are below them
    now are invited; empty: everybody."""

    name: PlainText
    decree_no: PlainText
    on: LocalDate
    opens_min: DayMinutes
    closes_min: DayMinutes
    limit_min: DayMinutes
    place: PlaceBody
    unit_ids: Annotated[list[Id], Meta(max_length=500)] = []
    grace_min: Annotated[int, Meta(ge=0, le=120)] = 0
    emergency_reason: PlainText | None = None


class RemoveEventQuery(Struct, forbid_unknown_fields=True):
    """`reason`: needed once the event has opened; everybody reads it."""

    reason: PlainText | None = None
    emergency_reason: PlainText | None = None


class EventView(Struct, frozen=True, kw_only=True):
    """`withdrawn`: why it was called off after it had opened; null: it holds."""

    event_id: str
    name: str
    decree_no: str
    on: date
    opens_min: int
    closes_min: int
    limit_min: int
    grace_min: int
    place: PlaceView
    unit_ids: list[str]
    withdrawn: str | None


class EventsView(Struct, frozen=True):
    events: list[EventView]


@op(blueprint, "GET", "/calendar/events", "Events of the city, by date", roles=EVERYONE, answers={200: EventsView})
def read_events(call: Call) -> Answer:
    city = call.services.city.fresh(call.now)
    return Answer(EventsView([_event_view(each, city) for each in city.calendar.events]))


@op(
    blueprint, "PUT", "/calendar/events/{event_id}", "Propose an event", roles=ADMIN, body=EventBody,
    max_bytes=MAX_BYTES, answers={202: ProposalView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def replace_event(call: Call, event_id: str) -> Answer:
    body: EventBody = call.body
    event = Event(
        event_id=check_id(event_id),
        name=body.name,
        decree_no=body.decree_no,
        on=parse_date(body.on, "/on"),
        opens_min=body.opens_min,
        closes_min=body.closes_min,
        limit_min=body.limit_min,
        place=read_place(body.place),
        unit_ids=tuple(body.unit_ids),
        grace_min=body.grace_min,
    )
    return Answer(proposal_view(put_event(call.services, call.actor, event, body.emergency_reason, call.now)), 202)


@op(
    blueprint, "DELETE", "/calendar/events/{event_id}", "Propose to call off an event", roles=ADMIN,
    query=RemoveEventQuery, answers={202: ProposalView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def delete_event(call: Call, event_id: str) -> Answer:
    query: RemoveEventQuery = call.query
    proposal = remove_event(call.services, call.actor, event_id, query.reason, query.emergency_reason, call.now)
    return Answer(proposal_view(proposal), 202)


def _event_view(event: Event, city: City) -> EventView:
    return EventView(
        event_id=event.event_id,
        name=event.name,
        decree_no=event.decree_no,
        on=event.on,
        opens_min=event.opens_min,
        closes_min=event.closes_min,
        limit_min=event.limit_min,
        grace_min=event.grace_min,
        place=place_view(event.place, city),
        unit_ids=list(event.unit_ids),
        withdrawn=event.withdrawn,
    )
