"""When many people are refused in one place, the office may be there: how many, how near, how far."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from chalicelib.domain.attendance import Attempt
from chalicelib.domain.office import Area, Circle, Fence, Office, Position
from chalicelib.domain.office_tries import OfficeTries
from chalicelib.domain.shift import Slot
from chalicelib.rules.nearby import distance_m
from chalicelib.rules.office_point import best_outside, is_quiet, judge_office_point

TODAY = date(2026, 11, 24)
YESTERDAY = TODAY - timedelta(days=1)
HERE = Position(106.04, -6.0)
METRE = 1 / 110_700
OFFICE = Office("a", "Kantor", (Fence(1, date(2026, 1, 1), Circle(HERE, 150)),))


def at(east_m=0.0, north_m=0.0):
    return Position(round(HERE.longitude + east_m * METRE, 7), round(HERE.latitude + north_m * METRE, 7))


def people(count, east_m=250.0, spread_m=10.0, first=0):
    rnd = Random(count)
    return {
        f"orang-{first + each}": at(east_m + rnd.uniform(-spread_m, spread_m), rnd.uniform(-spread_m, spread_m))
        for each in range(count)
    }


def tries(outside, inside=0, on=YESTERDAY, unit_id="umum"):
    tried = {*outside, *(f"di-dalam-{each}" for each in range(inside))}
    return OfficeTries("a", on, unit_id, outside, frozenset(tried))


def judged(*found, office=OFFICE, today=TODAY):
    return judge_office_point(found, office, today)


def test_where_many_stand_together_outside_there_the_office_is_proposed():
    found = judged(tries(people(8), inside=2))
    assert distance_m(found.position, at(250)) < 10
    assert (found.people, found.of_people) == (8, 10)
    assert found.away_m == pytest.approx(250, abs=10)


@pytest.mark.parametrize(
    ("outside", "inside", "proposed"),
    [
        (people(4), 0, False),  # too few
        (people(5), 0, True),
        (people(6), 4, True),  # 60 %
        (people(6), 5, False),
        (people(9) | people(9, 400, first=20), 0, False),  # two crowds, neither is most
        (people(9, spread_m=300), 0, False),  # all over the place
        (people(9, 100), 0, False),  # inside the fence after all
        (people(9, 480), 0, True),
        (people(9, 520), 0, False),  # too far to be this office
        ({}, 9, False),
        ({}, 0, False),
    ],
)
def test_enough_people_near_each_other_outside_but_not_too_far(outside, inside, proposed):
    assert (judged(tries(outside, inside)) is not None) is proposed


def test_one_person_who_tries_every_day_counts_once():
    days = [tries(people(4), on=YESTERDAY - timedelta(days=back)) for back in range(7)]
    assert judged(*days) is None


def test_people_of_different_days_and_units_are_counted_together():
    days = [tries(people(1, first=back), on=YESTERDAY - timedelta(days=back), unit_id=f"u{back}") for back in range(7)]
    assert judged(*days).people == 7


@pytest.mark.parametrize(("back", "proposed"), [(1, True), (7, True), (8, False), (0, False)])
def test_the_last_seven_dates_are_looked_at(back, proposed):
    assert (judged(tries(people(8), on=TODAY - timedelta(days=back))) is not None) is proposed


@pytest.mark.parametrize(("begun", "proposed"), [(TODAY - timedelta(days=2), True), (YESTERDAY, False), (TODAY, False)])
def test_tries_at_an_older_fence_say_nothing_about_this_one(begun, proposed):
    moved = Office("a", "Kantor", (*OFFICE.fences, Fence(2, begun, Circle(at(-50), 150))))
    assert (judged(tries(people(8)), office=moved) is not None) is proposed


def test_an_outline_is_not_moved():
    ring = (at(0, 0), at(10, 0), at(10, 10), at(0, 0))
    assert (
        judged(tries(people(8)), office=Office("a", "Kantor", (Fence(1, date(2026, 1, 1), Area(((ring,),))),))) is None
    )


def test_an_office_without_a_fence_yet_is_not_moved():
    assert (
        judged(tries(people(8)), office=Office("a", "Kantor", (Fence(1, TODAY + timedelta(1), Circle(HERE, 150)),)))
        is None
    )


def test_a_few_strays_do_not_move_the_point():
    strays = {f"jauh-{each}": at(250 + 55, 0) for each in range(2)}
    found = judged(tries(people(8) | strays))
    assert distance_m(found.position, at(250)) < 15


@pytest.mark.parametrize(
    ("ago", "apart_m", "quiet"), [(0, 0, True), (29, 29, True), (30, 0, False), (0, 31, False), (29, 31, False)]
)
def test_a_rejected_place_is_left_alone_for_a_month_unless_it_moved(ago, apart_m, quiet):
    assert is_quiet(at(apart_m), {TODAY - timedelta(days=ago): at()}, TODAY) is quiet


def test_what_was_never_rejected_is_not_quiet():
    assert not is_quiet(at(), {}, TODAY)


def attempt(accuracy_m=8.0, minute=0, code="OUTSIDE_GEOFENCE", position=HERE, **facts):
    when = datetime(2026, 11, 23, 0, minute, tzinfo=UTC)
    told = {"office_id": "a", **facts}
    return Attempt("ani", "umum", YESTERDAY, Slot.ARRIVAL, f"{minute}", when, code, told, position, accuracy_m)


def test_of_a_persons_refused_tries_the_most_exact_counts_and_of_equals_the_first():
    found = [attempt(20, 1, position=at(1)), attempt(5, 3, position=at(2)), attempt(5, 2, position=at(3))]
    assert best_outside(found) == {"a": at(3)}
    assert best_outside([*found, attempt(office_id="b")]) == {"a": at(3), "b": HERE}


@pytest.mark.parametrize(
    "other",
    [
        attempt(50.1), attempt(None), attempt(code="LOCATION_TOO_COARSE"), attempt(position=None),
        attempt(office_id=None), attempt(code="REPLACED_BY_ONLINE"), attempt(made_by="citra"),
    ],
)  # fmt: skip
def test_what_tells_no_place_is_passed_over(other):
    assert best_outside([other]) == {}


def test_a_try_on_a_supervisors_phone_does_not_hide_the_persons_own():
    assert best_outside([attempt(5, 1, position=at(1), made_by="citra"), attempt(20, 2, position=at(2))]) == {
        "a": at(2)
    }


def test_exactly_50_m_is_exact_enough():
    assert best_outside([attempt(50)]) == {"a": HERE}
