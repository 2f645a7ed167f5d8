"""A check-in of somebody for whom something is arranged."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.attendance import Reason
from chalicelib.domain.shift import Slot
from chalicelib.errors import PhotoRequired, SlotNotPlanned
from chalicelib.proof.receipt import make_receipt
from chalicelib.use_cases.ask_challenge import ask_challenge
from chalicelib.use_cases.see_attendance import see_check_in
from chalicelib.use_cases.see_today import see_today
from chalicelib.use_cases.submission import Submission
from tests.cast import MONDAY, wib
from tests.use_cases.hand import Draft, Hand
from tests.world import World


def ani(city: World, **what: object) -> Hand:
    held = Accommodation(MONDAY, MONDAY, "800/1", **what)  # type: ignore[arg-type]
    hand = Hand(city)
    hand.change(accommodations=(held,))
    return hand


def without_photo(draft: Draft) -> Submission:
    sent = draft.submission()
    return replace(sent, selfie_sha256=None)


def test_without_a_selfie_no_form_is_given_and_none_is_missed(city: World) -> None:
    hand = ani(city, no_selfie=True)
    permission = ask_challenge(city.services, hand.actor, Slot.ARRIVAL, hand.device_id, city.clock.now)
    assert permission.form is None
    made = Draft(hand, permission.sealed).submit(without_photo(Draft(hand, permission.sealed))).check_in
    assert (made.reasons, made.selfie_sha256) == ((), b"")
    city.clock.forward(hours=5)
    _, seen, _ = see_check_in(city.services, hand.actor, MONDAY, Slot.ARRIVAL, city.clock.now)
    assert seen.reasons == ()
    assert make_receipt(seen, city.services.secrets.receipt_keys()) == make_receipt(
        made, city.services.secrets.receipt_keys()
    )


def test_a_photo_that_was_taken_all_the_same_is_looked_at(city: World) -> None:
    draft = Hand(city).begin()
    draft.hand.change(accommodations=(Accommodation(MONDAY, MONDAY, "800/1", no_selfie=True),))
    assert draft.send().check_in.selfie_sha256 != b""


@pytest.mark.parametrize("what", [{}, {"grace_min": 5}])
def test_nobody_else_leaves_the_photo_out(city: World, what: dict[str, int]) -> None:
    hand = ani(city, **what) if what else Hand(city)
    draft = hand.begin()
    with pytest.raises(PhotoRequired):
        draft.submit(without_photo(draft))
    assert hand.recorded() == {}


def test_the_day_after_a_photo_is_asked_for_again(city: World) -> None:
    hand = ani(city, no_selfie=True)
    city.clock.forward(days=1)
    permission = ask_challenge(city.services, hand.actor, Slot.ARRIVAL, hand.device_id, city.clock.now)
    assert permission.form is not None


def test_in_a_longer_window_it_is_accepted_before_and_after_the_others(city: World) -> None:
    hand = ani(city, longer_min=30)
    city.clock.set(wib(10, 29))
    assert hand.check_in().late_min == 179
    city.clock.set(wib(11, 1))
    assert hand.check_in(Slot.MIDDAY).reasons == ()


def test_a_slot_that_is_not_expected_is_not_there(city: World) -> None:
    hand = ani(city, slots=(Slot.ARRIVAL, Slot.DEPARTURE))
    city.clock.set(wib(12, 0))
    with pytest.raises(SlotNotPlanned):
        hand.begin(Slot.MIDDAY)
    today = see_today(city.services, hand.actor, hand.device_id, city.clock.now)
    assert [each.planned.slot for each in today.slots] == [Slot.ARRIVAL, Slot.DEPARTURE]


def test_offline_it_stays_provisional_for_that_alone(city: World) -> None:
    hand = ani(city, no_selfie=True)
    draft = hand.begin_offline()
    city.clock.forward(hours=1)
    assert draft.submit(without_photo(draft)).check_in.reasons == (Reason.OFFLINE,)


def test_what_is_over_arranges_nothing(city: World) -> None:
    hand = Hand(city)
    yesterday = MONDAY - timedelta(days=1)
    hand.change(accommodations=(Accommodation(yesterday, yesterday, "800/1", longer_min=180),))
    city.clock.set(wib(10, 1))
    today = see_today(city.services, hand.actor, hand.device_id, city.clock.now)
    assert today.slots[0].planned.closes_at == wib(10, 0)
