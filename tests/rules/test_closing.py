"""When a day is due, and when a unit need be looked at: by its own windows, never by who asks when."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chalicelib.domain.closing import UnitClose
from chalicelib.domain.shift import DayKind, DayPlan, PlannedSlot, Slot
from chalicelib.rules.closing import (
    EVERY,
    LAST_SUBMIT,
    LATE_AFTER,
    LOOK_AGAIN,
    begun_dates,
    cut_off,
    due_at,
    first_state,
    is_late,
    needs_look,
    next_look,
    recheck_dates,
)
from chalicelib.rules.evidence import PHOTO_PATIENCE
from chalicelib.store.selfies import FORM_LIFE
from chalicelib.use_cases.ask_challenge import CHALLENGE_LIFE
from tests.cast import MONDAY, wib

JAKARTA, JAYAPURA = "Asia/Jakarta", "Asia/Jayapura"
HAIR = timedelta(microseconds=1)
TUESDAY = date(2026, 11, 24)
NEW_YEARS_EVE = date(2026, 12, 31)
LEAP_DAY = date(2028, 2, 29)
STATE = UnitClose("umum", MONDAY, TUESDAY, wib(18, 12, on=TUESDAY), (1, 1, 1, 1), 7)


def window(slot: Slot, opens_at: datetime, closes_at: datetime) -> PlannedSlot:
    return PlannedSlot(slot, opens_at, closes_at, None, 0, True)


def plan(on: date, *closes: datetime, kind: DayKind = DayKind.WORKING, event: datetime | None = None) -> DayPlan:
    """A day whose windows close then, and its event's."""
    slots = tuple(window(Slot.ARRIVAL, each - timedelta(hours=2), each) for each in closes)
    return DayPlan(on, kind, "test", slots, window(Slot.EVENT, event - timedelta(hours=1), event) if event else None)


@pytest.mark.parametrize(
    ("day", "zone", "due"),
    [
        (plan(MONDAY, wib(10), wib(18)), JAKARTA, wib(18, 12)),
        (plan(MONDAY, wib(18), wib(10)), JAKARTA, wib(18, 12)),  # the last to close, not the last in order
        (plan(MONDAY, wib(16), event=wib(20)), JAKARTA, wib(20, 12)),
        (plan(MONDAY, wib(18), event=wib(8)), JAKARTA, wib(18, 12)),
        (plan(NEW_YEARS_EVE, wib(9, on=date(2027, 1, 1))), JAKARTA, wib(9, 12, on=date(2027, 1, 1))),
        (plan(MONDAY, kind=DayKind.OFF), JAKARTA, wib(0, on=TUESDAY)),
        (plan(MONDAY, kind=DayKind.UNKNOWN), JAKARTA, wib(0, on=TUESDAY)),
        (plan(MONDAY, kind=DayKind.OFF), JAYAPURA, wib(22)),  # midnight comes two hours sooner there
        (plan(MONDAY, kind=DayKind.OFF, event=wib(8)), JAKARTA, wib(0, on=TUESDAY)),
        (plan(MONDAY, kind=DayKind.OFF, event=wib(1, on=TUESDAY)), JAKARTA, wib(1, 12, on=TUESDAY)),
        (plan(LEAP_DAY, kind=DayKind.OFF), JAKARTA, wib(0, on=date(2028, 3, 1))),
        (plan(date(2026, 3, 8), kind=DayKind.OFF), "America/New_York", datetime(2026, 3, 9, 4, tzinfo=UTC)),  # 23 h
        (plan(date(2026, 11, 1), kind=DayKind.OFF), "America/New_York", datetime(2026, 11, 2, 5, tzinfo=UTC)),  # 25 h
    ],
)
def test_a_day_is_due_when_its_own_last_window_is_over_and_its_photos_had_their_time(
    day: DayPlan, zone: str, due: datetime
) -> None:
    assert due_at(day, zone) == due


