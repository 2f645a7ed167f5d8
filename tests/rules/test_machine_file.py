"""A machine's log row by row: whose it is, when it truly was, and what a wrong row is told."""

from dataclasses import replace

import pytest

from chalicelib.domain.machine import Machine
from chalicelib.rules.csv_text import WINDOWS_1252
from chalicelib.rules.machine_file import LogFile, LogRow, pins_in, plain_pin, read_log, read_log_text
from tests.cast import wib

LOBBY = Machine("lobi", "Pintu lobi", "balai-kota")
PEOPLE = {"17": "ani", "0018": "budi", "CONTOH-001": "ani"}
NOON = wib(12)


def read(text: str, machine: Machine = LOBBY) -> LogFile:
    return read_log(read_log_text(text.encode(), 100), machine, "Asia/Jakarta", PEOPLE, NOON)


@pytest.mark.parametrize(
    "text",
    [
        "PIN;Nama;Waktu\n17;Ani;23/11/2026 07:12:33\n",
        "PIN/NIP,Tanggal,Jam\n17,23-11-2026,07:12:33\n",
        "No. ID\tTanggal\tPukul\n17\t2026-11-23\t7.12.33\n",
        "   17\t2026-11-23 07:12:33\t1\t0\t0\t0\n",
        "\ufeff17,2026-11-23 07:12:33\n",
    ],
    ids=["one cell", "two cells", "tabs", "attlog.dat", "no header, commas"],
)
def test_logs_as_machines_write_them(text: str) -> None:
    table = replace(read_log_text(text.encode(), 100), ignores_others=True)  # as every import of a log begins
    found = read_log(table, LOBBY, "Asia/Jakarta", PEOPLE, NOON)
    assert (found.rows, found.faults) == ((LogRow(2, "ani", wib(7, 12, 33)),), ())


def test_windows_1252_is_read_where_a_person_says_so() -> None:
    table = read_log_text("PIN;Waktu;Nama\n17;23/11/2026 07:12;José\n".encode("cp1252"), 100, WINDOWS_1252)
    assert table.rows[0].cells[2] == "José"


@pytest.mark.parametrize(("ahead_s", "at"), [(60, wib(7, 11, 33)), (-60, wib(7, 13, 33)), (0, wib(7, 12, 33))])
def test_a_clock_that_is_wrong_is_put_right(ahead_s: int, at) -> None:
    (row,) = read("PIN,Waktu\n17,2026-11-23 07:12:33\n", Machine("lobi", "Lobi", "balai-kota", ahead_s)).rows
    assert row.at == at


def test_the_wall_clock_is_that_of_the_office() -> None:
    table = read_log_text(b"PIN,Waktu\n17,2026-11-23 07:12:33\n", 100)
    (row,) = read_log(table, LOBBY, "Asia/Jayapura", PEOPLE, NOON).rows
    assert row.at == wib(5, 12, 33)


def test_every_wrong_row_is_told_what_and_the_good_ones_stay() -> None:
    found = read(
        "PIN,Waktu\n,23/11/2026 07:00\n99,23/11/2026 07:00\n17,kemarin\n17,24/11/2026 07:00\n17,23/11/2026 07:00\n"
    )
    assert [(each.pointer, each.code) for each in found.faults] == [
        ("/rows/2/pin", "PIN_MISSING"), ("/rows/3/pin", "PIN_UNKNOWN"), ("/rows/4/stamp", "MACHINE_TIME"),
        ("/rows/5/stamp", "MACHINE_FUTURE"),
    ]  # fmt: skip
    assert [each.row for each in found.rows] == [6]


def test_an_empty_date_of_a_machines_program_is_one_wrong_row() -> None:
    found = read("PIN,Waktu\n17,0001-01-01 00:00:00\n17,23/11/2026 07:00\n")
    assert [(each.pointer, each.code) for each in found.faults] == [("/rows/2/stamp", "MACHINE_TIME")]
    assert [each.row for each in found.rows] == [3]


def test_one_date_with_the_month_first_puts_the_others_in_doubt() -> None:
    found = read("PIN,Waktu\n17,11/02/2026 07:00\n17,10/30/2026 07:00\n17,2026-11-05 07:00\n")
    assert [(each.pointer, each.code) for each in found.faults] == [
        ("/rows/2/stamp", "DATE_AMBIGUOUS"), ("/rows/3/stamp", "MACHINE_TIME"),
    ]  # fmt: skip
    assert [each.row for each in found.rows] == [4]


def test_a_file_without_a_time_is_refused_whole() -> None:
    found = read("PIN,Tanggal\n17,23/11/2026\n")
    assert ([each.code for each in found.faults], found.rows) == (["MACHINE_TIME_COLUMNS"], ())


@pytest.mark.parametrize(
    ("text", "pin"), [("0017", "17"), (" 17 ", "17"), ("000", "0"), ("a-7", "A-7"), ("１７", "17")]
)
def test_pins_are_compared_without_zeros_in_front(text: str, pin: str) -> None:
    assert plain_pin(text) == pin


def test_the_files_pins_are_looked_up_once_each() -> None:
    assert pins_in(read_log_text(b"PIN,Waktu\n17,a\n17,b\n18,c\n", 100)) == {"17", "18"}
    assert pins_in(read_log_text(b"Siapa,Waktu\n17,a\n", 100)) == frozenset()
