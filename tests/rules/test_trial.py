"""No day of the trial ever counts later, no day that counts becomes one of trial, and people are told before."""

from datetime import date, timedelta

import pytest

from chalicelib.rules.trial import counts_from_fault, earliest_count
from tests.cast import MONDAY

BEFORE, TODAY, TOMORROW, LATER = (MONDAY + timedelta(days=each) for each in (-20, 0, 1, 30))
EARLY, BEGUN = "COUNTS_FROM_TOO_EARLY", "COUNTS_FROM_BEGUN"


@pytest.mark.parametrize(
    ("held", "wanted", "code"),
    [
        (None, None, None), (None, TOMORROW, None), (None, LATER, None), (None, TODAY, EARLY), (None, BEFORE, EARLY),
        (LATER, None, None), (LATER, TOMORROW, None), (LATER, LATER, None), (LATER, TODAY, EARLY),
        (TOMORROW, TODAY, EARLY), (TOMORROW, TOMORROW, None),
        (TODAY, TODAY, None), (TODAY, TOMORROW, BEGUN), (TODAY, BEFORE, BEGUN), (TODAY, None, BEGUN),
        (BEFORE, BEFORE, None), (BEFORE, LATER, BEGUN), (BEFORE, TODAY, BEGUN), (BEFORE, None, BEGUN),
    ],
)  # fmt: skip
def test_the_first_day_that_counts(held: date | None, wanted: date | None, code: str | None) -> None:
    assert counts_from_fault(wanted, held, TODAY, 1) == code


@pytest.mark.parametrize(("days", "code"), [(2, EARLY), (3, None)])
def test_people_are_told_so_many_days_before(days: int, code: str | None) -> None:
    assert counts_from_fault(TODAY + timedelta(days=days), None, TODAY, 3) == code
    assert earliest_count(TODAY, 3) == TODAY + timedelta(days=3)
