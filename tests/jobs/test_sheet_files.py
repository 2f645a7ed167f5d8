"""Tables as files: what is not known is empty, numbers stay numbers, no text is a formula whatever it begins with."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from chalicelib.domain.performance_report import CellKind, Sheet, SheetColumn, Sheets
from chalicelib.domain.report import ReportFormat
from chalicelib.jobs.budget_report import LINES, UNITS
from chalicelib.jobs.performance_words import ACTIVITY_STATES, PLAN_STATES
from chalicelib.jobs.person_performance import ACTIVITIES, EVALUATIONS, INDICATORS
from chalicelib.jobs.sheet_files import csv_files, files_of
from chalicelib.jobs.unit_performance import ACTIONS, PEOPLE
from tests.cast import SETTINGS, wib
from tests.paper.readings import text_of

COLUMNS = (
    SheetColumn("Nama"), SheetColumn("Tanggal"), SheetColumn("Menit", CellKind.COUNT),
    SheetColumn("Jumlah", CellKind.AMOUNT), SheetColumn("Pagu", CellKind.MONEY),
)  # fmt: skip
ROWS = (
    ("=1+1", date(2026, 11, 3), 0, Decimal(-1234) / 100, 1_250_000_000),
    ("Siti \x01Aminah", None, None, None, None),
)
REPORT = Sheets("coba", "Coba", [("Unit", "+Umum")], [Sheet("Isi tabel", COLUMNS, ROWS)], ["Catatan."])


def made(as_file: ReportFormat, report: Sheets = REPORT) -> dict[str, bytes]:
    return files_of(report, as_file, SETTINGS, "nomor", wib(7))


def test_a_csv_is_plain_and_says_nothing_where_nothing_is_known() -> None:
    ((name, raw),) = made(ReportFormat.CSV).items()
    heads, first, second = raw.decode("utf-8-sig").splitlines()
    assert (name, heads) == ("coba.csv", "Nama,Tanggal,Menit,Jumlah,Pagu")
    assert first == "'=1+1,2026-11-03,0,-12.34,1250000000"
    assert second.endswith("Aminah,,,,")


def test_several_tables_are_several_csv() -> None:
    two = replace(REPORT, sheets=[*REPORT.sheets, Sheet("Lain", COLUMNS, ())])
    assert list(csv_files(two)) == ["coba-isi-tabel.csv", "coba-lain.csv"]


def test_a_workbook_keeps_numbers_and_text_apart_and_tells_what_it_is() -> None:
    ((name, raw),) = made(ReportFormat.XLSX).items()
    book = load_workbook(io.BytesIO(raw))
    assert (name, book.sheetnames) == ("coba.xlsx", ["Isi tabel", "Keterangan"])
    first, second = book["Isi tabel"].iter_rows(min_row=2)
    assert [cell.value for cell in first] == ["=1+1", "2026-11-03", 0, -12.34, 1_250_000_000]
    assert [cell.data_type for cell in first] == ["s", "s", "n", "n", "n"]
    assert [cell.value for cell in second] == ["Siti \ufffdAminah", None, None, None, None]
    assert [[cell.value for cell in row] for row in book["Keterangan"].iter_rows()][1:] == [
        ["Unit", "+Umum"], ["Catatan", "Catatan."],
    ]  # fmt: skip


def test_a_paper_writes_numbers_as_people_do_and_a_dash_where_nothing_is_known() -> None:
    lines = text_of(made(ReportFormat.PDF)["coba.pdf"]).splitlines()
    for said in ("Isi tabel", "03/11/2026", "-12,34", "1.250.000.000", "0", "-", "Catatan."):
        assert said in lines, said


def test_a_table_without_rows_says_so_on_paper() -> None:
    bare = replace(REPORT, sheets=[Sheet("Isi tabel", COLUMNS, (), "Belum ada isi.")])
    assert "Belum ada isi." in text_of(made(ReportFormat.PDF, bare)["coba.pdf"])
    assert bare.rows == 0


@pytest.mark.parametrize("columns", [PEOPLE, ACTIONS, INDICATORS, ACTIVITIES, EVALUATIONS, LINES, UNITS])
def test_no_word_of_a_head_or_of_a_state_is_broken_on_paper(columns: tuple[SheetColumn, ...]) -> None:
    states = {"Rencana": tuple(PLAN_STATES.values()), "Status": tuple(ACTIVITY_STATES.values())}
    rows = [[states[each.head][at] if each.head in states else None for each in columns] for at in range(4)]
    (paper,) = made(ReportFormat.PDF, replace(REPORT, sheets=[Sheet("Isi", columns, rows)])).values()
    words = {word for text in (*(each.head for each in columns), *_texts(rows)) for word in text.split()}
    assert words - set(text_of(paper).split()) == set()


def _texts(rows: list[list[str | None]]) -> list[str]:
    return [cell for row in rows for cell in row if cell]
