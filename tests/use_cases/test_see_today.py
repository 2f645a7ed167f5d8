"""What a person needs to check in today."""

from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.attendance import Evidence, Reason
from chalicelib.domain.employee import Assignment, DeviceState
from chalicelib.domain.shift import DAY_SLOTS, DayKind, Holiday, HolidayKind, Slot
from chalicelib.rules.time_window import WindowState
from chalicelib.use_cases.see_today import Today, see_today
from tests import cast
from tests.cast import MONDAY, START, wib
from tests.use_cases.hand import Hand
from tests.world import World


def _today(hand: Hand) -> Today:
    return see_today(hand.city.services, hand.actor, hand.device_id, hand.city.clock.now)


def test_ani_sees_three_slots_with_their_state(city: World) -> None:
    today = _today(Hand(city))
    assert today.day.plan.local_date == MONDAY
    assert [(each.planned.slot, each.window.state) for each in today.slots] == [
        (Slot.ARRIVAL, WindowState.OPEN), (Slot.MIDDAY, WindowState.COMING), (Slot.DEPARTURE, WindowState.COMING),
    ]  # fmt: skip
    assert [office.office_id for office in today.day.offices] == ["balai-kota"]


def test_she_sees_what_is_done_and_gets_no_permission_for_it(city: World) -> None:
    ani = Hand(city)
    made = ani.check_in()
    arrival, midday, _ = _today(ani).slots
    assert (arrival.check_in, arrival.day_challenge) == (made, None)
    assert midday.check_in is None
    assert midday.day_challenge is not None


def test_a_closed_slot_gives_no_permission_any_more(city: World) -> None:
    city.clock.set(wib(10, 0))
    arrival, midday, departure = _today(Hand(city)).slots
    assert (arrival.window.state, arrival.day_challenge) == (WindowState.CLOSED, None)
    assert midday.day_challenge
    assert departure.day_challenge


def test_a_pending_phone_gets_permissions_and_one_never_enrolled_none(city: World) -> None:
    assert all(each.day_challenge for each in _today(Hand(city, state=DeviceState.PENDING)).slots)
    assert not any(each.day_challenge for each in _today(Hand(city, "budi", state=None)).slots)


def test_without_a_phone_named_there_are_no_permissions(city: World) -> None:
    today = see_today(city.services, Hand(city).actor, None, city.clock.now)
    assert not any(each.day_challenge for each in today.slots)


def test_each_permission_is_for_its_slot_and_lasts_24_hours_past_midnight(city: World) -> None:
    ani = Hand(city)
    for slot in DAY_SLOTS:
        challenge = ani.begin_offline(slot).challenge
        assert (challenge.slot, challenge.local_date, challenge.device_id) == (slot, MONDAY, ani.device_id)
        assert challenge.expires_at == wib(0, 0, on=date(2026, 11, 25))


def test_a_holiday_has_no_slots_and_reads_no_attendance(city: World) -> None:
    holiday = Holiday(MONDAY, "Libur", HolidayKind.PUBLIC, "SKB")
    city.publish("calendar", replace(cast.CITY.calendar, holidays={MONDAY: holiday}))
    ani = Hand(city)
    city.services = replace(city.services, attendance=None)
    today = _today(ani)
    assert (today.day.plan.kind, today.slots) == (DayKind.OFF, ())


def test_a_roster_without_an_entry_is_unknown(city: World) -> None:
    gani = Hand(city, "gani")
    gani.change(assignments=(Assignment("puskesmas", START, ("puskesmas",), None),))
    assert _today(gani).day.plan.kind is DayKind.UNKNOWN


def test_a_night_worker_sees_last_nights_shift_until_it_closes(city: World) -> None:
    gani = Hand(city, "gani")
    gani.change(assignments=(Assignment("puskesmas", START, ("puskesmas",), None),), roster={"2026-11": "M" * 30})
    tuesday = MONDAY + timedelta(days=1)
    city.clock.set(wib(8, 59, 59, on=tuesday))
    assert _today(gani).day.plan.local_date == MONDAY
    city.clock.set(wib(9, 0, on=tuesday))
    assert _today(gani).day.plan.local_date == tuesday


def test_a_person_not_assigned_yet_sees_an_empty_day(city: World) -> None:
    ani = Hand(city)
    ani.change(assignments=(Assignment("umum", date(2026, 12, 1), ("balai-kota",), "lima-hari"),))
    today = _today(ani)
    assert (today.day.plan.rule, today.day.assignment, today.day.offices) == ("assignment:none", None, ())


def test_a_pending_photo_is_settled_here_too_once_it_was_looked_at(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin()
    draft.uploaded = None
    made = draft.send().check_in
    assert _today(ani).slots[0].check_in == made
    city.services.evidence.add(
        Evidence(made.upload_key, "late", made.selfie_sha256, 20_000, city.clock.now, evidence_key="evidence/a.jpg")
    )
    settled = _today(ani).slots[0].check_in
    assert settled is not None
    assert (made.reasons, settled.reasons) == ((Reason.PHOTO_PENDING,), ())
