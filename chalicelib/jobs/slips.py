"""One slip of paper per person, to cut out and hand over: a QR that opens the first login, a one-time code, what to do.

As PDF for the printer here, as HTML in slips_page.py. They hold live codes: whoever keeps the file keeps the keys, so
the bucket forgets it within a day.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from chalicelib.jobs.qr import Symbol, draw_qr

COLUMNS, ROWS = 2, 4
MARGIN = 8 * mm
PADDING = 6 * mm
GAP = 4 * mm  # between text and QR, more than the white that a QR must have around it
HEADING = 5 * mm
STEPS = (
    "Pindai QR dengan kamera ponsel: kode terisi sendiri.",
    "Ketik nomor pegawai, buat kata sandi, lalu daftarkan ponsel ini.",
    "Tanpa QR: buka alamat di bawah, ketik nomor pegawai dan kode.",
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


@dataclass(frozen=True, slots=True)
class Slip:
    """`number_end`: the last digits alone, to tell two people of one name apart. `qr`: of login_link."""

    name: str
    number_end: str
    code: str
    expires_at: datetime
    qr: Symbol


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all slips of a paper share.

    unit_name  heads it.   zone  the IANA zone their time is written in.
    address    the page where number and code are typed; see login_link.
    """

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


def login_link(address: str, code: str) -> str:
    """The page at this address with the code filled in. It stands behind `#`: no server and no log ever sees it.

    Never the staff number: it is the other thing to know, and stands on no paper (docs/adr/0003).
    """
    return f"{address}/{code}"


def slips_pdf(sheet: Sheet, sections: Sequence[Section]) -> bytes:
    """A4 pages of eight slips with lines to cut along, headed by their unit."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    canvas.setTitle(f"Slip kode - {sheet.unit_name}")
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
    qr_side = slip.qr.side_mm * mm
    draw_qr(canvas, slip.qr, left + width - PADDING - qr_side, y - 5)
    _draw_steps(canvas, text_left, y - 14, inner - qr_side - GAP)
    foot = top - height + PADDING
    canvas.setFont("Courier-Bold", 19)
    canvas.drawString(text_left, foot + 23, slip.code)
    canvas.setFont("Helvetica", 7.5)
    canvas.drawString(text_left, foot + 11, good_until(sheet, slip))
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


def _fit(text: str, font: str, size: float, width: float) -> str:
    """The text, cut with an ellipsis where it would run over."""
    lines = simpleSplit(text, font, size, width)
    return text if len(lines) < 2 else f"{lines[0]}…"


def good_until(sheet: Sheet, slip: Slip) -> str:
    return f"Sekali pakai, sampai {local_time(slip.expires_at, sheet.zone)}. Jangan difoto."


def local_time(at: datetime, zone: str) -> str:
    there = at.astimezone(ZoneInfo(zone))
    return f"{there.day} {MONTHS[there.month - 1]} {there.year} pukul {there:%H.%M}"
