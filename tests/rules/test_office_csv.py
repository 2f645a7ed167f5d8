"""Office coordinates from a spreadsheet: the same rows as from GeoJSON."""

import pytest

from chalicelib.domain.office import Circle, Position
from chalicelib.domain.settings import BoundingBox
from chalicelib.rules.csv_text import read_csv
from chalicelib.rules.office_csv import read_office_csv
from chalicelib.rules.office_row import MAX_FEATURES, ImportOptions, OfficeRow

OPTIONS = ImportOptions(None, BoundingBox(105.85, -6.12, 106.15, -5.83), 150, 50)
HALL = Position(106.0421983, -6.0098715)


def read(text):
    return read_office_csv(read_csv(text.encode(), MAX_FEATURES + 10), OPTIONS)


def faults(text):
    found = read(text)
    assert not found.rows
    return [(each.pointer, each.code) for each in found.faults]


@pytest.mark.parametrize(
    "text",
    [
        "name,longitude,latitude\nKantor Pos,106.0421983,-6.0098715\n",
        "LINTANG;BUJUR;NAMA\n-6,0098715;106,0421983;Kantor Pos\n",
        "nama\tlat\tlon\nKantor Pos\t-6,0098715\t106.0421983\n",
        "name,lon,lat\nKantor Pos, 106.04219830000001 ,\u22126.0098715\n",
    ],
)
def test_a_row_is_a_circle_of_the_default_radius(text):
    assert read(text).rows == (OfficeRow(2, None, "Kantor Pos", Circle(HALL, 150), None, False, "/rows/2"),)


def test_a_row_may_give_radius_id_and_zone():
    found = read("name;lon;lat;radius_m;office_id;zone\nPos;106,04;-6,01;75,5;a-1;Asia/Jakarta\n")
    assert found.rows == (
        OfficeRow(2, "a-1", "Pos", Circle(Position(106.04, -6.01), 75.5), "Asia/Jakarta", True, "/rows/2"),
    )


def test_the_name_column_is_reported_as_the_file_spells_it():
    assert read("Nama,lon,lat\nPos,106.04,-6.01\n").name_property == "Nama"


@pytest.mark.parametrize(
    ("row", "pointer", "code"),
    [
        ("Pos,-6.01,106.04,,", "/rows/2", "POSITION_ORDER"),
        ("Pos,107.6,-6.9,,", "/rows/2", "OUTSIDE_JURISDICTION"),
        ("Pos,787000,9235000,,", "/rows/2/longitude", "LONGITUDE_RANGE"),
        ("Pos,106.04,-91,,", "/rows/2/latitude", "LATITUDE_RANGE"),
        ('Pos,"106,04",-6.01,,', "/rows/2/longitude", "TYPE"),
        ("Pos,1_06.04,-6.01,,", "/rows/2/longitude", "TYPE"),
        ("Pos,nan,-6.01,,", "/rows/2/longitude", "TYPE"),
        ("Pos,106.04,6°0'36\"S,,", "/rows/2/latitude", "TYPE"),
        ("Pos,106.04,,,", "/rows/2/latitude", "TYPE"),
        (",106.04,-6.01,,", "/rows/2/name", "NAME_MISSING"),
        ("P\u202eos,106.04,-6.01,,", "/rows/2/name", "TEXT_INVALID"),
        ("Pos,106.04,-6.01,19,", "/rows/2/radius_m", "RADIUS_RANGE"),
        ("Pos,106.04,-6.01,150 m,", "/rows/2/radius_m", "RADIUS_RANGE"),
        ("Pos,106.04,-6.01,,WIB", "/rows/2/zone", "ZONE_UNKNOWN"),
    ],
)
def test_a_row_says_what_is_wrong_with_it(row, pointer, code):
    assert faults(f"name,lon,lat,radius_m,zone\n{row}\n") == [(pointer, code)]


def test_an_id_that_is_given_twice_is_told_at_the_second_row():
    text = "name,lon,lat,office_id\nA,106.04,-6.01,a\nB,106.04,-6.01,\nC,106.04,-6.01,\nD,106.04,-6.01,a\n"
    assert faults(text) == [("/rows/5/office_id", "DUPLICATE_ID")]


def test_one_bad_row_of_many_stops_them_all():
    assert faults("name,lon,lat\n" + "Pos,106.04,-6.01\n" * 50 + "Pos,0,0\n") == [("/rows/52", "OUTSIDE_JURISDICTION")]


def test_faults_of_the_file_and_its_header_come_first():
    assert faults("") == [("", "CSV_EMPTY")]
    assert faults("name,lon\nPos,106\n") == [("/rows/1/latitude", "COLUMN_MISSING")]


def test_a_file_holds_2000_offices_at_most():
    assert faults("name,lon,lat\n" + "Pos,106.04,-6.01\n" * 2_001) == [("/rows", "TOO_MANY_FEATURES")]
