"""Reports on paper: a table under each unit's name, numbers from the right, the month on its side."""

from datetime import date

import pytest

from chalicelib.domain.report import ReportKind, ReportRow
from chalicelib.domain.verdict import DayStatus
from chalicelib.jobs.report_paper import PaperReport, said
from chalicelib.rules.report import columns_of
from chalicelib.rules.roster import dates_of
from chalicelib.use_cases.see_report import Span
from tests.cast import SETTINGS, wib
from tests.paper.readings import text_of

OCTOBER = Span(dates_of("2026-10"), "2026-10")
DAY = Span([date(2026, 11, 23)])
LONG = "Raden Roro Siti Nurhaliza Kusumawardhani Prabaningrum, S.Sos., M.Si."


def paper(kind: ReportKind, span: Span, *rows: tuple[str, ReportRow]) -> bytes:
    file = PaperReport(columns_of(kind, span.dates), kind, "Sekretariat Daerah", span, SETTINGS, "J1", wib(9))
    for unit, row in rows:
        file.add((unit, LONG, "0001", row))
    return file.close()


def test_each_unit_has_a_table_under_its_name() -> None:
    row = (DayStatus.LEAVE, date(2026, 10, 2), date(2026, 10, 6), 5)
    text = text_of(paper(ReportKind.LEAVE, OCTOBER, ("Bagian Umum", row), ("Arsip", row), ("Arsip", row)))
    lines = text.splitlines()
    assert (lines.count("Bagian Umum"), lines.count("Arsip"), lines.count("Cuti")) == (1, 1, 3)
    assert "Laporan cuti, izin dan tugas Oktober 2026" in lines


def test_a_months_day_stands_whole_in_its_narrow_cell() -> None:
    marks = ["H"] * 31
    text = text_of(paper(ReportKind.MONTH, OCTOBER, ("Bagian Umum", (*marks, *range(90, 100)))))
    lines = text.splitlines()
    assert lines.count("H") == 31
    assert [each for each in map(str, range(90, 100)) if each not in lines] == []


@pytest.mark.parametrize(("span", "words"), [(OCTOBER, "Oktober 2026"), (DAY, "Senin, 23 November 2026")])
def test_a_span_is_said_in_words(span: Span, words: str) -> None:
    assert said(span) == words
