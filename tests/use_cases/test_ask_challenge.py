"""Asking for the permission to check in, and for a fresh form to send an offline selfie late."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.attendance import ChallengeKind
from chalicelib.domain.employee import Assignment, DeviceState
from chalicelib.domain.office import Circle, Fence
from chalicelib.domain.shift import DAY_SLOTS, Holiday, HolidayKind, Slot
from chalicelib.errors import (
    ChallengeInvalid,
    DayOff,
    DeviceNotEnrolled,
    NoOffice,
    NotADayChallenge,
    NotFound,
    NotScheduled,
    OfflineTooOld,
    Problem,
    SlotNotPlanned,
    WindowClosed,
)
from chalicelib.use_cases.ask_challenge import CHALLENGE_LIFE, Permission, ask_challenge
from chalicelib.use_cases.offline_challenge import renew_upload
from tests import cast
from tests.cast import MONDAY, START, wib
from tests.use_cases.hand import Draft, Hand
from tests.world import World


def _ask(hand: Hand, slot: Slot = Slot.ARRIVAL) -> Permission:
    return ask_challenge(hand.city.services, hand.actor, slot, hand.device_id, hand.city.clock.now)


def _refused(hand: Hand, problem: type[Problem], slot: Slot = Slot.ARRIVAL) -> Problem:
    with pytest.raises(problem) as refused:
        _ask(hand, slot)
    return refused.value


def test_a_challenge_binds_person_phone_slot_and_date_for_two_minutes(city: World) -> None:
    ani = Hand(city)
    challenge = _ask(ani).challenge
    assert (challenge.employee_id, challenge.device_id) == ("ani", ani.device_id)
    assert (challenge.slot, challenge.local_date, challenge.kind) == (Slot.ARRIVAL, MONDAY, ChallengeKind.ONLINE)
    assert (challenge.issued_at, challenge.expires_at) == (city.clock.now, city.clock.now + CHALLENGE_LIFE)
    assert CHALLENGE_LIFE.total_seconds() == 120


def test_each_ask_is_a_new_challenge_with_a_place_of_its_own_for_the_photo(city: World) -> None:
    ani = Hand(city)
    first, second = _ask(ani), _ask(ani)
    assert first.challenge.challenge_id != second.challenge.challenge_id
    assert first.form.fields["key"] == first.challenge.upload_key != second.form.fields["key"]
    assert len(bytes.fromhex(first.challenge.challenge_id)) == 16


def test_a_pending_phone_may_ask(city: World) -> None:
    assert _ask(Hand(city, state=DeviceState.PENDING))


def test_a_phone_that_was_never_enrolled_may_not(city: World) -> None:
    _refused(Hand(city, state=None), DeviceNotEnrolled)


def test_somebody_elses_phone_may_not(city: World) -> None:
    budi = Hand(city, "budi")
    ani = Hand(city, state=None)
    ani.device_id = budi.device_id
    _refused(ani, DeviceNotEnrolled)


@pytest.mark.parametrize(
    ("hour", "minute", "second", "is_open"),
    [(5, 59, 59, False), (6, 0, 0, True), (9, 59, 59, True), (10, 0, 0, False)],
)
def test_the_window_is_open_from_six_until_just_before_ten(
    city: World, hour: int, minute: int, second: int, is_open: bool
) -> None:
    city.clock.set(wib(hour, minute, second))
    ani = Hand(city)
    if is_open:
        assert _ask(ani)
    else:
        facts = _refused(ani, WindowClosed).facts
        assert (facts["opens_local_time"], facts["closes_local_time"]) == ("06:00", "10:00")


def test_a_day_off_names_the_rule_that_made_it(city: World) -> None:
    city.clock.set(wib(7, 10, on=date(2026, 11, 22)))
    assert _refused(Hand(city), DayOff).facts == {"local_date": "2026-11-22", "rule": "pattern:lima-hari"}


def test_a_holiday_is_a_day_off(city: World) -> None:
    holiday = Holiday(MONDAY, "Libur", HolidayKind.PUBLIC, "SKB")
    city.publish("calendar", replace(cast.CITY.calendar, holidays={MONDAY: holiday}))
    assert _refused(Hand(city), DayOff).facts["rule"] == "holiday:2026-11-23"


def test_a_roster_worker_without_an_entry_is_not_scheduled_rather_than_off(city: World) -> None:
    gani = Hand(city, "gani")
    gani.change(assignments=(Assignment("puskesmas", START, ("puskesmas",), None),), roster={})
    _refused(gani, NotScheduled)


def test_a_slot_that_the_shift_has_not_got_is_not_planned(city: World) -> None:
    gani = Hand(city, "gani")
    gani.change(assignments=(Assignment("puskesmas", START, ("puskesmas",), None),), roster={"2026-11": "P" * 30})
    assert _refused(gani, SlotNotPlanned, Slot.MIDDAY).facts == {"local_date": "2026-11-23"}


@pytest.mark.parametrize("offices", [{}, {"balai-kota": date(2026, 12, 1)}], ids=["none", "its fence begins later"])
def test_without_an_office_nobody_is_sent_to_take_a_photo_in_vain(city: World, offices: dict[str, date]) -> None:
    kept = {
        office_id: replace(cast.HALL_OFFICE, fences=(Fence(1, starts_on, Circle(cast.HALL, 150)),))
        for office_id, starts_on in offices.items()
    }
    city.publish("offices", kept)
    _refused(Hand(city), NoOffice)


def test_tapping_again_and_again_at_a_closed_window_is_one_attempt_a_quarter_of_an_hour(city: World) -> None:
    """What is refused may not fill the table (T24)."""
    ani = Hand(city)
    city.clock.set(wib(10, 30))
    for _ in range(20):
        city.clock.forward(seconds=30)
        _refused(ani, WindowClosed)
    assert len(ani.attempts()) == 1
    city.clock.forward(minutes=15)
    _refused(ani, WindowClosed)
    assert len(ani.attempts()) == 2


def test_a_refusal_is_kept_as_an_attempt_without_a_place(city: World) -> None:
    city.clock.set(wib(11, 0))
    ani = Hand(city)
    _refused(ani, WindowClosed)
    [kept] = ani.attempts()
    assert (kept.code, kept.slot, kept.at, kept.position) == ("WINDOW_CLOSED", Slot.ARRIVAL, wib(11, 0), None)
    assert kept.facts["closes_local_time"] == "10:00"


def test_a_night_workers_refusal_next_morning_belongs_to_the_night(city: World) -> None:
    """The departure of Monday's night closes on Tuesday at nine; at ten it is Monday's attempt."""
    gani = Hand(city, "gani")
    gani.change(assignments=(Assignment("puskesmas", START, ("puskesmas",), None),), roster={"2026-11": "M" * 30})
    city.clock.set(wib(10, 0, on=MONDAY + timedelta(days=1)))
    _refused(gani, WindowClosed, Slot.DEPARTURE)
    assert gani.attempts(MONDAY + timedelta(days=1)) == []
    assert [kept.code for kept in gani.attempts(MONDAY)] == ["WINDOW_CLOSED"]


@pytest.mark.parametrize("hour", [1, 5, 11, 22])
def test_a_day_workers_refusal_at_any_hour_is_that_dates(city: World, hour: int) -> None:
    city.clock.set(wib(hour, 0))
    ani = Hand(city)
    _refused(ani, WindowClosed)
    assert [kept.local_date for kept in ani.attempts(MONDAY)] == [MONDAY]


def test_on_a_holiday_nobody_is_told_of_tomorrows_window(city: World) -> None:
    """At 07:10 "the window is 06:00-10:00" would be a riddle."""
    holiday = Holiday(MONDAY, "Libur", HolidayKind.PUBLIC, "SKB")
    city.publish("calendar", replace(cast.CITY.calendar, holidays={MONDAY: holiday}))
    ani = Hand(city)
    for slot in DAY_SLOTS:
        _refused(ani, DayOff, slot)
    assert {kept.code for kept in ani.attempts(MONDAY)} == {"DAY_OFF"}


# A fresh form for an offline selfie


def _renew(draft: Draft) -> Permission:
    hand = draft.hand
    return renew_upload(hand.city.services, hand.actor, draft.sealed, hand.city.clock.now)


def test_a_day_challenge_gets_a_fresh_form_for_its_own_key(city: World) -> None:
    draft = Hand(city).begin_offline()
    city.clock.forward(hours=20)
    permission = _renew(draft)
    assert permission.sealed == draft.sealed
    assert permission.form.fields["key"] == draft.challenge.upload_key
    assert permission.form.expires_at == city.clock.now + timedelta(seconds=120)


def test_an_online_challenge_gets_none(city: World) -> None:
    with pytest.raises(NotADayChallenge):
        _renew(Hand(city).begin())


def test_anothers_day_challenge_is_not_found(city: World) -> None:
    ani, budi = Hand(city), Hand(city, "budi")
    with pytest.raises(NotFound):
        _renew(replace(budi.begin_offline(), hand=ani))


def test_what_we_did_not_seal_is_invalid(city: World) -> None:
    ani = Hand(city)
    with pytest.raises(ChallengeInvalid):
        _renew(Draft(ani, "AAAA.AAAA"))


def test_a_day_challenge_ends_24_hours_after_its_midnight_and_leaves_an_attempt_to_appeal_from(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin_offline()
    end = wib(0, 0, on=date(2026, 11, 25))
    city.clock.set(end - timedelta(milliseconds=1))
    assert _renew(draft)
    city.clock.set(end)
    for _ in range(2):
        with pytest.raises(OfflineTooOld):
            _renew(draft)
    [kept] = ani.attempts()
    assert (kept.code, kept.slot, kept.local_date) == ("OFFLINE_TOO_OLD", Slot.ARRIVAL, MONDAY)
