"""The tables of a report as CSV (a file each), as a workbook (a sheet each), as one paper. No text is a formula."""

import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

from chalicelib.domain.performance_report import Cell, CellKind, Sheet, SheetColumn, Sheets
from chalicelib.domain.report import ReportFormat
from chalicelib.domain.settings import Settings
from chalicelib.jobs.csv_sheet import CsvSheet
from chalicelib.jobs.report_files import writable
from chalicelib.mail.language import INDONESIAN

MOST_ROWS = 100_000  # of a report, its tables together: what a worker's memory holds
_NUMBER_FORMATS = {CellKind.COUNT: "0", CellKind.AMOUNT: "#,##0.00", CellKind.MONEY: "#,##0"}
_NARROW = 12  # columns on a paper; more of them are in small letters
_WIDTH = 7  # of a workbook's column, for each share of a paper's
_ABOUT = "Keterangan"


def files_of(report: Sheets, as_file: ReportFormat, settings: Settings, number: str, now: datetime) -> dict[str, bytes]:
    """By name. `number`: of the document."""
    if as_file is ReportFormat.CSV:
        return csv_files(report)
    if as_file is ReportFormat.XLSX:
        return {f"{report.stem}.xlsx": _workbook(report, now)}
    return {f"{report.stem}.pdf": _paper(report, settings, number, now)}


def csv_files(report: Sheets) -> dict[str, bytes]:
    """One for each table, named by it; a single one by the report alone."""
    alone = len(report.sheets) == 1
    return {
        f"{report.stem}.csv" if alone else f"{report.stem}-{each.title.lower().replace(' ', '-')}.csv": _csv(each)
        for each in report.sheets
    }


def _csv(sheet: Sheet) -> bytes:
    written = CsvSheet(each.head for each in sheet.columns)
    for row in sheet.rows:
        written.add(_plain(each) for each in row)
    return written.close()


def _plain(cell: Cell) -> str | int | Decimal:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return round(cell, 2)
    return cell.isoformat() if isinstance(cell, date) else cell


def _workbook(report: Sheets, now: datetime) -> bytes:
    written = io.BytesIO()
    book = Workbook(written, {"constant_memory": True})
    book.set_properties({"title": report.title, "created": now.replace(tzinfo=None)})
    formats = {kind: book.add_format({"num_format": form}) for kind, form in _NUMBER_FORMATS.items()}
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#EEEEEE"})
    for each in report.sheets:
        _fill(book.add_worksheet(each.title), each, formats, bold)
    about = book.add_worksheet(_ABOUT)
    about.set_column(0, 0, 24)
    lines = [("Laporan", report.title), *report.facts, *(("Catatan", note) for note in report.notes)]
    for at, (label, value) in enumerate(lines):
        about.write_string(at, 0, writable(label))
        about.write_string(at, 1, writable(value))
    book.close()
    return written.getvalue()


def _fill(sheet: Any, table: Sheet, formats: dict[CellKind, Any], bold: Any) -> None:
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, max(10, column.share * _WIDTH))
        sheet.write_string(0, at, column.head, bold)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(table.rows, 1):
        for at, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            plain = _plain(cell)
            if isinstance(plain, str):
                if plain:
                    sheet.write_string(number, at, writable(plain))
            else:
                sheet.write_number(number, at, plain, formats.get(column.kind))
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)


def _paper(report: Sheets, settings: Settings, number: str, now: datetime) -> bytes:
    from chalicelib.paper.blocks import Block, Facts, Heading, Paper, Paragraph, Table, letterhead
    from chalicelib.paper.pdf import paper_pdf

    blocks: list[Block] = [Facts(report.facts)]
    for each in report.sheets:
        blocks.append(Heading(each.title))
        if not each.rows:
            blocks.append(Paragraph(each.empty))
            continue
        columns = each.columns
        numbers = frozenset(at for at, column in enumerate(columns) if column.kind is not CellKind.TEXT)
        rows = [[_said(cell, column) for cell, column in zip(row, columns, strict=True)] for row in each.rows]
        heads, widths = [column.head for column in columns], [column.share for column in columns]
        blocks.append(Table(heads, rows, widths, numbers, small=len(columns) > _NARROW))
    blocks += [Paragraph(note, soft=True) for note in report.notes]
    paper = Paper(letterhead(settings), report.title, number, now, settings.zone, wide=True)
    return paper_pdf(paper, blocks)


def _said(cell: Cell, column: SheetColumn) -> str:
    """As people write it: `1.234,50`; what nobody knows as a dash."""
    if cell is None:
        return "-"
    if isinstance(cell, Decimal):
        whole, _, part = f"{cell:,.2f}".partition(".")
        return f"{whole.replace(',', INDONESIAN.thousands)}{INDONESIAN.decimal}{part}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return INDONESIAN.number(cell) if isinstance(cell, int) and column.kind is CellKind.MONEY else str(cell)
