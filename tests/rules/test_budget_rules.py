"""When a month's spending is told, and how much of the year's ceiling the city asks for."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.rules.budget_rules import (
    BUDGET_DEFAULT,
    budget_rules_on,
    has_just_locked,
    locks_after,
    months_asked,
    reminded_on,
)


def test_the_city_asks_for_95_percent_by_december_and_is_silent_before() -> None:
    assert BUDGET_DEFAULT.asked_bp == {12: 9_500}


def test_a_month_locks_after_a_day_of_the_next() -> None:
    assert locks_after("2026-11", BUDGET_DEFAULT) == date(2026, 12, 10)
    assert locks_after("2026-12", replace(BUDGET_DEFAULT, close_day=28)) == date(2027, 1, 28)


def test_a_set_holds_from_its_first_day_on() -> None:
    ours = replace(BUDGET_DEFAULT, rules_id="kota", starts_on=date(2027, 1, 1))
    assert budget_rules_on([ours], date(2026, 12, 31)) is BUDGET_DEFAULT
    assert budget_rules_on([ours], date(2027, 1, 1)) is ours


def test_who_has_not_reported_is_reminded_on_a_day_and_on_the_day_before_the_last() -> None:
    days = [date(2027, 1, day) for day in range(1, 32)]
    due = [reminded_on("2026-12", BUDGET_DEFAULT, each) for each in days]
    first, again = date(2027, 1, 5), date(2027, 1, 9)
    assert due == [None] * 4 + [first] * 4 + [again] * 2 + [None] * 21


@pytest.mark.parametrize("remind_day", [9, 10])
def test_a_window_of_a_day_or_two_has_one_reminder(remind_day: int) -> None:
    rules = replace(BUDGET_DEFAULT, remind_day=remind_day)
    due = {reminded_on("2026-12", rules, date(2027, 1, day)) for day in range(1, 32)}
    assert due == {None, date(2027, 1, remind_day)}


def test_the_city_hears_for_a_week_who_did_not_report() -> None:
    found = [day for day in range(1, 32) if has_just_locked("2026-11", BUDGET_DEFAULT, date(2026, 12, day))]
    assert found == [11, 12, 13, 14, 15, 16, 17]


def test_a_month_that_locks_late_is_still_told_of_in_the_month_after() -> None:
    assert months_asked(date(2027, 1, 2)) == ("2026-11", "2026-12")
