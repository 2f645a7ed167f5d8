"""Windows made longer because the service failed."""

from datetime import date
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.shift import Extension, Slot
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.routes._fields import Id, LocalDate, PlainText, SlotName, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes.units import check_id
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.extension import MAX_EXTENSION_MIN
from chalicelib.use_cases.change_extensions import put_extension, remove_extension

blueprint = Blueprint(__name__)
ADMIN = ALLOWED[Act.WRITE_CITY]

Minutes = Annotated[int, Meta(ge=1, le=MAX_EXTENSION_MIN)]


class ExtensionBody(Struct, forbid_unknown_fields=True):
    """The slot of the date closes so many minutes later; its limit stays. Today's, or yesterday's for a night shift.
    `unit_ids`: these and all below them; empty: the whole city. `note`: everyone concerned reads it."""

    on: LocalDate
    slot: SlotName
    minutes: Minutes
    note: PlainText
    unit_ids: Annotated[list[Id], Meta(max_length=500)] = []


class CalendarExtensionView(Struct, frozen=True, kw_only=True):
    extension_id: str
    on: date
    slot: str
    minutes: int
    note: str
    unit_ids: list[str]


class CalendarExtensionsView(Struct, frozen=True):
    extensions: list[CalendarExtensionView]


@op(
    blueprint, "GET", "/calendar/extensions", "Windows that were made longer, newest first",
    roles=ALLOWED[Act.READ_AUDIT], answers={200: CalendarExtensionsView},
)  # fmt: skip
def read_extensions(call: Call) -> Answer:
    found = call.services.city.fresh(call.now).calendar.extensions
    return Answer(CalendarExtensionsView([_extension_view(each) for each in reversed(found)]))


@op(
    blueprint, "PUT", "/calendar/extensions/{extension_id}", "Make a window longer, at once", roles=ADMIN,
    body=ExtensionBody, max_bytes=65_536, answers={200: CalendarExtensionView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def replace_extension(call: Call, extension_id: str) -> Answer:
    body: ExtensionBody = call.body
    extension = Extension(
        extension_id=check_id(extension_id),
        on=parse_date(body.on, "/on"),
        slot=Slot(body.slot),
        minutes=body.minutes,
        note=body.note,
        unit_ids=tuple(body.unit_ids),
    )
    return Answer(_extension_view(put_extension(call.services, call.actor, extension, call.now)))


@op(
    blueprint, "DELETE", "/calendar/extensions/{extension_id}", "Take a longer window back", roles=ADMIN,
    answers={204: None}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def delete_extension(call: Call, extension_id: str) -> Answer:
    remove_extension(call.services, call.actor, extension_id, call.now)
    return Answer(None, 204)


def _extension_view(extension: Extension) -> CalendarExtensionView:
    return CalendarExtensionView(
        extension_id=extension.extension_id,
        on=extension.on,
        slot=extension.slot,
        minutes=extension.minutes,
        note=extension.note,
        unit_ids=list(extension.unit_ids),
    )
