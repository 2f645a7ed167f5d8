"""Without a network: always provisional, fills an empty slot, gives way to an online check-in, never the reverse."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from chalicelib.domain.attendance import Reason
from chalicelib.domain.employee import DeviceState
from chalicelib.domain.shift import Slot
from chalicelib.errors import AlreadyCheckedIn, ChallengeReused, OfflineTooOld, OutsideGeofence, Problem, WindowClosed
from tests.cast import MONDAY, wib
from tests.use_cases.hand import Hand
from tests.use_cases.test_record_check_in import AWAY
from tests.world import World

TUESDAY = MONDAY + timedelta(days=1)


def test_an_offline_check_in_is_recorded_provisionally_at_its_arrival(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin_offline()
    city.clock.set(wib(13, 40))
    made = draft.send().check_in
    assert made.reasons == (Reason.OFFLINE,)
    assert (made.counts_at, made.received_at, made.local_date) == (wib(13, 40), wib(13, 40), MONDAY)
    assert ani.recorded() == {Slot.ARRIVAL: made}


def test_nobody_is_called_late_for_being_offline(city: World) -> None:
    arrival = Hand(city).begin_offline()
    city.clock.set(wib(14, 30))
    assert arrival.send().check_in.late_min == 0


@pytest.mark.parametrize(("sent", "early_min"), [(wib(14, 30), 90), (wib(15, 59), 1), (wib(16), 0), (wib(22), 0)])
def test_who_sends_a_departure_before_its_limit_has_left_early_by_that_at_least(
    city: World, sent: datetime, early_min: int
) -> None:
    departure = Hand(city).begin_offline(Slot.DEPARTURE)
    city.clock.set(sent)
    assert departure.send().check_in.early_min == early_min


def test_doubts_add_up(city: World) -> None:
    draft = Hand(city, state=DeviceState.PENDING).begin_offline()
    draft.uploaded = None
    assert draft.send().check_in.reasons == (Reason.OFFLINE, Reason.DEVICE_PENDING, Reason.PHOTO_PENDING)


def test_offline_or_not_the_fence_stands(city: World) -> None:
    draft = Hand(city).begin_offline()
    draft.position = AWAY
    with pytest.raises(OutsideGeofence):
        draft.send()


def test_before_the_opening_there_is_nothing_to_check_in(city: World) -> None:
    city.clock.set(wib(5, 0))
    ani = Hand(city)
    draft = ani.begin_offline()
    with pytest.raises(WindowClosed):
        draft.send()
    assert [kept.code for kept in ani.attempts()] == ["WINDOW_CLOSED"]
    city.clock.set(wib(6, 0))
    assert draft.send().check_in.reasons == (Reason.OFFLINE,)


def test_it_may_arrive_until_24_hours_after_midnight(city: World) -> None:
    in_time, too_late = Hand(city).begin_offline(), Hand(city, "budi").begin_offline()
    end = wib(0, 0, on=date(2026, 11, 25))
    city.clock.set(end - timedelta(milliseconds=1))
    assert in_time.send().check_in.local_date == MONDAY
    city.clock.set(end)
    with pytest.raises(OfflineTooOld):
        too_late.send()
    [kept] = too_late.hand.attempts()
    assert (kept.code, kept.position) == ("OFFLINE_TOO_OLD", too_late.position)


def test_an_online_check_in_takes_its_place_and_the_old_facts_stay_as_an_attempt(city: World) -> None:
    ani = Hand(city)
    offline = ani.begin_offline().send().check_in
    city.clock.forward(minutes=5)
    online = ani.begin().send()
    assert (online.replayed, online.check_in.reasons) == (False, ())
    assert ani.recorded() == {Slot.ARRIVAL: online.check_in}
    [kept] = ani.attempts()
    assert (kept.code, kept.at, kept.position) == ("REPLACED_BY_ONLINE", city.clock.now, offline.position)
    assert kept.facts == {"received_at": offline.received_at.isoformat(), "distance_m": 0}


def test_a_doubtful_online_one_does_not_take_its_place(city: World) -> None:
    """Else a phone nobody has approved could make an on-time arrival 40 minutes late."""
    ani = Hand(city)
    offline = ani.begin_offline().send().check_in
    city.clock.forward(minutes=40)
    draft = ani.begin()
    draft.accuracy_m = 150.0
    with pytest.raises(AlreadyCheckedIn):
        draft.send()
    assert ani.recorded() == {Slot.ARRIVAL: offline}


def test_the_phone_that_sends_a_replaced_one_again_learns_of_the_online_one_and_spoils_nothing(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin_offline()
    draft.send()
    online = ani.check_in()
    with pytest.raises(AlreadyCheckedIn):
        draft.send()
    assert ani.recorded() == {Slot.ARRIVAL: online}
    assert [kept.code for kept in ani.attempts()] == ["REPLACED_BY_ONLINE"]


def test_an_offline_check_in_never_takes_the_place_of_an_online_one(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin_offline()
    online = ani.check_in()
    with pytest.raises(AlreadyCheckedIn):
        draft.send()
    assert ani.recorded() == {Slot.ARRIVAL: online}


def test_nor_of_another_offline_one(city: World) -> None:
    ani = Hand(city)
    second = ani.begin_offline()
    first = ani.begin_offline().send().check_in
    with pytest.raises(AlreadyCheckedIn):
        second.send()
    assert ani.recorded() == {Slot.ARRIVAL: first}


def test_an_online_one_whose_answer_was_lost_while_replacing_is_answered_as_the_first_time(city: World) -> None:
    ani = Hand(city)
    ani.begin_offline().send()
    draft = ani.begin()
    first = draft.send()
    assert draft.send() == replace(first, replayed=True)


def test_sent_again_it_is_the_first_answer_even_when_it_has_become_too_old(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin_offline()
    first = draft.send()
    city.clock.forward(days=10)
    assert draft.send() == replace(first, replayed=True)


def test_a_day_challenge_is_good_for_one_body(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin_offline()
    draft.send()
    with pytest.raises(ChallengeReused):
        replace(draft, accuracy_m=8.5, _sent=None).send()


def test_a_slot_of_monday_sent_on_tuesday_is_mondays(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin_offline(Slot.DEPARTURE)
    city.clock.set(wib(8, 0, on=TUESDAY))
    draft.send()
    assert ani.recorded(on=MONDAY).keys() == {Slot.DEPARTURE}
    assert ani.recorded(on=TUESDAY) == {}


def test_a_phone_taken_off_meanwhile_sends_nothing(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin_offline()
    ani.change(devices=())
    with pytest.raises(Problem) as refused:
        draft.send()
    assert refused.value.code == "DEVICE_NOT_ENROLLED"
