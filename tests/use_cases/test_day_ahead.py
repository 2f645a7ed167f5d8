"""The next day, held by a phone since Friday: what it shows, and what becomes of a check-in signed over it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from chalicelib.domain.attendance import Reason
from chalicelib.domain.employee import Assignment, DeviceState
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.office import Circle, Fence, Place, Position
from chalicelib.domain.shift import (
    DAY_SLOTS,
    Calendar,
    Event,
    Holiday,
    HolidayKind,
    PatternVersion,
    ShiftPattern,
    Slot,
    SlotPlan,
)
from chalicelib.errors import (
    AlreadyCheckedIn,
    ChallengeInvalid,
    DayOff,
    DeviceNotEnrolled,
    OfflineTooOld,
    OutsideGeofence,
    Problem,
    SlotNotPlanned,
    WindowClosed,
)
from chalicelib.rules.time_window import WindowState
from chalicelib.use_cases.offline_challenge import renew_upload
from chalicelib.use_cases.see_today import Today, see_next_day
from tests import cast
from tests.cast import HALL, START, wib
from tests.use_cases.hand import Draft, Hand
from tests.world import World

FRIDAY, SUNDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 29), date(2026, 11, 30)
MORNING = wib(7, 20, on=MONDAY)


@pytest.fixture
def ani(city: World) -> Hand:
    """On Friday, at 15:00."""
    city.clock.set(wib(15, 0, on=FRIDAY))
    return Hand(city)


def _next(hand: Hand, device_id: str | None = None) -> Today:
    found = see_next_day(hand.city.services, hand.actor, device_id or hand.device_id, hand.city.clock.now)
    assert found is not None
    return found


def _send(draft: Draft, at: datetime = MORNING) -> Problem:
    """At Monday's 07:20, and why it is refused; it is kept as a try of Monday."""
    hand = draft.hand
    hand.city.clock.set(at)
    with pytest.raises(Problem) as refused:
        draft.send()
    assert hand.recorded(draft.challenge.unit_id, MONDAY) == {}
    kept = hand.city.services.attempts.of_day(draft.challenge.unit_id, MONDAY, hand.employee_id)
    assert [each.code for each in kept] == [refused.value.code]
    return refused.value


# What it shows


def test_on_friday_it_is_monday_with_every_slot_to_come_and_nothing_recorded(ani: Hand) -> None:
    day = _next(ani)
    assert day.day.plan.local_date == MONDAY
    assert [(each.planned.slot, each.window.state, each.check_in) for each in day.slots] == [
        (slot, WindowState.COMING, None) for slot in DAY_SLOTS
    ]
    assert [office.office_id for office in day.day.offices] == ["balai-kota"]
    assert (day.notes, day.unread, day.event) == ((), 0, None)


def test_each_permission_is_for_its_slot_of_monday_and_lasts_24_hours_past_its_midnight(ani: Hand) -> None:
    for slot in DAY_SLOTS:
        challenge = ani.begin_ahead(slot).challenge
        assert (challenge.slot, challenge.local_date, challenge.device_id) == (slot, MONDAY, ani.device_id)
        assert challenge.expires_at == wib(0, 0, on=date(2026, 12, 2))


def test_a_phone_that_is_not_ones_own_gets_no_permission(ani: Hand) -> None:
    other = Hand(ani.city, "budi")
    assert not any(each.day_challenge for each in _next(ani, other.device_id).slots)
    assert all(each.day_challenge for each in _next(Hand(ani.city, "budi", state=DeviceState.PENDING)).slots)


def test_nothing_is_read_for_it(ani: Hand) -> None:
    services, actor, now = ani.city.services, ani.actor, ani.city.clock.now
    blind = replace(services, attendance=None, notices=None, outages=None, staff=None, evidence=None)
    assert see_next_day(blind, actor, ani.device_id, now)


def test_the_shift_after_the_night_that_goes_on_is_the_next_one(city: World) -> None:
    gani = Hand(city, "gani")
    gani.change(assignments=(Assignment("puskesmas", START, ("puskesmas",), None),), roster={"2026-11": "M" * 30})
    for at, on in ((wib(8, 59, on=FRIDAY), FRIDAY), (wib(9, 0, on=FRIDAY), FRIDAY + timedelta(days=1))):
        city.clock.set(at)
        assert _next(gani).day.plan.local_date == on


def test_a_roster_that_nobody_has_written_yet_has_none(city: World) -> None:
    gani = Hand(city, "gani")
    gani.change(assignments=(Assignment("puskesmas", START, ("puskesmas",), None),))
    assert see_next_day(city.services, gani.actor, gani.device_id, city.clock.now) is None


def test_offices_unit_and_excuses_are_mondays(ani: Hand) -> None:
    leave = Excuse("20261130-cuti", ExcuseKind.LEAVE, MONDAY, MONDAY)
    old = Assignment("umum", START, ("balai-kota",), "lima-hari", ends_on=SUNDAY)
    new = Assignment("puskesmas", MONDAY, ("puskesmas",), "lima-hari")
    ani.change(assignments=(old, new), excuses=(leave,))
    day = _next(ani)
    assert [office.office_id for office in day.day.offices] == ["puskesmas"]
    assert [each.excuse for each in day.slots] == [leave] * 3
    assert ani.begin_ahead().challenge.unit_id == "puskesmas"


