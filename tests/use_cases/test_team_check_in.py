"""A supervisor's phone makes the check-in of somebody of the team: theirs in everything but the phone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.attendance import Reason, TeamCheckIn
from chalicelib.domain.shift import Slot
from chalicelib.errors import (
    AlreadyCheckedIn,
    DecideOwn,
    DeviceNotEnrolled,
    NotFound,
    OutsideGeofence,
    SignatureInvalid,
    WindowClosed,
)
from chalicelib.proof.base64url import decode
from chalicelib.use_cases.see_attendance import see_month
from chalicelib.use_cases.submission import Submission
from chalicelib.use_cases.team_check_in import ask_team_challenge, see_team_check_ins
from tests.cast import ANI, CITRA, DEWI, FITRI, MONDAY, wib
from tests.use_cases.hand import Draft, Hand
from tests.world import World

AWAY = replace(CITRA.assignments[0], unit_id="puskesmas")


@pytest.fixture
def citra(city: World) -> Hand:
    return Hand(city, "citra")


def begin(hand: Hand, employee_id: str = "ani", slot: Slot = Slot.ARRIVAL) -> Draft:
    now, services = hand.city.clock.now, hand.city.services
    return Draft(hand, ask_team_challenge(services, hand.actor, employee_id, slot, hand.device_id, now).sealed)


def anis(city: World) -> Hand:
    return Hand(city, "ani", state=None)


def test_it_is_the_persons_check_in_made_by_the_supervisor_and_a_person_must_decide(citra: Hand) -> None:
    made = begin(citra).send().check_in
    assert (made.employee_id, made.unit_id, made.made_by, made.device_id) == ("ani", "umum", "citra", citra.device_id)
    assert made.reasons == (Reason.TEAM,)
    assert anis(citra.city).recorded()[Slot.ARRIVAL] == made
    assert citra.recorded() == {}  # her own morning is still to come


def test_each_has_a_photo_of_their_own(citra: Hand) -> None:
    ani, budi = begin(citra).challenge, begin(citra, "budi").challenge
    assert "/ani/" in ani.upload_key
    assert "/budi/" in budi.upload_key


def test_the_persons_own_slots_fence_and_window_are_judged(citra: Hand) -> None:
    far = begin(citra)
    far.position = replace(far.position, longitude=106.06)
    with pytest.raises(OutsideGeofence):
        far.send()
    citra.city.clock.set(wib(10, 0))
    with pytest.raises(WindowClosed):
        begin(citra)


def test_a_refusal_is_an_attempt_of_the_person_and_tells_who_tried(citra: Hand) -> None:
    citra.city.clock.set(wib(10, 0))
    with pytest.raises(WindowClosed):
        begin(citra)
    (attempt,) = anis(citra.city).attempts()
    assert (attempt.code, attempt.facts["made_by"]) == ("WINDOW_CLOSED", "citra")
    assert citra.attempts() == []


def test_sent_again_it_is_the_same_and_counted_once(citra: Hand) -> None:
    draft = begin(citra)
    first, again = draft.send(), draft.send()
    assert (again.check_in, again.replayed) == (first.check_in, True)
    made = see_team_check_ins(citra.city.services, citra.actor, "citra", date(2026, 11, 1), wib(8))
    assert made == [TeamCheckIn(MONDAY, Slot.ARRIVAL, "ani")]


def test_a_count_that_was_lost_is_made_up_for_by_the_retry(citra: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = begin(citra)
    with monkeypatch.context() as lost:
        lost.setattr(type(citra.city.services.team_log), "keep", _fail)
        with pytest.raises(ConnectionError):
            draft.send()
    assert draft.send().replayed
    assert len(see_team_check_ins(citra.city.services, citra.actor, "citra", date(2026, 11, 30), wib(8))) == 1


def _fail(*_: object) -> None:
    raise ConnectionError


def test_whoever_has_checked_in_is_not_checked_in_again(citra: Hand) -> None:
    own = Hand(citra.city, "ani").check_in()
    with pytest.raises(AlreadyCheckedIn):
        begin(citra).send()
    assert anis(citra.city).recorded()[Slot.ARRIVAL] == own


def test_the_persons_own_takes_its_place_and_the_supervisors_stays_as_an_attempt(citra: Hand) -> None:
    """Else a supervisor could keep somebody from checking in."""
    begin(citra).send()
    citra.city.clock.forward(minutes=5)
    ani = Hand(citra.city, "ani")
    own = ani.check_in()
    assert (own.reasons, ani.recorded()) == ((), {Slot.ARRIVAL: own})
    (kept,) = ani.attempts()
    assert (kept.code, kept.facts["made_by"]) == ("REPLACED_BY_ONLINE", "citra")
    with pytest.raises(AlreadyCheckedIn):
        begin(citra).send()
    assert ani.recorded() == {Slot.ARRIVAL: own}


def test_nobody_becomes_late_by_a_phone_that_works_again(citra: Hand) -> None:
    made = begin(citra).send().check_in
    citra.city.clock.forward(minutes=60)
    ani = Hand(citra.city, "ani")
    with pytest.raises(AlreadyCheckedIn):
        ani.check_in()
    assert ani.recorded() == {Slot.ARRIVAL: made}


def test_it_never_takes_the_place_of_the_persons_own_offline_one(citra: Hand) -> None:
    """Nor does one that nobody has to decide: an on-time arrival would be late by somebody else's hand."""
    arrange(citra.city, vouched=True)
    ani = Hand(citra.city, "ani")
    offline = ani.begin_offline().send().check_in
    citra.city.clock.forward(minutes=40)
    with pytest.raises(AlreadyCheckedIn):
        begin(citra).send()
    assert ani.recorded() == {Slot.ARRIVAL: offline}


