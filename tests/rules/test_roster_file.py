"""A file of a month's roster: which rows are sound, and what the others are told."""

from collections.abc import Mapping
from datetime import date

import pytest

from chalicelib.rules.csv_text import read_csv
from chalicelib.rules.roster_file import LETTER_SHOWN, LONGEST_MONTH, Month, RosterFile, RosterPerson, read_roster
from chalicelib.rules.roster_texts import FAULTS
from chalicelib.rules.row_kind import Becomes

TODAY = date(2026, 11, 23)
KNOWN = ("P", "M", "L")
ANI = RosterPerson("ani", "Ani", "")
BUDI = RosterPerson("budi", "Budi Santoso", "P" * 30)
DEWI = RosterPerson("dewi", "Dewi", "", is_checker=True)
PEOPLE = {"UJI-1": ANI, "UJI-2": BUDI, "UJI-3": DEWI}


def read(
    *rows: str, month: str = "2026-12", days: int = 31, letters: Mapping[str, str] | None = None, head: str = "nip,nama"
) -> RosterFile:
    header = ",".join([head, *map(str, range(1, days + 1))])
    text = "\n".join([header, *rows])
    return read_roster(read_csv(text.encode(), 100), Month(month, KNOWN, letters or {}), PEOPLE, TODAY)


def row(number: str, letters: str, name: str = "") -> str:
    return ",".join([number, name, *letters])


def told(found: RosterFile) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in found.faults]


def test_each_row_is_a_persons_month() -> None:
    letters = "PML" + "P" * 28
    (change,) = read(row("uji-1", letters)).plan.changes
    assert (change.employee_id, change.letters, change.row, change.becomes) == ("ani", letters, 2, Becomes.NEW)


def test_an_empty_cell_or_a_dash_is_no_entry() -> None:
    (change,) = read(",".join(["UJI-1", "", "P", "", "-", *("L" * 28)])).plan.changes
    assert change.letters == "P--" + "L" * 28


def test_the_files_own_letters_are_read_by_the_mapping_given() -> None:
    cells = ["PS", "Pagi", *("M" * 29)]
    line = ",".join(["UJI-1", "", *cells])
    (change,) = read(line, letters={"PS": "P", "Pagi": "L"}).plan.changes
    assert change.letters == "PL" + "M" * 29
    assert told(read(line)) == [("/rows/2/day_1", "ROSTER_LETTER_UNKNOWN"), ("/rows/2/day_2", "ROSTER_LETTER_UNKNOWN")]


def test_a_letter_mapped_to_nobodys_code_is_unknown() -> None:
    assert {code for _, code in told(read(row("UJI-1", "P" * 31), letters={"P": "X"}))} == {"ROSTER_LETTER_UNKNOWN"}


def test_an_entry_that_is_nobodys_code_is_told_with_its_day() -> None:
    found = read(",".join(["UJI-1", "", *("P" * 30), "Malam Minggu"]))
    assert told(found) == [("/rows/2/day_31", "ROSTER_LETTER_UNKNOWN")]
    assert f'"{"Malam Minggu"[:LETTER_SHOWN]}"' in found.faults[0].detail[1]
    assert found.plan.changes == ()


@pytest.mark.parametrize(("month", "days"), [("2026-12", 31), ("2026-11", 30), ("2027-01", 31)])
def test_a_file_has_a_column_for_each_day_of_its_month(month: str, days: int) -> None:
    assert told(read(row("UJI-1", "P" * days), month=month, days=days)) == []
    for wrong in {days - 1, days + 1} - {LONGEST_MONTH + 1}:
        assert told(read(row("UJI-1", "P" * wrong), month=month, days=wrong)) == [("/rows/1", "ROSTER_DAYS")]


def test_a_leap_february_has_29_columns() -> None:
    month = Month("2028-02", KNOWN, {})
    for days, faults in ((29, []), (28, ["ROSTER_DAYS"])):
        text = ",".join(["nip", *map(str, range(1, days + 1))]) + "\n" + ",".join(["UJI-1", *("P" * days)])
        found = read_roster(read_csv(text.encode(), 9), month, PEOPLE, date(2028, 2, 1))
        assert [each.code for each in found.faults] == faults


def test_a_month_that_may_not_be_written_now_stops_the_file() -> None:
    assert told(read(row("UJI-1", "P" * 31), month="2027-03")) == [("/month", "ROSTER_FILE_MONTH")]


@pytest.mark.parametrize(
    ("number", "code"),
    [("UJI-9", "PERSON_UNKNOWN"), ("UJI-3", "ROSTER_OWN"), ("", "NUMBER_MISSING"), ("1.98E+17", "NIP_PRECISION_LOST")],
)
def test_a_row_is_about_somebody_within_reach_and_never_the_maker(number: str, code: str) -> None:
    assert told(read(row(number, "P" * 31))) == [("/rows/2/number", code)]


def test_a_person_stands_there_once() -> None:
    found = read(row("UJI-1", "P" * 31), row("uji-1 ", "M" * 31), row("UJI-2", "M" * 31))
    assert told(found) == [("/rows/3/number", "DUPLICATE_NUMBER")]
    assert [each.row for each in found.plan.changes] == [2, 4]  # the first one stands


def test_a_day_that_has_passed_is_entered_late_and_never_changed() -> None:
    """On the 23rd the 22nd has passed; the 23rd itself may change."""
    yesterday, today = "P" * 21 + "M" + "P" * 8, "P" * 22 + "M" + "P" * 7
    assert told(read(row("UJI-2", yesterday), month="2026-11", days=30)) == [("/rows/2/day_22", "ROSTER_ROW_PAST")]
    assert told(read(row("UJI-2", today), month="2026-11", days=30)) == []
    assert told(read(row("UJI-1", "M" * 30), month="2026-11", days=30)) == []  # nothing stood there


def test_an_unknown_entry_of_a_passed_day_is_told_once() -> None:
    assert told(read(row("UJI-2", "X" + "P" * 29), month="2026-11", days=30)) == [
        ("/rows/2/day_1", "ROSTER_LETTER_UNKNOWN")
    ]


def test_who_has_the_month_already_is_known_and_who_has_another_changed() -> None:
    found = read(row("UJI-2", "P" * 30), row("UJI-1", "M" * 30), month="2026-11", days=30)
    assert found.plan.counts() == {"new": 1, "changed": 0, "known": 1}
    assert read(row("UJI-2", "P" * 29 + "L"), month="2026-11", days=30).plan.counts()["changed"] == 1


def test_a_name_is_only_compared() -> None:
    found = read(row("UJI-2", "P" * 31, "budi  SANTOSO"), row("UJI-1", "P" * 31, "Orang Lain"))
    assert found.faults == ()
    assert [(each.pointer, each.code) for each in found.warnings] == [("/rows/3/name", "NAME_DIFFERS")]


def test_days_may_be_headed_with_two_digits_and_the_name_left_out() -> None:
    header = ",".join(["nomor", *(f"{day:02}" for day in range(1, 32))])
    text = f"{header}\n" + ",".join(["UJI-1", *("P" * 31)])
    assert read_roster(read_csv(text.encode(), 9), Month("2026-12", KNOWN, {}), PEOPLE, TODAY).faults == ()


def test_other_columns_are_refused() -> None:
    assert [code for _, code in told(read(row("UJI-1", "P" * 31) + ",x", days=31, head="nip,nama,bangsal"))] == [
        "COLUMN_UNKNOWN"
    ]
    assert all(code.startswith(("ROSTER_", "PERSON_")) for code in FAULTS)
