"""Raw positions go after 180 days, and nothing else of a check-in does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.settings import Retention
from chalicelib.domain.shift import Slot
from chalicelib.jobs.handlers import on_sweep
from chalicelib.jobs.retention import WEEKS_BACK, due_dates, forget_positions, is_due
from chalicelib.proof.receipt import make_receipt
from tests.cast import ANI, MONDAY, wib
from tests.world import World


@pytest.fixture
def recorded(city: World) -> World:
    city.check_in(city.phone(ANI)).expect(201)
    return city


def ani(city: World) -> CheckIn:
    return city.services.attendance.day("umum", MONDAY, "ani").check_ins[Slot.ARRIVAL]


@pytest.mark.parametrize(("days", "kept"), [(180, True), (181, False), (187, False), (188, True)])
def test_a_position_is_kept_180_days_and_a_missed_week_is_made_up_for(recorded: World, days: int, kept: bool) -> None:
    recorded.clock.set(wib(2, 5) + timedelta(days=days))
    assert forget_positions(recorded.services, recorded.clock.now) == (not kept)
    assert (ani(recorded).position is not None) is kept


def test_the_receipt_stays_the_same_and_a_second_night_forgets_nothing_more(recorded: World) -> None:
    keys = recorded.services.secrets.receipt_keys()
    before = make_receipt(ani(recorded), keys)
    recorded.clock.set(wib(2, 5) + timedelta(days=181))
    assert forget_positions(recorded.services, recorded.clock.now) == 1
    assert forget_positions(recorded.services, recorded.clock.now) == 0
    assert make_receipt(ani(recorded), keys) == before


@pytest.mark.parametrize(("hour", "minute", "due"), [(1, 59, False), (2, 0, True), (2, 14, True), (2, 15, False)])
def test_one_sweep_of_the_night_does_it(hour: int, minute: int, due: bool) -> None:
    assert is_due("Asia/Jakarta", wib(hour, minute)) is due


def test_the_sweep_does_it_at_night_alone(recorded: World) -> None:
    recorded.clock.set(wib(12, 0) + timedelta(days=181))
    assert on_sweep()["positions_forgotten"] == 0
    recorded.clock.set(wib(2, 1) + timedelta(days=182))
    assert on_sweep()["positions_forgotten"] == 1


def test_where_the_city_keeps_them_for_fewer_days_the_older_ones_go_within_two_months(recorded: World) -> None:
    """The day is long past what a night makes up for when the days are made fewer."""
    recorded.clock.set(wib(2, 5) + timedelta(days=120))
    settings = recorded.services.city.fresh(recorded.clock.now).settings
    recorded.publish("settings", replace(settings, retention=Retention(position_days=60)))
    nights = 0
    while ani(recorded).position is not None:
        forget_positions(recorded.services, recorded.clock.now)
        recorded.clock.forward(days=1)
        nights += 1
    assert 0 < nights <= 2 * WEEKS_BACK


def test_every_day_of_the_year_before_is_looked_at_in_turn() -> None:
    seen = {
        MONDAY + timedelta(days=night) - on
        for night in range(60)
        for on in due_dates(MONDAY + timedelta(days=night), 60)
    }
    assert {each.days for each in seen} >= set(range(61, 61 + 366))


def test_a_check_in_that_never_had_a_position_has_none_to_forget(recorded: World) -> None:
    without = {"position": None, "accuracy_m": None, "distance_m": None}
    recorded.services.attendance.record(replace(ani(recorded), slot=Slot.MIDDAY, challenge_id="ab" * 16, **without))
    recorded.clock.set(wib(2, 5) + timedelta(days=181))
    assert forget_positions(recorded.services, recorded.clock.now) == 1
    found = recorded.services.attendance.day("umum", MONDAY, "ani").check_ins[Slot.MIDDAY]
    assert (found.position, found.position_hash) == (None, None)
