"""One phone for several people, and check-ins that no phone can have sent."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.attendance import Reason
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Signal
from chalicelib.rules.signal_rules import SIGNALS_DEFAULT
from tests.rules.signalling import seen, signs, told

SHARED, BURST, FAST = Signal.SHARED_PHONE, Signal.PHONE_BURST, Signal.TOO_FAST
ONE = {"device_id": "one phone"}


def test_one_key_for_two_people_flags_both_and_nobody_else() -> None:
    found = signs([seen("ani", **ONE), seen("budi", "15:00", **ONE), seen("citra")])
    assert told(found, SHARED) == ["ani", "budi"]
    assert told(found, BURST) == []


def test_ones_own_phone_all_day_is_no_signal() -> None:
    assert signs([seen("ani"), seen("ani", "12:00", slot=Slot.MIDDAY), seen("ani", "16:05", slot=Slot.DEPARTURE)]) == []


def test_people_who_share_a_phone_by_arrangement_have_a_key_each() -> None:
    assert signs([seen(who, f"07:2{at}") for at, who in enumerate(("ani", "budi", "citra"))]) == []


def test_team_check_ins_on_a_supervisors_phone_are_arranged() -> None:
    team = [seen(who, f"07:2{at}", made_by="citra", **ONE) for at, who in enumerate("abcdef")]
    assert signs([*team, seen("citra", "07:29", **ONE)]) == []


@pytest.mark.parametrize(("last", "in_burst"), [("07:25", ["ani", "budi", "citra"]), ("07:25:01", [])])
def test_three_within_five_minutes_are_a_burst(last: str, in_burst: list[str]) -> None:
    made = [seen("ani", "07:20", **ONE), seen("budi", "07:22", **ONE), seen("citra", last, **ONE)]
    assert told(signs(made), BURST) == in_burst


def test_of_overlapping_bursts_each_tells_its_widest() -> None:
    times = ("07:20", "07:23", "07:25", "07:27", "07:29")
    made = [seen(who, time, **ONE) for who, time in zip("abcde", times, strict=True)]
    sizes = {each.employee_id: each.facts["check_ins"] for each in signs(made) if each.signal is BURST}
    assert sizes == {"a": 3, "b": 3, "c": 3, "d": 3, "e": 3}


@pytest.mark.parametrize(("took_ms", "is_fast"), [(0, True), (79, True), (80, False), (900, False)])
def test_sooner_than_an_upload_takes_is_too_fast(took_ms: int, is_fast: bool) -> None:
    found = signs([seen("ani", took_ms=took_ms)])
    assert bool(told(found, FAST)) is is_fast
    if is_fast:
        assert found[0].facts == {"took_ms": took_ms}


def test_offline_ones_and_those_without_a_photo_have_no_upload_to_wait_for() -> None:
    assert signs([seen("ani", took_ms=0, reasons=(Reason.OFFLINE,))]) == []
    assert signs([seen("ani", took_ms=40, selfie_sha256=b"")]) == []


@given(
    people=st.integers(1, 7), least_people=st.integers(2, 7), least_check_ins=st.integers(2, 7),
    seconds=st.lists(st.integers(0, 59), min_size=7, max_size=7),
)  # fmt: skip
def test_no_flag_ever_appears_below_the_citys_number(
    people: int, least_people: int, least_check_ins: int, seconds: list[int]
) -> None:
    rules = replace(SIGNALS_DEFAULT, phone_people=least_people, burst_check_ins=least_check_ins)
    made = [seen(f"p{at}", f"07:2{at % 3}:{seconds[at]:02}", **ONE) for at in range(people)]
    found = signs(made, rules=rules)
    assert bool(told(found, SHARED)) is (people >= least_people)
    assert bool(told(found, BURST)) is (people >= max(2, least_check_ins))
