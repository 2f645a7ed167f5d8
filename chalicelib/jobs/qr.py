"""A text as QR symbol (ISO/IEC 18004, level M: it is read with 15 % of it lost).

The encoder is reportlab's. Its drawing is not: a shape for each dark stretch takes longer than all the rest of a slip.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

QUIET = 4  # modules of white that must be left around it
LEAST_SIDE_MM = 24
LEAST_MODULE_MM = 0.4  # three dots of a printer of 203 dpi
DARK = re.compile("1+")


@dataclass(frozen=True, slots=True)
class Symbol:
    """`rows` from the top, a character a module: 1 is dark. They hold a live code: never to be logged."""

    rows: tuple[str, ...]

    @property
    def modules(self) -> int:
        """Of a side."""
        return len(self.rows)

    @property
    def side_mm(self) -> float:
        """On paper, without the white around it; a long text has more modules, and takes more room."""
        return max(LEAST_SIDE_MM, self.modules * LEAST_MODULE_MM)

    def bars(self) -> Iterator[tuple[int, int, int]]:
        """Each dark stretch: modules from the left, from the top, its own length."""
        for top, row in enumerate(self.rows):
            for dark in DARK.finditer(row):
                yield dark.start(), top, dark.end() - dark.start()


def encode(text: str) -> Symbol:
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(text))
    code.make()
    return Symbol(tuple("".join("1" if dark else "0" for dark in row) for row in code.modules))


def draw_qr(canvas: Canvas, symbol: Symbol, left: float, top: float) -> None:
    """As one path: no hair of white shows between its rows. The white around it is the caller's to leave."""
    module = symbol.side_mm * mm / symbol.modules
    canvas.saveState()
    canvas.translate(left, top)
    canvas.scale(module, -module)
    path = canvas.beginPath()
    for x, y, length in symbol.bars():
        path.rect(x, y, length, 1)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def qr_svg(symbol: Symbol, label: str) -> str:
    """With the white around it. `label`: what is read out in its place."""
    path = "".join(f"M{x} {y}.5h{length}" for x, y, length in symbol.bars())
    whole = symbol.modules + 2 * QUIET
    side = f"{symbol.side_mm * whole / symbol.modules:.1f}mm"
    return (
        f'<svg class=qr viewBox="{-QUIET} {-QUIET} {whole} {whole}" width={side} height={side}'
        f' role=img aria-label="{html.escape(label)}"><path stroke="#000" d="{path}"/></svg>'
    )
