"""What events may become the city's: ordered before they open, then only withdrawn."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.office import Place, Position
from chalicelib.domain.shift import Event
from chalicelib.rules.event_changes import event_change_faults, event_faults, withdrawn_now
from tests.cast import CITY, HALL, MONDAY, wib
from tests.rules.test_event import APEL, city

NOW = wib(6, 29)  # a minute before APEL opens
LATER = wib(6, 30)
PLACE = Place(center=HALL, radius_m=100, name="Alun-alun")


def codes(faults):
    return [(each.pointer, each.code) for each in faults]


def test_an_apel_before_it_opens_is_sound():
    assert event_faults(APEL, CITY, NOW) == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"name": " "}, ("/name", "NAME_EMPTY")),
        ({"decree_no": ""}, ("/decree_no", "DECREE_NO_EMPTY")),
        ({"opens_min": -1}, ("/opens_min", "EVENT_MINUTES")),
        ({"closes_min": 1_441}, ("/closes_min", "EVENT_MINUTES")),
        ({"closes_min": 390, "limit_min": 390}, ("/closes_min", "WINDOW_EMPTY")),
        ({"limit_min": 389}, ("/limit_min", "LIMIT_OUTSIDE_WINDOW")),
        ({"limit_min": 481}, ("/limit_min", "LIMIT_OUTSIDE_WINDOW")),
        ({"grace_min": 121}, ("/grace_min", "GRACE_OUT_OF_RANGE")),
        ({"unit_ids": ("umum", "tak-ada")}, ("/unit_ids/1", "UNIT_UNKNOWN")),
        ({"place": Place()}, ("/place", "PLACE_MISSING")),
        ({"place": replace(PLACE, radius_m=501)}, ("/place/radius_m", "RADIUS_RANGE")),
        ({"place": replace(PLACE, center=Position(107.0, -6.0))}, ("/place/center", "OUTSIDE_JURISDICTION")),
        ({"on": MONDAY - timedelta(days=1)}, ("/on", "EVENT_OPEN")),
    ],
)
def test_a_fault_says_where_it_is(changed, fault):
    assert codes(event_faults(replace(APEL, **changed), CITY, NOW)) == [fault]


def test_all_faults_come_at_once():
    wrong = replace(APEL, name="", grace_min=-1, place=replace(PLACE, radius_m=1))
    assert len(event_faults(wrong, CITY, NOW)) == 3


@pytest.mark.parametrize(("opens_min", "found"), [(389, [("/on", "EVENT_OPEN")]), (390, [])])
def test_todays_is_ordered_before_its_first_instant(opens_min, found):
    now = wib(6, 30) - timedelta(microseconds=1)
    assert codes(event_faults(replace(APEL, opens_min=opens_min), CITY, now)) == found


def test_a_leap_days_event_is_an_event():
    assert event_faults(replace(APEL, on=date(2028, 2, 29)), CITY, NOW) == []


@pytest.mark.parametrize(
    ("other", "taken"),
    [
        ({"unit_ids": ("umum",)}, True),  # below a unit that is invited
        ({"unit_ids": ()}, True),
        ({"unit_ids": ("puskesmas",)}, False),
        ({"unit_ids": ("umum",), "on": MONDAY + timedelta(days=1)}, False),
        ({"unit_ids": ("umum",), "withdrawn": "Hujan"}, False),
        ({"unit_ids": ("umum",), "event_id": "apel"}, False),  # itself
    ],
)
def test_no_unit_is_invited_to_two_events_of_a_date(other, taken):
    held = replace(APEL, **{"event_id": "upacara", **other})
    faults = codes(event_faults(APEL, city(held), wib(0, 0)))
    assert faults == ([("/unit_ids", "EVENT_TAKEN")] if taken else [])


# Once it has opened


def wanted(*events: Event):
    return replace(CITY.calendar, events=events)


def test_until_it_opens_it_may_be_changed_or_taken_out():
    assert event_change_faults(wanted(replace(APEL, limit_min=430)), city(APEL), NOW) == []
    assert event_change_faults(wanted(), city(APEL), NOW) == []


@pytest.mark.parametrize(
    "after", [wanted(replace(APEL, limit_min=430)), wanted(), wanted(replace(APEL, on=MONDAY + timedelta(days=9)))]
)
def test_once_open_it_is_neither_changed_nor_taken_out_nor_put_off(after):
    assert codes(event_change_faults(after, city(APEL), LATER)) == [("/events/apel", "EVENT_BEGUN")]


def test_once_open_it_may_be_withdrawn_with_a_reason_and_never_comes_back():
    gone = replace(APEL, withdrawn="Hujan badai")
    assert event_change_faults(wanted(gone), city(APEL), LATER) == []
    assert codes(event_change_faults(wanted(APEL), city(gone), LATER)) == [("/events/apel", "EVENT_BEGUN")]
    other = replace(gone, limit_min=430)
    assert codes(event_change_faults(wanted(other), city(APEL), LATER)) == [("/events/apel", "EVENT_BEGUN")]


def test_what_stays_is_not_judged_again_however_old():
    assert event_change_faults(wanted(APEL), city(APEL), wib(7, on=date(2030, 1, 1))) == []


def test_one_that_waited_past_its_opening_is_refused_when_it_is_approved():
    assert codes(event_change_faults(wanted(APEL), CITY, LATER)) == [("/events/apel/on", "EVENT_OPEN")]


def test_whoever_is_called_off_now_is_told_once():
    gone = replace(APEL, withdrawn="Hujan badai")
    assert withdrawn_now(wanted(gone), city(APEL)) == [APEL]
    assert withdrawn_now(wanted(gone), city(gone)) == withdrawn_now(wanted(APEL), city(APEL)) == []
    assert withdrawn_now(wanted(), city(APEL)) == []
