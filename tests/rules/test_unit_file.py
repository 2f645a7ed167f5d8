"""A file of units, each below its parent."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.city import Unit
from chalicelib.domain.office import Circle, Fence, Office, Position
from chalicelib.rules.csv_text import read_csv
from chalicelib.rules.plain_text import MAX_NAME
from chalicelib.rules.unit_file import UnitRow, UnitsKnown, read_units

TODAY = date(2026, 11, 24)
BEGUN = date(2026, 1, 1)
KNOWN = {
    "setda": Unit("setda", "Sekretariat Daerah", None, ("hall",), BEGUN),
    "umum": Unit("umum", "Bagian Umum", "setda"),
    "tu-1": Unit("tu-1", "Tata Usaha", "umum"),
    "tu-2": Unit("tu-2", "TATA  USAHA", "setda"),
}
FENCE = (Fence(1, BEGUN, Circle(Position(106.04, -6.01), 150)),)
OFFICES = {
    each: Office(each, name, FENCE) for each, name in (("hall", "Balai Kota"), ("pos-1", "Pos"), ("pos-2", "Pos"))
}
WHOLE = "unit_id,name,parent_id,kantor,counts_from,enrol_until"


def read(*rows, header="unit_id,name,parent_id", existing=KNOWN):
    text = read_csv("\n".join([header, *rows]).encode(), 5_000)
    return read_units(text, UnitsKnown(existing, OFFICES, TODAY, 3))


def faults(*rows, header="unit_id,name,parent_id"):
    found = read(*rows, header=header)
    assert not found.rows
    return [(each.pointer, each.code) for each in found.faults]


def test_parents_may_stand_below_or_be_known_already():
    found = read("bidang-1,Bidang Mutasi,bkpsdm", "bkpsdm,BKPSDM,", "kesra,Bagian Kesra,setda")
    assert found.rows == (
        UnitRow(2, "bidang-1", "Bidang Mutasi", "bkpsdm"),
        UnitRow(3, "bkpsdm", "BKPSDM", None),
        UnitRow(4, "kesra", "Bagian Kesra", "setda"),
    )


def test_columns_have_indonesian_names_too():
    assert read("BKPSDM;bkpsdm;", header="nama;id;induk").rows == (UnitRow(2, "bkpsdm", "BKPSDM", None),)


def test_a_known_unit_may_be_renamed_or_put_elsewhere():
    assert read("umum,Bagian Umum dan Protokol,").rows[0].parent_id is None


def test_a_unit_stands_below_none_that_ends_earlier():
    ending = {**KNOWN, "umum": replace(KNOWN["umum"], ends_on=TODAY), "tu-1": replace(KNOWN["tu-1"], ends_on=TODAY)}
    found = read("arsip,Arsip,umum", "tu-1,Tata Usaha,umum", "setda,Sekretariat Daerah,", existing=ending)
    assert [(each.pointer, each.code) for each in found.faults] == [("/rows/2/parent_id", "PARENT_ENDS")]


@pytest.mark.parametrize("unit_id", ["a", "Dinas.Kes_1-2", "x" * 26])
def test_an_id_is_1_to_26_plain_signs(unit_id):
    assert read(f"{unit_id},A,").rows


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (",A,", "unit_id", "UNIT_ID_INVALID"),
        ("a b,A,", "unit_id", "UNIT_ID_INVALID"),
        ("a#b,A,", "unit_id", "UNIT_ID_INVALID"),
        ("ä,A,", "unit_id", "UNIT_ID_INVALID"),
        ("x" * 27 + ",A,", "unit_id", "UNIT_ID_INVALID"),
        ("a,,setda", "name", "NAME_MISSING"),
        ("a,A\u202e,", "name", "TEXT_INVALID"),
        ("a," + "x" * (MAX_NAME + 1) + ",", "name", "TEXT_INVALID"),
        ("a,A,nowhere", "parent_id", "PARENT_UNKNOWN"),
        ("a,A,a", "parent_id", "UNIT_CIRCLE"),
        ("setda,Setda,umum", "parent_id", "UNIT_CIRCLE"),  # closes a circle with a unit that is there already
    ],
)
def test_a_row_says_what_is_wrong_with_it(row, column, code):
    assert faults(row) == [(f"/rows/2/{column}", code)]


def test_an_id_that_stands_twice_is_told_at_the_second_row():
    assert faults("a,A,", "b,B,", "a,C,") == [("/rows/4/unit_id", "DUPLICATE_ID")]


def test_a_circle_is_told_once_at_its_first_row():
    assert faults("x,X,a", "a,A,b", "b,B,a") == [("/rows/3/parent_id", "UNIT_CIRCLE")]


def test_parents_may_be_called_by_name_whether_known_or_in_the_file():
    rows = read("a,A,sekretariat  DAERAH", "b,Bagian Baru,", "c,C,bagian-baru").rows
    assert [row.parent_id for row in rows] == ["setda", None, "b"]


def test_an_id_stands_before_a_name():
    assert read("a,setda,", "b,B,setda").rows[1].parent_id == "setda"


def test_a_parent_whose_name_several_have_is_told_so():
    assert faults("a,A,tata usaha") == [("/rows/2/parent_id", "PARENT_AMBIGUOUS")]


def test_offices_are_named_or_given_by_id_each_once():
    assert read("a,A,,balai kota|pos-2|hall,,", header=WHOLE).rows[0].office_ids == ("hall", "pos-2")


def test_silence_about_offices_and_dates_is_told_from_none_of_them():
    row = read("a,A,,,,", header=WHOLE).rows[0]
    assert (row.office_ids, row.counts_from, row.enrol_until) == (None, None, None)


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("a,A,,antah,,", "office_ids", "OFFICE_UNKNOWN"),
        ("a,A,,hall|pos,,", "office_ids", "OFFICE_AMBIGUOUS"),
        ("a,A,,,31/12/2026,", "counts_from", "DATE_AMBIGUOUS"),
        ("a,A,,,,46000", "enrol_until", "DATE_AMBIGUOUS"),
        ("umum,U,setda,,2026-11-26,", "counts_from", "COUNTS_FROM_TOO_EARLY"),  # two days ahead; three are told
        ("setda,S,,,2026-12-31,", "counts_from", "COUNTS_FROM_BEGUN"),
        ("umum,U,setda,,,2027-01-24", "enrol_until", "ENROL_UNTIL_TOO_LATE"),
    ],
)
def test_offices_and_dates_say_what_is_wrong_with_them(row, column, code):
    assert faults(row, header=WHOLE) == [(f"/rows/2/{column}", code)]


def test_dates_up_to_their_bounds_are_read():
    row = read(f"umum,U,setda,,2026-11-27,{TODAY + timedelta(days=60)}", header=WHOLE).rows[0]
    assert (row.counts_from, row.enrol_until) == (date(2026, 11, 27), date(2027, 1, 23))
    assert read("setda,S,,,2026-01-01,", header=WHOLE).rows[0].counts_from == BEGUN  # as it is already


def test_a_new_unit_may_count_from_any_day():
    assert read("a,A,,,2026-01-01,", header=WHOLE).rows[0].counts_from == BEGUN
