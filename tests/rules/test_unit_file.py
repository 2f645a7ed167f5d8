"""A file of units, each below its parent."""

import pytest

from chalicelib.domain.city import Unit
from chalicelib.rules.csv_text import read_csv
from chalicelib.rules.plain_text import MAX_NAME
from chalicelib.rules.unit_file import UnitRow, read_units

KNOWN = {"setda": Unit("setda", "Sekretariat Daerah"), "umum": Unit("umum", "Bagian Umum", "setda")}


def read(*rows, header="unit_id,name,parent_id", existing=KNOWN):
    return read_units(read_csv("\n".join([header, *rows]).encode(), 5_000), existing)


def faults(*rows):
    found = read(*rows)
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
