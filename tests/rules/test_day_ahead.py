"""The day that a phone holds beside the one in progress."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.employee import Assignment
from chalicelib.domain.shift import DayPlan, Holiday, HolidayKind
from chalicelib.rules.calendar import plan_day
from chalicelib.rules.day_ahead import HELD_AHEAD_DAYS, day_ahead
from tests.cast import CITY, MONDAY, START

WEEKLY = Assignment("umum", START, ("balai-kota",), "lima-hari")
BY_ROSTER = Assignment("umum", START, ("balai-kota",), None)
FRIDAY, NEXT_MONDAY = date(2026, 11, 27), date(2026, 11, 30)


def office(on: date) -> DayPlan:
    return plan_day(on, WEEKLY, {}, CITY.calendar, "Asia/Jakarta")


def ward(on: date) -> DayPlan:
    """Mornings on the 24th and 30th, the 25th off, no entry else."""
    return plan_day(on, BY_ROSTER, {"2026-11": "-" * 23 + "PL----P"}, CITY.calendar, "Asia/Jakarta")


@pytest.mark.parametrize(
    ("after", "on"), [(MONDAY, date(2026, 11, 24)), (FRIDAY, NEXT_MONDAY), (date(2026, 11, 28), NEXT_MONDAY)]
)
def test_an_office_workers_is_the_next_working_day(after: date, on: date) -> None:
    assert day_ahead(office, after) == on


@pytest.mark.parametrize(
    ("after", "on"), [(MONDAY, date(2026, 11, 24)), (date(2026, 11, 24), NEXT_MONDAY), (NEXT_MONDAY, None)]
)
def test_by_roster_days_off_and_without_an_entry_are_passed_over(after: date, on: date | None) -> None:
    assert day_ahead(ward, after) == on


@pytest.mark.parametrize(("days_off", "found"), [(HELD_AHEAD_DAYS - 1, True), (HELD_AHEAD_DAYS, False)])
def test_it_is_looked_for_seven_days_ahead(days_off: int, found: bool) -> None:
    off = {MONDAY + timedelta(days=each + 1) for each in range(days_off)}
    holidays = {on: Holiday(on, "Libur", HolidayKind.PUBLIC, "SKB") for on in off}
    calendar = replace(CITY.calendar, holidays=holidays)
    seven = Assignment("umum", START, ("balai-kota",), "pagi")
    on = day_ahead(lambda each: plan_day(each, seven, {}, calendar, "Asia/Jakarta"), MONDAY)
    assert on == (MONDAY + timedelta(days=HELD_AHEAD_DAYS) if found else None)


def test_an_event_on_a_day_off_is_something_to_check_in() -> None:
    sunday, window = date(2026, 11, 29), office(FRIDAY).slots[0]
    assert day_ahead(lambda on: replace(office(on), event=window) if on == sunday else office(on), FRIDAY) == sunday
