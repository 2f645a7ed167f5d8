"""What is expected of somebody who was entered late: no window that had closed by then."""

from dataclasses import replace
from datetime import datetime

import pytest

from chalicelib.domain.shift import DayKind
from chalicelib.rules.calendar import plan_day
from chalicelib.rules.entering import NOT_ENTERED, as_entered
from tests.cast import ANI, CITY, MONDAY, wib

PLAN = plan_day(MONDAY, ANI.assignments[0], {}, CITY.calendar, CITY.settings.zone, "L")
ARRIVAL, MIDDAY, DEPARTURE = PLAN.slots
EVENT = replace(ARRIVAL, slot="event")


@pytest.mark.parametrize(
    ("entered_at", "left"),
    [
        (None, PLAN.slots),
        (wib(5), PLAN.slots),
        (ARRIVAL.opens_at, PLAN.slots),
        (ARRIVAL.closes_at, (MIDDAY, DEPARTURE)),  # [opens, closes): at that instant it had closed
        (MIDDAY.closes_at, (DEPARTURE,)),
    ],
)
def test_what_was_still_open_is_expected(entered_at: datetime | None, left: tuple[object, ...]) -> None:
    plan = as_entered(PLAN, entered_at)
    assert (plan.kind, plan.rule, plan.slots) == (DayKind.WORKING, PLAN.rule, left)


def test_of_a_day_that_was_over_nothing_is_known() -> None:
    plan = as_entered(PLAN, DEPARTURE.closes_at)
    assert (plan.kind, plan.rule, plan.windows) == (DayKind.UNKNOWN, NOT_ENTERED, ())


def test_nor_is_anybody_missed_at_a_ceremony_of_a_day_off_before() -> None:
    day_off = replace(PLAN, kind=DayKind.OFF, slots=(), event=EVENT)
    assert as_entered(day_off, EVENT.closes_at) == replace(day_off, event=None)
    assert as_entered(day_off, EVENT.opens_at) == day_off
