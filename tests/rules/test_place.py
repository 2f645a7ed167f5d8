"""Where an order or an event lets somebody check in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.office import Circle, Fence, Place, Position
from chalicelib.domain.settings import BoundingBox
from chalicelib.rules.place import EVENT_MARK, offices_of_place, place_faults, place_name
from tests.cast import CITY, HALL, MONDAY

BOX = CITY.settings.bounding_box
FIELD = Place(center=HALL, radius_m=100, name="Alun-alun")
OFFICE = Place(office_id="balai-kota")
LATER = replace(CITY.offices["balai-kota"], office_id="baru", fences=(Fence(1, date(2027, 1, 1), Circle(HALL, 100)),))
TOWN = replace(CITY, offices={**CITY.offices, "baru": LATER})


@pytest.mark.parametrize("place", [FIELD, OFFICE, replace(FIELD, radius_m=20), replace(FIELD, radius_m=500)])
def test_an_office_or_a_circle_is_a_place(place: Place) -> None:
    assert place_faults(place, MONDAY, TOWN, box=BOX) == []


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        (Place(), ("", "PLACE_MISSING")),
        (Place(radius_m=50, name="Alun-alun"), ("/center", "PLACE_MISSING")),
        (replace(OFFICE, radius_m=500), ("/center", "PLACE_MISSING")),
        (replace(FIELD, office_id="balai-kota"), ("", "PLACE_TWO")),
        (Place(office_id="tak-ada"), ("/office_id", "OFFICE_UNKNOWN")),
        (Place(office_id="baru"), ("/office_id", "OFFICE_NOT_BEGUN")),
        (replace(FIELD, name=" "), ("/name", "PLACE_NAME_EMPTY")),
        (replace(FIELD, radius_m=None), ("/radius_m", "RADIUS_RANGE")),
        (replace(FIELD, radius_m=19), ("/radius_m", "RADIUS_RANGE")),
        (replace(FIELD, radius_m=501), ("/radius_m", "RADIUS_RANGE")),
        (replace(FIELD, center=Position(BOX.east + 0.0000001, -6.0)), ("/center", "OUTSIDE_JURISDICTION")),
        (replace(FIELD, center=Position(106.0, BOX.south - 0.0000001)), ("/center", "OUTSIDE_JURISDICTION")),
    ],
)
def test_what_is_no_place_says_where_and_why(place: Place, fault: tuple[str, str]) -> None:
    assert [(each.pointer, each.code) for each in place_faults(place, MONDAY, TOWN, box=BOX)] == [fault]


def test_a_circle_on_the_citys_edge_is_within_it() -> None:
    corner = replace(FIELD, center=Position(BOX.west, BOX.north))
    assert place_faults(corner, MONDAY, CITY, box=BOX) == []


def test_an_order_may_send_somebody_out_of_the_city_or_anywhere() -> None:
    jakarta = replace(FIELD, center=Position(106.8272, -6.1754))
    assert place_faults(jakarta, MONDAY, CITY) == place_faults(Place(), MONDAY, CITY, may_be_anywhere=True) == []


def test_an_office_is_measured_by_its_own_fence_and_a_circle_by_its_own() -> None:
    (hall,) = offices_of_place(OFFICE, "event:apel", MONDAY, CITY.offices)
    (field,) = offices_of_place(FIELD, "event:apel", MONDAY, CITY.offices)
    assert hall == CITY.offices["balai-kota"]
    fence = field.fence_on(MONDAY)
    assert fence is not None
    assert (field.office_id, field.name, fence.shape) == ("event:apel", "Alun-alun", Circle(HALL, 100))


def test_an_office_whose_fence_has_not_begun_is_no_place_yet() -> None:
    eve = date(2027, 1, 1) - timedelta(days=1)
    place = Place(office_id="baru")
    assert offices_of_place(place, "order:1", eve, TOWN.offices) == ()
    assert offices_of_place(place, "order:1", date(2027, 1, 1), TOWN.offices) == (LATER,)


def test_a_record_at_an_order_names_no_place_to_others() -> None:
    assert place_name("order:20261123-abc", CITY) == ""
    assert place_name("balai-kota", CITY) == "Balai Kota Contoh"
    assert place_name(f"{EVENT_MARK}gone", CITY) == "event:gone"


def test_the_box_is_that_of_whoever_asks() -> None:
    tiny = BoundingBox(0, 0, 1, 1)
    assert [each.code for each in place_faults(FIELD, MONDAY, CITY, box=tiny)] == ["OUTSIDE_JURISDICTION"]
