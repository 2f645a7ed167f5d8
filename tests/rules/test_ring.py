"""Rings by themselves: closed, long enough, of some area, wound one way."""

import pytest

from chalicelib.domain.office import Position
from chalicelib.rules.ring import MIN_POSITIONS, is_inside, ring_fault, wound

SQUARE = [(106.0, -6.0), (106.1, -6.0), (106.1, -5.9), (106.0, -5.9), (106.0, -6.0)]
CORNER = (106.0, -6.0)


def ring(*corners):
    return tuple(Position(*corner) for corner in corners)


def test_a_square_is_sound():
    assert ring_fault(ring(*SQUARE)) is None


@pytest.mark.parametrize(
    ("corners", "code"),
    [
        ([], "RING_TOO_SHORT"),
        (SQUARE[:3], "RING_TOO_SHORT"),
        (SQUARE[:4], "RING_NOT_CLOSED"),
        ([CORNER] * 4, "RING_DEGENERATE"),
        ([(106.0, -6.0), (106.1, -6.1), (106.2, -6.2), (106.0, -6.0)], "RING_DEGENERATE"),
    ],
)
def test_a_ring_says_what_is_wrong_with_it(corners, code):
    assert ring_fault(ring(*corners)) == code


def test_a_triangle_of_four_positions_is_the_smallest_ring():
    assert MIN_POSITIONS == 4
    assert ring_fault(ring((106.0, -6.0), (106.1, -6.0), (106.0, -5.9), (106.0, -6.0))) is None


def test_a_ring_one_centimetre_wide_still_has_an_area():
    assert ring_fault(ring((106.0, -6.0), (106.1, -6.0), (106.1, -5.9999999), (106.0, -6.0))) is None


def test_a_clockwise_ring_is_turned_round():
    assert wound(ring(*SQUARE[::-1]), counterclockwise=True) == ring(*SQUARE)


def test_a_position_that_repeats_the_one_before_is_dropped():
    assert wound(ring(SQUARE[0], *SQUARE), counterclockwise=True) == ring(*SQUARE)


@pytest.mark.parametrize(("point", "inside"), [((1, 1), True), ((5, 1), False), ((-1, 1), False), ((3, 2), False)])
def test_a_point_is_inside_by_even_and_odd(point, inside):
    arrow = [(0, 0), (4, 0), (2, 2), (4, 4), (0, 4), (0, 0)]
    assert is_inside(point, arrow) is inside
