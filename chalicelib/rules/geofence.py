"""Is the employee close enough to an office to check in?

Source: radius 150 m, E-Cilegon Presensi; edges straight in longitude and latitude, RFC 7946.
See docs/rules.md#geofence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import cos, dist, radians, sin, sqrt

from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]

from chalicelib.domain.office import Area, Circle, Fence, Office, Polygon, Position, Ring

DEFAULT_RADIUS_M = 150  # where the office and the city's settings are silent
POSITION_DECIMALS = 7  # of a degree, about 1 cm: what is kept and judged of a position
GRID_PER_DEGREE = 10**10  # sides of an area's edges are decided in whole numbers of this (0.01 mm), so never by luck
CHORD_SLACK_M = 1e-6  # more than floating point can err in a chord through the earth
SHORT_CHORD_M = 500  # up to here the way along the surface is no longer by 10^-6 m: chord ** 3 / (24 * radius ** 2)

WGS84 = Geodesic.WGS84

Rank = tuple[bool, float]  # the lowest is judged by: inside before outside, then the nearest


@dataclass(frozen=True, slots=True)
class GeofenceVerdict:
    """Whether the position is inside, and the office and fence that say so.

    distance_m   WGS 84 geodesic: to the centre of a circle; to the nearest edge of an area, 0 inside it.
    limit_m      the radius of a circle in whole metres; 0 for an area.
    """

    inside: bool
    office: Office
    fence: Fence
    distance_m: float
    limit_m: int


class AccuracyVerdict(StrEnum):
    FINE = "fine"
    COARSE_INSIDE = "coarse_inside"  # recorded, a person must decide
    TOO_COARSE = "too_coarse"  # refused: try again under the sky


@dataclass(frozen=True, slots=True)
class _Target:
    """A fence, the point of it that distance is measured to, and how far from that point is still inside.

    apart   the plane has already said that the position is outside this area.
    """

    office: Office
    fence: Fence
    point: Position
    reach_m: float
    apart: bool = False

    def rank(self, distance_m: float) -> Rank:
        outside = self.apart or distance_m > self.reach_m
        return outside, distance_m - self.reach_m if outside else distance_m


def judge_geofence(position: Position, offices: Sequence[Office], local_date: date) -> GeofenceVerdict:
    """Measure to the nearest of the employee's offices and say whether the position is inside its fence.

    position     as the phone reported it and `round_position` rounded it.
    offices      where this employee may check in from; one without a fence on the date is passed over.
    local_date   the shift's date, which picks the version of every fence.

    Of the fences around the position the nearest counts, else the fence that is the fewest metres away; of equals
    the first office. Exactly on a fence is inside, on the edge of a hole too. The phone's accuracy never widens it.

    Raises ValueError when no office has a fence: nobody may be judged against no place.
    """
    fences = [(office, fence) for office in offices if (fence := office.fence_on(local_date))]
    if not fences:
        raise ValueError("no office has a fence on this date")
    targets = [_target(position, office, fence) for office, fence in fences]
    target, distance_m = _nearest(position, targets)
    outside, _ = target.rank(distance_m)
    return GeofenceVerdict(not outside, target.office, target.fence, distance_m, int(target.reach_m))


def round_position(longitude: float, latitude: float) -> Position:
    """A position as we keep and judge it: 7 decimals, and no minus zero."""
    return Position(round(longitude, POSITION_DECIMALS) + 0.0, round(latitude, POSITION_DECIMALS) + 0.0)


def judge_accuracy(accuracy_m: float, limit_m: float, inside: bool) -> AccuracyVerdict:
    """Whether a fix is exact enough to be believed; exactly the limit is fine.

    accuracy_m   radius of the phone's 95 % circle.   limit_m   the city's setting.   inside   its centre is in a fence.
    """
    if accuracy_m <= limit_m:
        return AccuracyVerdict.FINE
    return AccuracyVerdict.COARSE_INSIDE if inside else AccuracyVerdict.TOO_COARSE


def _nearest(position: Position, targets: Sequence[_Target]) -> tuple[_Target, float]:
    """The target of the lowest rank and its distance, with as few geodesics (as dear as 30 chords) as can be.

    A chord through the earth is never longer than the way along its surface, so it gives every target's lowest
    possible rank; once the next one's is above the best found, nothing can change.
    """
    chords = [(target.rank(_at_least_m(position, target.point)), target) for target in targets]
    chords.sort(key=lambda each: each[0])  # stable: of equals the first office
    best, best_m = chords[0][1], _distance_m(position, chords[0][1].point)
    for at_least, target in chords[1:]:
        if at_least > best.rank(best_m):
            break
        distance_m = _distance_m(position, target.point)
        if target.rank(distance_m) < best.rank(best_m):
            best, best_m = target, distance_m
    return best, best_m


def _distance_m(start: Position, end: Position) -> float:
    chord_m = _chord_m(start, end)
    return chord_m if chord_m <= SHORT_CHORD_M else _geodesic_m(start, end)


def _geodesic_m(start: Position, end: Position) -> float:
    found = WGS84.Inverse(start.latitude, start.longitude, end.latitude, end.longitude, Geodesic.DISTANCE)
    return float(found["s12"])


def _at_least_m(start: Position, end: Position) -> float:
    return max(_chord_m(start, end) - CHORD_SLACK_M, 0.0)


def _chord_m(start: Position, end: Position) -> float:
    return dist(_in_space(start), _in_space(end))


def _in_space(position: Position) -> tuple[float, float, float]:
    """Metres from the earth's centre along its three axes."""
    longitude, latitude = radians(position.longitude), radians(position.latitude)
    polar = (1 - WGS84.f) ** 2
    curvature_m = WGS84.a / sqrt(cos(latitude) ** 2 + polar * sin(latitude) ** 2)
    across_m = curvature_m * cos(latitude)
    return across_m * cos(longitude), across_m * sin(longitude), polar * curvature_m * sin(latitude)


