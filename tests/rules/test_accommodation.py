"""What is arranged for a person changes their own day, and no day that has begun."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.shift import DayPlan, Slot
from chalicelib.rules.accommodation import (
    MOST_DAYS,
    MOST_DECREE_LETTERS,
    MOST_GRACE_MIN,
    MOST_HELD,
    MOST_LONGER_MIN,
    accommodate,
    accommodation_faults,
    accommodation_on,
)
from chalicelib.rules.calendar import plan_day
from chalicelib.rules.time_window import WindowState, judge_window
from tests.cast import ANI, CITY, MONDAY, wib

DAY = timedelta(days=1)
PLAN = plan_day(MONDAY, ANI.assignments[0], {}, CITY.calendar, "Asia/Jakarta", "L")


def arranged(starts: int = 1, ends: int = 30, **what: object) -> Accommodation:
    """From so many days after the Monday until so many."""
    chosen = {"no_selfie": True, **what}
    return Accommodation(MONDAY + starts * DAY, MONDAY + ends * DAY, "800/12", **chosen)  # type: ignore[arg-type]


def slots(plan: DayPlan) -> list[Slot]:
    return [each.slot for each in plan.slots]


def test_nothing_arranged_changes_nothing() -> None:
    assert accommodate(PLAN, None) == PLAN
    assert accommodate(PLAN, arranged()).slots == PLAN.slots


def test_a_longer_window_opens_earlier_and_closes_later() -> None:
    arrival = accommodate(PLAN, arranged(longer_min=45)).slots[0]
    assert (arrival.opens_at, arrival.closes_at) == (wib(5, 15), wib(10, 45))
    assert judge_window(arrival, wib(5, 15)).state is WindowState.OPEN
    assert judge_window(arrival, wib(10, 45)).state is WindowState.CLOSED


@pytest.mark.parametrize(("minute", "late_min"), [(50, 0), (51, 21)])
def test_more_grace_moves_when_it_is_late_and_not_how_late_it_is_then(minute: int, late_min: int) -> None:
    arrival = accommodate(PLAN, arranged(grace_min=20)).slots[0]
    assert judge_window(arrival, wib(7, minute, 59)).late_min == late_min


def test_fewer_slots_are_expected() -> None:
    fewer = accommodate(PLAN, arranged(slots=(Slot.ARRIVAL, Slot.DEPARTURE)))
    assert slots(fewer) == [Slot.ARRIVAL, Slot.DEPARTURE]


def test_slots_that_the_day_does_not_have_take_nothing_away() -> None:
    morning = replace(PLAN, slots=PLAN.slots[:1])
    assert accommodate(morning, arranged(slots=(Slot.MIDDAY,))) == morning


def test_it_holds_on_its_first_and_last_day_and_on_no_other() -> None:
    one = arranged(1, 3)
    held = [accommodation_on([one], MONDAY + days * DAY) for days in range(5)]
    assert held == [None, one, one, one, None]


def codes(wanted: list[Accommodation], held: list[Accommodation] | None = None) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in accommodation_faults(wanted, held or [], MONDAY)]


@pytest.mark.parametrize(
    ("wanted", "fault"),
    [
        ([arranged()], None),
        ([arranged(1, 10), arranged(11, 20)], None),
        ([arranged(0)], ("/0/starts_on", "DATE_PASSED")),
        ([arranged(5, 4)], ("/0/ends_on", "DATES_ORDER")),
        ([arranged(1, MOST_DAYS)], None),
        ([arranged(1, MOST_DAYS + 1)], ("/0/ends_on", "TOO_LONG")),
        ([arranged(1, 10), arranged(10, 20)], ("/1/starts_on", "OVERLAPS")),
        ([arranged(no_selfie=False)], ("/0", "NOTHING_ARRANGED")),
        ([arranged(no_selfie=False, grace_min=1)], None),
        ([arranged(no_selfie=False, vouched=True)], None),
    ],
)
def test_what_may_be_arranged_anew(wanted: list[Accommodation], fault: tuple[str, str] | None) -> None:
    assert codes(wanted) == ([fault] if fault else [])


BEGUN, OVER, COMING = arranged(-5, 20), arranged(-40, -10), arranged(30, 40)


@pytest.mark.parametrize(
    ("wanted", "fault"),
    [
        ([OVER, BEGUN, COMING], []),
        ([OVER, BEGUN], []),  # what has not begun may be taken back
        ([OVER, replace(BEGUN, ends_on=MONDAY)], []),
        ([OVER, replace(BEGUN, ends_on=MONDAY + 60 * DAY)], []),
        ([OVER, replace(BEGUN, ends_on=MONDAY - DAY)], [("/1/ends_on", "BEGUN")]),
        ([replace(OVER, ends_on=MONDAY - 9 * DAY), BEGUN], [("/0/ends_on", "BEGUN")]),
        ([BEGUN], [("", "BEGUN")]),
        ([], [("", "BEGUN")]),
        ([OVER, replace(BEGUN, grace_min=5)], [("/1/starts_on", "DATE_PASSED"), ("", "BEGUN")]),
    ],
)
def test_a_day_that_has_begun_stays_as_it_is(wanted: list[Accommodation], fault: list[tuple[str, str]]) -> None:
    assert codes(wanted, [OVER, BEGUN, COMING]) == fault


def test_a_profile_does_not_grow_by_them() -> None:
    many = [arranged(at, at) for at in range(1, MOST_HELD + 2)]
    assert codes(many[:-1]) == []
    assert codes(many) == [("", "TOO_MANY")]
    assert codes([replace(arranged(), decree_no="8" * MOST_DECREE_LETTERS)]) == []
    assert codes([replace(arranged(), decree_no="8" * (MOST_DECREE_LETTERS + 1))]) == [
        ("/0/decree_no", "DECREE_TOO_LONG")
    ]


def test_what_was_over_a_year_ago_may_be_left_out() -> None:
    last_year = arranged(-MOST_DAYS - 20, -MOST_DAYS - 1)
    assert codes([], [last_year]) == []
    assert codes([], [replace(last_year, ends_on=last_year.ends_on + DAY)]) == [("", "BEGUN")]


def test_the_bounds_are_those_of_the_rules_page() -> None:
    assert (MOST_DAYS, MOST_LONGER_MIN, MOST_GRACE_MIN, MOST_HELD) == (366, 180, 120, 6)
