"""How far apart offices are, and which are near each other."""

from random import Random
from statistics import median as true_median

import pyproj
import pytest

from chalicelib.domain.office import Area, Circle, Position
from chalicelib.rules.nearby import center, distance_m, find_near, median, middle

WGS84 = pyproj.Geod(ellps="WGS84")
HALL = Position(106.0421983, -6.0098715)


def scattered(count, spread_deg, seed=1):
    random = Random(seed)
    return [Position(106 + random.uniform(0, spread_deg), -6 + random.uniform(0, spread_deg)) for _ in range(count)]


def test_within_a_city_the_distance_is_the_geodesic_to_a_decimetre():
    for at in scattered(200, 0.3):
        geodesic_m = WGS84.inv(HALL.longitude, HALL.latitude, at.longitude, at.latitude)[2]
        assert distance_m(HALL, at) == pytest.approx(geodesic_m, abs=0.1)


def test_an_office_is_no_way_from_itself():
    assert distance_m(HALL, HALL) == 0


@pytest.mark.parametrize("limit_m", [10, 50, 500])
def test_every_pair_below_the_limit_is_found_once(limit_m):
    places = scattered(120, 0.01)
    pairs = [(i, j) for j in range(120) for i in range(j) if distance_m(places[i], places[j]) < limit_m]
    assert sorted((i, j) for i, j, _ in find_near(places, 0, limit_m)) == sorted(pairs)


def test_pairs_of_two_settled_offices_are_not_looked_for():
    places = [HALL, HALL, HALL]
    assert [(i, j) for i, j, _ in find_near(places, 2, 50)] == [(0, 2), (1, 2)]


def test_a_limit_of_0_m_finds_nothing():
    assert not list(find_near([HALL, HALL], 0, 0))


@pytest.mark.parametrize("count", [1, 2, 3, 8, 101])
def test_the_median_is_that_of_the_book(count):
    values = [each.longitude for each in scattered(count, 0.3)]
    assert median(values) == true_median(values)


def test_one_wild_place_does_not_move_the_middle():
    assert middle([HALL, HALL, Position(107, -5)]) == HALL


def test_an_area_is_at_the_middle_of_its_box():
    corners = [(106.0, -6.0), (106.2, -6.0), (106.2, -5.8), (106.0, -6.0)]
    middle = center(Area(((tuple(Position(*corner) for corner in corners),),)))
    assert (middle.longitude, middle.latitude) == pytest.approx((106.1, -5.9))
    assert center(Circle(HALL, 150)) == HALL
