"""How slips look: eight a page, every name whole, a QR of its own each, the same bytes for the same slips."""

import re
import zlib
from base64 import a85decode
from datetime import UTC, datetime

import pytest

from chalicelib.jobs.qr import encode
from chalicelib.jobs.slips import Section, Sheet, Slip, login_link, slips_pdf
from chalicelib.jobs.slips_page import slips_html
from tests.qr_reader import read_bars

SHEET = Sheet(
    "Kota Contoh", "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman",
    "https://presensi.contoh.example/#/kode", "bkpsdm@contoh.example", "Asia/Jakarta",
)  # fmt: skip
LONG = "Raden Roro Siti Nurhaliza Kusumawardhani Prabaningrum, S.Sos., M.Si."
BAR = re.compile(rb"(\d+) (\d+) (\d+) 1 re")


def slip(name: str = LONG, code: str = "abcde-fghjk") -> Slip:
    link = login_link(SHEET.address, code)
    return Slip(name, "1013", code, datetime(2026, 11, 27, 3, 0, tzinfo=UTC), encode(link))


def unit(people: int, name: str = SHEET.unit_name) -> list[Section]:
    return [Section(name, (slip(),) * people)]


@pytest.mark.parametrize(("people", "pages"), [(1, 1), (8, 1), (9, 2), (17, 3)])
def test_eight_slips_fill_a_page(people: int, pages: int) -> None:
    assert slips_pdf(SHEET, unit(people)).count(b"/Type /Page\n") == pages


def test_each_unit_begins_on_a_page_of_its_own_under_its_name() -> None:
    sections = [*unit(9, "Bidang <A>"), *unit(1, "Bidang B")]
    assert slips_pdf(SHEET, sections).count(b"/Type /Page\n") == 3
    page = slips_html(SHEET, sections)
    assert re.findall("<h1>(.*?)</h1>", page) == ["Bidang &lt;A&gt; (9 slip)", "Bidang B (1 slip)"]
    assert "section + section { break-before: page; }" in page
    assert page.count(f"<p class=soft>{SHEET.city_name} · Bidang B</p>") == 1


def test_the_same_slips_are_the_same_bytes() -> None:
    assert slips_pdf(SHEET, unit(1)) == slips_pdf(SHEET, unit(1))


def test_a_unit_where_nobody_needs_one_is_an_empty_page() -> None:
    assert slips_pdf(SHEET, []).startswith(b"%PDF-")


def test_the_page_says_all_in_the_citys_own_time() -> None:
    page = slips_html(SHEET, unit(1))
    for part in (LONG, "abcde-fghjk", "berakhiran 1013", "27 Nov 2026 pukul 10.00", SHEET.unit_name, SHEET.address):
        assert part in page
    assert "<script" not in page


def test_each_slip_has_a_qr_of_its_own_that_opens_its_login() -> None:
    section = Section("Bidang A", (slip(code="abcde-fghjk"), slip(code="zzzzz-99999")))
    expected = [f"{SHEET.address}/{code}" for code in ("abcde-fghjk", "zzzzz-99999")]
    assert qrs_of_page(slips_html(SHEET, [section])) == expected
    assert qrs_of_pdf(slips_pdf(SHEET, [section])) == expected


def test_many_slips_take_room_by_their_number_alone() -> None:
    few, many = (len(slips_pdf(SHEET, unit(count))) for count in (10, 200))
    assert many < 25 * few
    assert len(slips_html(SHEET, unit(1_000))) < 8_000_000


def qrs_of_page(page: str) -> list[str]:
    paths = re.findall('<path stroke="#000" d="([^"]+)"', page)
    return [read_bars([tuple(map(int, bar)) for bar in re.findall(r"M(\d+) (\d+)\.5h(\d+)", path)]) for path in paths]


def qrs_of_pdf(pdf: bytes) -> list[str]:
    """Each is one path of whole modules between the marks that keep and restore the scale."""
    drawn = [part for stream in streams(pdf) for part in stream.split(b"\nQ") if BAR.search(part)]
    return [read_bars([tuple(map(int, bar)) for bar in BAR.findall(part)]) for part in drawn]


def streams(pdf: bytes) -> list[bytes]:
    found = re.findall(rb"stream\r?\n(.*?)\r?\n?endstream", pdf, re.DOTALL)
    return [zlib.decompress(a85decode(each.strip().removesuffix(b"~>"))) for each in found]
