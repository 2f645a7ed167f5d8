"""Where a month stands before it is locked: what is closed, what counts, what still awaits a person."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.request import RequestKind
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, MonthRows, SlotState, SlotVerdict
from chalicelib.rules.month_standing import MonthStanding, UnitStanding, awaits_person, may_count, unit_standing
from tests.cast import START
from tests.requests import a_request

MONTH = "2026-11"
LAST = date(2026, 11, 30)


def day(number: int, status: DayStatus = DayStatus.PRESENT) -> DayVerdict:
    return DayVerdict(date(2026, 11, number), status, (), "pattern:x", "default")


def rows(*verdicts: DayVerdict, amended: tuple[DayVerdict, ...] = ()) -> MonthRows:
    by_date = {each.local_date: each for each in verdicts}
    return MonthRows("ani", "umum", MONTH, by_date, {each.local_date: each for each in amended})


def standing(*found: MonthRows, counts_from: date | None = START, **more: object) -> UnitStanding:
    return unit_standing("umum", MONTH, LAST, counts_from, found, **more)  # type: ignore[arg-type]


def test_every_judged_day_of_everybody_counts() -> None:
    found = standing(rows(day(2), day(3)), replace(rows(day(2)), employee_id="budi"))
    assert (found.employee_days, found.open_dates, found.is_ready) == (3, 0, True)


@pytest.mark.parametrize(
    ("counts_from", "counted", "can_count"),
    [
        (START, 3, True),
        (date(2026, 11, 3), 2, True),
        (LAST, 1, True),
        (date(2026, 12, 1), 0, False),
        (None, 0, False),
    ],
)
def test_trial_days_are_nobodys_pay(counts_from: date | None, counted: int, can_count: bool) -> None:
    found = standing(rows(day(2), day(3), day(30, DayStatus.UNDECIDED)), counts_from=counts_from)
    assert (found.employee_days, found.undecided) == (counted, min(counted, 1))
    assert may_count(MONTH, counts_from) is can_count


def test_a_month_after_the_units_end_counts_nothing() -> None:
    assert not may_count(MONTH, START, date(2026, 10, 31))
    assert may_count(MONTH, START, date(2026, 11, 1))


def test_the_first_day_that_awaits_a_person_is_told() -> None:
    found = standing(rows(day(2), day(9, DayStatus.UNDECIDED), day(5, DayStatus.UNDECIDED)))
    assert (found.undecided, found.first_undecided) == (2, date(2026, 11, 5))
    assert standing(rows(day(2))).first_undecided is None


def test_a_unit_is_not_ready_while_a_date_of_it_is_open() -> None:
    behind = unit_standing("umum", MONTH, date(2026, 11, 28), START)
    never = unit_standing("umum", MONTH, None, START)
    assert [(each.open_dates, each.is_ready) for each in (behind, never)] == [(2, False), (30, False)]


@pytest.mark.parametrize(
    ("verdict", "awaits"),
    [
        (day(2), False),
        (day(2, DayStatus.UNKNOWN), False),
        (day(2, DayStatus.UNDECIDED), True),
        (replace(day(2), slots=(SlotVerdict(Slot.ARRIVAL, SlotState.PROVISIONAL),), status=DayStatus.LEAVE), False),
        (replace(day(2), event=SlotVerdict(Slot.EVENT, SlotState.PROVISIONAL)), True),
        (replace(day(2), event=SlotVerdict(Slot.EVENT, SlotState.MISSING)), False),
    ],
)
def test_a_day_awaits_a_person_where_a_check_in_would_change_what_it_came_to(verdict: DayVerdict, awaits: bool) -> None:
    assert awaits_person(verdict) is awaits


@pytest.mark.parametrize(
    ("first", "last", "counts_from", "touching"),
    [
        (date(2026, 11, 30), date(2026, 12, 4), START, 1),
        (date(2026, 10, 28), date(2026, 11, 1), START, 1),
        (date(2026, 10, 1), date(2026, 12, 31), START, 1),
        (date(2026, 12, 1), date(2026, 12, 4), START, 0),
        (date(2026, 10, 26), date(2026, 10, 30), START, 0),
        (date(2026, 11, 2), date(2026, 11, 6), date(2026, 11, 6), 1),
        (date(2026, 11, 2), date(2026, 11, 6), date(2026, 11, 7), 0),
    ],
)
def test_a_request_waits_where_it_touches_a_day_that_counts(
    first: date, last: date, counts_from: date, touching: int
) -> None:
    asked = a_request(RequestKind.LEAVE, first, last)
    assert standing(counts_from=counts_from, requests=[asked]).requests == touching


def test_what_took_a_days_place_after_the_lock_counts_in_its_stead() -> None:
    found = standing(rows(day(2, DayStatus.UNDECIDED), day(3), amended=(day(2),)))
    assert (found.employee_days, found.undecided, found.amended) == (2, 0, 1)


def test_a_month_is_the_sum_of_its_units_and_outages_wait_as_well() -> None:
    one = UnitStanding("umum", LAST, 0, employee_days=40, undecided=2, requests=1)
    other = UnitStanding("setda", date(2026, 11, 29), 1, employee_days=20)
    found = MonthStanding(MONTH, (one, other), outages=1)
    assert (found.employee_days, found.open_dates, found.waiting) == (60, 1, 4)
