"""A paper of the city as PDF, A4: letterhead, title, blocks, and on every page what it is, when it was made and `1/3`.

The same paper is the same bytes. Text is shown as it is, whatever markup it looks like.
"""

import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Prose

from chalicelib.paper.blocks import Bars, Block, Facts, Heading, Paper, Paragraph, Signature, Table
from chalicelib.paper.grids import bars, facts, table
from chalicelib.paper.text import lines, moment, printable

MARGIN = 15 * mm
HEAD = 24 * mm  # of the first page
FOOT = 8 * mm
LOGO = 16 * mm
ROOM_TO_SIGN = 20 * mm
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
PROSE = ParagraphStyle("prose", fontName=PLAIN, fontSize=10, leading=14, spaceAfter=6)
SOFT = ParagraphStyle("soft", PROSE, fontSize=8, leading=11, textColor="#555555")
TITLE = ParagraphStyle("title", PROSE, fontName=BOLD, fontSize=14, leading=18, alignment=1, spaceAfter=10)
HEADING = ParagraphStyle("heading", PROSE, fontName=BOLD, fontSize=11, leading=15, spaceBefore=8, spaceAfter=4)


def paper_pdf(paper: Paper, blocks: Sequence[Block]) -> bytes:
    """The paper with these blocks from top to bottom, on as many pages as they take."""
    written = io.BytesIO()
    size = landscape(A4) if paper.wide else A4
    document = BaseDocTemplate(
        written, pagesize=size, invariant=1, title=printable(paper.title), author=printable(paper.letterhead.city_name)
    )
    width, height = size[0] - 2 * MARGIN, size[1] - 2 * MARGIN - FOOT
    first, later = _frame(width, height - HEAD), _frame(width, height)
    heads = PageTemplate("first", [first], onPage=lambda canvas, _: _head(canvas, paper, size))
    heads.autoNextPageTemplate = "later"
    document.addPageTemplates([heads, PageTemplate("later", [later])])
    flow: list[Flowable] = [_prose(paper.title, TITLE)]
    for block in blocks:
        flow += _drawn(block, width)
    document.build(flow, canvasmaker=_numbered(paper))
    return written.getvalue()


def _frame(width: float, height: float) -> Frame:
    return Frame(MARGIN, MARGIN + FOOT, width, height, 0, 0, 0, 0)


def _prose(text: str, style: ParagraphStyle) -> Flowable:
    return Prose(escape(printable(text)).replace("\n", "<br/>"), style)


def _drawn(block: Block, width: float) -> list[Flowable]:
    match block:
        case Heading(text):
            return [CondPageBreak(30 * mm), _prose(text, HEADING)]
        case Paragraph(text, soft):
            return [_prose(text, SOFT if soft else PROSE)]
        case Facts():
            return [facts(block, width), Spacer(0, 8)]
        case Table():
            return [table(block, width), Spacer(0, 8)]
        case Bars():
            return [bars(block, width), Spacer(0, 8)]
        case Signature():
            return [KeepTogether(_signature(block, width))]
    return [NewPage()]


def _signature(block: Signature, width: float) -> list[Flowable]:
    """On the right half, where letters are signed."""
    style = ParagraphStyle("signature", PROSE, leftIndent=width / 2, spaceAfter=0)
    name = ParagraphStyle("signer", style, fontName=BOLD)
    under = [_prose(block.number, style)] if block.number else []
    above = [_prose(each, style) for each in (block.place_and_day, block.office)]
    return [Spacer(0, 10), *above, Spacer(0, ROOM_TO_SIGN), _prose(block.name, name), *under]


def _head(canvas: Canvas, paper: Paper, size: tuple[float, float]) -> None:
    """Logo, city and agency over a line."""
    head, top, left = paper.letterhead, size[1] - MARGIN, MARGIN
    logo = _logo(head.logo)
    if logo:
        canvas.drawImage(logo, left, top - LOGO, LOGO, LOGO, mask="auto", preserveAspectRatio=True)
        left += LOGO + 4 * mm
    y = top - 12
    room = size[0] - MARGIN - left
    for text, font, grade in ((head.city_name, BOLD, 13), (head.agency_name, PLAIN, 10), (head.contact, PLAIN, 8)):
        for line in lines(text, font, grade, room)[:1]:
            canvas.setFont(font, grade)
            canvas.drawString(left, y, line)
        y -= grade + 4
    canvas.setLineWidth(1.2)
    canvas.line(MARGIN, top - LOGO - 3 * mm, size[0] - MARGIN, top - LOGO - 3 * mm)


def _logo(png: bytes | None) -> ImageReader | None:
    if png is None:
        return None
    try:
        return ImageReader(io.BytesIO(png))
    except Exception:  # noqa: BLE001 - whatever is wrong with a picture, the paper is made without it
        return None


def _numbered(paper: Paper) -> type[Canvas]:
    """A canvas that holds its pages back until it knows how many there are."""

    class Numbered(Canvas):  # type: ignore[misc]  # reportlab has no types
        def __init__(self, *args: Any, **named: Any) -> None:
            super().__init__(*args, **named)
            self.kept: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's own name
            self.kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for at, page in enumerate(self.kept, 1):
                self.__dict__.update(page)
                _foot(self, paper, f"{at}/{len(self.kept)}")
                super().showPage()
            super().save()

    return Numbered


def _foot(canvas: Canvas, paper: Paper, page: str) -> None:
    right = canvas._pagesize[0] - MARGIN  # noqa: SLF001 - reportlab offers no other way
    said = f"{paper.title} · Nomor dokumen {paper.number} · Dibuat {moment(paper.made_at, paper.zone)}"
    canvas.setFont(PLAIN, 7.5)
    canvas.setFillGray(0.35)
    canvas.drawString(MARGIN, MARGIN, lines(said, PLAIN, 7.5, right - MARGIN - 30)[0])
    canvas.drawRightString(right, MARGIN, page)
    canvas.setFillGray(0)
