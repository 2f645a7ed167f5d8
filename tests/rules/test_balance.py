"""For which years an opening balance is entered, and what its numbers say against one another."""

from datetime import date

import pytest

from chalicelib.domain.balance import BalanceFacts
from chalicelib.rules.balance import balance_fault, balance_years, year_fault


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2026, 12, 31), (2026,)),
        (date(2027, 1, 1), (2027, 2026)),
        (date(2027, 3, 31), (2027, 2026)),
        (date(2027, 4, 1), (2027,)),
        (date(2028, 2, 29), (2028, 2027)),
    ],
)
def test_this_year_and_until_the_end_of_march_the_one_before(today: date, years: tuple[int, ...]) -> None:
    assert balance_years(today) == years
    assert [each for each in range(today.year - 3, today.year + 3) if year_fault(each, today) is None] == sorted(years)


def test_another_year_is_told_which_are_possible() -> None:
    found = year_fault(2024, date(2027, 3, 31))
    assert found
    assert (found.pointer, found.code) == ("/year", "BALANCE_YEAR")
    assert "2027, 2026" in found.detail[0]


@pytest.mark.parametrize(
    ("left", "carried", "is_sound"), [(0, 0, True), (12, 12, True), (11, 12, False), (0, 1, False)]
)
def test_what_was_carried_over_is_part_of_what_is_left(left: int, carried: int, is_sound: bool) -> None:
    found = balance_fault(BalanceFacts(left, carried, 0, 0, None, "SK"), "/rows/2")
    assert (found is None) == is_sound
    if found:
        assert (found.pointer, found.code) == ("/rows/2/leave_carried_days", "CARRIED_EXCEEDS_LEFT")
