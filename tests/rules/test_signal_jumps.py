"""From one place to another faster than people travel."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.attendance import Reason
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Signal
from chalicelib.domain.trace import Seen
from chalicelib.rules.signal_rules import SIGNALS_DEFAULT
from tests.cast import MONDAY
from tests.rules.signalling import seen, signs, told

HERE, THERE = (0.0, 0.0), (0.0, 10_020.0)  # 10 km beyond both accuracies of 10 m


def trip(minutes: float, to: tuple[float, float] = THERE, **changed: object) -> list[Seen]:
    later = f"08:{int(minutes):02}:{round(minutes % 1 * 60):02}"
    return [
        seen("ani", "08:00", at=HERE, accuracy_m=10.0),
        seen("ani", later, at=to, slot=Slot.EVENT, accuracy_m=10.0, **changed),  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(("minutes", "is_jump"), [(3.9, True), (4.1, False), (30, False)])
def test_ten_kilometres_in_under_four_minutes_are_faster_than_150_km_h(minutes: float, is_jump: bool) -> None:
    assert bool(told(signs(trip(minutes)), Signal.JUMP)) is is_jump


def test_a_flag_tells_how_far_in_what_time_from_which_check_in() -> None:
    (sign,) = signs(trip(3))
    assert (sign.slot, sign.signal) == (Slot.EVENT, Signal.JUMP)
    assert sign.facts["from_slot"] == "arrival"
    assert sign.facts["from_days_ago"] == 0
    assert sign.facts["seconds"] == 180
    assert abs(int(sign.facts["distance_m"]) - 10_000) < 100  # type: ignore[arg-type]


@pytest.mark.parametrize("to", [(0.0, 30.0), (0.0, 990.0)])
def test_the_noise_of_two_fixes_at_once_is_no_journey(to: tuple[float, float]) -> None:
    assert signs(trip(0, to)) == []


def test_two_at_one_instant_far_apart_are_a_jump() -> None:
    assert told(signs(trip(0)), Signal.JUMP) == ["ani"]


def test_accuracy_is_given_away() -> None:
    near = (0.0, 1_050.0)
    assert told(signs(trip(0, near)), Signal.JUMP) == ["ani"]
    assert signs([replace(each, check_in=replace(each.check_in, accuracy_m=90.0)) for each in trip(0, near)]) == []


@pytest.mark.parametrize("reason", [Reason.OFFLINE, Reason.COARSE_FIX])
def test_what_tells_no_instant_or_no_place_is_passed_over(reason: Reason) -> None:
    assert signs(trip(3, reasons=(reason,))) == []


def test_the_night_before_is_looked_at_and_flags_today_alone() -> None:
    tuesday = MONDAY + timedelta(days=1)
    evening = seen("ani", "23:58", at=HERE, slot=Slot.DEPARTURE, accuracy_m=10.0)
    morning = seen("ani", "00:01", at=THERE, on=tuesday, accuracy_m=10.0)
    (sign,) = signs([morning], before=[evening.check_in])
    assert (sign.slot, sign.facts["from_days_ago"]) == (Slot.ARRIVAL, 1)
    assert signs([], before=[evening.check_in, morning.check_in]) == []


def test_two_people_are_no_journey() -> None:
    first, second = trip(1)
    apart = [first, replace(second, check_in=replace(second.check_in, employee_id="budi"))]
    assert told(signs(apart), Signal.JUMP) == []


def test_a_limit_of_the_citys_own_holds() -> None:
    slow = replace(SIGNALS_DEFAULT, jump_km_h=60)
    assert told(signs(trip(9), rules=slow), Signal.JUMP) == ["ani"]
