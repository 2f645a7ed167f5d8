"""Checking in while on an order, on leave, or with a permission."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.office import Place, Position
from chalicelib.domain.shift import Slot
from chalicelib.errors import NoOffice, OutsideGeofence
from chalicelib.use_cases.see_today import Today, see_today
from tests.cast import CLINIC_OFFICE, HALL, MONDAY, wib
from tests.use_cases.hand import Draft, Hand
from tests.world import World

JAKARTA = Position(106.8272, -6.1754)
BOTH_ENDS = (Slot.ARRIVAL, Slot.DEPARTURE)
TRIP = Excuse(
    "20261123-dinas", ExcuseKind.DUTY, MONDAY, MONDAY, BOTH_ENDS, Place(center=JAKARTA, radius_m=200, name="Monas")
)
REQUEST_ID = TRIP.request_id


def on(city: World, *excuses: Excuse) -> Hand:
    hand = Hand(city)
    hand.change(excuses=excuses)
    return hand


def at(draft: Draft, position: Position, accuracy_m: float = 8.0) -> Draft:
    draft.position, draft.accuracy_m = position, accuracy_m
    return draft


def today(hand: Hand) -> Today:
    return see_today(hand.city.services, hand.actor, hand.device_id, hand.city.clock.now)


def test_a_due_slot_is_made_where_the_order_sends_them(city: World) -> None:
    made = at(on(city, TRIP).begin(), JAKARTA).send().check_in
    assert (made.office_id, made.distance_m, made.fence_version) == (f"order:{REQUEST_ID}", 0, 0)
    assert (made.position, made.reasons, made.late_min) == (JAKARTA, (), 0)


def test_at_the_usual_office_it_is_refused_and_the_orders_place_named(city: World) -> None:
    hand = on(city, TRIP)
    with pytest.raises(OutsideGeofence) as refusal:
        at(hand.begin(), HALL).send()
    assert refusal.value.facts["office_name"] == "Monas"
    assert hand.recorded() == {}
    assert [each.code for each in hand.attempts()] == ["OUTSIDE_GEOFENCE"]


def test_a_slot_that_is_not_due_may_be_made_at_the_usual_office_all_the_same(city: World) -> None:
    hand = on(city, TRIP)
    city.clock.set(wib(12))
    assert hand.check_in(Slot.MIDDAY).office_id == "balai-kota"
    with pytest.raises(OutsideGeofence):
        at(hand.begin(Slot.MIDDAY), JAKARTA).send()


def test_the_days_around_are_made_at_the_usual_office(city: World) -> None:
    hand = on(city, TRIP)
    for days in (-3, 1):  # the Friday before, the Tuesday after
        city.clock.set(wib(7, 10, on=MONDAY + timedelta(days=days)))
        assert hand.check_in().office_id == "balai-kota"


def test_at_another_office_of_the_city_the_record_names_that_office_and_its_fence(city: World) -> None:
    hand = on(city, replace(TRIP, place=Place(office_id="puskesmas")))
    clinic = CLINIC_OFFICE.fences[0].shape.center  # type: ignore[union-attr]
    made = at(hand.begin(), clinic).send().check_in
    assert (made.office_id, made.fence_version) == ("puskesmas", 1)


def test_an_office_that_the_city_no_longer_has_is_no_place(city: World) -> None:
    hand = on(city, replace(TRIP, place=Place(office_id="hilang")))
    with pytest.raises(NoOffice):
        hand.begin()


@pytest.mark.parametrize("accuracy_m", [8.0, 5_000.0])
def test_anywhere_the_position_is_kept_and_no_fence_judged(city: World, accuracy_m: float) -> None:
    hand = on(city, replace(TRIP, kind=ExcuseKind.REMOTE, place=Place(name="Rumah")))
    made = at(hand.begin(), JAKARTA, accuracy_m).send().check_in
    assert (made.office_id, made.distance_m, made.position) == (f"order:{REQUEST_ID}", 0, JAKARTA)
    assert (made.accuracy_m, made.reasons) == (accuracy_m, ())


def test_lateness_is_counted_there_as_anywhere(city: World) -> None:
    city.clock.set(wib(7, 50))
    assert at(on(city, TRIP).begin(), JAKARTA).send().check_in.late_min == 20


def test_an_order_approved_between_challenge_and_check_in_counts_at_once(city: World) -> None:
    hand = Hand(city)
    draft = at(hand.begin(), JAKARTA)
    hand.change(excuses=(TRIP,))
    assert draft.send().check_in.office_id == f"order:{REQUEST_ID}"


# Today


def test_today_shows_which_slots_are_due_where_and_which_are_not_expected(city: World) -> None:
    arrival, midday, departure = today(on(city, TRIP)).slots
    assert [each.excuse for each in (arrival, midday, departure)] == [None, TRIP, None]
    assert [each.place.is_usual for each in (arrival, midday, departure)] == [False, True, False]
    assert [each.name for each in arrival.place.offices] == ["Monas"]


def test_anywhere_has_no_fence_to_show(city: World) -> None:
    arrival = today(on(city, replace(TRIP, place=Place(name="Rumah")))).slots[0]
    assert (arrival.place.offices, arrival.place.order_id, arrival.place.name) == ((), f"order:{REQUEST_ID}", "Rumah")


@pytest.mark.parametrize("kind", [ExcuseKind.LEAVE, ExcuseKind.PERMISSION])
def test_on_leave_or_with_a_days_permission_nothing_is_expected(city: World, kind: ExcuseKind) -> None:
    held = Excuse("20261123-x", kind, MONDAY, MONDAY)
    found = today(on(city, held))
    assert [each.excuse for each in found.slots] == [held] * 3
    assert found.day.excuses == (held,)


def test_whoever_comes_all_the_same_is_recorded(city: World) -> None:
    hand = on(city, Excuse("20261123-x", ExcuseKind.LEAVE, MONDAY, MONDAY))
    assert hand.check_in().office_id == "balai-kota"


def test_a_permission_to_come_late_leaves_every_slot_expected(city: World) -> None:
    found = today(on(city, Excuse("20261123-x", ExcuseKind.PERMISSION, MONDAY, MONDAY, arrive_by_min=540)))
    assert [each.excuse for each in found.slots] == [None] * 3
