"""QR symbols on paper: what is drawn is the text, large enough for a cheap printer, and quickly."""

from time import process_time

import pytest

from chalicelib.jobs.qr import LEAST_MODULE_MM, LEAST_SIDE_MM, encode
from tests.qr_reader import read_bars

ADDRESS = "https://presensi.contoh.go.id/#/kode/199001012015011001/ab2de-fgh9k"


@pytest.mark.parametrize("length", [1, 14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106, 107, 122, 123, 152])
def test_a_text_of_any_length_up_to_the_longest_address_is_read_back(length: int) -> None:
    """Both sides of each edge between versions 1 and 8."""
    text = (ADDRESS * 3)[:length]
    assert read_bars(list(encode(text).bars())) == text


def test_an_address_is_24_mm_of_modules_wide_enough_for_203_dots_an_inch() -> None:
    symbol = encode(ADDRESS)
    assert symbol.side_mm == LEAST_SIDE_MM
    assert symbol.side_mm / symbol.width > 0.5


@pytest.mark.parametrize("length", [152, 153, 200])
def test_a_long_one_is_larger_rather_than_finer(length: int) -> None:
    symbol = encode((ADDRESS * 3)[:length])
    assert symbol.side_mm / symbol.width >= LEAST_MODULE_MM
    assert (symbol.side_mm > LEAST_SIDE_MM) == (length > 152)


def test_a_thousand_are_made_well_within_a_workers_time() -> None:
    """It has 210 s for a thousand codes and their QR."""
    started = process_time()
    for at in range(20):
        encode(f"{ADDRESS}{at}")
    assert process_time() - started < 20 * 0.1
