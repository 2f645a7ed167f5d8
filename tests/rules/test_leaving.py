"""When a last day of service may be entered, and from when on it stands."""

from datetime import date, timedelta

import pytest

from chalicelib.rules.leaving import MAX_DAYS_LATE, has_passed, leaving_fault
from tests.cast import MONDAY


def day(days: int) -> date:
    return MONDAY + timedelta(days=days)


@pytest.mark.parametrize(("days", "passed"), [(-1, True), (0, False), (1, False)])
def test_the_last_day_has_passed_the_day_after_it(days: int, passed: bool) -> None:
    assert has_passed(day(days), MONDAY) is passed
    assert not has_passed(None, MONDAY)


@pytest.mark.parametrize(("days", "code"), [(-32, "LEFT_TOO_EARLY"), (-31, None), (0, None), (1, None), (4_000, None)])
def test_a_last_day_is_told_31_days_late_at_most(days: int, code: str | None) -> None:
    assert MAX_DAYS_LATE == 31
    assert leaving_fault(day(days), MONDAY) == code


def test_taking_a_last_day_back_is_sound() -> None:
    assert leaving_fault(None, MONDAY) is None