def test_a_refusal_of_the_supervisor_hides_none_of_the_persons_own(citra: Hand) -> None:
    citra.city.clock.set(wib(10, 0))
    ani = Hand(citra.city, "ani")
    for ask in (partial(begin, citra), ani.begin):
        with pytest.raises(WindowClosed):
            ask()
    assert {attempt.facts.get("made_by") for attempt in ani.attempts()} == {"citra", None}


@pytest.mark.parametrize(
    ("maker", "person", "refusal"),
    [
        ("citra", "citra", DecideOwn),
        ("citra", "gani", NotFound),
        ("citra", "nobody", NotFound),
        ("dewi", "ani", NotFound),  # an operator leads nobody
        ("eko", "ani", NotFound),
        ("ani", "budi", NotFound),
    ],
)
def test_only_those_of_ones_team(city: World, maker: str, person: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        begin(Hand(city, maker), person)


def test_a_supervisor_who_moved_away_meanwhile_may_not_send_it(citra: Hand) -> None:
    draft = begin(citra)
    citra.change(assignments=(AWAY,))
    with pytest.raises(NotFound):
        draft.send()
    assert anis(citra.city).recorded() == {}


def test_somebody_who_has_left_is_checked_in_by_nobody(citra: Hand) -> None:
    citra.city.change("ani", lambda each: replace(each, left_on=MONDAY - timedelta(days=1)))
    with pytest.raises(NotFound):
        begin(citra)


def test_the_person_cannot_send_what_was_given_to_the_supervisor(citra: Hand) -> None:
    sealed = begin(citra).sealed
    with pytest.raises(NotFound):
        Draft(Hand(citra.city, "ani"), sealed).send()


def test_it_is_signed_by_the_supervisors_own_phone(citra: Hand) -> None:
    draft = begin(citra)
    draft.signed_by = Hand(citra.city, "ani").key
    with pytest.raises(SignatureInvalid):
        draft.send()
    with pytest.raises(DeviceNotEnrolled):
        begin(replace_device(citra))


def replace_device(hand: Hand) -> Hand:
    hand.change(devices=())
    return hand


def arrange(city: World, **what: object) -> None:
    held = Accommodation(MONDAY, MONDAY, "800/1", **what)  # type: ignore[arg-type]
    city.change("ani", lambda each: replace(each, accommodations=(held,)))


def test_where_it_is_arranged_as_the_normal_way_nobody_has_to_decide(citra: Hand) -> None:
    arrange(citra.city, vouched=True)
    made = begin(citra).send().check_in
    assert (made.reasons, made.made_by) == ((), "citra")


def test_without_a_photo_it_is_a_supervisors_word_alone_so_a_person_must_decide(citra: Hand) -> None:
    arrange(citra.city, vouched=True, no_selfie=True)
    draft = begin(citra)
    body = b"without a photo"
    unseen = Submission(draft.sealed, draft.position, draft.accuracy_m, None, body, decode(citra.key.sign(body)))
    assert draft.submit(unseen).check_in.reasons == (Reason.TEAM,)


def test_the_person_sees_who_made_it(citra: Hand) -> None:
    begin(citra).send()
    month = see_month(citra.city.services, anis(citra.city).actor, 2026, 11, wib(8))
    (day,) = (each for each in month if each.plan.local_date == MONDAY)
    assert day.recorded
    assert day.recorded.check_ins[Slot.ARRIVAL].made_by == "citra"


@pytest.mark.parametrize(("reader", "sees"), [(CITRA, True), (DEWI, True), (FITRI, True), (ANI, False)])
def test_the_count_is_read_by_oneself_and_by_who_reaches_the_supervisor(
    citra: Hand, reader: object, sees: bool
) -> None:
    begin(citra).send()
    ask: Callable[[], object] = lambda: see_team_check_ins(  # noqa: E731
        citra.city.services,
        reader,
        "citra",
        date(2026, 11, 1),
        wib(8),  # type: ignore[arg-type]
    )
    if sees:
        assert ask() == [TeamCheckIn(MONDAY, Slot.ARRIVAL, "ani")]
        return
    with pytest.raises(NotFound):
        ask()
