"""How near an office counts as being there: circles, areas with holes, several offices, rounding, accuracy."""

from datetime import date
from math import copysign, inf, nan

import pytest

from chalicelib.domain.office import Area, Circle, Fence, Office, Position
from chalicelib.rules import geofence
from chalicelib.rules.geofence import (
    DEFAULT_RADIUS_M,
    AccuracyVerdict,
    judge_accuracy,
    judge_geofence,
    round_position,
)

TODAY = date(2026, 2, 9)
TOWN_HALL = Position(106.04194, -6.01028)
NORTH_M = 110_586.0  # metres in a degree of latitude at Cilegon


def circle(name: str, center: Position, radius_m: float = DEFAULT_RADIUS_M, starts_on: date = date(2020, 1, 1)):
    return Office(name, name, (Fence(1, starts_on, Circle(center, radius_m)),))


def area(name: str, *polygons) -> Office:
    return Office(name, name, (Fence(1, date(2020, 1, 1), Area(polygons)),))


def square(west: float, south: float, east: float, north: float):
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return tuple(Position(*corner) for corner in corners)


def north_of(position: Position, metres: float) -> Position:
    return Position(position.longitude, position.latitude + metres / NORTH_M)


def judge(position: Position, *offices: Office):
    return judge_geofence(position, offices, TODAY)


BLOCK = square(106.0400, -6.0200, 106.0420, -6.0180)
COURTYARD = square(106.0406, -6.0194, 106.0414, -6.0186)


def test_the_fence_is_150_m_around_the_office():
    assert DEFAULT_RADIUS_M == 150
    assert judge(north_of(TOWN_HALL, 149.5), circle("hall", TOWN_HALL)).inside
    assert not judge(north_of(TOWN_HALL, 150.5), circle("hall", TOWN_HALL)).inside


def test_exactly_on_the_fence_is_inside_and_a_hair_beyond_is_not():
    position = north_of(TOWN_HALL, 150)
    distance_m = judge(position, circle("hall", TOWN_HALL)).distance_m
    assert judge(position, circle("hall", TOWN_HALL, distance_m)).inside
    assert not judge(position, circle("hall", TOWN_HALL, distance_m - 1e-6)).inside


def test_a_refusal_tells_which_office_how_far_and_how_far_is_allowed():
    verdict = judge(north_of(TOWN_HALL, 412), circle("hall", TOWN_HALL, 150.9))
    assert (verdict.inside, verdict.office.office_id, round(verdict.distance_m), verdict.limit_m) == (
        False,
        "hall",
        412,
        150,
    )


def test_in_the_centre_the_distance_is_zero():
    assert judge(TOWN_HALL, circle("hall", TOWN_HALL)).distance_m == 0


def test_of_several_fences_around_ani_the_nearest_office_is_hers():
    near, wide = circle("near", north_of(TOWN_HALL, 90)), circle("wide", north_of(TOWN_HALL, -100), 500)
    assert judge(TOWN_HALL, wide, near).office is near


def test_a_wide_fence_that_holds_the_position_beats_a_nearer_one_that_does_not():
    small, wide = circle("small", north_of(TOWN_HALL, 60), 50), circle("wide", north_of(TOWN_HALL, -400), 500)
    verdict = judge(TOWN_HALL, small, wide)
    assert (verdict.inside, verdict.office) == (True, wide)


def test_outside_all_fences_the_one_fewest_metres_away_counts_not_the_nearest_centre():
    small, wide = circle("small", north_of(TOWN_HALL, 300), 20), circle("wide", north_of(TOWN_HALL, -600), 500)
    verdict = judge(TOWN_HALL, small, wide)
    assert (verdict.inside, verdict.office, verdict.limit_m) == (False, wide, 500)


def test_a_fence_missed_by_less_than_a_chord_can_tell_never_hides_one_that_holds_the_position():
    distance_m = judge(TOWN_HALL, circle("near", north_of(TOWN_HALL, 100))).distance_m
    missed = circle("missed", north_of(TOWN_HALL, 100), distance_m - 1e-7)
    wide = circle("wide", north_of(TOWN_HALL, -300), 500)
    verdict = judge(TOWN_HALL, missed, wide)
    assert (verdict.inside, verdict.office) == (True, wide)


def test_of_equal_offices_the_first_one_counts():
    one, other = circle("one", TOWN_HALL), circle("other", TOWN_HALL)
    assert judge(north_of(TOWN_HALL, 10), one, other).office is one
    assert judge(north_of(TOWN_HALL, 900), other, one).office is other


def test_the_version_of_the_date_is_the_one_that_judges():
    old, new = Fence(1, date(2020, 1, 1), Circle(TOWN_HALL, 100)), Fence(2, TODAY, Circle(TOWN_HALL, 200))
    office, position = Office("hall", "hall", (old, new)), north_of(TOWN_HALL, 150)
    assert judge_geofence(position, [office], date(2026, 2, 8)).fence is old
    assert not judge_geofence(position, [office], date(2026, 2, 8)).inside
    assert judge_geofence(position, [office], TODAY).inside


def test_an_office_without_a_fence_yet_is_passed_over():
    coming = circle("coming", TOWN_HALL, starts_on=date(2026, 2, 10))
    there = circle("there", north_of(TOWN_HALL, 1000))
    assert judge(TOWN_HALL, coming, there).office is there


@pytest.mark.parametrize("offices", [[], [circle("coming", TOWN_HALL, starts_on=date(2026, 2, 10))]])
def test_nobody_is_judged_against_no_place(offices):
    with pytest.raises(ValueError, match="no office"):
        judge_geofence(TOWN_HALL, offices, TODAY)


