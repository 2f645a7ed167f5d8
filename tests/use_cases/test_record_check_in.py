"""Recording a check-in: in which order it is judged, what is kept of a refusal, and that the first answer stands."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest

from chalicelib.domain.attendance import AttendanceDay, Reason
from chalicelib.domain.employee import Assignment, DeviceState
from chalicelib.domain.office import Circle, Fence, Position
from chalicelib.domain.shift import Calendar, Holiday, HolidayKind, Override, Slot, SlotPlan
from chalicelib.errors import (
    AlreadyCheckedIn,
    ChallengeInvalid,
    ChallengeReused,
    NotFound,
    OutsideGeofence,
    Problem,
    WindowClosed,
)
from chalicelib.use_cases.ports import StoreUnavailable
from chalicelib.use_cases.record_check_in import REPLACE_TRIES, Recorded
from tests import cast
from tests.cast import MONDAY, START, wib
from tests.use_cases.hand import PHOTO, Draft, Hand
from tests.world import World
from tools.phone import DeviceKey

AWAY = Position(106.046, -6.009866)  # some 420 m east of the hall


def test_ani_checks_in_at_the_hall(city: World) -> None:
    ani = Hand(city)
    recorded = ani.begin().send()
    assert not recorded.replayed
    assert ani.recorded() == {Slot.ARRIVAL: recorded.check_in}
    assert (recorded.check_in.reasons, recorded.check_in.late_min, recorded.check_in.distance_m) == ((), 0, 0)
    assert ani.attempts() == []


def test_the_record_names_the_fence_and_the_offices_version_it_was_judged_by(city: World) -> None:
    fences = (Fence(1, START, Circle(AWAY, 20)), Fence(2, MONDAY, Circle(cast.HALL, 150)))
    city.publish("offices", {"balai-kota": replace(cast.HALL_OFFICE, fences=fences)})
    made = Hand(city).check_in()
    assert (made.office_id, made.fence_version, made.offices_version) == ("balai-kota", 2, 2)


def test_the_instant_that_counts_is_the_challenges_so_a_slow_upload_makes_nobody_late(city: World) -> None:
    city.clock.set(wib(7, 30, 59))
    draft = Hand(city).begin()
    city.clock.forward(seconds=119)
    made = draft.send().check_in
    assert (made.counts_at, made.received_at, made.late_min) == (wib(7, 30, 59), wib(7, 32, 58), 0)


def test_budi_is_late_from_one_whole_minute_past_the_limit(city: World) -> None:
    city.clock.set(wib(7, 31))
    assert Hand(city, "budi").check_in().late_min == 1


def test_an_early_departure_is_recorded_with_its_minutes(city: World) -> None:
    city.clock.set(wib(15, 15))
    made = Hand(city).check_in(Slot.DEPARTURE)
    assert (made.early_min, made.late_min, made.reasons) == (45, 0, ())


# The order of judgement: of two faults the one that stands first in this list is told.


def _device_gone(draft: Draft) -> None:
    draft.hand.change(devices=())


def _wrong_key(draft: Draft) -> None:
    draft.signed_by = DeviceKey()


def _expired(draft: Draft) -> None:
    draft.hand.city.clock.forward(seconds=120)


def _holiday(draft: Draft) -> None:
    holiday = Holiday(MONDAY, "Libur setempat", HolidayKind.LOCAL, "SK 1")
    calendar = draft.hand.city.services.city.current(draft.hand.city.clock.now).calendar
    draft.hand.city.publish("calendar", replace(calendar, holidays={MONDAY: holiday}))


def _no_office(draft: Draft) -> None:
    draft.hand.city.publish("offices", {"puskesmas": cast.CLINIC_OFFICE})


def _far_away(draft: Draft) -> None:
    draft.position = AWAY


def _wrong_type(draft: Draft) -> None:
    draft.content_type = "image/png"


def _too_small(draft: Draft) -> None:
    draft.uploaded = bytes(9_999)


def _other_photo(draft: Draft) -> None:
    draft.photo = b"x" * 20_000


def _slot_taken(draft: Draft) -> None:
    hand = draft.hand
    made = Hand(hand.city, "budi").check_in(draft.challenge.slot)
    hand.city.services.attendance.record(replace(made, employee_id=hand.employee_id))


FAULTS: list[tuple[Callable[[Draft], None], str]] = [
    (_device_gone, "DEVICE_NOT_ENROLLED"),
    (_wrong_key, "SIGNATURE_INVALID"),
    (_expired, "CHALLENGE_EXPIRED"),
    (_holiday, "DAY_OFF"),
    (_no_office, "NO_OFFICE"),
    (_far_away, "OUTSIDE_GEOFENCE"),
    (_wrong_type, "IMAGE_TYPE"),
    (_too_small, "IMAGE_SIZE"),
    (_other_photo, "PHOTO_MISMATCH"),
    (_slot_taken, "ALREADY_CHECKED_IN"),
]


def _spoil(draft: Draft, *faults: Callable[[Draft], None]) -> str:
    """Spoil it (the taken slot first, while the city still works) and send it: the code of the refusal."""
    for fault in sorted(faults, key=lambda each: each is not _slot_taken):
        fault(draft)
    with pytest.raises(Problem) as refused:
        draft.send()
    return refused.value.code


@pytest.mark.parametrize(("first", "second"), list(combinations(FAULTS, 2)), ids=lambda each: each[1])
def test_of_two_faults_the_earlier_one_is_told(city: World, first: Any, second: Any) -> None:
    assert _spoil(Hand(city).begin(), second[0], first[0]) == first[1]


@pytest.mark.parametrize(("fault", "code"), FAULTS, ids=lambda each: each if isinstance(each, str) else "")
def test_a_refusal_is_kept_as_an_attempt_with_its_facts_and_its_place(
    city: World, fault: Callable[[Draft], None], code: str
) -> None:
    ani = Hand(city)
    draft = ani.begin()
    draft.accuracy_m = 9.5
    assert _spoil(draft, fault) == code
    [kept] = ani.attempts()
    assert (kept.code, kept.slot, kept.at) == (code, Slot.ARRIVAL, city.clock.now)
    assert (kept.position, kept.accuracy_m) == (draft.position, 9.5)
    assert ani.recorded().keys() == ({Slot.ARRIVAL} if fault is _slot_taken else set())


def test_an_attempt_tells_how_far_it_was(city: World) -> None:
    ani = Hand(city)
    _spoil(ani.begin(), _far_away)
    facts = ani.attempts()[0].facts
    assert facts["office_name"] == "Balai Kota Contoh"
    assert (facts["distance_m"], facts["limit_m"]) == (420, 150)


def test_two_tries_of_one_challenge_are_two_attempts_and_the_same_try_again_is_one(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin()
    draft.position = AWAY
    for _ in range(2):
        with pytest.raises(OutsideGeofence):
            draft.send()
    nearer = replace(draft, position=Position(106.044, -6.009866), _sent=None)
    with pytest.raises(OutsideGeofence):
        nearer.send()
    assert sorted(kept.facts["distance_m"] for kept in ani.attempts()) == [199, 420]


def test_of_one_try_the_first_refusal_is_what_is_kept(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin()
    draft.position = AWAY
    assert _spoil(draft) == "OUTSIDE_GEOFENCE"
    city.clock.forward(minutes=5)
    assert _spoil(draft) == "CHALLENGE_EXPIRED"
    assert [kept.code for kept in ani.attempts()] == ["OUTSIDE_GEOFENCE"]


# Challenges


def test_somebody_elses_challenge_is_not_found_and_nothing_is_kept(city: World) -> None:
    ani, budi = Hand(city), Hand(city, "budi")
    stolen = replace(budi.begin(), hand=ani)
    with pytest.raises(NotFound):
        stolen.send()
    assert ani.attempts() == budi.attempts() == []


@pytest.mark.parametrize("sealed", ["", "x", "a.b", "AAAA.AAAA", "not base64!.AAAA"])
def test_a_challenge_we_did_not_seal_is_invalid(city: World, sealed: str) -> None:
    ani = Hand(city)
    submission = replace(ani.begin().submission(), sealed=sealed)
    with pytest.raises(ChallengeInvalid):
        ani.begin().submit(submission)


def test_a_challenge_with_one_letter_changed_is_invalid(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin()
    for at in range(0, len(draft.sealed), 7):
        letter = "A" if draft.sealed[at] != "A" else "B"
        sealed = draft.sealed[:at] + letter + draft.sealed[at + 1 :]
        with pytest.raises(ChallengeInvalid):
            draft.submit(replace(draft.submission(), sealed=sealed))


def test_a_challenge_is_good_until_just_before_its_120th_second(city: World) -> None:
    draft = Hand(city).begin()
    city.clock.forward(seconds=119.999)
    assert not draft.send().replayed
    late = Hand(city, "budi").begin()
    assert _spoil(late, _expired) == "CHALLENGE_EXPIRED"


def test_yesterdays_challenge_has_expired(city: World) -> None:
    draft = Hand(city).begin()
    city.clock.forward(days=1)
    assert _spoil(draft) == "CHALLENGE_EXPIRED"


def test_a_challenge_is_for_the_phone_that_asked_for_it(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin()
    new = Hand(city)  # enrolling another phone takes the old one off
    assert ani.actor.device(ani.device_id) is None
    draft.signed_by = new.key
    assert _spoil(draft) == "DEVICE_NOT_ENROLLED"


# The first answer stands


def _two_hours_later(city: World, ani: Hand) -> None:
    city.clock.forward(hours=2)


def _after_the_window(city: World, ani: Hand) -> None:
    city.clock.set(wib(20, 0))


def _after_a_holiday_was_declared(city: World, ani: Hand) -> None:
    _holiday(Draft(ani, ""))


def _after_the_office_moved(city: World, ani: Hand) -> None:
    moved = replace(cast.HALL_OFFICE, fences=(Fence(2, START, Circle(AWAY, 150)),))
    city.publish("offices", {"balai-kota": moved})


def _after_the_office_was_closed(city: World, ani: Hand) -> None:
    city.publish("offices", {})


def _after_the_phone_was_taken_off(city: World, ani: Hand) -> None:
    ani.change(devices=())


def test_a_permission_of_another_unit_is_asked_for_anew(city: World) -> None:
    """Whose unit was mended within the day: the selfie lies with the unit that the challenge names."""
    ani = Hand(city)
    draft = ani.begin()
    (there,) = ani.actor.assignments
    ani.change(assignments=(replace(there, unit_id="setda"),))
    with pytest.raises(ChallengeInvalid):
        draft.send()
    assert [each.code for each in city.services.attempts.of_day("umum", MONDAY, "ani")] == ["CHALLENGE_INVALID"]
    assert ani.check_in().unit_id == "setda"


def _after_a_transfer(city: World, ani: Hand) -> None:
    tomorrow = MONDAY + timedelta(days=1)
    old = Assignment("umum", START, ("balai-kota",), "lima-hari", "citra", MONDAY)
    ani.change(assignments=(old, Assignment("puskesmas", tomorrow, ("puskesmas",), "lima-hari")))
    city.clock.forward(days=1)


@pytest.mark.parametrize(
    "later",
    [
        lambda city, ani: None,
        _two_hours_later,
        _after_the_window,
        _after_a_holiday_was_declared,
        _after_the_office_moved,
        _after_the_office_was_closed,
        _after_the_phone_was_taken_off,
        _after_a_transfer,
    ],
)
def test_the_same_challenge_and_body_get_the_first_answer_again(
    city: World, later: Callable[[World, Hand], None]
) -> None:
    ani = Hand(city)
    draft = ani.begin()
    first = draft.send()
    later(city, ani)
    assert draft.send() == Recorded(first.check_in, replayed=True)
    assert ani.recorded() == {Slot.ARRIVAL: first.check_in}
    assert ani.attempts() == []


@pytest.mark.parametrize("later", [lambda city, ani: None, _two_hours_later, _after_the_office_moved])
def test_the_same_challenge_with_another_body_is_refused_and_nothing_is_written(
    city: World, later: Callable[[World, Hand], None]
) -> None:
    ani = Hand(city)
    draft = ani.begin()
    first = draft.send()
    later(city, ani)
    moved = Position(cast.HALL.longitude + 1e-7, cast.HALL.latitude)
    with pytest.raises(ChallengeReused):
        replace(draft, position=moved, _sent=None).send()
    assert ani.recorded() == {Slot.ARRIVAL: first.check_in}
    assert ani.attempts() == []


def test_a_second_challenge_for_a_taken_slot_is_told_when_the_first_was(city: World) -> None:
    ani = Hand(city)
    first = ani.check_in()
    city.clock.forward(minutes=10)
    with pytest.raises(AlreadyCheckedIn) as refused:
        ani.begin().send()
    assert refused.value.facts == {
        "slot": "arrival", "first_at": first.counts_at.isoformat(), "first_local_time": "07:10",
    }  # fmt: skip
    assert ani.recorded() == {Slot.ARRIVAL: first}


def test_a_second_try_at_a_taken_slot_is_kept_for_it_may_tell_a_story(city: World) -> None:
    """Who left early by mistake and comes back at four has proof of it."""
    city.clock.set(wib(15, 0))
    ani = Hand(city)
    ani.check_in(Slot.DEPARTURE)
    city.clock.set(wib(16, 5))
    with pytest.raises(AlreadyCheckedIn):
        ani.begin(Slot.DEPARTURE).send()
    [kept] = ani.attempts()
    assert (kept.code, kept.at, kept.position) == ("ALREADY_CHECKED_IN", wib(16, 5), cast.HALL)


def test_two_identical_requests_in_flight_get_the_same_answer_and_one_record(city: World) -> None:
    """Both are judged before either is written (F3)."""
    ani = Hand(city)
    draft = ani.begin()
    draft.upload()
    submission = draft.submission()
    inner: list[Recorded] = []
    real = city.services.attendance

    @dataclass
    class Overtaken:
        def record(self, check_in: Any) -> AttendanceDay | None:
            city.services = replace(city.services, attendance=real)
            inner.append(draft.submit(submission))
            return real.record(check_in)

    city.services = replace(city.services, attendance=Overtaken())
    outer = draft.submit(submission)
    assert (inner[0].replayed, outer.replayed) == (False, True)
    assert inner[0].check_in == outer.check_in == ani.recorded()[Slot.ARRIVAL]


def test_two_challenges_racing_for_one_slot_leave_one_record(city: World) -> None:
    ani = Hand(city)
    first, second = ani.begin(), ani.begin()
    made = first.send().check_in
    with pytest.raises(AlreadyCheckedIn):
        second.send()
    assert ani.recorded() == {Slot.ARRIVAL: made}


# Provisional: recorded, a person must decide


def test_a_pending_phone_checks_in_provisionally(city: World) -> None:
    assert Hand(city, state=DeviceState.PENDING).check_in().reasons == (Reason.DEVICE_PENDING,)


@pytest.mark.parametrize("state", [DeviceState.ACTIVE, DeviceState.PENDING])
def test_a_phone_taken_off_is_refused_at_once(city: World, state: DeviceState) -> None:
    ani = Hand(city, state=state)
    draft = ani.begin()
    assert _spoil(draft, _device_gone) == "DEVICE_NOT_ENROLLED"


def test_a_coarse_fix_inside_is_left_to_a_person(city: World) -> None:
    draft = Hand(city).begin()
    draft.accuracy_m = 100.1
    assert draft.send().check_in.reasons == (Reason.COARSE_FIX,)


def test_a_fix_exactly_as_coarse_as_allowed_is_fine(city: World) -> None:
    draft = Hand(city).begin()
    draft.accuracy_m = 100.0
    assert draft.send().check_in.reasons == ()


def test_a_coarse_fix_outside_is_told_to_be_coarse_not_far(city: World) -> None:
    draft = Hand(city).begin()
    draft.accuracy_m, draft.position = 1_500.4, AWAY
    with pytest.raises(Problem) as refused:
        draft.send()
    assert (refused.value.code, refused.value.facts) == ("LOCATION_TOO_COARSE", {"accuracy_m": 1500, "limit_m": 100})


def test_a_photo_that_is_not_there_yet_is_pending(city: World) -> None:
    draft = Hand(city).begin()
    draft.uploaded = None
    made = draft.send().check_in
    assert (made.reasons, made.selfie_version_id) == ((Reason.PHOTO_PENDING,), None)


def test_a_photo_whose_hash_the_bucket_does_not_tell_is_pending_with_its_version(city: World) -> None:
    draft = Hand(city).begin()
    city.s3.put_object(Bucket="", Key=draft.challenge.upload_key, Body=PHOTO, ContentType="image/jpeg")
    draft.uploaded = None
    made = draft.send().check_in
    assert made.reasons == (Reason.PHOTO_PENDING,)
    assert made.selfie_version_id is not None


def test_a_bucket_that_does_not_answer_makes_it_provisional_never_valid(city: World) -> None:
    draft = Hand(city).begin()

    class Down:
        def head(self, upload_key: str) -> None:
            raise StoreUnavailable("AccessDenied")

    city.services = replace(city.services, selfies=Down())
    assert draft.send().check_in.reasons == (Reason.PHOTO_PENDING,)


@pytest.mark.parametrize(("size", "accepted"), [(9_999, False), (10_000, True), (2_000_000, True), (2_000_001, False)])
def test_a_photo_has_10_kb_to_2_mb(city: World, size: int, accepted: bool) -> None:
    draft = Hand(city).begin()
    draft.photo = draft.uploaded = bytes(size)
    if accepted:
        assert draft.send().check_in.reasons == ()
    else:
        assert _spoil(draft) == "IMAGE_SIZE"


def test_every_doubt_is_named(city: World) -> None:
    draft = Hand(city, state=DeviceState.PENDING).begin()
    draft.accuracy_m, draft.uploaded = 300.0, None
    made = draft.send().check_in
    assert made.reasons == (Reason.DEVICE_PENDING, Reason.PHOTO_PENDING, Reason.COARSE_FIX)


# Where the world does not answer


def test_a_table_that_does_not_answer_is_never_a_yes(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin()
    real = city.services.attendance

    class Down:
        def record(self, check_in: Any) -> None:
            raise StoreUnavailable("AccessDeniedException")

    city.services = replace(city.services, attendance=Down())
    with pytest.raises(StoreUnavailable):
        draft.send()
    city.services = replace(city.services, attendance=real)
    assert ani.recorded() == {}
    assert not draft.send().replayed


def test_a_slot_that_others_keep_replacing_is_given_up_in_the_end(city: World) -> None:
    ani = Hand(city)
    ani.begin_offline().send()
    draft = ani.begin()
    tries = []

    class Contended:
        def __getattr__(self, name: str) -> Any:
            return getattr(real, name)

        def replace(self, *facts: Any) -> bool:
            tries.append(facts)
            return False

    real = city.services.attendance
    city.services = replace(city.services, attendance=Contended())
    with pytest.raises(StoreUnavailable):
        draft.send()
    assert len(tries) == REPLACE_TRIES


# Rules that change meanwhile


def test_a_window_that_an_order_moved_is_closed_with_its_new_hours(city: World) -> None:
    draft = Hand(city).begin()
    afternoon = (SlotPlan(Slot.ARRIVAL, 720, 840, 780),)
    order = Override("siang", "Masuk siang", "SE 1", MONDAY, MONDAY, (afternoon,) * 7)
    city.publish("calendar", Calendar(cast.CITY.calendar.patterns, (order,)))
    with pytest.raises(WindowClosed) as refused:
        draft.send()
    assert (refused.value.facts["opens_local_time"], refused.value.facts["closes_local_time"]) == ("12:00", "14:00")


def test_two_offices_are_both_hers_and_the_nearest_answers(city: World) -> None:
    ani = Hand(city)
    ani.change(assignments=(Assignment("umum", START, ("puskesmas", "balai-kota"), "lima-hari"),))
    assert ani.check_in().office_id == "balai-kota"


def test_an_office_whose_fence_has_not_begun_is_no_office(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin()
    later = replace(cast.HALL_OFFICE, fences=(Fence(1, date(2026, 12, 1), Circle(cast.HALL, 150)),))
    city.publish("offices", {"balai-kota": later})
    assert _spoil(draft) == "NO_OFFICE"
