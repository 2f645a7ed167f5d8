"""A place in a body: an office of the city, a circle drawn for this one purpose, or nothing of both (anywhere)."""

from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.city import City
from chalicelib.domain.office import Place
from chalicelib.routes._fields import Id, Latitude, Longitude, PlainText
from chalicelib.rules.geofence import round_position

Radius = Annotated[int, Meta(ge=20, le=500, extra_json_schema={"x-code": "RADIUS_RANGE"})]


class PlaceBody(Struct, forbid_unknown_fields=True):
    """`office_id`, or `center` ([longitude, latitude] in degrees) with `radius_m` and a name."""

    office_id: Id | None = None
    center: tuple[Longitude, Latitude] | None = None
    radius_m: Radius | None = None
    name: PlainText | None = None


class PlaceView(Struct, frozen=True, kw_only=True):
    """An office, by the city's name for it, or a circle (`center`: [longitude, latitude]); both null: anywhere."""

    office_id: str | None
    center: tuple[float, float] | None
    radius_m: int | None
    name: str


def read_place(body: PlaceBody) -> Place:
    center = round_position(*body.center) if body.center else None
    return Place(body.office_id, center, body.radius_m, body.name or "")


def place_view(place: Place, city: City) -> PlaceView:
    center = (place.center.longitude, place.center.latitude) if place.center else None
    office = city.offices.get(place.office_id or "")
    name = office.name if office else place.name
    return PlaceView(office_id=place.office_id, center=center, radius_m=place.radius_m, name=name)
