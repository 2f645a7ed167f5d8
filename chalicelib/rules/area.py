"""Do the rings of an area fit together: holes inside their shell, no two parts on the same ground?

Source: OGC Simple Features 6.1.11 and 6.1.14. Two rings may touch in one point. Stricter than the standard in one
thing: parts that touch in two or more points are refused like overlapping ones; such parts are better drawn as one.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from chalicelib.domain.office import Area, Circle, Polygon, Position, Ring, Shape
from chalicelib.rules.ring import Point, is_inside, to_point, wound
from chalicelib.rules.ring_crossings import RingsCross, Touches, find_touches

Place = tuple[int, int]  # which polygon, which of its rings (0 is the shell)
Misfit = tuple[str, Place]  # code, and the ring to mend


def area_fault(polygons: Sequence[Sequence[Sequence[Position]]]) -> Misfit | None:
    """The first misfit, or None. Every ring must be sound by itself (`ring.ring_fault`).

    RING_SELF_INTERSECTS   a ring crosses itself, or holes or parts overlap.
    HOLE_OUTSIDE           a hole leaves its shell.
    """
    places = [(part, index) for part, rings in enumerate(polygons) for index in range(len(rings))]
    rings = [[to_point(position) for position in ring] for polygon in polygons for ring in polygon]
    try:
        touches = find_touches(rings)
    except RingsCross as crossing:
        return _misfit(places[crossing.rings[0]], places[crossing.rings[1]])
    for (ring, other), points in touches.items():
        if len(points) > 1:
            return _misfit(places[ring], places[other])
    return next(_Nesting(places, rings, touches).misfits(), None)


def _misfit(place: Place, later: Place) -> Misfit:
    hole_and_its_shell = place[0] == later[0] and place[1] == 0 and later[1] > 0
    return ("HOLE_OUTSIDE" if hole_and_its_shell else "RING_SELF_INTERSECTS"), later


class _Nesting:
    """Which ring lies within which; no two of them cross, and each pair touches in one point at most."""

    def __init__(self, places: list[Place], rings: list[list[Point]], touches: Touches) -> None:
        self._places, self._rings, self._touches = places, rings, touches
        self._boxes = [_box(ring) for ring in rings]
        self._holes: dict[int, list[int]] = {}  # shell -> the rings that follow it until the next one
        for number, (_, index) in enumerate(places):
            if index == 0:
                self._holes[number] = []
            else:
                self._holes[number - index].append(number)

    def misfits(self) -> Iterator[Misfit]:
        for shell, holes in self._holes.items():
            for hole in holes:
                if not self._is_within(hole, shell):
                    yield "HOLE_OUTSIDE", self._places[hole]
            yield from self._overlapping(holes)
        yield from self._overlapping(list(self._holes))

    def _overlapping(self, rings: Sequence[int]) -> Iterator[Misfit]:
        """Rings that lie within another one and not in a hole of it."""
        for ring, other in combinations(rings, 2):
            for inner, outer in ((ring, other), (other, ring)):
                if self._is_within(inner, outer) and not self._lies_in_a_hole(inner, outer):
                    yield "RING_SELF_INTERSECTS", self._places[inner]

    def _lies_in_a_hole(self, inner: int, shell: int) -> bool:
        return any(self._is_within(inner, hole) for hole in self._holes.get(shell, ()))

    def _is_within(self, inner: int, outer: int) -> bool:
        small, large = self._boxes[inner], self._boxes[outer]
        if small[0] < large[0] or small[1] < large[1] or small[2] > large[2] or small[3] > large[3]:
            return False
        touching = self._touches.get((min(inner, outer), max(inner, outer)), set())
        free = next(point for point in self._rings[inner] if point not in touching)
        return is_inside(free, self._rings[outer])


def _box(ring: Sequence[Point]) -> tuple[int, int, int, int]:
    easting, northing = [point[0] for point in ring], [point[1] for point in ring]
    return min(easting), min(northing), max(easting), max(northing)


def normalised(polygon: Sequence[Sequence[Position]]) -> Polygon:
    """Shell counterclockwise, holes clockwise, no position twice in a row."""
    return tuple(wound(ring, counterclockwise=index == 0) for index, ring in enumerate(polygon))


def is_same_shape(one: Shape, other: Shape) -> bool:
    """Whether two fences are the same place, wherever their rings start and in whatever order they stand."""
    if isinstance(one, Circle) or isinstance(other, Circle):
        return one == other
    return _canonical(one) == _canonical(other)


def _canonical(area: Area) -> list[list[list[Point]]]:
    polygons = [normalised(polygon) for polygon in area.polygons]
    return sorted([_rotated(shell), *sorted(map(_rotated, holes))] for shell, *holes in polygons)


def _rotated(ring: Ring) -> list[Point]:
    points = [to_point(position) for position in ring[:-1]]
    start = points.index(min(points))
    return points[start:] + points[:start]
