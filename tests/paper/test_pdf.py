"""Papers: what a reader sees on each page, whatever text is on them; the same paper is the same bytes."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.paper.blocks import (
    Bars,
    Block,
    Facts,
    Heading,
    Letterhead,
    PageBreak,
    Paper,
    Paragraph,
    Signature,
    Table,
    letterhead,
)
from chalicelib.paper.pdf import paper_pdf
from tests.cast import SETTINGS
from tests.paper.readings import pages_of, text_of
from tests.routes.test_settings import LOGO

HEAD = Letterhead("Kota Contoh", "Badan Kepegawaian", "bkpsdm@contoh.example")
PAPER = Paper(HEAD, "Rekap presensi", "RP-7", datetime(2026, 11, 29, 3, 5, tzinfo=UTC), "Asia/Jakarta")
LONG = "Raden Roro Siti Nurhaliza Kusumawardhani Prabaningrum, S.Sos., M.Si."
BLOCKS: list[Block] = [
    Facts([("Unit", "Bagian Umum")]),
    Heading("Isi"),
    Paragraph("Satu kalimat."),
    Bars([("Okt", 91.25), ("Nov", None)]),
    Table(("Nama", "Menit"), [("Ani", "7")], (3, 1), frozenset({1}), {(0, 0): "#f8d7da"}),
    Signature("Kota Contoh, 29 November 2026", "Kepala Badan", "Eko", "NIP 1"),
]


def test_every_page_says_what_it_is_when_it_was_made_and_which_of_how_many() -> None:
    pages = pages_of(
        paper_pdf(PAPER, [Paragraph("satu"), PageBreak(), Paragraph("dua"), PageBreak(), Paragraph("tiga")])
    )
    assert [page.splitlines()[-1] for page in pages] == ["1/3", "2/3", "3/3"]
    for page in pages:
        assert "Rekap presensi · Nomor dokumen RP-7 · Dibuat 29 November 2026 pukul 10.05 WIB" in page


def test_the_first_page_bears_the_letterhead_and_the_title() -> None:
    first, second = pages_of(paper_pdf(PAPER, [PageBreak(), Paragraph("dua")]))
    assert first.splitlines()[:4] == ["Kota Contoh", "Badan Kepegawaian", "bkpsdm@contoh.example", "Rekap presensi"]
    assert "Badan Kepegawaian" not in second


def test_every_block_can_be_read() -> None:
    text = text_of(paper_pdf(PAPER, BLOCKS)).splitlines()
    for said in (
        "Unit", "Bagian Umum", "Isi", "Satu kalimat.", "91,2%", "-", "Nama", "Ani", "7",
        "Kota Contoh, 29 November 2026", "Kepala Badan", "Eko", "NIP 1",
    ):  # fmt: skip
        assert said in text


def test_heads_stand_on_every_page_of_a_table() -> None:
    pages = pages_of(paper_pdf(PAPER, [Table(("Nama", "Menit"), [(f"Orang {at}", "7") for at in range(100)])]))
    assert len(pages) > 2
    assert [page.count("Menit") for page in pages] == [1] * len(pages)
    assert sum(page.count("Orang ") for page in pages) == 100


@pytest.mark.parametrize("wide", [False, True])
def test_the_same_paper_is_the_same_bytes(wide: bool) -> None:
    paper = replace(PAPER, wide=wide, letterhead=letterhead(replace(SETTINGS, logo=LOGO)))
    assert paper_pdf(paper, BLOCKS) == paper_pdf(paper, BLOCKS)


@pytest.mark.parametrize("text", ["<b>Ani & Budi</b>", "&amp; <script>", "a (b) \\ c", "<br/>", "100 % — “kutip”"])
def test_text_is_shown_as_it_is_whatever_markup_it_looks_like(text: str) -> None:
    blocks = [Paragraph(text), Heading(text), Facts([(text, text)]), Table((text,), [(text,)])]
    shown = text_of(paper_pdf(replace(PAPER, title=text), blocks)).splitlines()
    assert shown.count(text) == 7


def test_letters_that_the_fonts_lack_are_seen_to_be_missing() -> None:
    assert "Sükrü ??" in text_of(paper_pdf(PAPER, [Paragraph("Şükrü 你好")]))


@pytest.mark.parametrize("text", [LONG, "x" * 400, "kata " * 3_000, "\n" * 90 + "akhir"])
def test_long_text_goes_on_and_is_never_cut(text: str) -> None:
    shown = text_of(paper_pdf(PAPER, [Table(("A", "B"), [(text, "7")], (1, 9)), Facts([(text, text)])]))
    wanted = "".join(text.split())
    assert "".join(shown.split()).count(wanted[-5:]) >= 3
    assert sum(shown.count(sign) for sign in "xk") >= 3 * sum(text.count(sign) for sign in "xk")


def test_nothing_to_show_is_still_a_paper() -> None:
    for blocks in ([], [Table(("Nama",), [])], [Facts([])], [Bars([])], [Paragraph("")]):
        assert len(pages_of(paper_pdf(PAPER, blocks))) == 1


@pytest.mark.parametrize("logo", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_a_logo_that_cannot_be_read_is_left_out(logo: bytes) -> None:
    broken = replace(PAPER, letterhead=replace(HEAD, logo=logo))
    assert paper_pdf(broken, BLOCKS) == paper_pdf(PAPER, BLOCKS)


def test_a_month_of_a_unit_lies_on_wide_pages(recwarn: Any) -> None:
    heads = ["Nama", *map(str, range(1, 32)), "H"]
    rows = [[LONG, *["07:10\n12:01\n16:03"] * 31, "22"] for _ in range(40)]
    pages = pages_of(paper_pdf(replace(PAPER, wide=True), [Table(heads, rows, [6, *[1] * 32], small=True)]))
    assert sum(page.splitlines().count("12:01") for page in pages) == 40 * 31  # each whole, on a line of its own
