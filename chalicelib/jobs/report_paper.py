"""A report on paper: under each unit's name its table, the month's matrix lying on its side."""

from collections.abc import Sequence
from datetime import datetime

from chalicelib.domain.report import Column, ReportKind
from chalicelib.domain.settings import Settings
from chalicelib.jobs.report_cells import NOTES, TITLES, head_of, text_of
from chalicelib.jobs.report_files import Row
from chalicelib.mail.language import INDONESIAN
from chalicelib.paper.blocks import Block, Facts, Heading, Paper, Paragraph, Table, letterhead
from chalicelib.paper.pdf import paper_pdf
from chalicelib.use_cases.see_report import Span

ABSENT, LATE, OFF = "#f8d7da", "#fdf0cd", "#e9e9e9"
_TINTS = {
    "A": ABSENT,
    "K": LATE,
    "T": LATE,
    "L": OFF,
    "l": OFF,
    "Tanpa keterangan": ABSENT,
    "Tidak lengkap": LATE,
    "Libur": OFF,
}
# The matrix has room for its own marks alone; they are told below it.
_SHORT = {
    "present": "H+T", "late_days": "Hari telat", "late_min": "Menit telat", "early_min": "Menit awal", "leave": "C",
    "duty": "D+B+W", "permission": "I", "incomplete": "K", "absent": "A", "undecided": "M",
}  # fmt: skip
_NAME, _NUMBER, _DAY, _SUM, _TEXT = 7.0, 1.6, 1.0, 1.8, 3.0


class PaperReport:
    """See report_files.ReportFile. It keeps its rows until it is closed: of a unit, not of a city."""

    def __init__(self, columns: Sequence[Column], kind: ReportKind, unit: str, span: Span, settings: Settings,
                 number: str, made_at: datetime) -> None:  # fmt: skip
        self._columns, self._kind = columns, kind
        self._facts = [("Unit", unit), ("Tanggal" if span.month is None else "Bulan", said(span))]
        title = f"{TITLES[kind]} {said(span)}"
        wide = kind in (ReportKind.MONTH, ReportKind.DAILY, ReportKind.LATENESS)
        self._paper = Paper(letterhead(settings), title, number, made_at, settings.zone, wide)
        self._units = dict[str, list[Row]]()

    def add(self, row: Row) -> None:
        self._units.setdefault(row[0], []).append(row)

    def close(self) -> bytes:
        blocks: list[Block] = [Facts(self._facts)]
        for unit, rows in self._units.items():
            blocks += [Heading(unit), self._table(rows)]
        if not self._units:
            blocks.append(Paragraph("Tidak ada yang perlu dilaporkan."))
        blocks += [Paragraph(note, soft=True) for note in NOTES[self._kind]]
        return paper_pdf(self._paper, blocks)

    def _table(self, rows: Sequence[Row]) -> Table:
        texts = [[name, number_end, *map(text_of, cells)] for _, name, number_end, cells in rows]
        widths = [_NAME, _NUMBER, *map(_width, self._columns)]
        tints = {
            (at, column): _TINTS[text]
            for at, row in enumerate(texts)
            for column, text in enumerate(row)
            if column > 1 and text in _TINTS
        }
        numbers = frozenset(at for at, each in enumerate(self._columns, 2) if each.is_number)
        small = self._kind is ReportKind.MONTH
        heads = (_SHORT.get(each.name, head_of(each)) if small else head_of(each) for each in self._columns)
        return Table(("Nama", "4 angka", *heads), texts, widths, numbers, tints, small)


def said(span: Span) -> str:
    first = span.dates[0]
    if span.month is None:
        return INDONESIAN.long_day(first)
    return f"{INDONESIAN.months[first.month - 1]} {first.year}"


def _width(column: Column) -> float:
    if column.name[1:].isdigit():
        return _DAY
    return _SUM if column.is_number else _TEXT
