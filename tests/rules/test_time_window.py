"""When a slot accepts a check-in, what is late, what is early: both sides of every edge."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.shift import PlannedSlot, Slot
from chalicelib.rules.time_window import WindowState, judge_window

WIB = ZoneInfo("Asia/Jakarta")
MICROSECOND = timedelta(microseconds=1)
STATES = list(WindowState)


def wib(text: str) -> datetime:
    """ "07:30:59.999" on Monday 9 February 2026 in Cilegon."""
    return datetime.fromisoformat(f"2026-02-09T{text}").replace(tzinfo=WIB)


def planned(slot: Slot, opens: str, closes: str, limit: str | None, grace_min: int = 0) -> PlannedSlot:
    instants = [wib(each).astimezone(UTC) for each in (opens, closes)]
    return PlannedSlot(slot, *instants, wib(limit).astimezone(UTC) if limit else None, grace_min, required=True)


def arrival(grace_min: int = 0) -> PlannedSlot:
    return planned(Slot.ARRIVAL, "06:00", "11:00", "07:30", grace_min)


def departure(grace_min: int = 0) -> PlannedSlot:
    return planned(Slot.DEPARTURE, "14:00", "18:00", "16:00", grace_min)


MIDDAY = planned(Slot.MIDDAY, "11:45", "13:15", None)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (wib("06:00") - MICROSECOND, WindowState.COMING),
        (wib("06:00"), WindowState.OPEN),
        (wib("11:00") - MICROSECOND, WindowState.OPEN),
        (wib("11:00"), WindowState.CLOSED),
    ],
)
def test_the_window_is_open_from_its_first_microsecond_until_just_before_it_closes(at, state):
    assert judge_window(arrival(), at).state is state


@pytest.mark.parametrize(
    ("at", "grace_min", "late_min"),
    [
        ("06:00", 0, 0),
        ("07:30", 0, 0),
        ("07:30:59.999999", 0, 0),
        ("07:31", 0, 1),
        ("07:31:59.999999", 0, 1),
        ("07:32", 0, 2),
        ("08:15", 0, 45),
        ("07:35:59.999999", 5, 0),
        ("07:36", 5, 6),
        ("07:30", 120, 0),
        ("09:30:59", 120, 0),
        ("09:31", 120, 121),
    ],
)
def test_ani_is_late_from_the_first_whole_minute_past_limit_and_grace(at, grace_min, late_min):
    verdict = judge_window(arrival(grace_min), wib(at))
    assert (verdict.late_min, verdict.on_time, verdict.early_min) == (late_min, late_min == 0, 0)


@pytest.mark.parametrize(
    ("at", "grace_min", "early_min"),
    [
        ("18:00", 0, 0),
        ("16:00", 0, 0),
        ("15:59:00.000001", 0, 0),
        ("15:59", 0, 1),
        ("15:58:00.000001", 0, 1),
        ("15:00", 0, 60),
        ("15:54:00.000001", 5, 0),
        ("15:54", 5, 6),
    ],
)
def test_ani_is_early_until_the_last_whole_minute_before_limit_and_grace(at, grace_min, early_min):
    verdict = judge_window(departure(grace_min), wib(at))
    assert (verdict.early_min, verdict.on_time, verdict.late_min) == (early_min, early_min == 0, 0)


@pytest.mark.parametrize("at", ["11:45", "12:59", "13:14:59.999999"])
def test_midday_is_never_late_nor_early(at):
    verdict = judge_window(MIDDAY, wib(at))
    assert (verdict.state, verdict.on_time, verdict.late_min, verdict.early_min) == (WindowState.OPEN, True, 0, 0)


@pytest.mark.parametrize("slot", list(Slot))
def test_a_slot_without_a_limit_is_never_late_nor_early(slot):
    verdict = judge_window(planned(slot, "06:00", "18:00", None), wib("17:59"))
    assert (verdict.on_time, verdict.late_min, verdict.early_min) == (True, 0, 0)


@pytest.mark.parametrize(
    ("at", "opens_in_min", "closes_in_min"),
    [
        ("05:00", 60, 360),
        ("05:00:00.000001", 59, 359),
        ("05:59:01", 0, 300),
        ("06:00", 0, 300),
        ("10:58:00.000001", 0, 1),
        ("10:59:30", 0, 0),
        ("11:00", 0, 0),
        ("12:00", 0, 0),
    ],
)
def test_budi_is_never_told_more_time_than_is_left(at, opens_in_min, closes_in_min):
    verdict = judge_window(arrival(), wib(at))
    assert (verdict.opens_in_min, verdict.closes_in_min) == (opens_in_min, closes_in_min)


def test_the_verdict_is_the_same_in_every_zone():
    at = wib("07:31")
    for zone in ("UTC", "Asia/Jayapura", "America/New_York"):
        assert judge_window(arrival(), at.astimezone(ZoneInfo(zone))) == judge_window(arrival(), at)


instants = st.datetimes(datetime(2026, 2, 8), datetime(2026, 2, 11), timezones=st.just(UTC))


@given(st.lists(instants, min_size=2, max_size=20))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_states_only_ever_go_forward_as_time_passes(moments):
    states = [STATES.index(judge_window(arrival(), at).state) for at in sorted(moments)]
    assert states == sorted(states)


@given(instants, st.integers(0, 120))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_arrival_and_departure_are_mirrors_of_each_other(at, grace_min):
    limit = wib("12:00")
    mirrored = limit - (at - limit)
    come = judge_window(planned(Slot.ARRIVAL, "06:00", "18:00", "12:00", grace_min), at)
    go = judge_window(planned(Slot.DEPARTURE, "06:00", "18:00", "12:00", grace_min), mirrored)
    assert (come.late_min, come.on_time) == (go.early_min, go.on_time)
    assert come.on_time == (at < limit + timedelta(minutes=grace_min + 1))
