"""Consecutive absence: a table of weeks, a letter a date."""

from datetime import date

import pytest

from chalicelib.domain.verdict import DayStatus
from chalicelib.rules.absence_run import absence_runs
from tests.rules.year_days import days


def lengths(line: str, first: date = date(2026, 11, 2)) -> tuple[list[int], int]:
    runs, running = absence_runs({on: verdict.status for on, verdict in days(line, first).items()})
    return [len(each) for each in runs], len(running)


@pytest.mark.parametrize(
    ("line", "runs", "running"),
    [
        ("", [], 0),
        ("PPPPP--", [], 0),
        ("A", [1], 1),
        ("AAAAA--AAAAA", [10], 10),  # over a weekend
        ("AA-AA", [4], 4),  # over a holiday
        ("AALLLLAA", [4], 4),  # over leave
        ("A------A", [2], 2),  # over days off-shift
        ("AAAPAA", [3, 2], 2),
        ("AAAP", [3], 0),
        ("AAA--", [3], 3),  # Saturday and Sunday do not end it
        ("AADAA", [2, 2], 2),
        ("AAIAA", [2, 2], 2),
        ("AANAA", [2, 2], 2),  # who came at all was there
        ("AA?AA", [2, 2], 2),  # a person may still decide that they were there
        ("AAUAA", [2, 2], 2),  # no roster says that they had to come
        ("AA AA", [2, 2], 2),  # nobody judged the date
    ],
)
def test_a_run_goes_on_over_free_days_and_ends_with_any_other(line: str, runs: list[int], running: int) -> None:
    assert lengths(line) == (runs, running)


@pytest.mark.parametrize("first", [date(2026, 11, 27), date(2026, 12, 28), date(2028, 2, 25)])
def test_it_goes_on_over_the_ends_of_months_and_years_and_leap_days(first: date) -> None:
    assert lengths("AAAAAAA", first) == ([7], 7)


@pytest.mark.parametrize("status", [each for each in DayStatus if each is not DayStatus.ABSENT])
def test_no_other_day_adds_to_it(status: DayStatus) -> None:
    assert absence_runs({date(2026, 11, 2): status}) == ([], ())


def test_a_run_knows_its_dates() -> None:
    runs, _ = absence_runs({on: verdict.status for on, verdict in days("A--A").items()})
    assert runs == [(date(2026, 11, 2), date(2026, 11, 5))]
