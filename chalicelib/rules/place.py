"""Where an order or an event lets somebody check in: is the place sound, and which fence is it?

See docs/rules.md#places. Offices keep their own fence of the date; a circle is drawn for this order or event alone.
"""

from collections.abc import Mapping
from datetime import date

from chalicelib.domain.city import City
from chalicelib.domain.office import Circle, Fence, Office, Place, Position
from chalicelib.domain.settings import BoundingBox
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.office_row import MAX_RADIUS_M, MIN_RADIUS_M

DRAWN_FENCE = 0  # the fence version of a circle that is no office's
EVENT_MARK, ORDER_MARK = "event:", "order:"  # before the id, where a record would name the office

PLACE_TEXTS: Texts = {
    "PLACE_MISSING": (
        "Pilih kantor, atau tandai titik dan radiusnya.",
        "Choose an office, or mark a point and radius.",
    ),
    "PLACE_TWO": ("Pilih kantor atau titik, jangan keduanya.", "Choose an office or a point, not both."),
    "OFFICE_UNKNOWN": ("Kantor ini tidak ada.", "There is no such office."),
    "OFFICE_NOT_BEGUN": ("Kantor ini belum berlaku pada tanggal itu.", "This office does not hold on that date yet."),
    "PLACE_NAME_EMPTY": ("Beri nama tempatnya.", "Give the place a name."),
    "RADIUS_RANGE": (
        f"Radius {MIN_RADIUS_M}-{MAX_RADIUS_M} meter.",
        f"The radius is {MIN_RADIUS_M}-{MAX_RADIUS_M} metres.",
    ),
    "OUTSIDE_JURISDICTION": (
        "Titik ini di luar wilayah kota; periksa bujur dan lintangnya.",
        "This point lies outside the city; check longitude and latitude.",
    ),
}


def place_faults(
    place: Place, on: date, city: City, *, may_be_anywhere: bool = False, box: BoundingBox | None = None
) -> list[FieldError]:
    """Everything against checking in there on this local date; pointers lead into the place.

    may_be_anywhere   of an order (WFA); an event has a place.
    box               where a circle must lie; None: wherever an order sends somebody.
    """
    if place.center is None and place.radius_m is not None:  # whoever decides it would read a fence that there is not
        return [fault(PLACE_TEXTS, "/center", "PLACE_MISSING")]
    if place.is_anywhere:
        return [] if may_be_anywhere else [fault(PLACE_TEXTS, "", "PLACE_MISSING")]
    if place.office_id is not None and place.center is not None:
        return [fault(PLACE_TEXTS, "", "PLACE_TWO")]
    if place.office_id is not None:
        return _office_faults(place.office_id, on, city)
    return _circle_faults(place, box)


def offices_of_place(place: Place, place_id: str, on: date, offices: Mapping[str, Office]) -> tuple[Office, ...]:
    """The office whose fence holds there on this date; a circle as an office of its own. Empty where there is none.

    place_id   how a record names a circle: `event:...` or `order:...`.
    """
    if place.center is not None:
        circle = Circle(place.center, place.radius_m or 0)
        return (Office(place_id, place.name, (Fence(DRAWN_FENCE, on, circle),)),)
    office = offices.get(place.office_id or "")
    return (office,) if office and office.fence_on(on) else ()


def is_office(office_id: str) -> bool:
    """Whether a record names an office, and not a circle of an event or order."""
    return not office_id.startswith((EVENT_MARK, ORDER_MARK))


def place_name(office_id: str, city: City) -> str:
    """What a record's place is called: an office's name, an event's place. Of an order's nothing: that is for the
    person and the deciders, who read the order."""
    if office_id in city.offices:
        return city.offices[office_id].name
    if office_id.startswith(ORDER_MARK):
        return ""
    names = (each.place.name for each in city.calendar.events if EVENT_MARK + each.event_id == office_id)
    return next(names, office_id)


def _office_faults(office_id: str, on: date, city: City) -> list[FieldError]:
    office = city.offices.get(office_id)
    if office is None:
        return [fault(PLACE_TEXTS, "/office_id", "OFFICE_UNKNOWN")]
    return [] if office.fence_on(on) else [fault(PLACE_TEXTS, "/office_id", "OFFICE_NOT_BEGUN")]


def _circle_faults(place: Place, box: BoundingBox | None) -> list[FieldError]:
    faults = []
    if not place.name.strip():
        faults.append(fault(PLACE_TEXTS, "/name", "PLACE_NAME_EMPTY"))
    if place.radius_m is None or not MIN_RADIUS_M <= place.radius_m <= MAX_RADIUS_M:
        faults.append(fault(PLACE_TEXTS, "/radius_m", "RADIUS_RANGE"))
    if box and place.center and not _is_in(place.center, box):
        faults.append(fault(PLACE_TEXTS, "/center", "OUTSIDE_JURISDICTION"))
    return faults


def _is_in(position: Position, box: BoundingBox) -> bool:
    return box.west <= position.longitude <= box.east and box.south <= position.latitude <= box.north
