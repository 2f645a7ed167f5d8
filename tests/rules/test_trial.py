"""No day of the trial ever counts later, and no day that counts becomes one of trial."""

from datetime import date, timedelta

import pytest

from chalicelib.rules.trial import counts_from_fault
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
    assert counts_from_fault(wanted, held, TODAY) == code
