"""How slips look: eight a page, every name whole, the same bytes for the same slips."""

import re
from datetime import UTC, datetime

import pytest

from chalicelib.jobs.slips import Section, Sheet, Slip, slips_pdf
from chalicelib.jobs.slips_page import slips_html

SHEET = Sheet(
    "Kota Contoh", "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman",
    "https://presensi.contoh.example/#/kode", "bkpsdm@contoh.example", "Asia/Jakarta",
)  # fmt: skip
LONG = "Raden Roro Siti Nurhaliza Kusumawardhani Prabaningrum, S.Sos., M.Si."


def slip(name: str = LONG) -> Slip:
    return Slip(name, "1013", "abcde-fghjk", datetime(2026, 11, 27, 3, 0, tzinfo=UTC))


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
    assert page.count('id="qr"') == 1


def test_the_qr_is_drawn_once_however_many_slips_show_it() -> None:
    """Drawn for each, the paper of a unit of 500 would outlast its worker."""
    one, many = (slips_pdf(SHEET, unit(count)) for count in (1, 200))
    assert [each.count(b"/Subtype /Form") for each in (one, many)] == [1, 1]
    assert len(many) < 100 * len(one)