def test_whoever_got_a_challenge_in_the_last_instant_is_waited_for_and_so_is_the_photo() -> None:
    assert max(CHALLENGE_LIFE, FORM_LIFE) <= LAST_SUBMIT
    assert due_at(plan(MONDAY, wib(18)), JAKARTA) - wib(18) >= LAST_SUBMIT + PHOTO_PATIENCE


@pytest.mark.parametrize(
    ("now", "at"),
    [
        (wib(12), wib(12)),
        (wib(12, 0, 59), wib(12)),
        (wib(12, 14, 59) + timedelta(microseconds=999_999), wib(12)),
        (wib(12, 15), wib(12, 15)),
        (wib(0, 0, 1), wib(0)),
    ],
)
def test_whoever_looks_at_whatever_second_looks_by_the_same_quarter(now: datetime, at: datetime) -> None:
    assert cut_off(now) == at


@pytest.mark.parametrize("zone", [JAKARTA, "Asia/Kolkata", "Asia/Kathmandu"])
def test_a_cut_off_is_a_quarter_in_every_zone(zone: str) -> None:
    assert cut_off(wib(12, 7, 30)).astimezone(ZoneInfo(zone)).minute % (EVERY // timedelta(minutes=1)) == 0


@pytest.mark.parametrize(
    ("first", "at", "zones", "dates"),
    [
        (MONDAY, wib(18, 15), [JAKARTA], [MONDAY]),
        (MONDAY, wib(0, on=TUESDAY) - HAIR, [JAKARTA], [MONDAY]),
        (MONDAY, wib(0, on=TUESDAY), [JAKARTA], [MONDAY, TUESDAY]),
        (MONDAY, wib(22), [JAKARTA, JAYAPURA], [MONDAY, TUESDAY]),
        (TUESDAY, wib(18, 15), [JAKARTA], []),
        (date(2028, 2, 28), wib(12, on=date(2028, 3, 1)), [JAKARTA], [date(2028, 2, 28), LEAP_DAY, date(2028, 3, 1)]),
    ],
)
def test_the_dates_that_have_begun_somewhere_in_order(
    first: date, at: datetime, zones: Iterable[str], dates: list[date]
) -> None:
    assert list(begun_dates(first, at, zones)) == dates


def test_a_unit_is_looked_at_when_the_first_of_those_left_is_due_and_once_a_day() -> None:
    at = wib(18, 15)
    assert next_look([wib(9, on=TUESDAY), wib(20, 12)], at) == wib(20, 12)
    assert next_look([], at) == next_look([at + timedelta(days=9)], at) == at + LOOK_AGAIN


@pytest.mark.parametrize(
    ("at", "versions", "looks"),
    [
        (STATE.next_at - HAIR, STATE.versions, False),
        (STATE.next_at, STATE.versions, True),
        (STATE.next_at - HAIR, (1, 1, 1, 2), True),  # a calendar published since may make it sooner
    ],
)
def test_somebody_looks_once_somebody_may_be_due(at: datetime, versions: tuple[int, ...], looks: bool) -> None:
    assert needs_look(STATE, at, versions) is looks


def test_a_unit_begins_today_and_no_day_before_is_judged() -> None:
    state = first_state("umum", TUESDAY, wib(9, on=TUESDAY))
    assert (state.closed_through, state.next_on, state.next_at) == (MONDAY, TUESDAY, wib(9, on=TUESDAY))
    assert needs_look(state, wib(9, on=TUESDAY), ())


def test_an_hour_is_what_closing_may_take() -> None:
    assert not is_late(STATE, STATE.next_at + LATE_AFTER)
    assert is_late(STATE, STATE.next_at + LATE_AFTER + HAIR)


def test_what_the_city_has_decided_since_touches_the_last_closed_date_and_the_open_ones() -> None:
    evening = wib(20, on=TUESDAY)
    closed = replace(STATE, closed_through=TUESDAY, next_on=date(2026, 11, 25))
    assert list(recheck_dates(closed, evening, [JAKARTA])) == [TUESDAY]
    assert list(recheck_dates(STATE, evening, [JAKARTA])) == [MONDAY, TUESDAY]
