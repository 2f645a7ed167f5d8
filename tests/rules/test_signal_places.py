"""One point too often: by several people on a date, by one person on several dates."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.attendance import Reason
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Signal
from chalicelib.rules.signal_places import MOST_NAMED
from chalicelib.rules.signal_rules import SIGNALS_DEFAULT
from tests.cast import MONDAY
from tests.rules.signalling import days, seen, signs, told

SHARED, REPEATED = Signal.SHARED_POSITION, Signal.REPEATED_POSITION
POINT = (3.0, 4.0)
A_CENTIMETRE, TWENTY_CM = (3.01, 4.0), (3.2, 4.0)


def earlier(*days_ago: int, at: tuple[float, float] = POINT) -> list[list[object]]:
    return [[seen("ani", at=at, on=MONDAY - timedelta(days=each))] for each in sorted(days_ago, reverse=True)]


def test_three_people_at_one_point_are_flagged_and_two_are_not() -> None:
    two = [seen("ani", at=POINT), seen("budi", "07:40", at=POINT)]
    assert told(signs(two), SHARED) == []
    found = signs([*two, seen("citra", "16:10", at=POINT, slot=Slot.DEPARTURE), seen("dewi")])
    assert told(found, SHARED) == ["ani", "budi", "citra"]
    assert found[0].facts == {"people": 3, "others": ("budi", "citra")}


@pytest.mark.parametrize(("at", "is_one"), [(POINT, True), (A_CENTIMETRE, True), (TWENTY_CM, False)])
def test_a_point_is_eleven_centimetres(at: tuple[float, float], is_one: bool) -> None:
    three = [seen("ani", at=POINT), seen("budi", at=POINT), seen("citra", at=at)]
    assert bool(told(signs(three), SHARED)) is is_one


@pytest.mark.parametrize(
    "changed",
    [{"made_by": "citra"}, {"reasons": (Reason.COARSE_FIX,)}, {"position": None}],
    ids=["made by a supervisor", "coarse", "forgotten"],
)
def test_what_tells_of_no_phone_of_ones_own_to_the_metre_is_no_point(changed: dict[str, object]) -> None:
    """A team at one supervisor's phone, and what an address of a network gives to a whole office."""
    five = [seen(who, at=POINT, **changed) for who in "abcde"]  # type: ignore[arg-type]
    past = days(*([seen("a", at=POINT, on=MONDAY - timedelta(each), **changed)] for each in (4, 3, 2, 1)))  # type: ignore[arg-type]
    found = signs(five, past)
    assert (told(found, SHARED), told(found, REPEATED)) == ([], [])


def test_one_person_twice_at_a_point_is_one_person() -> None:
    twice = [seen("ani", at=POINT), seen("ani", "12:00", at=POINT, slot=Slot.MIDDAY), seen("budi", at=POINT)]
    assert told(signs(twice), SHARED) == []


def test_of_many_the_facts_name_some() -> None:
    crowd = [seen(f"p{at:03}", at=POINT) for at in range(60)]
    facts = signs(crowd)[0].facts
    assert facts["people"] == 60
    assert facts["others"] == tuple(f"p{at:03}" for at in range(1, MOST_NAMED + 1))


@pytest.mark.parametrize(("before", "flagged"), [((), False), ((1,), False), ((1, 2), True), ((3, 90), True)])
def test_the_third_date_at_one_point_is_flagged(before: tuple[int, ...], flagged: bool) -> None:
    found = signs([seen("ani", at=POINT)], days(*earlier(*before)))
    assert bool(told(found, REPEATED)) is flagged
    if flagged:
        assert found[0].facts == {"dates": len(before) + 1, "first_days_ago": max(before)}


def test_three_check_ins_of_one_date_are_one_date() -> None:
    slots = ((Slot.ARRIVAL, "07:25"), (Slot.MIDDAY, "12:00"), (Slot.DEPARTURE, "16:05"))
    assert told(signs([seen("ani", time, at=POINT, slot=slot) for slot, time in slots]), REPEATED) == []


def test_somebody_elses_past_at_the_point_is_not_ones_own() -> None:
    past = days(*([seen("budi", at=POINT, on=MONDAY - timedelta(each))] for each in (3, 2, 1)))
    assert told(signs([seen("ani", at=POINT)], past), REPEATED) == []


@given(people=st.integers(1, 8), dates=st.integers(1, 8), least_people=st.integers(2, 8), least_dates=st.integers(2, 8))
def test_no_flag_ever_appears_below_the_citys_number(
    people: int, dates: int, least_people: int, least_dates: int
) -> None:
    rules = replace(SIGNALS_DEFAULT, same_place_people=least_people, same_place_days=least_dates)
    today = [seen(f"p{at}", at=POINT) for at in range(people)]
    past = days(*([seen("p0", at=POINT, on=MONDAY - timedelta(each))] for each in range(dates - 1, 0, -1)))
    found = signs(today, past, rules=rules)
    assert bool(told(found, SHARED)) is (people >= least_people)
    assert bool(told(found, REPEATED)) is (dates >= least_dates)
