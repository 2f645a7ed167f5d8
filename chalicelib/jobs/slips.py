"""One slip of paper per person, to cut out and hand over: the app's address as QR, a one-time code, what to do.

The same slips as PDF (for the printer) and HTML (for a screen, or the browser's own printing). They hold live codes:
whoever keeps the file keeps the keys, so the bucket forgets it within a day.
"""

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from reportlab.graphics import renderPDF, renderSVG
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

COLUMNS, ROWS = 2, 4
MARGIN = 8 * mm
PADDING = 6 * mm
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
    """What all slips of a unit share. `zone` is the IANA zone their time is written in."""

    city_name: str
    unit_name: str
    address: str
    contact: str
    zone: str


def slips_pdf(sheet: Sheet, slips: Sequence[Slip]) -> bytes:
    """A4 pages of eight slips with lines to cut along."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    canvas.setTitle(f"Slip kode - {sheet.unit_name}")
    _draw_qr(canvas, sheet.address)
    width, height = (A4[0] - 2 * MARGIN) / COLUMNS, (A4[1] - 2 * MARGIN) / ROWS
    for at, slip in enumerate(slips):
        place = at % (COLUMNS * ROWS)
        if at and place == 0:
            canvas.showPage()
        left = MARGIN + place % COLUMNS * width
        top = A4[1] - MARGIN - place // COLUMNS * height
        _draw(canvas, sheet, slip, left, top, width, height)
    canvas.save()
    return written.getvalue()


def slips_html(sheet: Sheet, slips: Sequence[Slip]) -> str:
    """One page that needs nothing else: no script, no font, no picture from elsewhere."""
    title = html.escape(f"Slip kode - {sheet.unit_name}")
    body = "\n".join(_article(sheet, slip) for slip in slips)
    return _PAGE.replace("{title}", title).replace("{qr}", _qr_symbol(sheet.address)).replace("{body}", body)


def _draw(canvas: Canvas, sheet: Sheet, slip: Slip, left: float, top: float, width: float, height: float) -> None:
    canvas.setStrokeGray(0.6)
    canvas.setDash(2, 3)
    canvas.rect(left, top - height, width, height)
    canvas.setDash()
    inner, text_left, y = width - 2 * PADDING, left + PADDING, top - PADDING - 8
    canvas.setFont("Helvetica", 7.5)
    canvas.setFillGray(0.35)
    canvas.drawString(text_left, y, _fit(f"{sheet.city_name} · {sheet.unit_name}", "Helvetica", 7.5, inner))
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
    canvas.drawString(text_left, foot + 11, f"Sekali pakai, sampai {_local(slip.expires_at, sheet.zone)}.")
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
    renderPDF.draw(_qr(address, QR_SIDE), canvas, 0, 0)
    canvas.endForm()


def _place_qr(canvas: Canvas, left: float, bottom: float) -> None:
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.doForm("qr")
    canvas.restoreState()


def _qr(address: str, side: float) -> Drawing:
    drawing = Drawing(side, side)
    drawing.add(QrCodeWidget(address, barLevel="M", barWidth=side, barHeight=side, barBorder=2))
    return drawing


def _qr_symbol(address: str) -> str:
    """The QR once for the whole page; each slip shows it by reference."""
    svg: str = renderSVG.drawToString(_qr(address, QR_SIDE))
    inside = svg[svg.index("<g ") : svg.rindex("</svg>")]
    symbol = f'<symbol id="qr" viewBox="0 0 {QR_SIDE:.2f} {QR_SIDE:.2f}">{inside}</symbol>'
    return f'<svg style="position:absolute" width="0" height="0">{symbol}</svg>'


def _fit(text: str, font: str, size: float, width: float) -> str:
    """The text, cut with an ellipsis where it would run over."""
    lines = simpleSplit(text, font, size, width)
    return text if len(lines) < 2 else f"{lines[0]}…"


def _local(at: datetime, zone: str) -> str:
    there = at.astimezone(ZoneInfo(zone))
    return f"{there.day} {MONTHS[there.month - 1]} {there.year} pukul {there:%H.%M}"


def _article(sheet: Sheet, slip: Slip) -> str:
    steps = "".join(f"<li>{html.escape(step)}</li>" for step in STEPS)
    return (
        f"<article><p class=soft>{html.escape(sheet.city_name)} · {html.escape(sheet.unit_name)}</p>"
        f"<h2>{html.escape(slip.name)}</h2><p>Nomor pegawai berakhiran {html.escape(slip.number_end)}</p>"
        f"<div class=how><ol>{steps}</ol>"
        f'<svg class=qr role=img aria-label="{html.escape(sheet.address)}"><use href="#qr"/></svg></div>'
        f"<p class=code>{html.escape(slip.code)}</p>"
        f"<p class=soft>Sekali pakai, sampai {_local(slip.expires_at, sheet.zone)}. "
        f"{html.escape(sheet.address)} · {html.escape(sheet.contact)}</p></article>"
    )


_PAGE = """<!doctype html>
<html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>{title}</title>
<style>
:root { color-scheme: light; font: 14px/1.45 system-ui, sans-serif; }
body { margin: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); }
article { padding: 1.2rem; border: 1px dashed #999; margin: -1px 0 0 -1px; break-inside: avoid; }
h2 { font-size: 1.15rem; margin: .2rem 0; overflow-wrap: anywhere; } p { margin: .2rem 0; }
.soft { color: #555; font-size: .8rem; overflow-wrap: anywhere; }
.how { display: flex; gap: 1rem; align-items: start; } ol { margin: .4rem 0; padding-left: 1.2rem; flex: 1; }
.qr { width: 6rem; height: 6rem; } .code { font: 700 1.5rem ui-monospace, monospace; letter-spacing: .06em; }
@media print { body { grid-template-columns: 1fr 1fr; } @page { size: A4; margin: 8mm; } }
</style>
{qr}
{body}
</html>
"""