def test_an_event_on_a_day_off_is_a_next_day_with_a_permission_of_its_own(ani: Hand) -> None:
    place = Place(center=HALL, radius_m=100, name="Alun-alun")
    apel = Event("apel", "Apel Minggu", "800/7", SUNDAY, 390, 480, 420, place)
    ani.city.publish("calendar", replace(cast.CITY.calendar, events=(apel,)))
    day = _next(ani)
    assert (day.day.plan.local_date, day.slots, day.event_day) == (SUNDAY, (), day.day)
    assert day.event
    assert day.event.day_challenge


# What becomes of it


def test_on_monday_it_is_recorded_provisionally_at_its_arrival_as_mondays(ani: Hand) -> None:
    draft = ani.begin_ahead()
    ani.city.clock.set(MORNING)
    made = draft.send().check_in
    assert (made.local_date, made.counts_at, made.reasons) == (MONDAY, MORNING, (Reason.OFFLINE,))
    assert ani.recorded(on=MONDAY) == {Slot.ARRIVAL: made}
    assert ani.recorded(on=FRIDAY) == {}


@pytest.mark.parametrize(
    "at", [wib(15, 0, on=FRIDAY), wib(7, 20, on=SUNDAY), wib(6, 0, on=MONDAY) - timedelta(milliseconds=1)]
)
def test_before_mondays_window_nothing_can_be_done_with_it_whatever_the_phone_says(ani: Hand, at: datetime) -> None:
    """Neither a check-in nor a photo of Friday's: what is known is when the server receives it (T13)."""
    draft = ani.begin_ahead()
    assert isinstance(_send(draft, at), WindowClosed)
    with pytest.raises(WindowClosed):
        renew_upload(ani.city.services, ani.actor, draft.sealed, at)
    ani.city.clock.set(wib(6, 0, on=MONDAY))
    assert renew_upload(ani.city.services, ani.actor, draft.sealed, ani.city.clock.now)
    assert draft.send().check_in.reasons == (Reason.OFFLINE,)


def test_it_fills_no_slot_of_friday(ani: Hand) -> None:
    departure = ani.begin_ahead(Slot.DEPARTURE)  # Friday's is open now
    assert isinstance(_send(departure, ani.city.clock.now), WindowClosed)
    assert ani.recorded(on=FRIDAY) == {}


def test_from_wednesdays_midnight_on_it_is_too_old(ani: Hand) -> None:
    draft = ani.begin_ahead()
    assert isinstance(_send(draft, wib(0, 0, on=date(2026, 12, 2))), OfflineTooOld)


def test_it_counts_once_beside_the_permission_that_monday_itself_gives(ani: Hand) -> None:
    ahead = ani.begin_ahead()
    ani.city.clock.set(MORNING)
    made = ani.begin_offline().send().check_in
    with pytest.raises(AlreadyCheckedIn):
        ahead.send()
    assert ani.recorded(on=MONDAY) == {Slot.ARRIVAL: made}


def test_a_holiday_declared_meanwhile_holds(ani: Hand) -> None:
    draft = ani.begin_ahead()
    holiday = Holiday(MONDAY, "Libur", HolidayKind.LOCAL, "SK 1")
    ani.city.publish("calendar", replace(cast.CITY.calendar, holidays={MONDAY: holiday}))
    assert isinstance(_send(draft), DayOff)


def _week_of(city: World, *slots: SlotPlan) -> None:
    pattern = ShiftPattern("lima-hari", "Uji", (PatternVersion(START, (slots,) * 7),))
    city.publish("calendar", Calendar({**cast.CITY.calendar.patterns, "lima-hari": pattern}))


def test_hours_changed_meanwhile_hold(ani: Hand) -> None:
    draft = ani.begin_ahead()
    _week_of(ani.city, SlotPlan(Slot.ARRIVAL, 450, 600, 480))
    assert isinstance(_send(draft), WindowClosed)
    ani.city.clock.set(wib(7, 30, on=MONDAY))
    assert draft.send().check_in.local_date == MONDAY


def test_a_slot_that_is_not_planned_any_more_is_none(ani: Hand) -> None:
    draft = ani.begin_ahead(Slot.MIDDAY)
    _week_of(ani.city, SlotPlan(Slot.ARRIVAL, 360, 600, 450))
    assert isinstance(_send(draft, wib(12, 0, on=MONDAY)), SlotNotPlanned)


def test_an_office_that_moved_meanwhile_is_where_it_is(ani: Hand) -> None:
    draft = ani.begin_ahead()
    moved = Fence(2, MONDAY, Circle(Position(106.0595463, -5.9911051), 150))
    hall = replace(cast.HALL_OFFICE, fences=(*cast.HALL_OFFICE.fences, moved))
    ani.city.publish("offices", {**cast.CITY.offices, "balai-kota": hall})
    assert isinstance(_send(draft), OutsideGeofence)


def test_a_transfer_decided_meanwhile_voids_it(ani: Hand) -> None:
    """The photo would lie in the old unit; the page of the new day gives a permission in the new one."""
    draft = ani.begin_ahead()
    old = Assignment("umum", START, ("balai-kota",), "lima-hari", ends_on=SUNDAY)
    ani.change(assignments=(old, Assignment("setda", MONDAY, ("balai-kota",), "lima-hari")))
    assert isinstance(_send(draft), ChallengeInvalid)
    assert ani.begin_offline().send().check_in.unit_id == "setda"


def test_a_phone_taken_off_meanwhile_sends_nothing(ani: Hand) -> None:
    draft = ani.begin_ahead()
    ani.change(devices=())
    assert isinstance(_send(draft), DeviceNotEnrolled)


def test_who_has_left_meanwhile_has_no_day_to_check_in(ani: Hand) -> None:
    draft = ani.begin_ahead()
    ani.change(left_on=SUNDAY)
    assert isinstance(_send(draft), DayOff)
