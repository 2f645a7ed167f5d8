"""A report as CSV, as a workbook and on paper. Rows go in one by one, so that a city takes no more room than a unit."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from xlsxwriter import Workbook

from chalicelib.domain.report import Column, ReportKind, ReportRow
from chalicelib.jobs.csv_sheet import CsvSheet
from chalicelib.jobs.report_cells import NOTES, WHO, head_of, text_of

Row = tuple[str, str, str, ReportRow]  # the unit's name, the person's, the end of their number, the report's own cells
_WIDE = {0: 34, 1: 34, 2: 12}
_DAY_WIDTH, _WIDTH = 4, 16


class ReportFile(Protocol):
    def add(self, row: Row) -> None: ...

    def close(self) -> bytes:
        """The whole file. Nothing is added any more."""


class CsvReport:
    def __init__(self, columns: Sequence[Column]) -> None:
        self._sheet = CsvSheet([*WHO, *map(head_of, columns)])

    def add(self, row: Row) -> None:
        *who, cells = row
        self._sheet.add((*who, *map(_plain, cells)))

    def close(self) -> bytes:
        return self._sheet.close()


class WorkbookReport:
    """One sheet, its heads frozen and ready to filter. Text is typed as text, whatever it begins with."""

    def __init__(self, columns: Sequence[Column], kind: ReportKind, title: str, made_at: datetime) -> None:
        self._written = io.BytesIO()
        self._book = Workbook(self._written, {"constant_memory": True})
        self._book.set_properties({"title": title, "created": made_at.replace(tzinfo=None)})
        self._sheet = self._book.add_worksheet("Laporan")
        self._kind, self._next = kind, 1
        heads = [*WHO, *map(head_of, columns)]
        for at in range(len(heads)):
            is_day = at >= len(WHO) and heads[at].isdigit()
            self._sheet.set_column(at, at, _WIDE.get(at, _DAY_WIDTH if is_day else _WIDTH))
        bold = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#EEEEEE"})
        for at, head in enumerate(heads):
            self._sheet.write_string(0, at, head, bold)
        self._sheet.freeze_panes(1, len(WHO))
        self._last = len(heads) - 1

    def add(self, row: Row) -> None:
        *who, cells = row
        for at, cell in enumerate((*who, *map(_plain, cells))):
            if isinstance(cell, int):
                self._sheet.write_number(self._next, at, cell)
            elif cell:
                self._sheet.write_string(self._next, at, writable(cell))
        self._next += 1

    def close(self) -> bytes:
        self._sheet.autofilter(0, 0, max(1, self._next - 1), self._last)
        for at, note in enumerate(NOTES[self._kind], self._next + 1):
            self._sheet.write_string(at, 0, note)
        self._book.close()
        return self._written.getvalue()


def _plain(cell: object) -> str | int:
    return cell if isinstance(cell, int) else text_of(cell)  # type: ignore[arg-type]  # every Cell but int


def writable(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else "\ufffd" for sign in text)