@pytest.mark.parametrize(
    ("longitude", "latitude", "inside"),
    [
        (106.0401, -6.0199, True),
        (106.0400, -6.0190, True),  # on the shell's edge
        (106.0420, -6.0180, True),  # on its corner
        (106.0399999, -6.0190, False),
        (106.0420001, -6.0180, False),
        (106.0410, -6.0190, False),  # in the courtyard
        (106.0406, -6.0190, True),  # on the courtyard's edge
        (106.0406001, -6.0190, False),
        (106.0414, -6.0186, True),  # on its corner
        (106.0410, -6.0180001, True),
    ],
)
def test_an_area_holds_its_edges_and_the_edges_of_its_holes(longitude, latitude, inside):
    verdict = judge(Position(longitude, latitude), area("block", (BLOCK, COURTYARD)))
    assert (verdict.inside, verdict.distance_m == 0, verdict.limit_m) == (inside, inside, 0)


def test_a_slanting_edge_holds_the_points_exactly_on_it():
    corners = [(106.04, -6.02), (106.05, -6.01), (106.04, -6.01), (106.04, -6.02)]
    triangle = area("triangle", (tuple(Position(*corner) for corner in corners),))
    on_it = [Position(round(106.04 + step * 1e-4, 7), round(-6.02 + step * 1e-4, 7)) for step in range(101)]
    assert all(judge(position, triangle).inside for position in on_it)
    below = [Position(position.longitude, round(position.latitude - 1e-7, 7)) for position in on_it]
    assert not any(judge(position, triangle).inside for position in below)


def test_in_the_courtyard_the_distance_is_to_the_courtyards_edge():
    verdict = judge(Position(106.0407, -6.0190), area("block", (BLOCK, COURTYARD)))
    assert verdict.distance_m == pytest.approx(11.07, abs=0.01)  # 0.0001 degrees of longitude


def test_outside_an_area_the_distance_is_to_the_nearest_edge():
    verdict = judge(Position(106.0410, -6.0210), area("block", (BLOCK, COURTYARD)))
    assert verdict.distance_m == pytest.approx(0.001 * NORTH_M, abs=0.01)


def test_any_part_of_a_scattered_area_will_do():
    annex = square(106.0500, -6.0200, 106.0510, -6.0190)
    scattered = area("scattered", (BLOCK, COURTYARD), (annex,))
    assert judge(Position(106.0505, -6.0195), scattered).inside
    assert judge(Position(106.0499, -6.0195), scattered).distance_m == pytest.approx(11.07, abs=0.01)


def test_an_area_around_ani_beats_a_circle_around_her():
    block, hall = area("block", (BLOCK,)), circle("hall", Position(106.0401, -6.0199))
    assert judge(Position(106.0402, -6.0199), hall, block).office is block


def test_a_ray_through_a_corner_counts_it_once():
    diamond = tuple(
        Position(*corner) for corner in [(106, -6.001), (106.001, -6), (106, -5.999), (105.999, -6), (106, -6.001)]
    )
    office = area("diamond", (diamond,))
    assert judge(Position(106.0, -6.0), office).inside  # its ray to the east leaves through a corner
    assert not judge(Position(105.998, -6.0), office).inside  # through two
    assert not judge(Position(105.998, -5.999), office).inside  # touches the top


def test_a_ring_that_repeats_a_corner_is_no_trouble():
    stuttering = BLOCK[:2] + BLOCK[1:]
    assert judge(Position(106.0410, -6.0190), area("block", (stuttering,))).inside
    assert not judge(Position(106.0430, -6.0190), area("block", (stuttering,))).inside


def test_far_offices_and_a_near_one_cost_no_geodesic(monkeypatch):
    asked, measure = [], geofence._geodesic_m
    monkeypatch.setattr(geofence, "_geodesic_m", lambda *ends: asked.append(ends) or measure(*ends))
    offices = [circle(f"office-{km}", north_of(TOWN_HALL, km * 1000)) for km in range(20, 0, -1)]
    assert judge(TOWN_HALL, *offices).office.office_id == "office-1"
    assert len(asked) == 1
    assert judge(TOWN_HALL, *offices, circle("here", north_of(TOWN_HALL, 400))).office.office_id == "here"
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [(106.04194004, 106.0419400), (106.04194006, 106.0419401), (-6.01028005001, -6.0102801), (180.0, 180.0)],
)
def test_positions_keep_seven_decimals(given, kept):
    assert round_position(given, 0.0).longitude == kept


@pytest.mark.parametrize("tiny", [-0.0, -0.00000001, 0.0])
def test_there_is_no_minus_zero(tiny):
    position = round_position(tiny, tiny)
    assert copysign(1, position.longitude) == copysign(1, position.latitude) == 1


@pytest.mark.parametrize(
    ("accuracy_m", "inside", "verdict"),
    [
        (5, False, AccuracyVerdict.FINE),
        (100, True, AccuracyVerdict.FINE),
        (100, False, AccuracyVerdict.FINE),
        (100.001, True, AccuracyVerdict.COARSE_INSIDE),
        (100.001, False, AccuracyVerdict.TOO_COARSE),
        (inf, True, AccuracyVerdict.COARSE_INSIDE),
        (nan, False, AccuracyVerdict.TOO_COARSE),
    ],
)
def test_a_coarse_fix_is_refused_outside_and_left_to_a_person_inside(accuracy_m, inside, verdict):
    assert judge_accuracy(accuracy_m, 100, inside) is verdict
