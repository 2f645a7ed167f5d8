"""Midnight, nights, Fridays, zones, and decisions made while the day is running."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chalicelib.domain.employee import Assignment
from chalicelib.domain.shift import (
    Calendar,
    Holiday,
    HolidayKind,
    Override,
    PatternVersion,
    ShiftPattern,
    Slot,
    SlotPlan,
)
from chalicelib.errors import DayOff, NotScheduled, WindowClosed
from chalicelib.use_cases.see_today import see_today
from tests import cast
from tests.cast import MONDAY, START, wib
from tests.use_cases.hand import Hand
from tests.world import World

TUESDAY = MONDAY + timedelta(days=1)
FRIDAY = date(2026, 11, 27)
ALL_DAY = (SlotPlan(Slot.ARRIVAL, 0, 1440), SlotPlan(Slot.DEPARTURE, 0, 1440))


def _with_pattern(city: World, week_day: tuple[SlotPlan, ...], **changed: object) -> None:
    """Everybody of five days works like this instead."""
    pattern = ShiftPattern("lima-hari", "Uji", (PatternVersion(START, (week_day,) * 7),))
    calendar = Calendar({**cast.CITY.calendar.patterns, "lima-hari": pattern})
    city.publish("calendar", replace(calendar, **changed))


def _night_worker(city: World, roster: str) -> Hand:
    gani = Hand(city, "gani")
    gani.change(assignments=(Assignment("umum", START, ("balai-kota",), None),), roster={"2026-11": roster})
    return gani


# Midnight


@pytest.mark.parametrize(
    ("at", "on"),
    [
        (wib(23, 59, 59) + timedelta(milliseconds=999), MONDAY),
        (wib(0, 0, 0, on=TUESDAY), TUESDAY),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), MONDAY),  # 06:30 here is still Sunday in UTC
    ],
)
def test_a_check_in_is_of_the_local_date_of_its_instant(city: World, at: datetime, on: date) -> None:
    _with_pattern(city, ALL_DAY)
    city.clock.set(at)
    assert Hand(city).check_in().local_date == on


def test_a_challenge_taken_before_midnight_counts_for_the_day_it_was_taken(city: World) -> None:
    _with_pattern(city, ALL_DAY)
    city.clock.set(wib(23, 59, 30))
    draft = Hand(city).begin()
    city.clock.set(wib(0, 1, 0, on=TUESDAY))
    made = draft.send().check_in
    assert (made.local_date, made.counts_at) == (MONDAY, wib(23, 59, 30))


def test_an_all_day_window_is_a_new_slot_each_midnight(city: World) -> None:
    _with_pattern(city, ALL_DAY)
    ani = Hand(city)
    city.clock.set(wib(23, 59, 59))
    ani.check_in()
    city.clock.set(wib(0, 0, 0, on=TUESDAY))
    ani.check_in()
    assert ani.recorded(on=MONDAY).keys() == ani.recorded(on=TUESDAY).keys() == {Slot.ARRIVAL}


def test_a_challenge_taken_in_the_windows_last_second_is_in(city: World) -> None:
    city.clock.set(wib(9, 59, 59))
    draft = Hand(city).begin()
    city.clock.set(wib(10, 1, 30))
    assert draft.send().check_in.late_min == 149


@pytest.mark.parametrize("on", [date(2026, 12, 31), date(2028, 2, 29), date(2027, 2, 26)])
def test_the_ends_of_months_and_years_are_days_like_others(city: World, on: date) -> None:
    city.clock.set(wib(7, 10, on=on))
    assert Hand(city).check_in().local_date == on


# Nights


def test_a_night_belongs_to_the_date_it_began_the_departure_next_morning_too(city: World) -> None:
    gani = _night_worker(city, "M" * 30)
    city.clock.set(wib(20, 30))
    arrival = gani.check_in()
    city.clock.set(wib(7, 5, on=TUESDAY))
    departure = gani.check_in(Slot.DEPARTURE)
    assert (arrival.local_date, departure.local_date) == (MONDAY, MONDAY)
    assert gani.recorded(on=MONDAY) == {Slot.ARRIVAL: arrival, Slot.DEPARTURE: departure}
    assert departure.early_min == 0


def test_after_a_night_the_next_evening_is_a_day_of_its_own(city: World) -> None:
    gani = _night_worker(city, "M" * 30)
    city.clock.set(wib(7, 5, on=TUESDAY))
    gani.check_in(Slot.DEPARTURE)
    city.clock.set(wib(20, 30, on=TUESDAY))
    assert gani.check_in().local_date == TUESDAY


def test_the_last_night_of_a_month_ends_in_the_next_one(city: World) -> None:
    gani = _night_worker(city, "-" * 29 + "M")
    city.clock.set(wib(7, 5, on=date(2026, 12, 1)))
    assert gani.check_in(Slot.DEPARTURE).local_date == date(2026, 11, 30)


def test_a_night_over_a_declared_holiday_goes_on(city: World) -> None:
    holiday = Holiday(TUESDAY, "Libur", HolidayKind.PUBLIC, "SKB")
    city.publish("calendar", replace(cast.CITY.calendar, holidays={TUESDAY: holiday}))
    gani = _night_worker(city, "M" * 30)
    city.clock.set(wib(7, 5, on=TUESDAY))
    assert gani.check_in(Slot.DEPARTURE).local_date == MONDAY


def test_a_day_without_an_entry_in_the_roster_is_refused_but_never_called_off(city: World) -> None:
    gani = _night_worker(city, "")
    city.clock.set(wib(20, 30))
    with pytest.raises(NotScheduled):
        gani.begin()


# Fridays and orders


def test_fridays_midday_opens_earlier_and_its_departure_is_later(city: World) -> None:
    ani = Hand(city)
    city.clock.set(wib(11, 0, on=FRIDAY))
    assert ani.check_in(Slot.MIDDAY).local_date == FRIDAY
    city.clock.set(wib(16, 0, on=FRIDAY))
    assert ani.check_in(Slot.DEPARTURE).early_min == 30


def test_an_order_entered_the_evening_before_holds_in_the_morning(city: World) -> None:
    city.clock.set(wib(19, 0))
    ramadan = (SlotPlan(Slot.ARRIVAL, 420, 600, 480),)
    order = Override("ramadan", "Ramadan", "SE 2", TUESDAY, TUESDAY + timedelta(days=28), (ramadan,) * 7)
    city.publish("calendar", Calendar(cast.CITY.calendar.patterns, (order,)))
    city.clock.set(wib(8, 0, 59, on=TUESDAY))
    assert Hand(city).check_in().late_min == 0
    city.clock.set(wib(8, 1, on=TUESDAY))
    assert Hand(city, "budi").check_in().late_min == 1


def test_another_process_follows_an_order_within_a_minute(city: World) -> None:
    """It may judge by the old picture for less than 60 s after the order, never longer."""
    from tests.fakes import FakeCity

    elsewhere = FakeCity(city.services.city.memory, city.services.new_id)
    elsewhere.current(city.clock.now)
    holiday = Holiday(MONDAY, "Libur", HolidayKind.LOCAL, "SK 1")
    city.publish("calendar", replace(cast.CITY.calendar, holidays={MONDAY: holiday}))
    city.services = replace(city.services, city=elsewhere)
    city.clock.forward(seconds=59)
    assert Hand(city).check_in()
    city.clock.forward(seconds=1)
    with pytest.raises(DayOff):
        Hand(city, "budi").begin()


def test_a_holiday_declared_at_noon_frees_the_afternoon_and_keeps_the_morning(city: World) -> None:
    ani = Hand(city)
    arrival = ani.check_in()
    city.clock.set(wib(12, 0))
    holiday = Holiday(MONDAY, "Libur", HolidayKind.LOCAL, "SK 1")
    city.publish("calendar", replace(cast.CITY.calendar, holidays={MONDAY: holiday}))
    with pytest.raises(DayOff):
        ani.begin(Slot.MIDDAY)
    assert ani.recorded() == {Slot.ARRIVAL: arrival}


# A transfer


def test_a_transfer_for_tomorrow_leaves_today_where_it_is(city: World) -> None:
    ani = Hand(city)
    old = Assignment("umum", START, ("balai-kota",), "lima-hari", "citra", MONDAY)
    ani.change(assignments=(old, Assignment("setda", TUESDAY, ("balai-kota",), "lima-hari")))
    assert ani.check_in().unit_id == "umum"
    city.clock.set(wib(7, 10, on=TUESDAY))
    assert ani.check_in().unit_id == "setda"


def test_a_night_that_began_before_the_transfer_ends_in_the_old_unit(city: World) -> None:
    gani = _night_worker(city, "M" * 30)
    old = Assignment("umum", START, ("balai-kota",), None, ends_on=MONDAY)
    gani.change(assignments=(old, Assignment("setda", TUESDAY, ("balai-kota",), None)))
    city.clock.set(wib(7, 5, on=TUESDAY))
    made = gani.check_in(Slot.DEPARTURE)
    assert (made.unit_id, made.local_date) == ("umum", MONDAY)


# Zones


def _office_in(city: World, zone: str) -> Hand:
    city.publish("offices", {"balai-kota": replace(cast.HALL_OFFICE, zone=zone)})
    return Hand(city)


def test_dates_and_windows_are_those_of_the_office_not_of_the_city(city: World) -> None:
    ani = _office_in(city, "Asia/Jayapura")  # two hours ahead of the city
    city.clock.set(datetime(2026, 11, 23, 6, 0, tzinfo=ZoneInfo("Asia/Jayapura")).astimezone(UTC))
    made = ani.check_in()
    assert (made.local_date, made.counts_at) == (MONDAY, wib(4, 0))
    city.clock.set(wib(8, 0))  # ten o'clock there
    with pytest.raises(WindowClosed) as refused:
        Hand(city, "budi").begin()
    assert refused.value.facts["closes_local_time"] == "10:00"


def test_on_a_trip_her_own_offices_zone_goes_on_counting(city: World) -> None:
    """The first office is the primary one; checking in at another, two zones west, changes no date."""
    city.publish(
        "offices",
        {"jayapura": replace(cast.CLINIC_OFFICE, office_id="jayapura", zone="Asia/Jayapura"), **cast.CITY.offices},
    )
    ani = Hand(city)
    ani.change(assignments=(Assignment("umum", START, ("jayapura", "balai-kota"), "lima-hari"),))
    city.clock.set(wib(4, 10))
    made = ani.check_in()
    assert (made.office_id, made.local_date, made.late_min) == ("balai-kota", MONDAY, 0)
    today = see_today(city.services, ani.actor, ani.device_id, city.clock.now)
    assert today.day.zone == "Asia/Jayapura"


def test_at_the_citys_23_00_it_is_tomorrow_in_jayapura(city: World) -> None:
    _with_pattern(city, ALL_DAY)
    ani = _office_in(city, "Asia/Jayapura")
    city.clock.set(wib(22, 0))
    assert ani.check_in().local_date == TUESDAY


def test_a_day_challenge_ends_by_the_offices_midnight(city: World) -> None:
    draft = _office_in(city, "Asia/Jayapura").begin_offline()
    assert draft.challenge.expires_at == wib(22, 0, on=TUESDAY)
