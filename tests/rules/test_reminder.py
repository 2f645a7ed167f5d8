"""When somebody is reminded: so long before the window closes, once in the runs of a clock that may fail."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.shift import PlannedSlot, Slot
from chalicelib.rules.reminder import LOOKED_BACK, any_closes, is_time
from tests.cast import CITY, wib

MICRO = timedelta(microseconds=1)
CLOSES = wib(18)
PLANNED = PlannedSlot(Slot.DEPARTURE, wib(14), CLOSES, wib(16), 0, True)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (wib(17, 45) - MICRO, False),
        (wib(17, 45), True),
        (wib(17, 55) - MICRO, True),
        (wib(17, 55), False),
        (CLOSES, False),
    ],
)
def test_from_a_quarter_before_the_end_for_as_long_as_two_runs_take(now: object, expected: bool) -> None:
    assert is_time(PLANNED, 0, 15, now) is expected  # type: ignore[arg-type]
    assert timedelta(minutes=10) == LOOKED_BACK


def test_whose_window_is_longer_hears_when_the_others_do() -> None:
    longer = replace(PLANNED, closes_at=CLOSES + timedelta(minutes=30))
    assert is_time(longer, 30, 15, wib(17, 45))
    assert not is_time(longer, 0, 15, wib(17, 45))
    assert is_time(longer, 0, 15, wib(18, 15))


def test_a_city_that_reminds_nobody() -> None:
    silent = replace(CITY, settings=replace(CITY.settings, reminder_min=0))
    for minute in range(0, 24 * 60, 5):
        now = wib(0) + timedelta(minutes=minute)
        assert not is_time(PLANNED, 0, 0, now)
        assert not any_closes(silent, now)


def test_the_city_is_looked_at_only_when_some_window_is_about_to_close() -> None:
    """10:00, 13:30 and 18:00 of five days; 09:00 and 16:00 of mornings; 23:00 and 09:00 of nights."""
    runs = [wib(0) + timedelta(minutes=minute) for minute in range(0, 24 * 60, 5)]
    seen = {f"{(each + timedelta(hours=7)):%H:%M}" for each in runs if any_closes(CITY, each)}
    ends = [(8, 45), (9, 45), (13, 15), (15, 45), (17, 45), (22, 45)]
    assert seen == {f"{hour:02}:{minute + more:02}" for hour, minute in ends for more in (0, 5)}


def test_a_window_nobody_may_open_yet_is_not_spoken_of() -> None:
    short = replace(PLANNED, opens_at=CLOSES - timedelta(minutes=5))
    assert not is_time(short, 0, 15, wib(17, 45))


def test_a_sunday_counts_for_rosters_alone() -> None:
    sunday = date(2026, 11, 22)
    assert not any_closes(CITY, wib(17, 45, on=sunday))
    assert any_closes(CITY, wib(15, 45, on=sunday))
