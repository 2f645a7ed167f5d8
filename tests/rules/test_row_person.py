"""Whom a row is about: the same for every file that speaks of people by number."""

from dataclasses import dataclass
from datetime import date

import pytest

from chalicelib.errors import FieldError
from chalicelib.rules.csv_columns import match_columns
from chalicelib.rules.csv_text import read_csv
from chalicelib.rules.import_report import ImportWarning, fault
from chalicelib.rules.row_person import COLUMNS, PeopleByNumber, numbers_in

TODAY = date(2026, 11, 23)
OWN = fault({"OWN": ("Baris sendiri.", "One's own row.")}, "/rows/2/number", "OWN")


@dataclass(frozen=True)
class Somebody:
    name: str
    is_checker: bool = False


PEOPLE = {"UJI-1": Somebody("Ani"), "UJI-2": Somebody("Budi Santoso"), "UJI-3": Somebody("Dewi", is_checker=True)}


def read(*rows: str) -> tuple[list[Somebody | None], list[str], list[str]]:
    text = read_csv("\n".join(["nip,nama", *rows]).encode(), 10)
    people = PeopleByNumber(match_columns(text, COLUMNS), PEOPLE, TODAY)
    faults: list[FieldError] = []
    warnings: list[ImportWarning] = []
    found = [people.find(row, OWN, faults, warnings) for row in text.rows]
    return found, [each.code for each in faults], [each.code for each in warnings]


@pytest.mark.parametrize(
    ("row", "codes", "odd"),
    [
        ("UJI-1,Ani", [], []),
        ("'uji-1,", [], []),
        ("UJI-2, budi  SANTOSO ", [], []),
        ("UJI-2,Budi", [], ["NAME_DIFFERS"]),
        ("UJI-3,Dewi", ["OWN"], []),
        ("UJI-9,Ani", ["PERSON_UNKNOWN"], []),
        (",Ani", ["NUMBER_MISSING"], []),
        ("1.98503E+17,Ani", ["NIP_PRECISION_LOST"], []),
    ],
)
def test_the_number_tells_who_it_is_and_the_name_is_only_compared(row: str, codes: list[str], odd: list[str]) -> None:
    _, faults, warnings = read(row)
    assert (faults, warnings) == (codes, odd)


def test_nobody_stands_in_two_rows() -> None:
    found, faults, _ = read("UJI-1,", "UJI-2,", " uji-1,")
    assert faults == ["DUPLICATE_NUMBER"]
    assert [each.name for each in found if each] == ["Ani", "Budi Santoso", "Ani"]


def test_the_numbers_of_a_file_are_normalised_and_each_once() -> None:
    text = read_csv(b"nip,nama\nuji-1,\nUJI-1,\n'uji-2,\n,x", 10)
    assert numbers_in(text, match_columns(text, COLUMNS), "number") == ["UJI-1", "UJI-2"]


def test_a_file_whose_columns_cannot_be_read_names_nobody() -> None:
    assert numbers_in(read_csv(b"", 10), match_columns(read_csv(b"", 10), COLUMNS), "number") == []
