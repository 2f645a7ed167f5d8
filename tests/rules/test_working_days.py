"""Limits counted in a person's own working days."""

from datetime import date, timedelta

import pytest

from chalicelib.domain.employee import Assignment
from chalicelib.domain.shift import DayPlan
from chalicelib.rules.calendar import plan_day
from chalicelib.rules.working_days import LOOKED_AHEAD_DAYS, nth_working_day
from tests.cast import CITY, MONDAY, START

WEEKLY = Assignment("umum", START, ("balai-kota",), "lima-hari")
BY_ROSTER = Assignment("umum", START, ("balai-kota",), None)
FRIDAY = date(2026, 11, 27)


def office(on: date) -> DayPlan:
    return plan_day(on, WEEKLY, {}, CITY.calendar, "Asia/Jakarta")


def ward(on: date) -> DayPlan:
    """Mornings on the 24th and 30th, the 25th off, no entry else."""
    roster = {"2026-11": "-" * 23 + "PL----P"}
    return plan_day(on, BY_ROSTER, roster, CITY.calendar, "Asia/Jakarta")


@pytest.mark.parametrize(
    ("after", "nth", "on"),
    [
        (MONDAY, 0, MONDAY),
        (MONDAY, 1, date(2026, 11, 24)),
        (MONDAY, 3, date(2026, 11, 26)),
        (FRIDAY, 1, date(2026, 11, 30)),
        (FRIDAY, 3, date(2026, 12, 2)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
    ],
)
def test_an_office_workers_weekend_does_not_count(after: date, nth: int, on: date) -> None:
    assert nth_working_day(office, after, nth) == on


def test_a_roster_workers_day_off_and_what_nobody_planned_do_not_count() -> None:
    assert nth_working_day(ward, MONDAY, 1) == date(2026, 11, 24)
    assert nth_working_day(ward, MONDAY, 2) == date(2026, 11, 30)


def test_where_no_working_day_is_planned_the_last_date_looked_at_is_the_limit() -> None:
    assert nth_working_day(ward, date(2026, 11, 30), 1) == date(2026, 11, 30) + timedelta(days=LOOKED_AHEAD_DAYS)
