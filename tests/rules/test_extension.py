"""Longer windows when the service failed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.shift import DAY_SLOTS, DayKind, DayPlan, Extension, PlannedSlot, Slot
from chalicelib.rules.event import with_event
from chalicelib.rules.extension import extend, extension_change_faults, extension_faults, extension_of
from tests.cast import CITY, MONDAY, wib
from tests.rules.test_event import APEL

DAY = timedelta(days=1)
LONGER = Extension("e1", MONDAY, Slot.ARRIVAL, 60, "Layanan terganggu 07.00-07.40", ("umum",))
ARRIVAL = PlannedSlot(Slot.ARRIVAL, wib(6), wib(10), wib(7, 30), 0, True)
DEPARTURE = PlannedSlot(Slot.DEPARTURE, wib(14), wib(18), wib(16), 0, True)
PLAN = DayPlan(MONDAY, DayKind.WORKING, "pattern:lima-hari", (ARRIVAL, DEPARTURE))


def test_only_that_slot_closes_later_and_nothing_else_moves():
    assert extend(PLAN, [LONGER], "umum").slots == (replace(ARRIVAL, closes_at=wib(11)), DEPARTURE)


@pytest.mark.parametrize(
    ("changed", "unit"),
    [({"on": MONDAY + DAY}, "umum"), ({}, "setda"), ({}, "puskesmas"), ({"slot": Slot.MIDDAY}, "umum")],
)
def test_another_date_unit_or_slot_stays_as_it_was(changed, unit):
    assert extend(PLAN, [replace(LONGER, **changed)], unit) == PLAN


def test_without_units_named_it_holds_for_the_whole_city():
    everywhere = replace(LONGER, unit_ids=())
    assert extend(PLAN, [everywhere], "puskesmas").slots[0].closes_at == wib(11)


def test_of_several_the_longest_holds_and_they_are_not_added_up():
    more = replace(LONGER, extension_id="e2", minutes=90, unit_ids=())
    assert extend(PLAN, [LONGER, more], "umum") == extend(PLAN, [more, LONGER], "umum")
    assert extend(PLAN, [LONGER, more], "umum").slots[0].closes_at == wib(11, 30)
    equal = replace(LONGER, extension_id="e0")
    assert extension_of([LONGER, equal], MONDAY, Slot.ARRIVAL, "umum") == equal


def test_an_event_closes_later_too():
    plan = with_event(PLAN, APEL, CITY)
    found = extend(plan, [replace(LONGER, slot=Slot.EVENT, minutes=15)], "umum")
    assert (found.event.closes_at, found.slots) == (wib(8, 15), PLAN.slots)


@pytest.mark.parametrize("slot", [*DAY_SLOTS, Slot.EVENT])
@pytest.mark.parametrize("minutes", [1, 240])
def test_any_slot_may_be_made_longer_by_up_to_four_hours(slot, minutes):
    assert extension_faults(replace(LONGER, slot=slot, minutes=minutes), CITY, MONDAY) == []


def test_it_is_for_today_or_last_nights_shift():
    found = {days: extension_faults(replace(LONGER, on=MONDAY + days * DAY), CITY, MONDAY) for days in (-2, -1, 0, 1)}
    assert {days: [each.code for each in faults] for days, faults in found.items()} == {
        -2: ["EXTENSION_DATE"], -1: [], 0: [], 1: ["EXTENSION_DATE"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"minutes": 0}, ("/minutes", "EXTENSION_MINUTES")),
        ({"minutes": 241}, ("/minutes", "EXTENSION_MINUTES")),
        ({"note": "  "}, ("/note", "NOTE_EMPTY")),
        ({"unit_ids": ("umum", "tak-ada")}, ("/unit_ids/1", "UNIT_UNKNOWN")),
    ],
)
def test_a_fault_says_where_it_is(changed, fault):
    faults = extension_faults(replace(LONGER, **changed), CITY, MONDAY)
    assert [(each.pointer, each.code) for each in faults] == [fault]


def test_what_stays_is_not_judged_again_and_what_is_new_is():
    held = replace(CITY, calendar=replace(CITY.calendar, extensions=(LONGER,)))
    assert extension_change_faults(held.calendar, held, MONDAY + 30 * DAY) == []
    found = extension_change_faults(held.calendar, CITY, MONDAY + 30 * DAY)
    assert [(each.pointer, each.code) for each in found] == [("/extensions/e1/on", "EXTENSION_DATE")]
