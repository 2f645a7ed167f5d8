"""The fence against two strangers: PROJ measures circles, GEOS decides areas. Not one disagreement is allowed."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from math import cos, pi, radians, sin
from random import Random

import pyproj
import pytest
import shapely

from chalicelib.domain.office import Area, Circle, Fence, Office, Polygon, Position, Ring
from chalicelib.rules.geofence import (
    CHORD_SLACK_M,
    SHORT_CHORD_M,
    _at_least_m,
    _distance_m,
    judge_geofence,
    round_position,
)

PROJ = pyproj.Geod(ellps="WGS84")
TODAY = date(2026, 2, 9)
GRID = 10**7  # the 7 decimals of a position as whole numbers, which GEOS holds exactly
PLACES = {
    "Cilegon": Position(106.0419400, -6.0102800),
    "Sabang": Position(95.3193000, 5.8926000),
    "Jayapura": Position(140.7181000, -2.5337000),
    "Pontianak, on the equator": Position(109.3222000, 0.0000000),
    "New York": Position(-74.0060000, 40.7128000),
}
everywhere = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)


def office_of(shape: Circle | Area) -> Office:
    return Office("hall", "hall", (Fence(1, date(2020, 1, 1), shape),))


def away_from(center: Position, azimuth_deg: float, metres: float) -> Position:
    longitude, latitude, _ = PROJ.fwd(center.longitude, center.latitude, azimuth_deg, metres)
    return Position(longitude, latitude)


def metres_between(one: Position, other: Position) -> float:
    return PROJ.inv(one.longitude, one.latitude, other.longitude, other.latitude)[2]


def rounded(position: Position) -> Position:
    return round_position(position.longitude, position.latitude)


@everywhere
def test_4000_random_points_within_5_m_of_a_circle_are_judged_as_proj_measures_them(place):
    random, hall = Random(150), office_of(Circle(place, 150))
    disagreements = 0
    for _ in range(4_000):
        position = rounded(away_from(place, random.uniform(0, 360), 150 + random.uniform(-5, 5)))
        verdict, distance_m = judge_geofence(position, [hall], TODAY), metres_between(place, position)
        disagreements += verdict.inside != (distance_m <= 150) or abs(verdict.distance_m - distance_m) > 1e-6
    assert disagreements == 0


@everywhere
def test_2_cm_decide_in_every_direction_after_rounding(place):
    hall = office_of(Circle(place, 150))
    for azimuth_deg in range(360):
        within, beyond = (rounded(away_from(place, azimuth_deg, metres)) for metres in (149.98, 150.02))
        assert judge_geofence(within, [hall], TODAY).inside
        assert not judge_geofence(beyond, [hall], TODAY).inside


@everywhere
def test_1_mm_decides_in_every_direction_on_the_bare_rule(place):
    hall = office_of(Circle(place, 150))
    for azimuth_deg in range(360):
        within, beyond = (away_from(place, azimuth_deg, metres) for metres in (149.999, 150.001))
        assert judge_geofence(within, [hall], TODAY).inside
        assert not judge_geofence(beyond, [hall], TODAY).inside


def ring_around(random: Random, center: Position, from_m: float, to_m: float, corners: int) -> Ring:
    """A star-shaped ring: one corner per sector, between two distances."""
    ends = []
    for corner in range(corners):
        angle, metres = 2 * pi * (corner + random.uniform(0.1, 0.9)) / corners, random.uniform(from_m, to_m)
        east = metres * cos(angle) / (111_320 * cos(radians(center.latitude)))
        ends.append(round_position(center.longitude + east, center.latitude + metres * sin(angle) / 110_600))
    return (*ends, ends[0])


def campus(random: Random, center: Position) -> Polygon:
    """A ragged fence of 100-200 m with a ragged courtyard of 20-60 m."""
    return ring_around(random, center, 100, 200, 14), ring_around(random, center, 20, 60, 8)


def on_grid(position: Position) -> tuple[int, int]:
    return round(position.longitude * GRID), round(position.latitude * GRID)


def in_geos(polygons: tuple[Polygon, ...]):
    rings = [[list(map(on_grid, ring)) for ring in polygon] for polygon in polygons]
    return shapely.MultiPolygon([shapely.Polygon(shell, holes) for shell, *holes in rings])


def near_fence(random: Random, polygons: tuple[Polygon, ...], count: int) -> Iterator[Position]:
    """Points within 5 m of a random edge; every tenth is a corner or lies straight west or east of one."""
    edges = [edge for polygon in polygons for ring in polygon for edge in pairwise(ring)]
    for index in range(count):
        (start, end), along = random.choice(edges), random.random()
        off_m = random.choice((0, random.uniform(-5, 5))) if index % 10 == 0 else random.uniform(-5, 5)
        if index % 10 == 0:
            yield round_position(start.longitude + off_m / 110_600, start.latitude)
        else:
            longitude = start.longitude + along * (end.longitude - start.longitude)
            latitude = start.latitude + along * (end.latitude - start.latitude)
            yield rounded(away_from(Position(longitude, latitude), random.uniform(0, 360), off_m))


@everywhere
def test_4000_random_points_within_5_m_of_an_areas_fence_are_judged_as_geos_decides(place):
    random, disagreements, inside = Random(7946), 0, 0
    for _ in range(20):
        polygons = campus(random, place), campus(random, away_from(place, 90, 1_000))
        office, geos = office_of(Area(polygons)), in_geos(polygons)
        assert geos.is_valid
        for position in near_fence(random, polygons, 200):
            verdict = judge_geofence(position, [office], TODAY)
            disagreements += verdict.inside != shapely.intersects_xy(geos, *on_grid(position))
            inside += verdict.inside
    assert disagreements == 0
    assert 1_000 < inside < 3_000


@everywhere
def test_corners_and_halfway_points_of_edges_are_inside(place):
    random = Random(2)
    for _ in range(20):
        shell, hole = campus(random, place)
        even = tuple(map(to_even_grid, shell))
        office = office_of(Area(((even, hole),)))
        for start, end in pairwise(even):
            halfway = round_position((start.longitude + end.longitude) / 2, (start.latitude + end.latitude) / 2)
            assert judge_geofence(start, [office], TODAY).inside
            assert judge_geofence(halfway, [office], TODAY).inside


def to_even_grid(position: Position) -> Position:
    """So that halfway between two of them lies on the grid too, exactly on their edge."""
    x, y = on_grid(position)
    return Position(2 * round(x / 2) / GRID, 2 * round(y / 2) / GRID)


@everywhere
def test_the_distance_to_an_area_is_that_to_the_nearest_of_many_points_on_its_edges(place):
    """500 points an edge stand at most 50 cm apart; to a fence 10-200 m away they and we agree to 1 cm."""
    random = Random(6)
    for _ in range(4):
        polygon = campus(random, place)
        office = office_of(Area((polygon,)))
        for _ in range(3):
            position = rounded(away_from(place, random.uniform(0, 360), random.uniform(210, 400)))
            longitudes, latitudes = along_edges(polygon, 500)
            count = len(longitudes)
            metres = PROJ.inv([position.longitude] * count, [position.latitude] * count, longitudes, latitudes)[2]
            assert judge_geofence(position, [office], TODAY).distance_m == pytest.approx(min(metres), abs=0.01)


def along_edges(polygon: Polygon, steps: int) -> tuple[list[float], list[float]]:
    edges = [edge for ring in polygon for edge in pairwise(ring)]
    shares = [step / steps for step in range(steps)]
    longitudes = [a.longitude + share * (b.longitude - a.longitude) for a, b in edges for share in shares]
    latitudes = [a.latitude + share * (b.latitude - a.latitude) for a, b in edges for share in shares]
    return longitudes, latitudes


@everywhere
def test_sparing_geodesics_never_changes_which_office_answers(place):
    """Against PROJ measuring every office: inside before outside, then the fewest metres."""
    random = Random(20)
    for _ in range(300):
        circles = [
            Circle(rounded(away_from(place, random.uniform(0, 360), random.uniform(0, 900))), random.randint(20, 500))
            for _ in range(random.randint(2, 6))
        ]
        offices = [Office(str(index), "", (Fence(1, TODAY, circle),)) for index, circle in enumerate(circles)]
        ranks = [rank(metres_between(place, circle.center), circle.radius_m) for circle in circles]
        verdict = judge_geofence(place, offices, TODAY)
        assert int(verdict.office.office_id) == ranks.index(min(ranks))
        assert verdict.inside == (not min(ranks)[0])


@everywhere
def test_a_chord_is_never_longer_than_the_geodesic_and_hardly_shorter(place):
    """What makes it safe to skip a far office, and cheap: it rules out all but real rivals."""
    random = Random(21)
    for _ in range(300):
        position = away_from(place, random.uniform(0, 360), random.uniform(0, 2_000))
        shorter_m = metres_between(place, position) - _at_least_m(place, position)
        assert 0 <= shorter_m < 2 * CHORD_SLACK_M + 1e-5  # the earth bulges 8 um on 2 km


@everywhere
def test_the_distance_is_the_geodesic_to_a_micrometre_on_both_sides_of_the_short_chords(place):
    random = Random(22)
    for _ in range(600):
        position = away_from(place, random.uniform(0, 360), random.uniform(0, 2 * SHORT_CHORD_M))
        assert _distance_m(place, position) == pytest.approx(metres_between(place, position), abs=1e-6)


def rank(distance_m: float, radius_m: float) -> tuple[bool, float]:
    outside = distance_m > radius_m
    return outside, distance_m - radius_m if outside else distance_m
