"""A file of allowance bases, row by row: how amounts and months are read, and everything that stops a row."""

import pytest

from chalicelib.domain.allowance_base import AllowanceBase, AllowanceBases
from chalicelib.rules.allowance_base import MAX_BASE_IDR
from chalicelib.rules.base_file import MAX_GRADE_LETTERS, BaseFile, BasePerson, read_bases, read_month, read_rupiah
from chalicelib.rules.csv_text import read_csv
from chalicelib.rules.row_kind import Becomes
from tests.cast import wib
from tests.rules.test_allowance_base import TODAY

HEADER = "nip;nama;periode;dasar_tpp;kelas"
SOUND = "CONTOH-001;Ani;2026-11;4250000;9"
STANDING = AllowanceBases("budi", (AllowanceBase("2026-03", 4_000_000, "8", "eko", wib(7)),), 3)
FROM_JANUARY = AllowanceBases("endah", (*STANDING.bases, AllowanceBase("2027-01", 4_000_000, "8", "eko", wib(7))), 4)
PEOPLE = {
    "CONTOH-001": BasePerson("ani", "Ani", AllowanceBases("ani")),
    "CONTOH-002": BasePerson("budi", "Budi", STANDING),
    "CONTOH-005": BasePerson("endah", "Endah", FROM_JANUARY),
    "CONTOH-004": BasePerson("dewi", "Dewi", AllowanceBases("dewi"), is_checker=True),
}


def read(*rows: str, header: str = HEADER) -> BaseFile:
    return read_bases(read_csv("\n".join([header, *rows]).encode(), 100), PEOPLE, {"2026-09"}, TODAY)


def told(file: BaseFile) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in file.faults]


def test_a_sound_row_is_what_becomes_of_its_person() -> None:
    found = read(SOUND)
    assert (found.faults, found.warnings) == ((), ())
    (change,) = found.plan.changes
    assert (change.row, change.employee_id, change.name, change.becomes) == (2, "ani", "Ani", Becomes.NEW)
    assert (change.from_month, change.base_idr, change.grade, change.was_idr, change.revision) == (
        "2026-11", 4_250_000, "9", None, 0,
    )  # fmt: skip


def test_what_holds_already_is_known_also_in_a_locked_month_and_what_differs_a_change_of_what_was_seen() -> None:
    rows = ["CONTOH-002;;2026-11;4000000;", "CONTOH-002;;2026-04;4.000.000;8"]
    assert [read(each).plan.changes[0].becomes for each in rows] == [Becomes.KNOWN] * 2
    (other,) = read("CONTOH-002;;2026-11;Rp 4.500.000;8").plan.changes
    assert (other.becomes, other.was_idr, other.revision) == (Becomes.CHANGED, 4_000_000, 3)
    assert read("CONTOH-002;;2026-11;4000000;9").plan.counts() == {"new": 0, "changed": 1, "known": 0}


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("0", 0), ("4250000", 4_250_000), ("4.250.000", 4_250_000), ("Rp4.250.000", 4_250_000),
        ("Rp. 4.250.000", 4_250_000), ("rp 4250000", 4_250_000), ("Rp 4.250.000,00", 4_250_000), ("750.000", 750_000),
        (str(MAX_BASE_IDR), MAX_BASE_IDR), (str(MAX_BASE_IDR + 1), None),
        ("", None), ("-1", None), ("Rp -5", None), ("4250000.5", None), ("4250000,50", None), ("4.250.000,50", None),
        ("4,250,000", None), ("4.25", None), ("4.2500.000", None), ("4250.000", None), ("1e6", None), ("=1+1", None),
        ("empat juta", None), ("٤٢٥", None), ("Rp", None), ("9" * 5_000, None),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_it_is_written_here_or_not_at_all(cell: str, amount: int | None) -> None:
    assert read_rupiah(cell) == amount


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        ("2026-11", "2026-11"), ("2026-11-01", "2026-11"), ("2026-11-02", None), ("2026-13", None), ("11-2026", None),
        ("2026", None), ("November 2026", None), ("2026-1", None), ("-", None),
    ],
)  # fmt: skip
def test_a_month_may_be_its_first_day_as_spreadsheets_make_of_it(cell: str, month: str | None) -> None:
    assert read_month(cell) == month


@pytest.mark.parametrize(
    ("place", "cell", "pointer", "code"),
    [
        (0, "", "number", "NUMBER_MISSING"),
        (0, "CONTOH-009", "number", "PERSON_UNKNOWN"),  # also of a unit out of the checker's reach
        (0, "CONTOH-004", "number", "BASE_OWN"),
        (2, "", "from_month", "VALUE_MISSING"),
        (2, "11/2026", "from_month", "BASE_MONTH"),
        (2, "2031-01", "from_month", "BASE_MONTH"),
        (2, "2026-09", "from_month", "BASE_MONTH_LOCKED"),
        (3, "", "base_idr", "VALUE_MISSING"),
        (3, "-1", "base_idr", "BASE_AMOUNT"),
        (3, "1250000.75", "base_idr", "BASE_AMOUNT"),
        (3, "=A1", "base_idr", "BASE_AMOUNT"),
        (4, "x" * (MAX_GRADE_LETTERS + 1), "grade", "TEXT_INVALID"),
    ],
)
def test_a_cell_that_cannot_be_is_told(place: int, cell: str, pointer: str, code: str) -> None:
    cells = SOUND.split(";")
    cells[place] = cell
    found = read(";".join(cells))
    assert told(found) == [(f"/rows/2/{pointer}", code)]
    assert found.plan.changes == ()


def test_two_rows_for_one_person_and_a_missing_column_are_told() -> None:
    assert told(read(SOUND, SOUND.replace("2026-11", "2026-12"))) == [("/rows/3/number", "DUPLICATE_NUMBER")]
    assert {code for _, code in told(read(SOUND, header=HEADER.replace("dasar_tpp", "gaji")))} == {
        "COLUMN_UNKNOWN", "COLUMN_MISSING",
    }  # fmt: skip


def test_an_amount_far_from_before_is_a_warning_that_names_both() -> None:
    found = read("CONTOH-002;Orang Lain;2026-11;40000000;")
    assert [(each.pointer, each.code) for each in found.warnings] == [
        ("/rows/2/name", "NAME_DIFFERS"), ("/rows/2/base_idr", "BASE_UNUSUAL"),
    ]  # fmt: skip
    assert "Rp 40.000.000" in found.warnings[1].detail[0]
    assert "Rp 4.000.000" in found.warnings[1].detail[0]
    assert len(found.plan.changes) == 1


def test_a_month_before_one_that_stands_is_a_warning_that_names_it() -> None:
    """A raise from November on: in January the old amount would be back."""
    (told_first,) = read("CONTOH-005;;2026-11;4500000;").warnings
    assert (told_first.pointer, told_first.code) == ("/rows/2/from_month", "BASE_UNTIL")
    assert "2027-01" in told_first.detail[0]
    assert "Rp 4.000.000" in told_first.detail[0]
    assert read("CONTOH-005;;2027-01;4500000;").warnings == ()


def test_a_row_without_a_class_keeps_the_one_that_stood() -> None:
    rows = ("CONTOH-002;;2026-11;4500000;", "CONTOH-002;;2026-11;4500000;9", "CONTOH-001;;2026-11;4500000;")
    assert [read(each).plan.changes[0].grade for each in rows] == ["8", "9", None]
