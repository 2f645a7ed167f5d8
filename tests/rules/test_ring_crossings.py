"""Where rings cross and where they only touch, and how fast that is found."""

from math import cos, pi, sin
from time import process_time

import pytest

from chalicelib.rules.ring_crossings import RingsCross, find_touches

MAX_SECONDS = 1.0  # 5,000 positions, the most a file may hold


def square(x, y, size):
    return [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]


def crossing(*rings):
    with pytest.raises(RingsCross) as found:
        find_touches(rings)
    return found.value.rings


def test_a_bow_tie_crosses_itself():
    assert crossing([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]) == (0, 0)


def test_a_ring_that_passes_one_of_its_points_twice_meets_itself():
    assert crossing([(0, 0), (4, 0), (2, 2), (4, 4), (0, 4), (2, 2), (0, 0)]) == (0, 0)


def test_a_ring_whose_corner_lies_on_its_own_edge_meets_itself():
    assert crossing([(0, 0), (4, 0), (4, 4), (2, 0), (0, 4), (0, 0)]) == (0, 0)


@pytest.mark.parametrize("tip", [(8, 0), (-4, 0)])
def test_a_spike_that_runs_back_on_itself_is_a_crossing(tip):
    assert crossing([(0, 0), tip, (4, 0), (4, 4), (0, 4), (0, 0)]) == (0, 0)


def test_squares_over_each_other_cross():
    assert crossing(square(0, 0, 4), square(2, 2, 4)) == (0, 1)


def test_squares_that_share_a_stretch_of_an_edge_cross():
    assert crossing(square(0, 0, 4), square(4, 1, 2)) == (0, 1)


def test_rings_that_cross_in_a_corner_of_a_third_are_found():
    assert crossing([(0, 0), (8, 8), (8, 7), (0, 0)], [(0, 8), (8, 0), (7, 0), (0, 8)], square(4, 4, 3)[::-1])


def test_squares_apart_do_not_touch():
    assert not find_touches([square(0, 0, 4), square(5, 5, 4)])


def test_a_shared_corner_is_a_touch():
    assert find_touches([square(0, 0, 4), square(4, 4, 4)]) == {(0, 1): {(4, 4)}}


def test_a_corner_on_the_edge_of_another_ring_is_a_touch():
    assert find_touches([square(0, 0, 4), [(4, 2), (8, 0), (8, 4), (4, 2)]]) == {(0, 1): {(4, 2)}}


def star(count):
    """A star with spikes of three lengths, counterclockwise about the origin."""
    reach = [800_000, 300_000, 500_000]
    turns = [(reach[i % 3], 2 * pi * i / count) for i in range(count)]
    corners = [(round(r * cos(angle)), round(r * sin(angle))) for r, angle in turns]
    return [*corners, corners[0]]


def comb(count):
    """Long diagonal teeth, packed: the box of every edge overlaps that of every other."""
    teeth = [(x, 40 * i + y) for i in range(count // 4) for x, y in ((60_000, 0), (60_000, 10), (0, 20), (0, 30))]
    corners = [*teeth, (-1_000, 10 * count), (-1_000, 0)]
    turned = [(x - y, x + y) for x, y in corners]
    return [*turned, turned[0]]


@pytest.mark.parametrize("ring", [star(4_998), comb(4_996)], ids=["star", "comb"])
def test_five_thousand_positions_are_swept_within_a_second(ring):
    started = process_time()
    assert not find_touches([ring])
    assert process_time() - started < MAX_SECONDS
