"""Which judged days count: those after the trial, each date once, as they stand or as they were locked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.verdict import DayStatus
from chalicelib.rules.counting_days import WITHOUT_SLOTS, counting_days, minutes_of
from tests.rules.year_days import FIRST, day, days, months

NEXT = FIRST + timedelta(1)
COUNTS = {"umum": FIRST, "setda": FIRST}


def test_a_trial_day_never_counts() -> None:
    rows = months(days("AA").values())
    assert list(counting_days([rows], {"umum": NEXT})) == [NEXT]
    assert counting_days([rows], {"umum": None}) == counting_days([rows], {}) == {}


def test_what_took_its_place_after_the_lock_counts_or_what_was_locked() -> None:
    locked = months([day(DayStatus.ABSENT)])
    amended = replace(locked, amended={FIRST: day()})
    assert counting_days([amended], COUNTS)[FIRST] == ("umum", day())
    assert counting_days([amended], COUNTS, as_locked=True)[FIRST] == ("umum", day(DayStatus.ABSENT))


def test_a_date_that_two_units_judged_counts_once_as_the_kinder_one_in_any_order() -> None:
    old, new = months([day(DayStatus.ABSENT)]), months([day(late=5)], "setda")
    assert counting_days([old, new], COUNTS) == counting_days([new, old], COUNTS) == {FIRST: ("setda", day(late=5))}


@pytest.mark.parametrize("status", DayStatus)
def test_minutes_stand_beside_whole_days_and_never_on_top_of_them(status: DayStatus) -> None:
    judged = replace(day(late=12, early=3, missing_min=91), status=status)
    assert minutes_of(judged) == ((0, 0, 0) if status in WITHOUT_SLOTS else (12, 3, 91))


def test_an_absent_days_missing_slots_are_no_minutes_too() -> None:
    absent = day(DayStatus.ABSENT)
    assert (absent.missing_min, minutes_of(absent)) == (182, (0, 0, 0))
