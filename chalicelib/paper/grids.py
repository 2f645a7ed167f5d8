"""What of a paper stands in rows and columns, and its small plot."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from chalicelib.paper.blocks import Bars, Facts, Table
from chalicelib.paper.text import lines, printable

PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
LINE, SOFT, HEAD, INK = (HexColor(each) for each in ("#bbbbbb", "#555555", "#eeeeee", "#2f5d8a"))
PADDING, TIGHT = 4, 1
MOST_LINES = 25  # of a row: a longer one goes on in rows of its own, for a row is never broken by a page
SIZE, SMALL = 8.5, 5.6
LABELS = 0.3  # of the width
BAR = 26 * 2.8  # the plot's height, of which the labels take a part
PLOT_FOOT = 14


def table(block: Table, width: float) -> Flowable:
    """With its heads on every page; text that is too wide is broken, never cut."""
    size, padding = (SMALL, TIGHT) if block.small else (SIZE, PADDING)
    shares = block.widths or [1] * len(block.heads)
    widths = [width * share / sum(shares) for share in shares]
    heads = _cells(block.heads, widths, BOLD, size, padding)
    rows, place = list[list[str]](), list[int]()
    for at, row in enumerate(block.rows):
        parts = _parts(_cells(row, widths, PLAIN, size, padding))
        rows += parts
        place += [at] * len(parts)
    style: list[Any] = [
        ("FONT", (0, 0), (-1, -1), PLAIN, size, size * 1.2),
        ("FONT", (0, 0), (-1, 0), BOLD, size, size * 1.2),
        ("BACKGROUND", (0, 0), (-1, 0), HEAD),
        ("GRID", (0, 0), (-1, -1), 0.4, LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *_paddings(padding),
        *(("ALIGN", (at, 0), (at, -1), "RIGHT") for at in sorted(block.numbers)),
        *(
            ("BACKGROUND", (column, below), (column, below), HexColor(block.tints[at, column]))
            for below, at in enumerate(place, 1)
            for column in range(len(block.heads))
            if (at, column) in block.tints
        ),
    ]
    return Grid([heads, *rows], widths, repeatRows=1, style=style)


def facts(block: Facts, width: float) -> Flowable:
    widths = [width * LABELS, width * (1 - LABELS)]
    rows = [part for row in block.rows for part in _parts(_cells(row, widths, PLAIN, 10, 1))] or [["", ""]]
    style = [
        ("FONT", (0, 0), (-1, -1), PLAIN, 10, 13),
        ("TEXTCOLOR", (0, 0), (0, -1), SOFT),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *_paddings(1),
    ]
    return Grid(rows, widths, style=style)


def _paddings(padding: float) -> list[Any]:
    return [(f"{side}PADDING", (0, 0), (-1, -1), padding) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]


def _cells(texts: Sequence[str], widths: Sequence[float], font: str, size: float, padding: float) -> list[str]:
    return [
        "\n".join(lines(text, font, size, width - 2 * padding - 0.5))
        for text, width in zip(texts, widths, strict=False)
    ]


def _parts(cells: Sequence[str]) -> list[list[str]]:
    """One row, or as many as its longest cell takes."""
    lined = [cell.split("\n") for cell in cells]
    tall = max(map(len, lined), default=1)
    return [["\n".join(each[at : at + MOST_LINES]) for each in lined] for at in range(0, tall, MOST_LINES)]


def bars(block: Bars, width: float) -> Flowable:
    return _Plot(block, width)


class _Plot(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A bar a label, its percentage above it; no bar where there is nothing to show."""

    def __init__(self, block: Bars, width: float) -> None:
        super().__init__()
        self.block, self.width, self.height = block, width, BAR + PLOT_FOOT

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas, step = self.canv, self.width / max(1, len(self.block.values))
        for at, (label, value) in enumerate(self.block.values):
            middle = (at + 0.5) * step
            canvas.setFillColor(INK)
            tall = 0 if value is None else (BAR - 12) * min(max(value, 0), 100) / 100
            canvas.rect(middle - step * 0.25, PLOT_FOOT, step * 0.5, tall, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.setFont(BOLD, 8.5)
            canvas.drawCentredString(middle, PLOT_FOOT + tall + 3, "-" if value is None else _percent(value))
            canvas.setFont(PLAIN, 8)
            canvas.drawCentredString(middle, 3, printable(label))
        canvas.setStrokeColor(LINE)
        canvas.line(0, PLOT_FOOT, self.width, PLOT_FOOT)


def _percent(value: float) -> str:
    return f"{value:.1f}%".replace(".", ",")
