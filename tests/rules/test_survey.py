"""A point out of many fixes: what is refused, what the rest make, and what never matters."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.office import Position
from chalicelib.domain.settings import BoundingBox
from chalicelib.rules.nearby import distance_m
from chalicelib.rules.survey import Fix, judge_survey

BOX = BoundingBox(105.85, -6.1, 106.15, -5.8)
HERE = Position(106.04, -6.0)
METRE = 1 / 111_000


def fixes(count=30, span_s=58, accuracy_m=8, spread_m=3, seed=1):
    rnd = Random(seed)
    return [
        Fix(
            HERE.longitude + rnd.gauss(0, spread_m) * METRE,
            HERE.latitude + rnd.gauss(0, spread_m) * METRE,
            accuracy_m,
            at * span_s / (count - 1),
        )
        for at in range(count)
    ]


def codes(found):
    return [(each.pointer, each.code) for each in judge_survey(found, BOX).faults]


def test_a_phone_that_stands_still_gives_its_point():
    point = judge_survey(fixes(), BOX).point
    assert distance_m(point.position, HERE) < 2
    assert 1 < point.spread_m < 8
    assert point.used == 30


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (fixes(9), "SURVEY_TOO_FEW"),
        ([], "SURVEY_TOO_FEW"),
        (fixes(span_s=19.9), "SURVEY_TOO_SHORT"),
        (fixes(span_s=180.1), "SURVEY_TOO_LONG"),
        (fixes(accuracy_m=50.1), "SURVEY_TOO_COARSE"),
        (fixes(spread_m=60), "SURVEY_MOVING"),
    ],
)
def test_what_tells_no_point_is_refused_with_the_reason(found, code):
    assert codes(found) == [("/fixes", code)]


@pytest.mark.parametrize("found", [fixes(10), fixes(120), fixes(span_s=20), fixes(span_s=180), fixes(accuracy_m=50)])
def test_exactly_at_the_edge_is_enough(found):
    assert codes(found) == []


def test_a_walk_is_seen_though_each_step_is_exact():
    walk = [Fix(HERE.longitude + at * 4 * METRE, HERE.latitude, 5, at * 3) for at in range(40)]
    assert codes(walk) == [("/fixes", "SURVEY_MOVING")]


def test_one_coarse_fix_of_many_is_no_fault():
    assert codes([*fixes(), Fix(HERE.longitude, HERE.latitude, 900, 3)]) == []


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [
        (-6.0, 106.04, "POSITION_ORDER"),
        (107.0, -6.0, "OUTSIDE_JURISDICTION"),
        (106.15001, -6.0, "OUTSIDE_JURISDICTION"),
    ],
)
def test_outside_the_city_is_refused_and_the_first_fix_named(longitude, latitude, code):
    elsewhere = [replace(each, longitude=longitude, latitude=latitude) for each in fixes()]
    assert codes([*fixes(3), *elsewhere]) == [("/fixes/3/coordinates", code)]


def test_wild_fixes_are_left_out():
    wild = [Fix(HERE.longitude + 300 * METRE, HERE.latitude, 4, at) for at in range(3)]
    point = judge_survey([*fixes(), *wild], BOX).point
    assert point.used == 30
    assert distance_m(point.position, HERE) < 2


def test_the_exact_fixes_weigh_more_than_the_coarse():
    east = [Fix(HERE.longitude + 20 * METRE, HERE.latitude, 5, at * 5) for at in range(6)]
    west = [Fix(HERE.longitude - 20 * METRE, HERE.latitude, 50, at * 5) for at in range(6)]
    point = judge_survey([*east, *west], BOX).point
    assert distance_m(point.position, Position(HERE.longitude + 20 * METRE, HERE.latitude)) < 1


def test_a_fix_that_claims_to_be_perfect_does_not_rule():
    boast = Fix(HERE.longitude + 5 * METRE, HERE.latitude, 0.0001, 3)
    point = judge_survey([*fixes(accuracy_m=1), boast], BOX).point
    assert distance_m(point.position, HERE) < 2


SAME = [Fix(106.0422031, -6.0098661, 6, at * 3) for at in range(10)]


@pytest.mark.parametrize(
    ("found", "identical"),
    [
        (SAME, True),
        ([*SAME[:9], replace(SAME[9], longitude=106.04220314)], True),  # the same to 7 decimals
        ([*SAME[:9], replace(SAME[9], longitude=106.0422032)], False),
        ([*SAME[:9], replace(SAME[9], latitude=-6.0098662)], False),
        ([*SAME[:9], replace(SAME[9], accuracy_m=6.1)], False),
        ([*SAME, replace(SAME[9], longitude=106.05)], False),  # an outlier is a reading, too
        (fixes(), False),
    ],
)
def test_a_phone_that_never_wavers_is_told(found, identical):
    assert judge_survey(found, BOX).point.identical is identical


def test_ten_times_the_same_fix_is_that_point():
    point = judge_survey([Fix(106.0422031, -6.0098661, 6, at * 3) for at in range(10)], BOX).point
    assert (point.position, point.spread_m, point.used) == (Position(106.0422031, -6.0098661), 0, 10)


NEAR = st.integers(-250, 250).map(lambda decimetres: decimetres / 10 * METRE)
FIXES = st.lists(
    st.builds(
        lambda east, north, accuracy_m: (HERE.longitude + east, HERE.latitude + north, accuracy_m),
        NEAR,
        NEAR,
        st.floats(0.01, 50),
    ),
    min_size=10,
    max_size=40,
).map(lambda found: [Fix(*each, at * 3) for at, each in enumerate(found)])


@given(FIXES, st.randoms())
def test_the_order_of_the_fixes_never_matters(found, rnd):
    shuffled = list(found)
    rnd.shuffle(shuffled)
    assert judge_survey(shuffled, BOX) == judge_survey(found, BOX)


@given(FIXES)
def test_the_point_lies_within_the_hull_of_the_fixes(found):
    """By every direction: no point of the hull lies farther along it than some fix does."""
    point = judge_survey(found, BOX).point
    if point is None:
        return
    for east, north in ((1, 0), (0, 1), (1, 1), (1, -1), (2, 1), (1, 2), (2, -1), (1, -2)):
        along = [each.longitude * east + each.latitude * north for each in found]
        mine = point.position.longitude * east + point.position.latitude * north
        assert min(along) - 3e-7 <= mine <= max(along) + 3e-7


@given(FIXES)
def test_at_least_two_thirds_of_the_fixes_count(found):
    point = judge_survey(found, BOX).point
    assert point is None or (point.used >= 0.68 * len(found) and point.spread_m >= 0)
