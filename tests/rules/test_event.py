"""Who is invited to an apel, and when is one there in time?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.city import City
from chalicelib.domain.office import Place
from chalicelib.domain.shift import DayKind, DayPlan, Event, PlannedSlot, Slot
from chalicelib.rules.accommodation import accommodate
from chalicelib.rules.day_of_try import day_in_progress, day_of_try
from chalicelib.rules.event import event_facts, event_of, event_window, has_opened, invited_units, with_event
from chalicelib.rules.time_window import judge_window
from tests.cast import CITY, HALL, MONDAY, wib

APEL = Event(
    "apel", "Apel Senin", "800/7", MONDAY, 390, 480, 420, Place(center=HALL, radius_m=100, name="Alun-alun"),
    ("setda", "umum"),
)  # fmt: skip
TUESDAY = MONDAY + timedelta(days=1)
MINUTE = timedelta(minutes=1)


def city(*events: Event) -> City:
    return replace(CITY, calendar=replace(CITY.calendar, events=events))


@pytest.mark.parametrize(
    ("invited", "unit", "comes"),
    [
        ((), "puskesmas", True),  # everybody
        (("setda",), "setda", True),
        (("setda",), "umum", False),  # below it, and moved there since
        (("umum",), "setda", False),  # above it
        (("setda",), "puskesmas", False),
        (("puskesmas", "umum"), "umum", True),
    ],
)
def test_a_unit_is_invited_by_its_own_name_wherever_it_stands_now(
    invited: tuple[str, ...], unit: str, comes: bool
) -> None:
    event = replace(APEL, unit_ids=invited)
    assert (event_of(unit, MONDAY, city(event)) is not None) is comes
    assert (unit in invited_units(event, CITY)) is comes


def test_it_is_on_its_own_date_alone() -> None:
    assert [event_of("umum", on, city(APEL)) for on in (MONDAY - timedelta(days=1), MONDAY, TUESDAY)] == [
        None, APEL, None,
    ]  # fmt: skip


def test_one_that_was_withdrawn_asks_nobody() -> None:
    assert event_of("umum", MONDAY, city(replace(APEL, withdrawn="Hujan badai"))) is None


def test_where_a_unit_is_invited_twice_the_lower_id_answers_whatever_their_order() -> None:
    other = replace(APEL, event_id="zzz", unit_ids=("umum",))
    assert event_of("umum", MONDAY, city(APEL, other)) == event_of("umum", MONDAY, city(other, APEL)) == APEL


def test_the_window_is_that_of_the_places_clock_for_everybody() -> None:
    assert event_window(APEL, CITY) == PlannedSlot(Slot.EVENT, wib(6, 30), wib(8, 0), wib(7, 0), 0, True)
    office = replace(CITY.offices["puskesmas"], zone="Asia/Jayapura")
    east = replace(CITY, offices={**CITY.offices, "puskesmas": office})
    found = event_window(replace(APEL, place=Place(office_id="puskesmas")), east)
    assert found.opens_at == datetime(2026, 11, 22, 21, 30, tzinfo=UTC)  # 06:30 in Jayapura


def test_an_event_of_the_whole_date_lasts_from_midnight_to_midnight() -> None:
    found = event_window(replace(APEL, opens_min=0, closes_min=1_440), CITY)
    assert (found.opens_at, found.closes_at) == (wib(0, 0), wib(0, 0, on=TUESDAY))


@pytest.mark.parametrize(
    ("at", "grace_min", "late_min"),
    [
        (wib(7, 0), 0, 0),
        (wib(7, 0, 59), 0, 0),
        (wib(7, 1), 0, 1),
        (wib(7, 5, 59), 5, 0),
        (wib(7, 6), 5, 6),
        (wib(6, 30), 0, 0),
    ],
)
def test_one_is_late_from_the_first_whole_minute_past_the_limit_and_its_grace(
    at: datetime, grace_min: int, late_min: int
) -> None:
    verdict = judge_window(event_window(replace(APEL, grace_min=grace_min), CITY), at)
    assert (verdict.late_min, verdict.early_min) == (late_min, 0)


def test_it_has_opened_from_its_first_instant_on() -> None:
    assert not has_opened(APEL, CITY, wib(6, 30) - timedelta(microseconds=1))
    assert has_opened(APEL, CITY, wib(6, 30))


def test_it_stands_beside_the_slots_on_a_day_off_too() -> None:
    sunday = DayPlan(date(2026, 11, 22), DayKind.OFF, "pattern:lima-hari")
    plan = with_event(sunday, replace(APEL, on=sunday.local_date), CITY)
    assert (plan.kind, plan.slots, plan.windows) == (DayKind.OFF, (), (plan.event,))
    assert plan.slot(Slot.EVENT) is plan.event
    assert with_event(sunday, None, CITY) is sunday


# What is arranged for a person


def test_longer_windows_are_longer_at_an_event_too() -> None:
    plan = with_event(DayPlan(MONDAY, DayKind.OFF, "-"), APEL, CITY)
    found = accommodate(plan, Accommodation(MONDAY, MONDAY, "1", longer_min=30, grace_min=10)).event
    assert found == PlannedSlot(Slot.EVENT, wib(6, 0), wib(8, 30), wib(7, 0), 10, True)


@pytest.mark.parametrize(("slots", "comes"), [((), True), ((Slot.ARRIVAL,), False), ((Slot.ARRIVAL, Slot.EVENT), True)])
def test_whoever_is_arranged_fewer_slots_comes_where_the_event_is_among_them(
    slots: tuple[Slot, ...], comes: bool
) -> None:
    plan = with_event(DayPlan(MONDAY, DayKind.OFF, "-"), APEL, CITY)
    assert (accommodate(plan, Accommodation(MONDAY, MONDAY, "1", slots=slots)).event is not None) is comes


# The day that is in progress


def days(night: PlannedSlot | None, event: Event) -> tuple[DayPlan, DayPlan, DayPlan]:
    """Yesterday with a night shift or none, today with the event alone, an empty tomorrow."""
    yesterday = DayPlan(MONDAY - timedelta(days=1), DayKind.OFF, "-", (night,) if night else ())
    return yesterday, with_event(DayPlan(MONDAY, DayKind.OFF, "-"), event, CITY), DayPlan(TUESDAY, DayKind.OFF, "-")


def test_a_night_worker_may_try_at_this_mornings_event_while_the_night_goes_on() -> None:
    night = PlannedSlot(Slot.DEPARTURE, wib(6, 0), wib(9, 0), None, 0, True)
    plans = days(night, APEL)
    assert day_in_progress(wib(7), plans) is plans[0]
    assert day_of_try(Slot.EVENT, wib(7), plans, "Asia/Jakarta") is plans[1]


def test_an_event_in_the_evening_keeps_the_day_in_progress_though_tomorrows_shift_has_opened() -> None:
    evening = replace(APEL, opens_min=1_200, closes_min=1_380, limit_min=1_260)
    yesterday, today, _ = days(None, evening)
    opened = PlannedSlot(Slot.ARRIVAL, wib(21), wib(2, on=TUESDAY), None, 0, True)
    plans = yesterday, today, DayPlan(TUESDAY, DayKind.WORKING, "-", (opened,))
    assert day_in_progress(wib(22, 59), plans) is today
    assert day_in_progress(wib(23), plans) is plans[2]


@pytest.mark.parametrize(
    ("slots", "unit_id", "named"),
    [
        ([Slot.ARRIVAL, Slot.EVENT], "umum", {"event": "Apel Senin"}),
        ([Slot.ARRIVAL], "umum", {}),
        ([Slot.EVENT], "puskesmas", {}),
    ],
)
def test_a_notice_is_given_the_name_of_the_event_that_it_is_about(
    slots: list[Slot], unit_id: str, named: dict[str, str]
) -> None:
    assert event_facts(slots, unit_id, MONDAY, city(APEL)) == named
