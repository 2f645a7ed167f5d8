"""Rings of a fence: closed, long enough, of some area, wound one way (RFC 7946 section 3.1.6).

Positions are turned into whole units of 1e-7 degree (about 1 cm), so that every test here is exact.
Whether rings cross is in ring_crossings.py, how they fit together in area.py.
"""

from collections.abc import Sequence
from itertools import pairwise

from chalicelib.domain.office import Position, Ring

MIN_POSITIONS = 4  # the last repeats the first
UNITS_PER_DEGREE = 10_000_000

Point = tuple[int, int]  # whole units of 1e-7 degree


def to_point(position: Position) -> Point:
    return round(position.longitude * UNITS_PER_DEGREE), round(position.latitude * UNITS_PER_DEGREE)


def ring_fault(ring: Sequence[Position]) -> str | None:
    """What is wrong with one ring by itself, or None: RING_NOT_CLOSED, RING_TOO_SHORT or RING_DEGENERATE.

    Degenerate is a ring whose positions all lie on one line, or on one point.
    """
    if len(ring) < MIN_POSITIONS:
        return "RING_TOO_SHORT"
    if ring[0] != ring[-1]:
        return "RING_NOT_CLOSED"
    points = [to_point(position) for position in ring]
    far = next((point for point in points if point != points[0]), points[0])
    return None if any(turn(points[0], far, point) for point in points) else "RING_DEGENERATE"


def turn(a: Point, b: Point, c: Point) -> int:
    """Above 0 where a, b, c turn left, below 0 where they turn right, 0 on one line."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def doubled_area(points: Sequence[Point]) -> int:
    """Twice the signed area of a closed ring, above 0 where it runs counterclockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))


def is_inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a point that is not on the ring lies within it (even-odd)."""
    inside = False
    for a, b in pairwise(ring):
        if (a[1] > point[1]) != (b[1] > point[1]) and (turn(a, b, point) > 0) == (b[1] > a[1]):
            inside = not inside
    return inside


def wound(ring: Sequence[Position], counterclockwise: bool) -> Ring:
    """The ring wound as asked, without a position that only repeats the one before it."""
    kept = tuple(at for index, at in enumerate(ring) if index == 0 or at != ring[index - 1])
    runs_so = doubled_area([to_point(at) for at in kept]) > 0
    return kept if runs_so == counterclockwise else kept[::-1]
