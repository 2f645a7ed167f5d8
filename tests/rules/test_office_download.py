"""The offices as a file: a download that is uploaded again changes nothing."""

import json
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.office import Area, Circle, Fence, Office, Position
from chalicelib.domain.settings import BoundingBox
from chalicelib.rules.area import normalised
from chalicelib.rules.office_changes import plan_changes
from chalicelib.rules.office_download import changed_collection, fences_collection, to_feature_collection
from chalicelib.rules.office_file import read_offices
from chalicelib.rules.office_row import INDONESIAN_ZONES, ImportOptions
from chalicelib.rules.plain_text import hidden_character

BOX = BoundingBox(105.85, -6.12, 106.15, -5.83)
OPTIONS = ImportOptions(None, BOX, 150, 50)
START = date(2026, 1, 1)
HALL = Position(106.0421983, -6.0098715)


def units(low, high):
    """Whole units of 1e-7 degree between two degrees."""
    return st.integers(round(low * 10**7), round(high * 10**7))


def positions(west=BOX.west, south=BOX.south, east=BOX.east, north=BOX.north):
    pairs = st.tuples(units(west, east), units(south, north))
    return pairs.map(lambda pair: Position(pair[0] / 10**7, pair[1] / 10**7))


def rectangle(south_west, north_east):
    west, south, east, north = south_west.longitude, south_west.latitude, north_east.longitude, north_east.latitude
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return normalised([[Position(*corner) for corner in corners]])[0]


shells = st.builds(rectangle, positions(105.9, -6.1, 105.95, -6.05), positions(106.0, -6.0, 106.05, -5.95))
holes = st.builds(rectangle, positions(105.955, -6.045, 105.96, -6.04), positions(105.97, -6.03, 105.98, -6.02))
islands = st.builds(rectangle, positions(106.06, -6.1, 106.07, -6.09), positions(106.08, -6.08, 106.09, -6.07))
polygons = st.tuples(shells, holes).map(normalised)
areas = st.one_of(
    polygons.map(lambda polygon: Area((polygon,))),
    st.tuples(polygons, islands).map(lambda both: Area((both[0], (both[1],)))),
)
circles = st.builds(Circle, positions(), st.floats(20, 500))
names = st.text(min_size=1, max_size=200).map(str.strip).filter(lambda text: text and not hidden_character(text))
zones = st.sampled_from([None, *sorted(INDONESIAN_ZONES)])


@st.composite
def cities(draw):
    offices = {}
    for number in range(draw(st.integers(1, 6))):
        starts = sorted(draw(st.sets(st.integers(0, 600), min_size=1, max_size=3)))
        fences = [
            Fence(version, START + timedelta(days), draw(st.one_of(circles, areas)))
            for version, days in enumerate(starts, 1)
        ]
        office_id = f"office-{number}"
        offices[office_id] = Office(office_id, draw(names), tuple(fences), draw(zones))
    return offices


def no_new_id():
    raise AssertionError("an office of the download was taken for a new one")


@settings(deadline=None)
@given(cities(), st.integers(-10, 700))
def test_a_download_uploads_again_as_all_unchanged(offices, days):
    on = START + timedelta(days)
    file = read_offices(json.loads(json.dumps(to_feature_collection(offices, on, ()))), OPTIONS)
    assert not file.faults
    changes = plan_changes(file.rows, offices, on, no_new_id, OPTIONS)
    assert changes.unchanged == tuple(offices)
    assert (changes.offices, changes.warnings) == (offices, ())


def test_a_feature_tells_everything_a_gis_may_want():
    office = Office("a", "Kantor Pos", (Fence(3, START, Circle(HALL, 75.0)),), "Asia/Jakarta")
    (feature,) = to_feature_collection({"a": office}, START, in_use={"a"})["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [106.0421983, -6.0098715]}
    assert feature["properties"] == {
        "office_id": "a",
        "name": "Kantor Pos",
        "radius_m": 75,
        "zone": "Asia/Jakarta",
        "fence_version": 3,
        "starts_on": "2026-01-01",
        "in_use": True,
    }


def test_the_fence_of_the_day_is_shown():
    offices = {"a": Office("a", "A", (Fence(1, START, Circle(HALL, 75)), Fence(2, date(2026, 3, 1), Circle(HALL, 99))))}
    shown = [
        to_feature_collection(offices, on, ())["features"][0]["properties"]["fence_version"]
        for on in (date(2025, 1, 1), START, date(2026, 2, 28), date(2026, 3, 1))
    ]
    assert shown == [1, 1, 1, 2]


def test_all_fences_of_an_office_are_told_oldest_first():
    office = Office("a", "A", (Fence(1, START, Circle(HALL, 75)), Fence(2, date(2026, 3, 1), Circle(HALL, 99))))
    features = fences_collection(office)["features"]
    assert [each["properties"]["fence_version"] for each in features] == [1, 2]
    assert [each["properties"]["radius_m"] for each in features] == [75, 99]


def test_what_changes_is_drawn_as_it_is_to_be_with_the_metres_it_moves():
    old = {"a": Office("a", "A", (Fence(1, START, Circle(HALL, 75)),))}
    beside = Position(HALL.longitude, HALL.latitude + 0.001)
    moved = Office("a", "A", (*old["a"].fences, Fence(2, date(2026, 3, 1), Circle(beside, 75))))
    added = Office("b", "B", (Fence(1, START, Circle(HALL, 50)),))
    drawn = changed_collection(old, {"a": moved, "b": added}, ["a", "b"], date(2026, 3, 1))["features"]
    assert [each["properties"]["moved_m"] for each in drawn] == [111, None]
    assert drawn[0]["geometry"]["coordinates"] == [beside.longitude, beside.latitude]
