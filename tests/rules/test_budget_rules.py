"""When a month's spending is told, and how much of the year's ceiling the city asks for."""

from dataclasses import replace
from datetime import date

from chalicelib.rules.budget_rules import BUDGET_DEFAULT, budget_rules_on, locks_after


def test_the_city_asks_for_95_percent_by_december_and_is_silent_before() -> None:
    assert BUDGET_DEFAULT.asked_bp == {12: 9_500}


def test_a_month_locks_after_a_day_of_the_next() -> None:
    assert locks_after("2026-11", BUDGET_DEFAULT) == date(2026, 12, 10)
    assert locks_after("2026-12", replace(BUDGET_DEFAULT, close_day=28)) == date(2027, 1, 28)


def test_a_set_holds_from_its_first_day_on() -> None:
    ours = replace(BUDGET_DEFAULT, rules_id="kota", starts_on=date(2027, 1, 1))
    assert budget_rules_on([ours], date(2026, 12, 31)) is BUDGET_DEFAULT
    assert budget_rules_on([ours], date(2027, 1, 1)) is ours
