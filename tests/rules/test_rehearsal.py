"""On which dates a change of the calendar shows, and where it is laid in a month that is over."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.shift import Holiday, HolidayKind, Override, PatternVersion
from chalicelib.domain.verdict import DayStatus
from chalicelib.rules.rehearsal import (
    DAYS_LOOKED_AT,
    MAX_DAYS_AHEAD,
    as_if_in,
    comes_to_other,
    dates_ahead,
    is_other_day,
    may_rehearse,
    past_months,
    with_change,
)
from tests.cast import CITY, FIVE_DAYS, MONDAY
from tests.rules.judging import OFF, PLAN, judged

CALENDAR, WEEK = CITY.calendar, FIVE_DAYS.versions[0].week
NEW_WEEK = replace(FIVE_DAYS, versions=(*FIVE_DAYS.versions, PatternVersion(date(2026, 12, 7), WEEK, 15)))
OCTOBER = "2026-10"  # begins on a Thursday


def order(starts_on: date, days: int) -> Override:
    return Override("puasa", "Ramadan", "SE 1", starts_on, starts_on + timedelta(days=days - 1), WEEK)


def holiday(on: date) -> Holiday:
    return Holiday(on, f"Libur {on:%d}", HolidayKind.COLLECTIVE, "SKB 1")


def test_a_pattern_is_looked_at_for_four_weeks_from_where_its_new_version_begins() -> None:
    found = dates_ahead(NEW_WEEK, MONDAY)
    assert (found[0], len(found)) == (date(2026, 12, 7), DAYS_LOOKED_AT)


def test_an_order_is_looked_at_on_its_own_dates_from_today_on() -> None:
    assert dates_ahead(order(MONDAY - timedelta(days=2), 4), MONDAY) == [MONDAY, MONDAY + timedelta(days=1)]
    assert len(dates_ahead(order(MONDAY, 90), MONDAY)) == MAX_DAYS_AHEAD


def test_holidays_are_looked_at_on_their_dates() -> None:
    change = (holiday(date(2026, 12, 24)), holiday(date(2026, 12, 21)))
    assert dates_ahead(change, MONDAY) == [date(2026, 12, 21), date(2026, 12, 24)]


def test_a_patterns_last_version_holds_from_the_months_first_day_on() -> None:
    found = as_if_in(CALENDAR, NEW_WEEK, OCTOBER).patterns["lima-hari"]
    version = found.version_on(date(2026, 10, 1))
    assert version
    assert (version.grace_min, len(found.versions)) == (15, 2)


def test_an_order_is_laid_on_the_first_same_weekday() -> None:
    (found,) = as_if_in(CALENDAR, order(date(2026, 12, 7), 3), OCTOBER).overrides
    assert (found.starts_on, found.ends_on) == (date(2026, 10, 5), date(2026, 10, 7))


def test_each_holiday_is_laid_on_a_date_of_its_own_that_was_none() -> None:
    known = replace(CALENDAR, holidays={date(2026, 10, 1): holiday(date(2026, 10, 1))})
    change = (holiday(date(2026, 12, 24)), holiday(date(2026, 12, 31)))  # Thursdays
    assert sorted(as_if_in(known, change, OCTOBER).holidays) == [date(2026, 10, day) for day in (1, 8, 15)]


def test_what_no_date_is_left_for_is_left_out() -> None:
    change = tuple(holiday(date(2027, 1, 4) + timedelta(days=7 * at)) for at in range(6))
    assert len(as_if_in(CALENDAR, change, OCTOBER).holidays) == 4  # Mondays of October


def test_only_the_two_months_before_this_one_are_judged_twice() -> None:
    assert past_months(date(2026, 1, 31)) == ("2025-12", "2025-11")
    assert [may_rehearse(each, MONDAY) for each in ("2026-11", OCTOBER, "2026-09", "2026-08")] == [
        False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize("change", [NEW_WEEK, order(MONDAY, 3), (holiday(MONDAY),)])
def test_the_published_calendar_holds_the_change_and_everything_else(change) -> None:
    found = with_change(CALENDAR, change)
    assert found != CALENDAR
    assert found.patterns.keys() == CALENDAR.patterns.keys()
    assert with_change(found, change) == found


def test_a_day_that_only_another_decision_plans_is_the_same_day() -> None:
    assert not is_other_day(PLAN, replace(PLAN, rule="override:puasa"))
    assert is_other_day(PLAN, OFF)


def test_a_day_differs_by_what_it_comes_to() -> None:
    late, on_time = judged("07:45 12:00 16:00"), judged("07:30 12:00 16:00")
    assert comes_to_other(late, on_time)
    assert not comes_to_other(on_time, replace(on_time, rule="override:puasa"))
    assert comes_to_other(on_time, replace(on_time, status=DayStatus.OFF))
