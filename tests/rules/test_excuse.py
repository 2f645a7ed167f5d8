"""Which slots are not expected, and by which order the others are made elsewhere."""

from datetime import date, timedelta

import pytest

from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.office import Place
from chalicelib.domain.shift import DAY_SLOTS, Slot
from chalicelib.rules.excuse import excused_by, excuses_on, order_for

ON = date(2026, 11, 23)
DAY = timedelta(days=1)
ANYWHERE, HALL = Place(name="Rumah"), Place(office_id="balai-kota")
BOTH_ENDS = (Slot.ARRIVAL, Slot.DEPARTURE)


def excuse(kind: ExcuseKind, **more: object) -> Excuse:
    return Excuse(f"20261123-{kind}", kind, ON, ON, **more)  # type: ignore[arg-type]


LEAVE = excuse(ExcuseKind.LEAVE)
TRIP = excuse(ExcuseKind.DUTY)
COURSE = excuse(ExcuseKind.STUDY, due=(Slot.ARRIVAL,), place=HALL)
HOME = excuse(ExcuseKind.REMOTE, due=BOTH_ENDS, place=ANYWHERE)
DAY_OFF = excuse(ExcuseKind.PERMISSION)
LATE = excuse(ExcuseKind.PERMISSION, arrive_by_min=540)
EARLY = excuse(ExcuseKind.PERMISSION, leave_from_min=840)


def test_an_excuse_holds_on_its_first_and_last_date_and_on_no_other() -> None:
    held = Excuse("1", ExcuseKind.LEAVE, ON, ON + DAY)
    assert [bool(excuses_on([held], ON + DAY * at)) for at in (-1, 0, 1, 2)] == [False, True, True, False]


def test_what_outranks_the_others_comes_first() -> None:
    assert excuses_on([LATE, HOME, COURSE, TRIP, LEAVE], ON) == (LEAVE, TRIP, COURSE, HOME, LATE)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([], DAY_SLOTS),
        ([LEAVE], ()),
        ([TRIP], ()),  # an order that names no slot asks for none
        ([COURSE], (Slot.ARRIVAL,)),
        ([HOME], BOTH_ENDS),
        ([DAY_OFF], ()),
        ([LATE], DAY_SLOTS),
        ([EARLY], DAY_SLOTS),
        ([HOME, LATE], BOTH_ENDS),
        ([COURSE, HOME], (Slot.ARRIVAL,)),
        ([LEAVE, HOME], ()),
    ],
)
def test_these_slots_are_expected(held: list[Excuse], expected: tuple[Slot, ...]) -> None:
    assert tuple(each for each in DAY_SLOTS if excused_by(each, held) is None) == expected


@pytest.mark.parametrize(("held", "is_expected"), [([], True), ([LATE], True), ([HOME], False), ([LEAVE], False)])
def test_an_order_that_does_not_name_the_event_frees_from_it(held: list[Excuse], is_expected: bool) -> None:
    assert (excused_by(Slot.EVENT, held) is None) is is_expected


@pytest.mark.parametrize(
    ("held", "slot", "order"),
    [
        ([HOME], Slot.ARRIVAL, HOME),
        ([HOME], Slot.MIDDAY, None),  # not due: whoever checks in does so at the usual offices
        ([COURSE, HOME], Slot.ARRIVAL, COURSE),
        ([COURSE, HOME], Slot.DEPARTURE, None),
        ([LEAVE, HOME], Slot.ARRIVAL, None),
        ([LATE], Slot.ARRIVAL, None),
        ([excuse(ExcuseKind.DUTY, due=BOTH_ENDS)], Slot.ARRIVAL, None),  # due, but no place named
    ],
)
def test_a_due_slot_is_made_where_the_order_says(held: list[Excuse], slot: Slot, order: Excuse | None) -> None:
    assert order_for(slot, held) == order
