"""Real office points, as a city's GIS exported them: 107 government offices and 17 health centres."""

import json
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from chalicelib.domain.office import Circle, Position
from chalicelib.domain.settings import BoundingBox
from chalicelib.rules.office_changes import plan_changes
from chalicelib.rules.office_download import to_feature_collection
from chalicelib.rules.office_file import read_offices
from chalicelib.rules.office_row import ImportOptions

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FILES = ("KANTOR_PEMERINTAHAN_PT.geojson", "PUSKESMAS_PT.geojson")
CILEGON = BoundingBox(105.85, -6.12, 106.15, -5.83)  # wider than the box of reference books: two offices lie outside it
OPTIONS = ImportOptions(None, CILEGON, 150, 50)
FIRST_DAY, SECOND_DAY = date(2026, 11, 24), date(2026, 11, 25)

pytestmark = pytest.mark.skipif(
    not all((DATA / name).exists() for name in FILES),
    reason=f"the real files are not there: {DATA} has no {' and '.join(FILES)}",
)


def read(name):
    return read_offices(json.loads((DATA / name).read_text(encoding="utf-8")), OPTIONS)


def upload(name, existing, on=FIRST_DAY):
    numbers = count(len(existing))
    return plan_changes(read(name).rows, existing, on, lambda: f"office-{next(numbers)}", OPTIONS)


def both():
    first = upload(FILES[0], {})
    return first, upload(FILES[1], first.offices)


def facts(changes, code):
    return [each.facts for each in changes.warnings if each.code == code]


@pytest.mark.parametrize(("name", "offices"), [(FILES[0], 107), (FILES[1], 17)])
def test_every_office_is_read_without_a_fault(name, offices):
    found = read(name)
    assert not found.faults
    assert len(found.rows) == offices
    assert found.name_property == "TOPONIM"


def test_the_altitudes_of_the_health_centres_are_dropped_with_one_warning():
    assert not read(FILES[0]).warnings
    assert [(each.code, each.facts["count"]) for each in read(FILES[1]).warnings] == [("ALTITUDE_DROPPED", 17)]


def test_both_files_make_124_offices_of_150_m():
    offices = both()[1].offices.values()
    assert len(offices) == 124
    assert {office.fences[0].shape.radius_m for office in offices} == {150}


def test_the_town_hall_stands_where_the_file_says_to_a_centimetre():
    hall = next(each for each in both()[0].offices.values() if each.name == "KANTOR WALIKOTA CILEGON")
    assert hall.fences[0].shape == Circle(Position(106.0422033, -6.0098658), 150)


def test_a_line_break_at_the_end_of_a_name_is_dropped():
    assert "PUSKESMAS PEMBANTU PURWAKARTA" in [each.name for each in both()[1].offices.values()]


@pytest.mark.parametrize(("village", "metres"), [("BENDUNGAN", 23), ("SUKMAJAYA", 33), ("KETILENG", 112)])
def test_offices_under_two_spellings_are_near_duplicates(village, metres):
    pairs = [({each["name"], each["other_name"]}, each["distance_m"]) for each in facts(both()[0], "NEAR_DUPLICATE")]
    assert ({f"KANTOR LURAH{village}", f"KANTOR LURAH {village}"}, metres) in pairs


def test_two_health_centres_at_one_point_are_near_duplicates():
    pairs = [(each["name"], each["distance_m"]) for each in facts(both()[1], "NEAR_DUPLICATE")]
    assert ("PUSKESMAS PEMBANTU JOMBANG", 0) in pairs


def test_repeated_names_are_told_with_their_number():
    repeated = {each["name"]: each["count"] for each in facts(both()[0], "REPEATED_NAME")}
    assert repeated["KANTOR POS"] == 2  # the third, KANTOR POS MERAK, has a name of its own
    assert set(repeated.values()) == {2}


def test_the_same_files_again_change_nothing():
    offices = both()[1].offices
    for name, size in zip(FILES, (107, 17), strict=True):
        again = upload(name, offices, SECOND_DAY)
        assert len(again.unchanged) == size
        assert len(again.missing_from_file) == 124 - size
        assert (again.offices, again.warnings) == (offices, ())


def test_the_download_of_all_offices_uploads_as_unchanged():
    offices = both()[1].offices
    file = read_offices(json.loads(json.dumps(to_feature_collection(offices, SECOND_DAY, ()))), OPTIONS)
    assert plan_changes(file.rows, offices, SECOND_DAY, str, OPTIONS).unchanged == tuple(offices)
