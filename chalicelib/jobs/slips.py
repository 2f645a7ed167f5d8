"""One slip of paper per person, to cut out and hand over: the app's address as QR, a one-time code, what to do.

As PDF for the printer here, as HTML in slips_page.py. They hold live codes: whoever keeps the file keeps the keys, so
the bucket forgets it within a day.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

COLUMNS, ROWS = 2, 4
MARGIN = 8 * mm
PADDING = 6 * mm
HEADING = 5 * mm
QR_SIDE = 24 * mm
STEPS = (
    "Buka alamat ini di ponsel Anda (pindai kode QR).",
    "Pilih “Masuk pertama kali”, ketik nomor pegawai dan kode di bawah.",
    "Buat kata sandi sendiri, lalu daftarkan ponsel ini.",
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


@dataclass(frozen=True, slots=True)
class Slip:
    """`number_end`: the last digits alone, to tell two people of one name apart."""

    name: str
    number_end: str
    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all slips of a paper share. `unit_name` heads it; `zone` is the IANA zone their time is written in."""

    city_name: str
    unit_name: str
    address: str
    contact: str
    zone: str


@dataclass(frozen=True, slots=True)
class Section:
    """A unit's slips: they begin on a page of their own, under its name."""

    unit_name: str
    slips: tuple[Slip, ...]


def slips_pdf(sheet: Sheet, sections: Sequence[Section]) -> bytes:
    """A4 pages of eight slips with lines to cut along, headed by their unit."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    canvas.setTitle(f"Slip kode - {sheet.unit_name}")
    _draw_qr(canvas, sheet.address)
    for section in sections:
        for page in range(0, len(section.slips), COLUMNS * ROWS):
            _draw_page(canvas, sheet, section, section.slips[page : page + COLUMNS * ROWS])
            canvas.showPage()
    canvas.save()
    return written.getvalue()


def _draw_page(canvas: Canvas, sheet: Sheet, section: Section, slips: Sequence[Slip]) -> None:
    width, height = (A4[0] - 2 * MARGIN) / COLUMNS, (A4[1] - 2 * MARGIN - HEADING) / ROWS
    top = A4[1] - MARGIN
    canvas.setFont("Helvetica-Bold", 9)
    canvas.drawString(MARGIN, top - 9, _fit(heading(section), "Helvetica-Bold", 9, A4[0] - 2 * MARGIN))
    for at, slip in enumerate(slips):
        place = MARGIN + at % COLUMNS * width, top - HEADING - at // COLUMNS * height
        _draw(canvas, f"{sheet.city_name} · {section.unit_name}", sheet, slip, *place, width, height)


def heading(section: Section) -> str:
    return f"{section.unit_name} ({len(section.slips)} slip)"


def _draw(
    canvas: Canvas, whose: str, sheet: Sheet, slip: Slip, left: float, top: float, width: float, height: float
) -> None:
    canvas.setStrokeGray(0.6)
    canvas.setDash(2, 3)
    canvas.rect(left, top - height, width, height)
    canvas.setDash()
    inner, text_left, y = width - 2 * PADDING, left + PADDING, top - PADDING - 8
    canvas.setFont("Helvetica", 7.5)
    canvas.setFillGray(0.35)
    canvas.drawString(text_left, y, _fit(whose, "Helvetica", 7.5, inner))
    canvas.setFillGray(0)
    y -= 15
    for line in simpleSplit(slip.name, "Helvetica-Bold", 11.5, inner)[:2]:
        canvas.setFont("Helvetica-Bold", 11.5)
        canvas.drawString(text_left, y, line)
        y -= 13
    canvas.setFont("Helvetica", 8)
    canvas.drawString(text_left, y, f"Nomor pegawai berakhiran {slip.number_end}")
    _place_qr(canvas, left + width - PADDING - QR_SIDE, y - 5 - QR_SIDE)
    _draw_steps(canvas, text_left, y - 15, inner - QR_SIDE - 3 * mm)
    foot = top - height + PADDING
    canvas.setFont("Courier-Bold", 19)
    canvas.drawString(text_left, foot + 24, slip.code)
    canvas.setFont("Helvetica", 7.5)
    canvas.drawString(text_left, foot + 11, f"Sekali pakai, sampai {local_time(slip.expires_at, sheet.zone)}.")
    canvas.setFillGray(0.35)
    canvas.drawString(text_left, foot, _fit(f"{sheet.address}  ·  {sheet.contact}", "Helvetica", 7.5, inner))
    canvas.setFillGray(0)


def _draw_steps(canvas: Canvas, left: float, top: float, width: float) -> None:
    y = top
    for number, step in enumerate(STEPS, 1):
        for line in simpleSplit(f"{number}. {step}", "Helvetica", 8, width):
            canvas.setFont("Helvetica", 8)
            canvas.drawString(left, y, line)
            y -= 10
        y -= 2


def _draw_qr(canvas: Canvas, address: str) -> None:
    """The QR once for the whole paper: it takes longer to draw than all the rest of a slip."""
    canvas.beginForm("qr", upperx=QR_SIDE, uppery=QR_SIDE)
    renderPDF.draw(qr(address, QR_SIDE), canvas, 0, 0)
    canvas.endForm()


def _place_qr(canvas: Canvas, left: float, bottom: float) -> None:
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.doForm("qr")
    canvas.restoreState()


def qr(address: str, side: float) -> Drawing:
    drawing = Drawing(side, side)
    drawing.add(QrCodeWidget(address, barLevel="M", barWidth=side, barHeight=side, barBorder=2))
    return drawing


def _fit(text: str, font: str, size: float, width: float) -> str:
    """The text, cut with an ellipsis where it would run over."""
    lines = simpleSplit(text, font, size, width)
    return text if len(lines) < 2 else f"{lines[0]}…"


def local_time(at: datetime, zone: str) -> str:
    there = at.astimezone(ZoneInfo(zone))
    return f"{there.day} {MONTHS[there.month - 1]} {there.year} pukul {there:%H.%M}"
