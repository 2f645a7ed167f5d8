"""Which column is which."""

from dataclasses import replace

import pytest

from chalicelib.rules.csv_columns import MAX_HEADER, OTHERS_SHOWN, Column, match_columns, others, shown
from chalicelib.rules.csv_text import read_csv

KNOWN = (Column("name", ("nama",)), Column("latitude", ("lintang", "lat")), Column("zone", required=False))


def match(header, row="1,2,3"):
    text = read_csv(f"{header}\n{row}\n".encode(), 10)
    return text, match_columns(text, KNOWN)


@pytest.mark.parametrize("header", ["name,latitude,zone", "NAMA,Lat,ZONE", " Nama , LINTANG ,zone"])
def test_case_and_other_names_do_not_matter(header):
    assert match(header)[1].places == {"name": 0, "latitude": 1, "zone": 2}


def test_order_does_not_matter_and_optional_columns_may_be_absent():
    text, columns = match("lat,nama", "-6, Siti ")
    assert columns.cell(text.rows[0], "name") == "Siti"
    assert columns.raw(text.rows[0], "name") == " Siti "
    assert columns.cell(text.rows[0], "zone") == ""


@pytest.mark.parametrize(
    ("header", "row", "faults"),
    [
        ("name,lat,hobby", "1,2,3", [("/rows/1/3", "COLUMN_UNKNOWN")]),
        ("name,,lat", "1,2,3", [("/rows/1/2", "COLUMN_UNKNOWN")]),
        ("name,zone", "1,2", [("/rows/1/latitude", "COLUMN_MISSING")]),
        ("name,nama,lat", "1,2,3", [("/rows/1/2", "COLUMN_REPEATED")]),
        ("lat,x", "1,2", [("/rows/1/2", "COLUMN_UNKNOWN"), ("/rows/1/name", "COLUMN_MISSING")]),
    ],
)
def test_a_header_says_what_is_wrong_with_it(header, row, faults):
    assert [(each.pointer, each.code) for each in match(header, row)[1].faults] == faults


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Nama\u00a0 Lengkap", "Nama Lengkap"),
        ("a\u202eb", "ab"),
        ("x" * MAX_HEADER, "x" * MAX_HEADER),
        ("x" * (MAX_HEADER + 1), "#3"),  # longer than a mapping may name
        ("NIP 2024", "#3"),  # may be a person's number
        ("", "#3"),
    ],
)
def test_a_header_is_shown_as_a_mapping_may_name_it_and_by_its_place_where_it_may_not_be_shown(header, told):
    assert shown(header, 2) == told


def test_the_headers_that_are_not_ours_are_told_each_once_and_not_without_end():
    assert others(("NIP 1", "NAMA", "hobi", "lat", "hobi"), KNOWN) == ["#1", "hobi"]
    assert len(others([f"{'x' * at}y" for at in range(90)] + [""] * 90, KNOWN)) == OTHERS_SHOWN


def test_faults_of_the_text_are_handed_on_alone():
    assert [each.code for each in match_columns(read_csv(b"", 10), KNOWN).faults] == ["CSV_EMPTY"]


def test_an_unknown_header_is_told_as_it_may_be_typed_into_the_mapping():
    """A no-break space is no sign that one could leave out."""
    (fault,) = match("name,lat,Nama\u00a0 Lengkap")[1].faults
    assert "Nama Lengkap" in fault.detail[0]


def test_columns_that_nobody_asks_for_are_passed_over_where_that_is_what_one_chose():
    text = replace(read_csv(b"lat,hobby,name,golongan\n-6,catur,Siti,III/a\n", 10), ignores_others=True)
    columns = match_columns(text, KNOWN)
    assert (columns.faults, columns.places) == ((), {"latitude": 0, "name": 2})


def test_a_missing_or_repeated_column_is_a_fault_all_the_same():
    text = replace(read_csv(b"name,nama,hobby\n1,2,3\n", 10), ignores_others=True)
    assert {each.code for each in match_columns(text, KNOWN).faults} == {"COLUMN_REPEATED", "COLUMN_MISSING"}
