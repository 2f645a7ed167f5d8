"""QR symbols on paper: what is drawn is the text, large enough for a cheap printer, and quickly."""

from time import process_time

import pytest
from reportlab.lib.units import mm

from chalicelib.jobs.qr import LEAST_MODULE_MM, LEAST_SIDE_MM, encode, qr_svg
from chalicelib.jobs.slips import GAP, PADDING
from tests.qr_reader import read_bars

ADDRESS = "https://presensi.contoh.go.id/#/kode/ab2de-fgh9k"
SHORT = "https://a.id/#/kode/ab2de-fgh9k"


@pytest.mark.parametrize("length", [1, 14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106, 107, 122, 123, 152])
def test_a_text_of_any_length_up_to_the_longest_address_is_read_back(length: int) -> None:
    """Both sides of each edge between versions 1 and 8."""
    text = (ADDRESS * 4)[:length]
    assert read_bars(list(encode(text).bars())) == text


def test_an_address_is_24_mm_of_modules_wide_enough_for_203_dots_an_inch() -> None:
    symbol = encode(ADDRESS)
    assert symbol.side_mm == LEAST_SIDE_MM
    assert symbol.side_mm / symbol.modules > 0.6


@pytest.mark.parametrize(("length", "is_larger"), [(152, False), (213, False), (214, True), (250, True)])
def test_a_long_one_is_larger_rather_than_finer(length: int, is_larger: bool) -> None:
    symbol = encode((ADDRESS * 6)[:length])
    assert symbol.side_mm / symbol.modules >= LEAST_MODULE_MM
    assert (symbol.side_mm > LEAST_SIDE_MM) == is_larger


def test_white_is_left_around_it() -> None:
    """Four modules, or a camera may not find it; on the PDF the slip's own layout leaves them."""
    symbol = encode(SHORT)  # of all addresses the widest modules
    assert f'viewBox="-4 -4 {symbol.modules + 8} {symbol.modules + 8}" width=30.6mm' in qr_svg(symbol, "")
    assert min(PADDING, GAP) > 4 * symbol.side_mm / symbol.modules * mm


def test_a_thousand_are_made_well_within_a_workers_time() -> None:
    """It has 210 s for a thousand codes and their QR."""
    started = process_time()
    for at in range(20):
        encode(f"{ADDRESS}{at}")
    assert process_time() - started < 20 * 0.1
