"""How rings fit together: holes in their shells, parts apart; GEOS (shapely) agrees on thousands of random areas."""

from random import Random

import pytest
import shapely

from chalicelib.domain.office import Area, Circle, Position
from chalicelib.rules.area import area_fault, is_same_shape, normalised
from chalicelib.rules.ring import ring_fault

RANDOM_AREAS = 800


def positions(corners):
    return tuple(Position(x / 10**7, y / 10**7) for x, y in corners)


def square(x, y, size):
    return [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]


def fault_of(*polygons):
    return area_fault([[positions(ring) for ring in polygon] for polygon in polygons])


SHELL, HOLE = square(0, 0, 12), square(2, 2, 4)
OVERLAP = "RING_SELF_INTERSECTS"


@pytest.mark.parametrize(
    ("polygons", "fault"),
    [
        ([[SHELL]], None),
        ([[SHELL, HOLE]], None),
        ([[SHELL, square(0, 2, 4)]], ("HOLE_OUTSIDE", (0, 1))),  # shares a stretch of the shell
        ([[SHELL, [(0, 6), (4, 4), (4, 8), (0, 6)]]], None),  # touches it in one point
        ([[SHELL, [(0, 6), (6, 0), (6, 6), (0, 6)]]], ("HOLE_OUTSIDE", (0, 1))),  # in two: parts the inside
        ([[SHELL, square(20, 20, 4)]], ("HOLE_OUTSIDE", (0, 1))),
        ([[SHELL, square(10, 10, 4)]], ("HOLE_OUTSIDE", (0, 1))),
        ([[SHELL, HOLE, square(3, 3, 1)]], (OVERLAP, (0, 2))),
        ([[SHELL, HOLE, square(4, 4, 4)]], (OVERLAP, (0, 2))),
        ([[SHELL], [square(20, 20, 4)]], None),
        ([[SHELL], [square(12, 12, 4)]], None),  # parts that meet in a corner
        ([[SHELL], [square(12, 0, 4)]], (OVERLAP, (1, 0))),  # parts along one edge
        ([[SHELL], [square(10, 10, 4)]], (OVERLAP, (1, 0))),
        ([[SHELL], [square(2, 2, 4)]], (OVERLAP, (1, 0))),  # a part within another
        ([[square(2, 2, 4)], [SHELL]], (OVERLAP, (0, 0))),
        ([[SHELL, HOLE], [square(3, 3, 1)]], None),  # an island in a lake
        ([[SHELL, [(1, 1), (3, 3), (3, 1), (1, 3), (1, 1)]]], (OVERLAP, (0, 1))),
    ],
)
def test_an_area_says_which_ring_does_not_fit(polygons, fault):
    assert fault_of(*polygons) == fault


def random_ring(random, grid, x=0, y=0):
    corners = [(x + random.randint(0, grid), y + random.randint(0, grid)) for _ in range(random.randint(3, 7))]
    return [*corners, corners[0]]


def test_geos_agrees_on_random_rings():
    random = Random(1)
    for _ in range(RANDOM_AREAS):
        ring = random_ring(random, random.choice([3, 5, 12, 50]))
        sound = ring_fault(positions(ring)) is None and fault_of([ring]) is None
        assert sound == shapely.Polygon(ring).is_valid, ring


def test_geos_agrees_on_random_holes():
    random, compared = Random(2), 0
    while compared < RANDOM_AREAS:
        grid = random.choice([4, 8, 30])
        shell, hole = random_ring(random, grid), random_ring(random, grid // 2, grid // 4, grid // 4)
        if shapely.Polygon(shell).is_valid and shapely.Polygon(hole).is_valid:
            compared += 1
            assert (fault_of([shell, hole]) is None) == shapely.Polygon(shell, [hole]).is_valid, (shell, hole)


def test_geos_agrees_on_random_parts_but_for_those_that_touch_twice():
    random, compared = Random(3), 0
    while compared < RANDOM_AREAS:
        rings = [random_ring(random, 6, random.randint(0, 6), random.randint(0, 6)) for _ in range(2)]
        one, other = (shapely.Polygon(ring) for ring in rings)
        if one.is_valid and other.is_valid:
            compared += 1
            touch_twice = shapely.get_num_geometries(shapely.intersection(one.boundary, other.boundary)) > 1
            sound = shapely.MultiPolygon([one, other]).is_valid and not touch_twice
            assert (fault_of([rings[0]], [rings[1]]) is None) == sound, rings


def test_shells_run_counterclockwise_and_holes_clockwise():
    polygon = normalised([positions(SHELL[::-1]), positions(HOLE)])
    assert polygon == (positions(SHELL), positions(HOLE[::-1]))


def area(*polygons):
    return Area(tuple(tuple(positions(ring) for ring in polygon) for polygon in polygons))


def test_a_ring_that_starts_elsewhere_or_runs_the_other_way_is_the_same_place():
    elsewhere = [*SHELL[2:-1], *SHELL[:3]]
    assert is_same_shape(area([SHELL, HOLE]), area([elsewhere[::-1], HOLE[::-1]]))


def test_parts_in_another_order_are_the_same_place():
    assert is_same_shape(area([SHELL], [square(20, 20, 4)]), area([square(20, 20, 4)], [SHELL]))


@pytest.mark.parametrize("other", [area([SHELL]), area([HOLE]), Circle(Position(0, 0), 150)])
def test_another_outline_or_a_circle_is_another_place(other):
    assert not is_same_shape(area([SHELL, HOLE]), other)
