"""How far apart offices are, and which are near each other, fast enough for every office of a city.

For warnings and for telling offices apart; whether a person is inside a fence is decided in geofence.py.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import cos, floor, hypot, radians, sin, sqrt

from chalicelib.domain.office import Circle, Position, Shape

EQUATOR_RADIUS_M = 6_378_137.0  # WGS 84
ECCENTRICITY_SQUARED = 0.0066943799901413165  # WGS 84
SHORTEST_DEGREE_M = 110_574.0  # of latitude, at the equator
SMALLEST_COSINE = 0.01  # keeps cells finite at the poles


def distance_m(one: Position, other: Position) -> float:
    """Metres on the plane that touches WGS 84 between the two; within a city the geodesic to the metre."""
    middle = radians((one.latitude + other.latitude) / 2)
    bend = 1 - ECCENTRICITY_SQUARED * sin(middle) ** 2
    east_radius_m = EQUATOR_RADIUS_M / sqrt(bend)
    north_radius_m = east_radius_m * (1 - ECCENTRICITY_SQUARED) / bend
    east_m = radians(other.longitude - one.longitude) * east_radius_m * cos(middle)
    return hypot(east_m, radians(other.latitude - one.latitude) * north_radius_m)


def center(shape: Shape) -> Position:
    """Where a fence is: the centre of a circle, the middle of an area's bounding box."""
    if isinstance(shape, Circle):
        return shape.center
    shells = [at for polygon in shape.polygons for at in polygon[0]]
    longitudes, latitudes = [at.longitude for at in shells], [at.latitude for at in shells]
    return Position((min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2)


def middle(places: Sequence[Position]) -> Position:
    """Half of the places lie east of it, half north: a few wild ones hardly move it. At least one place."""
    return Position(median([each.longitude for each in places]), median([each.latitude for each in places]))


def median(values: Sequence[float]) -> float:
    """As that of `statistics`, which every cold start would load for this alone (4 ms). At least one value."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def find_near(positions: Sequence[Position], first: int, limit_m: float) -> Iterator[tuple[int, int, float]]:
    """Pairs nearer than the limit as (earlier index, later index, metres), the later one not before `first`.

    Yields as it goes, so that a caller who has seen enough can stop.
    """
    if not positions or limit_m <= 0:
        return
    height = limit_m / SHORTEST_DEGREE_M
    width = height / max(min(cos(radians(at.latitude)) for at in positions), SMALLEST_COSINE)
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, position in enumerate(positions):
        column, row = floor(position.longitude / width), floor(position.latitude / height)
        if index >= first:
            around = [(column + east, row + north) for east in (-1, 0, 1) for north in (-1, 0, 1)]
            for earlier in [each for cell in around for each in cells.get(cell, ())]:
                apart_m = distance_m(positions[earlier], position)
                if apart_m < limit_m:
                    yield earlier, index, apart_m
        cells[column, row].append(index)
