"""Annual leave of a year: 12 days, 18 with what last year left, 24 after two years without any."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.balance import BalanceFacts
from chalicelib.domain.request import LeaveKind, Request, RequestKind, RequestState
from chalicelib.rules.leave_balance import Basis, LeaveYear, balance_faults, leave_years, taken_by
from tests.requests import a_request


def opening(left: int, carried: int) -> BalanceFacts:
    return BalanceFacts(left, carried, 0, 0, None, "SK 1/2026")


def years(last: int, openings: dict[int, BalanceFacts], *requests: Request, entitled: date | None = None) -> list[int]:
    """What each year has left, the last one last."""
    found = leave_years(last, openings, taken_by(requests), entitled)
    return [each.left for _, each in sorted(found.items())]


def annual(days: dict[int, int], state: RequestState = RequestState.APPROVED) -> Request:
    return a_request(days={str(year): count for year, count in days.items()}, state=state)


@pytest.mark.parametrize(
    ("left", "carried", "used", "next_year"),
    [
        (12, 0, 12, 12),  # nothing left
        (12, 0, 8, 16),
        (12, 0, 6, 18),
        (12, 0, 5, 18),  # at most 18 with this year's
        (12, 0, 0, 18),  # one unused year alone
        (12, 5, 0, 18),  # was carried over, but not as much as an unused year leaves
        (18, 6, 0, 24),  # the second unused year
        (24, 12, 0, 24),  # the third: still 24
        (18, 6, 1, 18),  # one day was used: as after one year
        (18, 6, 18, 12),
        (17, 6, 0, 18),  # a day was used before Presensi
    ],
)
def test_what_a_year_carries_into_the_next(left: int, carried: int, used: int, next_year: int) -> None:
    left = max(left, carried + 7) if carried == 5 else left
    taken = [annual({2026: used})] if used else []
    assert years(2027, {2026: opening(left, carried)}, *taken)[-1] == next_year


def test_two_years_without_leave_are_told_by_the_years_between() -> None:
    """12 and nothing carried in 2026; 2026 and 2027 unused: 24 in 2028, and in 2029 again."""
    assert years(2029, {2026: opening(12, 0)}) == [12, 18, 24, 24]
    assert years(2028, {2026: opening(12, 0)}, annual({2027: 1})) == [12, 17, 18]
    assert years(2028, {2026: opening(12, 0)}, annual({2026: 1})) == [11, 18, 18]


def test_without_an_opening_balance_nothing_is_carried_over() -> None:
    (only,) = leave_years(2027, {}, taken_by([]), None).values()
    assert only == LeaveYear(2027, 12, 0, 0, 0, Basis.ASSUMED)


def test_a_later_opening_balance_takes_the_place_of_what_was_reckoned() -> None:
    assert years(2027, {2026: opening(12, 0), 2027: opening(14, 2)}) == [12, 14]


def test_what_waits_counts_as_taken_and_what_was_refused_does_not() -> None:
    requests = [
        annual({2026: 2}),
        annual({2026: 3}, RequestState.WAITING),
        annual({2026: 1}, RequestState.RETURNED),
        annual({2026: 5}, RequestState.REJECTED),
        annual({2026: 5}, RequestState.WITHDRAWN),
        annual({2026: 5}, RequestState.CANCELLED),
        replace(a_request(leave=LeaveKind.SICK), days={"2026": 5}, state=RequestState.APPROVED),
        a_request(RequestKind.PERMISSION, state=RequestState.APPROVED),
    ]
    (year,) = leave_years(2026, {}, taken_by(requests), None).values()
    assert (year.used, year.waiting, year.left) == (2, 4, 6)


def test_a_leave_over_new_year_takes_of_both_years() -> None:
    assert years(2027, {2026: opening(12, 0)}, annual({2026: 4, 2027: 2})) == [8, 16]


def test_a_year_with_a_long_leave_has_no_annual_leave_of_its_own() -> None:
    long = a_request(first=date(2027, 11, 1), last=date(2028, 1, 31), leave=LeaveKind.LONG, state=RequestState.APPROVED)
    assert years(2029, {2026: opening(12, 6)}, long) == [12, 6, 6, 18]


def test_before_the_year_in_which_a_year_of_service_is_full_there_is_none() -> None:
    assert years(2026, {}, entitled=date(2027, 6, 1)) == [0]
    assert years(2027, {}, entitled=date(2027, 6, 1)) == [12]


@pytest.mark.parametrize(("wanted", "codes"), [(12, []), (13, ["BALANCE_SPENT"])])
def test_the_last_day_of_a_balance(wanted: int, codes: list[str]) -> None:
    found = leave_years(2026, {}, taken_by([annual({2026: wanted}, RequestState.WAITING)]), None)
    faults = balance_faults({2026: wanted}, found)
    assert [each.code for each in faults] == codes
    if faults:
        assert "12" in faults[0].detail[0]


def test_days_of_this_year_may_not_be_those_that_next_years_leave_counts_on() -> None:
    """18 in 2027 are asked for already, six of them from 2026: then no more than six of 2026 are free."""
    next_year = annual({2027: 18}, RequestState.WAITING)
    for days, codes in ((6, []), (7, ["BALANCE_SPENT"])):
        mine = annual({2026: days}, RequestState.WAITING)
        found = leave_years(2027, {2026: opening(12, 0)}, taken_by([next_year, mine]), None)
        assert [each.code for each in balance_faults({2026: days}, found)] == codes
