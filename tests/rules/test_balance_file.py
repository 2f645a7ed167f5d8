"""A file of opening balances, cell by cell."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.balance import BalanceFacts
from chalicelib.rules.balance_file import BalanceFile, BalancePerson, read_balances
from chalicelib.rules.csv_text import read_csv
from chalicelib.rules.row_kind import Becomes

TODAY = date(2026, 11, 23)
HEADER = "nip,nama,sisa_cuti,cuti_terbawa,alpa_hari,terlambat_menit,pulang_cepat_menit,dokumen"
SOUND = "CONTOH-001,Ani,12,6,2,145,30,Rekap 800/1"
FACTS = BalanceFacts(12, 6, 2, 145, 30, "Rekap 800/1")
PEOPLE = {
    "CONTOH-001": BalancePerson("ani", "Ani"),
    "CONTOH-002": BalancePerson("budi", "Budi", FACTS, 3),
    "CONTOH-004": BalancePerson("dewi", "Dewi", is_checker=True),
}


def read(*rows: str, header: str = HEADER) -> BalanceFile:
    return read_balances(read_csv("\n".join([header, *rows]).encode(), 100), 2026, PEOPLE, TODAY)


def told(file: BalanceFile) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in file.faults]


def test_a_sound_row_is_what_becomes_of_its_person() -> None:
    found = read(SOUND)
    assert (found.faults, found.warnings, found.plan.year) == ((), (), 2026)
    (change,) = found.plan.changes
    assert (change.row, change.employee_id, change.becomes, change.facts, change.revision) == (
        2, "ani", Becomes.NEW, FACTS, 0,
    )  # fmt: skip


def test_what_stands_already_is_known_and_what_differs_is_a_change_of_what_was_seen() -> None:
    same = read(SOUND.replace("001", "002").replace("Ani", "Budi")).plan.changes[0]
    other = read("CONTOH-002,,12,6,3,145,30,Rekap 800/1").plan.changes[0]
    assert [(each.becomes, each.revision) for each in (same, other)] == [(Becomes.KNOWN, 3), (Becomes.CHANGED, 3)]
    assert read(SOUND, "CONTOH-002,,12,6,3,145,30,Rekap 800/1").plan.counts() == {"new": 1, "changed": 1, "known": 0}


def test_english_headers_in_any_order_without_the_optional_ones() -> None:
    header = "late_min,number,leave_left_days,leave_carried_days,unexcused_days,source_document"
    assert read("145,contoh-001,12,6,2,SK", header=header).plan.changes[0].facts == replace(
        FACTS, early_min=None, source_document="SK"
    )


@pytest.mark.parametrize("missing", ["nip", "sisa_cuti", "cuti_terbawa", "alpa_hari", "terlambat_menit", "dokumen"])
def test_a_column_that_is_missing_is_told_and_nothing_is_read(missing: str) -> None:
    found = read(SOUND, header=HEADER.replace(missing, "nama2"))
    assert {code for _, code in told(found)} == {"COLUMN_UNKNOWN", "COLUMN_MISSING"}
    assert found.plan.changes == ()


@pytest.mark.parametrize(
    ("place", "cell", "pointer", "code"),
    [
        (0, "", "number", "NUMBER_MISSING"),
        (0, "CONTOH-009", "number", "PERSON_UNKNOWN"),
        (0, "CONTOH-004", "number", "BALANCE_OWN"),
        (2, "", "leave_left_days", "VALUE_MISSING"),
        (2, "25", "leave_left_days", "BALANCE_NUMBER"),
        (2, "-1", "leave_left_days", "BALANCE_NUMBER"),
        (2, "12.5", "leave_left_days", "BALANCE_NUMBER"),
        (2, "12 hari", "leave_left_days", "BALANCE_NUMBER"),
        (2, "١٢", "leave_left_days", "BALANCE_NUMBER"),
        (2, "1e1", "leave_left_days", "BALANCE_NUMBER"),
        (2, "0000012", "leave_left_days", "BALANCE_NUMBER"),
        (3, "13", "leave_carried_days", "BALANCE_NUMBER"),
        (2, "5", "leave_carried_days", "CARRIED_EXCEEDS_LEFT"),
        (4, "301", "unexcused_days", "BALANCE_NUMBER"),
        (5, "60001", "late_min", "BALANCE_NUMBER"),
        (5, "=1+1", "late_min", "BALANCE_NUMBER"),
        (6, "x", "early_min", "BALANCE_NUMBER"),
        (7, "", "source_document", "VALUE_MISSING"),
        (7, "x" * 201, "source_document", "TEXT_INVALID"),
        (7, "SK\u202e", "source_document", "TEXT_INVALID"),
    ],
)
def test_a_cell_that_cannot_be_is_told(place: int, cell: str, pointer: str, code: str) -> None:
    cells = SOUND.split(",")
    cells[place] = cell
    found = read(",".join(cells))
    assert told(found) == [(f"/rows/2/{pointer}", code)]
    assert found.plan.changes == ()


@pytest.mark.parametrize(
    ("place", "cell"),
    [(2, "24"), (3, "0"), (3, "12"), (4, "300"), (5, "60000"), (5, "0"), (6, ""), (6, "60000"), (7, "x" * 200)],
)
def test_the_edges_are_sound(place: int, cell: str) -> None:
    cells = SOUND.split(",")
    cells[place] = cell
    assert told(read(",".join(cells))) == []


def test_all_faults_of_a_row_are_told_at_once_and_the_others_stay_good() -> None:
    found = read("CONTOH-009,,x,-1,,9.5,,", SOUND)
    assert [code for _, code in told(found)] == [
        "PERSON_UNKNOWN", "BALANCE_NUMBER", "BALANCE_NUMBER", "VALUE_MISSING", "BALANCE_NUMBER", "VALUE_MISSING",
    ]  # fmt: skip
    assert [each.employee_id for each in found.plan.changes] == ["ani"]


def test_the_same_person_twice_is_told_at_the_second_row() -> None:
    assert told(read(SOUND, SOUND.lower())) == [("/rows/3/number", "DUPLICATE_NUMBER")]


def test_a_name_is_only_compared() -> None:
    found = read(SOUND.replace("Ani", "Orang Lain"), "CONTOH-002, BUDI ,12,6,2,145,30,SK")
    assert [(each.pointer, each.code) for each in found.warnings] == [("/rows/2/name", "NAME_DIFFERS")]
    assert len(found.plan.changes) == 2
