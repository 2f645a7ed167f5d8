"""How slips look: eight a page, every name whole, the same bytes for the same slips."""

from datetime import UTC, datetime

import pytest

from chalicelib.jobs.slips import Sheet, Slip, slips_html, slips_pdf

SHEET = Sheet(
    "Kota Contoh", "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman",
    "https://presensi.contoh.example/#/kode", "bkpsdm@contoh.example", "Asia/Jakarta",
)  # fmt: skip
LONG = "Raden Roro Siti Nurhaliza Kusumawardhani Prabaningrum, S.Sos., M.Si."


def slip(name: str = LONG) -> Slip:
    return Slip(name, "1013", "abcde-fghjk", datetime(2026, 11, 27, 3, 0, tzinfo=UTC))


@pytest.mark.parametrize(("people", "pages"), [(1, 1), (8, 1), (9, 2), (17, 3)])
def test_eight_slips_fill_a_page(people: int, pages: int) -> None:
    assert slips_pdf(SHEET, [slip()] * people).count(b"/Type /Page\n") == pages


def test_the_same_slips_are_the_same_bytes() -> None:
    assert slips_pdf(SHEET, [slip()]) == slips_pdf(SHEET, [slip()])


def test_a_unit_where_nobody_needs_one_is_an_empty_page() -> None:
    assert slips_pdf(SHEET, []).startswith(b"%PDF-")


def test_the_page_says_all_in_the_citys_own_time() -> None:
    page = slips_html(SHEET, [slip()])
    for part in (LONG, "abcde-fghjk", "berakhiran 1013", "27 Nov 2026 pukul 10.00", SHEET.unit_name, SHEET.address):
        assert part in page
    assert "<script" not in page
    assert page.count('id="qr"') == 1


def test_the_qr_is_drawn_once_however_many_slips_show_it() -> None:
    """Drawn for each, the paper of a unit of 500 would outlast its worker."""
    one, many = (slips_pdf(SHEET, [slip()] * count) for count in (1, 200))
    assert [each.count(b"/Subtype /Form") for each in (one, many)] == [1, 1]
    assert len(many) < 100 * len(one)
