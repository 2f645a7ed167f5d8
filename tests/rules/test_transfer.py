"""From which day somebody may work elsewhere, and what becomes of the assignments before it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from chalicelib.domain.employee import Assignment
from chalicelib.domain.shift import DayKind, DayPlan, PlannedSlot, Slot
from chalicelib.rules.transfer import moved, start_fault, until
from tests.cast import MONDAY, wib

MICROSECOND = timedelta(microseconds=1)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
JAKARTA, JAYAPURA, PARIS = "Asia/Jakarta", "Asia/Jayapura", "Europe/Paris"
OFF = DayPlan(TUESDAY, DayKind.OFF, "pattern:x")


def opening(at: datetime) -> DayPlan:
    """Tuesday's plan with a first window that opens then."""
    late = at + timedelta(hours=4)
    slots = (
        PlannedSlot(Slot.ARRIVAL, at, at + timedelta(hours=1), None, 0, True),
        PlannedSlot(Slot.DEPARTURE, late, late + timedelta(hours=1), None, 0, True),
    )
    return DayPlan(TUESDAY, DayKind.WORKING, "pattern:x", slots)


@pytest.mark.parametrize(
    ("starts_on", "now", "zones", "code"),
    [
        (MONDAY, wib(0), [JAKARTA], "START_TOO_EARLY"),
        (MONDAY - timedelta(days=30), wib(0), [JAKARTA], "START_TOO_EARLY"),
        (TUESDAY, wib(23, 59, 59), [JAKARTA], None),
        (TUESDAY, wib(0, on=TUESDAY), [JAKARTA], "START_TOO_EARLY"),
        (TUESDAY, wib(21, 59, 59), [JAKARTA, JAYAPURA], None),
        (TUESDAY, wib(22), [JAKARTA, JAYAPURA], "START_TOO_EARLY"),  # midnight in Jayapura
        (TUESDAY, wib(0, on=TUESDAY), [JAKARTA, PARIS], "START_TOO_EARLY"),  # still Monday in Paris, not in Jakarta
        (WEDNESDAY, wib(0, on=TUESDAY), [JAKARTA, PARIS], None),
    ],
)
def test_a_transfer_starts_tomorrow_at_the_earliest_in_the_city_and_where_the_person_works(
    starts_on: date, now: datetime, zones: list[str], code: str | None
) -> None:
    assert start_fault(starts_on, now, zones, replace(OFF, local_date=starts_on)) == code


@pytest.mark.parametrize(
    ("opens_at", "code"), [(wib(12), "DAY_BEGUN"), (wib(12) + MICROSECOND, None), (wib(0, on=TUESDAY), None)]
)
def test_it_starts_on_no_day_whose_first_window_has_opened(opens_at: datetime, code: str | None) -> None:
    assert start_fault(TUESDAY, wib(12), [JAKARTA], opening(opens_at)) == code


FIRST = Assignment("umum", date(2026, 1, 1), ("balai-kota",), "lima-hari", ends_on=date(2026, 6, 30))
SECOND = Assignment("setda", date(2026, 7, 1), ("balai-kota",), "lima-hari")
BOTH = (FIRST, SECOND)


@pytest.mark.parametrize(
    ("last_on", "kept"),
    [
        (date(2025, 12, 31), ()),
        (date(2026, 1, 1), (replace(FIRST, ends_on=date(2026, 1, 1)),)),
        (date(2026, 6, 29), (replace(FIRST, ends_on=date(2026, 6, 29)),)),
        (date(2026, 6, 30), (FIRST,)),
        (date(2026, 7, 1), (FIRST, replace(SECOND, ends_on=date(2026, 7, 1)))),
    ],
)
def test_until_a_day_assignments_last_no_longer_than_that_day(last_on: date, kept: tuple[Assignment, ...]) -> None:
    assert until(BOTH, last_on) == kept


@pytest.mark.parametrize(
    ("starts_on", "left_on", "ends"),
    [
        (date(2026, 8, 1), None, [date(2026, 6, 30), date(2026, 7, 31)]),
        (date(2026, 7, 1), None, [date(2026, 6, 30)]),  # takes the place of one that never began
        (date(2026, 3, 1), None, [date(2026, 2, 28)]),
        (date(2026, 1, 1), None, []),
        (date(2026, 8, 1), date(2026, 7, 10), [date(2026, 6, 30), date(2026, 7, 10)]),  # nobody's until the return
        (date(2026, 8, 1), date(2026, 12, 31), [date(2026, 6, 30), date(2026, 7, 31)]),  # leaves later on
    ],
)
def test_a_new_assignment_ends_what_was_and_takes_the_place_of_what_was_to_come(
    starts_on: date, left_on: date | None, ends: list[date]
) -> None:
    new = Assignment("puskesmas", starts_on, ("puskesmas",), None)
    *kept, last = moved(BOTH, new, left_on)
    assert ([each.ends_on for each in kept], last) == (ends, new)
