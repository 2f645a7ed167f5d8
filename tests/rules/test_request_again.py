"""Until when a returned request is sent again, and as of which date it counts then."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from chalicelib.domain.office import Place
from chalicelib.domain.request import LeaveKind, Request, RequestKind, RequestState, RequestStep, StepAct
from chalicelib.domain.shift import Slot
from chalicelib.rules.request_again import RETURNED_DAYS, counted_on, has_lapsed, sent_again_by, without_lapsed
from tests.cast import wib
from tests.requests import a_request

FILED, TODAY = date(2026, 12, 1), date(2026, 12, 21)
HELD = a_request(first=date(2026, 12, 7), last=date(2026, 12, 9))
ON = date(2026, 12, 7)


@pytest.mark.parametrize(
    ("first", "last", "as_of"),
    [
        ((12, 7), (12, 9), FILED),  # the same
        ((12, 8), (12, 8), FILED),  # a part of it
        ((12, 7), (12, 7), FILED),
        ((12, 9), (12, 9), FILED),
        ((11, 27), (12, 1), TODAY),  # what was past by then was not asked for then either
        ((12, 1), (12, 1), TODAY),
        ((12, 1), (12, 2), TODAY),
        ((12, 6), (12, 6), TODAY),
        ((12, 10), (12, 10), TODAY),
        ((12, 6), (12, 9), TODAY),
        ((12, 7), (12, 10), TODAY),
        ((12, 1), (12, 9), TODAY),
        ((12, 28), (12, 29), TODAY),
        ((12, 9), (12, 7), FILED),  # crossed: refused for that anyhow
    ],
)
def test_limits_count_as_of_the_first_filing_only_where_nothing_else_is_asked_for(
    first: tuple[int, int], last: tuple[int, int], as_of: date
) -> None:
    wanted = replace(HELD, starts_on=date(2026, *first), ends_on=date(2026, *last))
    assert counted_on(HELD, wanted, FILED, TODAY) == as_of


def permission(arrive: int | None = None, leave: int | None = None) -> Request:
    return a_request(RequestKind.PERMISSION, first=ON, arrive_by_min=arrive, leave_from_min=leave)


def correction(slot: Slot, at: datetime | None) -> Request:
    return a_request(RequestKind.CORRECTION, first=ON, slot=slot, counts_at=at)


def order(*due: Slot, place: Any = None) -> Request:
    return a_request(RequestKind.DUTY, first=ON, order_no="090/1", due=due, place=place)


NINE, FOUR = wib(9, on=ON), wib(16, on=ON)
LATER, SOONER = wib(9, 1, on=ON), wib(8, 59, on=ON)
ANYWHERE = Place()


@pytest.mark.parametrize(
    ("held", "wanted", "more"),
    [
        (permission(460), permission(460), False),
        (permission(460), permission(459), False),
        (permission(460), permission(461), True),
        (permission(460), permission(), True),  # ten minutes become the whole day
        (permission(460), permission(None, 900), True),
        (permission(460), permission(460, 900), True),
        (permission(460, 900), permission(460), False),
        (permission(None, 900), permission(None, 901), False),
        (permission(None, 900), permission(None, 899), True),
        (permission(), permission(460), False),
        (permission(), permission(), False),
        (correction(Slot.ARRIVAL, NINE), correction(Slot.ARRIVAL, NINE), False),
        (correction(Slot.ARRIVAL, NINE), correction(Slot.DEPARTURE, FOUR), True),
        (correction(Slot.ARRIVAL, NINE), correction(Slot.ARRIVAL, LATER), False),
        (correction(Slot.ARRIVAL, NINE), correction(Slot.ARRIVAL, SOONER), True),
        (correction(Slot.DEPARTURE, NINE), correction(Slot.DEPARTURE, SOONER), False),
        (correction(Slot.DEPARTURE, NINE), correction(Slot.DEPARTURE, LATER), True),
        (correction(Slot.MIDDAY, NINE), correction(Slot.MIDDAY, LATER), False),
        (correction(Slot.ARRIVAL, None), correction(Slot.ARRIVAL, NINE), True),
        (correction(Slot.ARRIVAL, NINE), correction(Slot.ARRIVAL, None), False),
        (HELD, replace(HELD, leave=LeaveKind.SICK), True),
        (HELD, replace(HELD, reason="lain", attachments=()), False),
        (order(), order(Slot.ARRIVAL, place=ANYWHERE), False),
        (order(Slot.ARRIVAL, place=Place("balai-kota")), order(Slot.ARRIVAL, place=ANYWHERE), True),
        (order(Slot.ARRIVAL, place=ANYWHERE), order(Slot.ARRIVAL, place=ANYWHERE), False),
        (order(Slot.ARRIVAL, place=ANYWHERE), order(Slot.ARRIVAL, Slot.DEPARTURE, place=ANYWHERE), False),
        (order(Slot.ARRIVAL, place=ANYWHERE), order(), True),  # nothing is due any more
        (order(), replace(order(), order_no="090/2"), False),
    ],
)
def test_whatever_asks_for_more_than_was_filed_is_asked_for_today(held: Request, wanted: Request, more: bool) -> None:
    assert counted_on(held, wanted, FILED, TODAY) == (TODAY if more else FILED)


def test_a_returned_request_may_be_sent_again_for_thirty_days() -> None:
    """Returned at half past eleven in the night of the first of December."""
    step = RequestStep(StepAct.RETURNED, "citra", wib(23, 30, on=date(2026, 12, 1)), "tanggalnya keliru")
    returned = replace(HELD, state=RequestState.RETURNED, steps=(*HELD.steps, step))
    assert RETURNED_DAYS == 30
    assert sent_again_by(returned, "Asia/Jakarta") == date(2026, 12, 31)
    last, over = wib(23, 59, on=date(2026, 12, 31)), wib(0, on=date(2027, 1, 1))
    assert [has_lapsed(returned, each, "Asia/Jakarta") for each in (last, over)] == [False, True]
    waiting = replace(returned, state=RequestState.WAITING)
    assert without_lapsed([waiting, returned], over, "Asia/Jakarta") == [waiting]
