"""Checking in at an apel: its own window, its own fence, beside the day's slots."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.attendance import Reason
from chalicelib.domain.employee import Assignment
from chalicelib.domain.office import Place, Position
from chalicelib.domain.shift import DayKind, Event, Extension, Slot
from chalicelib.errors import AlreadyCheckedIn, NoOffice, OutsideGeofence, SlotNotPlanned, WindowClosed
from chalicelib.proof.receipt import make_receipt
from chalicelib.rules.time_window import WindowState
from chalicelib.use_cases.day_plans import employee_day, member_plan
from chalicelib.use_cases.see_today import Today, see_today
from chalicelib.use_cases.team_check_in import ask_team_challenge
from tests import cast
from tests.cast import MONDAY, START, wib
from tests.use_cases.hand import Draft, Hand
from tests.world import World

FIELD = Position(106.05, -6.01)  # nearly 1 km east of the hall
APEL = Event("apel", "Apel Senin", "800/7", MONDAY, 390, 480, 420, Place(center=FIELD, radius_m=100, name="Alun-alun"))
SUNDAY = MONDAY - timedelta(days=1)


def hold(city: World, *events: Event, **more: object) -> None:
    city.publish("calendar", replace(cast.CITY.calendar, events=events, **more))


def today(hand: Hand) -> Today:
    return see_today(hand.city.services, hand.actor, hand.device_id, hand.city.clock.now)


def at_field(draft: Draft) -> Draft:
    draft.position = FIELD
    return draft


@pytest.fixture
def ani(city: World) -> Hand:
    """At 06:50, ten minutes before the limit of the apel."""
    hold(city, APEL)
    city.clock.set(wib(6, 50))
    return Hand(city)


def test_at_the_place_within_the_window_it_is_recorded_beside_the_slots(ani: Hand) -> None:
    made = at_field(ani.begin(Slot.EVENT)).send().check_in
    assert (made.slot, made.office_id, made.distance_m, made.fence_version) == (Slot.EVENT, "event:apel", 0, 0)
    assert (made.late_min, made.reasons) == (0, ())
    assert ani.recorded() == {Slot.EVENT: made}
    arrival = ani.check_in()
    assert ani.recorded() == {Slot.ARRIVAL: arrival, Slot.EVENT: made}


def test_past_the_limit_it_tells_the_minutes(ani: Hand) -> None:
    ani.city.clock.set(wib(7, 12))
    assert at_field(ani.begin(Slot.EVENT)).send().check_in.late_min == 12


def test_at_ones_own_office_one_is_not_at_the_apel(ani: Hand) -> None:
    with pytest.raises(OutsideGeofence) as refusal:
        ani.begin(Slot.EVENT).send()
    assert refusal.value.facts["office_name"] == "Alun-alun"
    assert refusal.value.facts["limit_m"] == 100
    (kept,) = ani.attempts()
    assert (kept.slot, kept.code, kept.facts["office_id"]) == (Slot.EVENT, "OUTSIDE_GEOFENCE", "event:apel")


def test_at_the_field_one_is_not_at_the_office(ani: Hand) -> None:
    with pytest.raises(OutsideGeofence) as refusal:
        at_field(ani.begin()).send()
    assert refusal.value.facts["office_name"] == "Balai Kota Contoh"


def test_an_apel_in_an_office_is_judged_by_its_fence(city: World) -> None:
    hold(city, replace(APEL, place=Place(office_id="puskesmas")))
    clinic = cast.CLINIC_OFFICE.fences[0].shape.center  # type: ignore[union-attr]
    draft = Hand(city).begin(Slot.EVENT)
    draft.position = clinic
    made = draft.send().check_in
    assert (made.office_id, made.fence_version) == ("puskesmas", 1)


def test_an_office_that_is_gone_is_no_place_to_check_in(city: World) -> None:
    hold(city, replace(APEL, place=Place(office_id="pindah")))
    with pytest.raises(NoOffice):
        Hand(city).begin(Slot.EVENT)


@pytest.mark.parametrize(
    ("at", "is_open"), [((6, 29, 59), False), ((6, 30), True), ((7, 59, 59), True), ((8, 0), False)]
)
def test_the_window_is_its_own(ani: Hand, at: tuple[int, ...], is_open: bool) -> None:
    ani.city.clock.set(wib(*at))
    if is_open:
        assert ani.begin(Slot.EVENT).challenge.slot is Slot.EVENT
    else:
        with pytest.raises(WindowClosed):
            ani.begin(Slot.EVENT)


def test_without_an_event_there_is_no_such_slot(city: World) -> None:
    with pytest.raises(SlotNotPlanned):
        Hand(city).begin(Slot.EVENT)


def test_who_is_not_invited_has_no_such_slot(city: World) -> None:
    hold(city, replace(APEL, unit_ids=("setda", "umum")))
    with pytest.raises(SlotNotPlanned):
        Hand(city, "gani").begin(Slot.EVENT)
    assert today(Hand(city, "gani")).event is None
    assert Hand(city, "ani").begin(Slot.EVENT).challenge.slot is Slot.EVENT


def test_twice_is_once(ani: Hand) -> None:
    draft = at_field(ani.begin(Slot.EVENT))
    first = draft.send()
    assert draft.send().replayed
    with pytest.raises(AlreadyCheckedIn):
        at_field(ani.begin(Slot.EVENT)).send()
    assert ani.recorded() == {Slot.EVENT: first.check_in}


def test_it_has_a_receipt_like_any_other(ani: Hand) -> None:
    made = at_field(ani.begin(Slot.EVENT)).send().check_in
    assert make_receipt(made, ani.city.services.secrets.receipt_keys()).count(".") == 2


def test_on_a_day_off_one_comes_to_the_ceremony(city: World) -> None:
    hold(city, replace(APEL, on=SUNDAY))
    city.clock.set(wib(7, on=SUNDAY))
    ani = Hand(city)
    found = today(ani)
    assert (found.day.plan.kind, found.slots) == (DayKind.OFF, ())
    assert found.event is not None
    assert found.event.window.state is WindowState.OPEN
    at_field(ani.begin(Slot.EVENT)).send()
    assert ani.recorded(on=SUNDAY).keys() == {Slot.EVENT}


def test_one_who_has_left_is_not_invited(ani: Hand) -> None:
    ani.change(left_on=SUNDAY)
    with pytest.raises(SlotNotPlanned):
        ani.begin(Slot.EVENT)


def test_who_is_arranged_fewer_slots_is_not_expected(ani: Hand) -> None:
    ani.change(accommodations=(Accommodation(MONDAY, MONDAY, "1", slots=(Slot.ARRIVAL,)),))
    with pytest.raises(SlotNotPlanned):
        ani.begin(Slot.EVENT)


def test_offline_it_waits_for_a_person_like_any_other(ani: Hand) -> None:
    sealed = today(ani).event.day_challenge  # type: ignore[union-attr]
    assert sealed is not None
    ani.city.clock.forward(hours=1, minutes=30)  # it has closed meanwhile
    made = at_field(Draft(ani, sealed)).send().check_in
    assert (made.reasons, made.late_min) == ((Reason.OFFLINE,), 0)
    assert ani.recorded() == {Slot.EVENT: made}


def test_the_supervisors_phone_makes_it_too(ani: Hand) -> None:
    citra = Hand(ani.city, "citra")
    now = ani.city.clock.now
    asked = ask_team_challenge(ani.city.services, citra.actor, "ani", Slot.EVENT, citra.device_id, now)
    made = at_field(Draft(citra, asked.sealed)).send().check_in
    assert (made.employee_id, made.made_by, made.reasons) == ("ani", "citra", (Reason.TEAM,))


# Today


def test_today_shows_it_with_its_place_and_state_and_what_was_done(ani: Hand) -> None:
    found = today(ani)
    assert found.event is not None
    assert found.event_day is found.day
    assert (found.day.event, found.event.window.state) == (APEL, WindowState.OPEN)
    assert [each.name for each in found.event.place.offices] == ["Alun-alun"]
    assert not found.event.place.is_usual
    assert [each.place.is_usual for each in found.slots] == [True] * 3
    made = at_field(ani.begin(Slot.EVENT)).send().check_in
    after = today(ani).event
    assert after is not None
    assert (after.check_in, after.day_challenge) == (made, None)


def test_a_night_worker_sees_this_mornings_apel_beside_the_night_that_goes_on(city: World) -> None:
    hold(city, APEL)
    gani = Hand(city, "gani")
    gani.change(assignments=(Assignment("puskesmas", START, ("puskesmas",), None),), roster={"2026-11": "M" * 30})
    city.clock.set(wib(7))
    found = today(gani)
    assert found.event_day is not None
    assert (found.day.plan.local_date, found.event_day.plan.local_date) == (SUNDAY, MONDAY)
    made = at_field(gani.begin(Slot.EVENT)).send().check_in
    assert made.local_date == MONDAY
    after = today(gani).event
    assert after is not None
    assert after.check_in == made


# A longer window


def test_a_longer_window_takes_the_late_check_in_and_counts_its_minutes(city: World) -> None:
    hold(city, extensions=(Extension("e1", MONDAY, Slot.ARRIVAL, 60, "Layanan terganggu", ("umum",)),))
    city.clock.set(wib(10, 59))
    ani = Hand(city)
    assert ani.check_in().late_min == 209
    arrival, midday, _ = today(ani).slots
    assert arrival.planned.closes_at == wib(11)
    assert arrival.extension is not None
    assert (arrival.extension.note, midday.extension) == ("Layanan terganggu", None)


def test_it_holds_for_nobody_of_another_unit(city: World) -> None:
    hold(city, extensions=(Extension("e1", MONDAY, Slot.ARRIVAL, 60, "Layanan terganggu", ("umum",)),))
    city.clock.set(wib(10, 30))
    with pytest.raises(WindowClosed):
        Hand(city, "gani").begin()


# The same day for a person and in their unit's list


@pytest.mark.parametrize("unit_ids", [(), ("setda",), ("puskesmas",)])
@pytest.mark.parametrize("employee_id", ["ani", "gani"])
@pytest.mark.parametrize("arranged", [(), (Slot.ARRIVAL,)])
def test_a_units_list_plans_the_same_day_as_the_profile(
    city: World, unit_ids: tuple[str, ...], employee_id: str, arranged: tuple[Slot, ...]
) -> None:
    longer = Extension("e1", MONDAY, Slot.EVENT, 30, "Layanan terganggu")
    hold(city, replace(APEL, unit_ids=unit_ids), extensions=(longer,))
    hand = Hand(city, employee_id)
    hand.change(accommodations=(Accommodation(MONDAY, MONDAY, "1", grace_min=5, slots=arranged),))
    decided, person = city.services.city.fresh(city.clock.now), hand.actor
    (member,) = [
        each for each in city.services.staff.members(person.assignments[0].unit_id) if each.employee_id == employee_id
    ]
    assert member_plan(member, MONDAY, decided)[0] == employee_day(person, MONDAY, decided).plan