def _target(position: Position, office: Office, fence: Fence) -> _Target:
    if isinstance(fence.shape, Circle):
        return _Target(office, fence, fence.shape.center, fence.shape.radius_m)
    if any(_polygon_holds(polygon, position) for polygon in fence.shape.polygons):
        return _Target(office, fence, position, 0.0)
    return _Target(office, fence, _nearest_edge_point(position, fence.shape), 0.0, apart=True)


def _polygon_holds(polygon: Polygon, position: Position) -> bool:
    """Inside the shell or on it, and not strictly inside a hole."""
    shell, *holes = polygon
    return _side(shell, position) >= 0 and not any(_side(hole, position) > 0 for hole in holes)


def _side(ring: Ring, position: Position) -> int:
    """1 inside the ring, 0 exactly on it, -1 outside: how often does a ray to the east cross it?"""
    x, y = _on_grid(position)
    side = -1
    for (ax, ay), (bx, by) in pairwise(map(_on_grid, ring)):
        turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        if turn == 0 and min(ax, bx) <= x <= max(ax, bx) and min(ay, by) <= y <= max(ay, by):
            return 0
        if (ay > y) != (by > y) and (turn > 0) == (by > ay):
            side = -side
    return side


def _on_grid(position: Position) -> tuple[int, int]:
    return round(position.longitude * GRID_PER_DEGREE), round(position.latitude * GRID_PER_DEGREE)


def _nearest_edge_point(position: Position, area: Area) -> Position:
    """The point of any edge, of shells and holes, nearest in a local plane (longitude scaled by cosine of latitude)."""
    scale = cos(radians(position.latitude))

    def plane_distance(point: Position) -> float:
        return ((point.longitude - position.longitude) * scale) ** 2 + (point.latitude - position.latitude) ** 2

    return min((_foot(position, start, end, scale) for start, end in _edges(area)), key=plane_distance)


def _edges(area: Area) -> Iterator[tuple[Position, Position]]:
    return (edge for polygon in area.polygons for ring in polygon for edge in pairwise(ring))


def _foot(position: Position, start: Position, end: Position, scale: float) -> Position:
    """Where the straight edge from `start` to `end` comes nearest to the position, in the local plane."""
    dx, dy = end.longitude - start.longitude, end.latitude - start.latitude
    px, py = position.longitude - start.longitude, position.latitude - start.latitude
    squared = (dx * scale) ** 2 + dy**2
    along = min(max((px * dx * scale**2 + py * dy) / squared, 0.0), 1.0) if squared else 0.0
    return Position(start.longitude + along * dx, start.latitude + along * dy)
