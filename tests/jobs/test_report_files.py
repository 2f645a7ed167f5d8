"""Reports as CSV and workbook, row by row."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from chalicelib.domain.report import ReportKind
from chalicelib.domain.verdict import DayStatus
from chalicelib.jobs.report_files import CsvReport, ReportFile, WorkbookReport
from chalicelib.rules.report import columns_of
from tests.cast import wib

KIND = ReportKind.LEAVE
COLUMNS = columns_of(KIND, [])
ROW = (DayStatus.LEAVE, date(2026, 11, 2), date(2026, 11, 6), 5)


def files() -> list[ReportFile]:
    return [CsvReport(COLUMNS), WorkbookReport(COLUMNS, KIND, "Laporan", wib(7))]


def grid(file: ReportFile) -> list[list[object]]:
    content = file.close()
    if isinstance(file, CsvReport):
        return [list(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))]
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(content)).active.iter_rows()]


@pytest.mark.parametrize("at", [0, 1])
def test_heads_then_a_row_each(at: int) -> None:
    file = files()[at]
    for name in ("Ani", "Budi"):
        file.add(("Bagian Umum", name, "0001", ROW))
    heads, one, two, *_ = grid(file)
    assert heads == ["Unit", "Nama", "4 angka akhir", "Status", "Dari", "Sampai", "Hari"]
    assert [str(each) for each in one] == ["Bagian Umum", "Ani", "0001", "Cuti", "2026-11-02", "2026-11-06", "5"]
    assert two[1] == "Budi"


@pytest.mark.parametrize("at", [0, 1])
def test_the_same_rows_are_the_same_bytes(at: int) -> None:
    one, two = files()[at], files()[at]
    for each in (one, two):
        each.add(("Bagian Umum", "Ani", "0001", ROW))
    assert one.close() == two.close()


@pytest.mark.parametrize(
    "name", ["Siti\x0bAminah", "Ani\x00", "a\nb", 'kutip " dan, koma;', "\ud83d\ude00 Ani", "Şükrü"]
)
def test_odd_names_break_no_file(name: str) -> None:
    for file in files():
        file.add(("Bagian Umum", name, "0001", ROW))
        assert len(grid(file)) >= 2


def test_a_workbook_without_rows_opens() -> None:
    assert grid(files()[1])[0][0] == "Unit"
