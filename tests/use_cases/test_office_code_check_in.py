"""Checking in where the office's code is asked for: as a second proof, and in place of a position."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from chalicelib.domain.attendance import Reason
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.office import Place
from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.domain.shift import Event, Slot
from chalicelib.errors import (
    AlreadyCheckedIn,
    ChallengeReused,
    OfficeCodeNeeded,
    OfficeCodeWrong,
    OutsideGeofence,
    PhotoRequired,
    PositionNeeded,
    WindowClosed,
)
from chalicelib.proof.receipt import make_receipt, receipt_facts
from chalicelib.rules.office_code import digits_of, period_of
from chalicelib.use_cases.see_today import see_today
from chalicelib.use_cases.team_check_in import ask_team_challenge
from tests import cast
from tests.cast import MONDAY, wib
from tests.use_cases.hand import Draft, Hand
from tests.world import World, entry

LAST = MONDAY + timedelta(days=4)
SCREEN = OfficeCode("layar", "setda", OfficeCodeKind.SCREEN, MONDAY, LAST, ("setda", "umum"), 1)
PAPER = replace(SCREEN, code_id="kertas", kind=OfficeCodeKind.PAPER)
CLINIC = replace(SCREEN, code_id="loket", unit_id="puskesmas", unit_ids=("puskesmas",))
ANYWHERE = Excuse("r1", ExcuseKind.DUTY, MONDAY, MONDAY, (Slot.ARRIVAL,), Place())
AWAY = replace(cast.HALL, latitude=cast.HALL.latitude + 0.01)


def hold(city: World, *codes: OfficeCode, **more: object) -> None:
    city.publish("calendar", replace(cast.CITY.calendar, office_codes=codes, **more))


def shown(city: World, at: datetime | None = None, code: OfficeCode = SCREEN, office_id: str = "balai-kota") -> str:
    period = period_of(code, at or city.clock.now, "Asia/Jakarta")
    return digits_of(code, office_id, period, city.services.secrets.pepper())


def wrong(city: World) -> str:
    return f"{(int(shown(city)) + 1) % 10**6:06}"


def without_position(draft: Draft, code: str | None) -> Draft:
    draft.position, draft.office_code = None, code
    return draft


@pytest.fixture
def ani(city: World) -> Hand:
    hold(city, SCREEN, CLINIC)
    return Hand(city)


def test_with_the_code_on_the_screen_it_is_recorded_and_valid(ani: Hand, city: World) -> None:
    draft = ani.begin()
    draft.office_code = shown(city)
    made = draft.send().check_in
    assert (made.reasons, made.position, made.distance_m) == ((), cast.HALL, 0)
    assert ani.recorded() == {Slot.ARRIVAL: made}


def test_without_one_it_is_refused_names_the_field_and_is_kept(ani: Hand) -> None:
    with pytest.raises(OfficeCodeNeeded) as refusal:
        ani.begin().send()
    assert [(each.pointer, each.code) for each in refusal.value.errors] == [("/office_code", "OFFICE_CODE_NEEDED")]
    assert ani.recorded() == {}
    assert [each.code for each in ani.attempts()] == ["OFFICE_CODE_NEEDED"]


def test_a_wrong_one_is_refused_and_the_right_one_may_follow_by_the_same_challenge(ani: Hand, city: World) -> None:
    draft = ani.begin()
    draft.office_code = wrong(city)
    with pytest.raises(OfficeCodeWrong):
        draft.send()
    again = Draft(ani, draft.sealed, office_code=shown(city))
    assert again.send().check_in.reasons == ()
    assert [each.code for each in ani.attempts()] == ["OFFICE_CODE_WRONG"]


def test_another_units_code_is_wrong(ani: Hand, city: World) -> None:
    draft = ani.begin()
    draft.office_code = shown(city, code=CLINIC)
    with pytest.raises(OfficeCodeWrong):
        draft.send()


@pytest.fixture
def at_two(city: World, ani: Hand) -> Hand:
    """Ani works in two offices, each with a screen of its own."""
    held = city.services.staff.employee("ani")
    assert held
    (where,) = held.assignments
    both = replace(where, office_ids=("balai-kota", "puskesmas"))
    city.services.staff.save(replace(held, assignments=(both,)), held, entry("test_change", city.clock.now))
    return ani


def test_a_code_read_at_one_office_opens_no_other(at_two: Hand, city: World) -> None:
    draft = at_two.begin()
    draft.office_code = shown(city, office_id="puskesmas")
    with pytest.raises(OfficeCodeWrong):
        draft.send()


def test_without_a_position_whoever_typed_an_offices_code_was_there(at_two: Hand, city: World) -> None:
    made = without_position(at_two.begin(), shown(city, office_id="puskesmas")).send().check_in
    assert (made.office_id, made.distance_m, made.reasons) == ("puskesmas", None, (Reason.VOUCHER,))


def test_what_was_on_the_screen_when_the_challenge_was_given_is_good_until_it_ends(ani: Hand, city: World) -> None:
    city.clock.set(wib(7, 5))
    draft = ani.begin()
    draft.office_code = shown(city, wib(7, 4))
    city.clock.forward(seconds=119)
    assert draft.send().check_in.counts_at == wib(7, 5)


def test_a_code_two_minutes_old_is_none(ani: Hand, city: World) -> None:
    city.clock.set(wib(7, 5))
    draft = ani.begin()
    draft.office_code = shown(city, wib(7, 3, 59))
    with pytest.raises(OfficeCodeWrong):
        draft.send()


def test_far_away_the_refusal_is_the_fences(ani: Hand, city: World) -> None:
    draft = ani.begin()
    draft.position, draft.office_code = AWAY, shown(city)
    with pytest.raises(OutsideGeofence):
        draft.send()


def test_the_same_bytes_again_are_answered_alike_when_the_code_is_long_over(ani: Hand, city: World) -> None:
    draft = ani.begin()
    draft.office_code = shown(city)
    first = draft.send()
    city.clock.forward(minutes=30)
    assert (draft.send().check_in, draft.send().replayed) == (first.check_in, True)
    with pytest.raises(ChallengeReused):
        Draft(ani, draft.sealed, office_code=shown(city)).send()


def test_who_is_of_another_unit_or_before_its_dates_needs_none(city: World) -> None:
    hold(city, replace(SCREEN, unit_ids=("setda",)))
    assert Hand(city).check_in().reasons == ()
    hold(city, replace(SCREEN, starts_on=MONDAY + timedelta(days=1)))
    assert Hand(city, "budi").check_in().reasons == ()


def test_a_code_that_nobody_asked_for_is_passed_over(city: World) -> None:
    draft = Hand(city).begin()
    draft.office_code = "123456"
    assert draft.send().check_in.reasons == ()


def test_at_an_event_and_where_an_order_sends_somebody_none_is_asked_for(ani: Hand, city: World) -> None:
    apel = Event("apel", "Apel", "800/7", MONDAY, 390, 480, 420, Place(center=cast.HALL, radius_m=100, name="Alun"))
    hold(city, SCREEN, events=(apel,))
    assert ani.begin(Slot.EVENT).send().check_in.reasons == ()
    ani.change(excuses=(ANYWHERE,))
    assert ani.check_in().reasons == ()


def test_the_papers_code_of_the_date_is_good_all_day(city: World) -> None:
    hold(city, PAPER)
    draft = Hand(city).begin()
    draft.office_code = shown(city, wib(0), PAPER)
    assert draft.send().check_in.reasons == ()
    late = Hand(city, "budi").begin()
    late.office_code = shown(city, wib(0, on=MONDAY - timedelta(days=1)), PAPER)
    with pytest.raises(OfficeCodeWrong):
        late.send()


def test_today_tells_which_slots_ask_for_one(ani: Hand, city: World) -> None:
    def asked(who: Hand) -> set[str | None]:
        seen = see_today(city.services, who.actor, None, city.clock.now)
        return {each.code.kind if each.code else None for each in seen.slots}

    assert (asked(ani), asked(Hand(city, "gani"))) == ({"screen"}, {"screen"})
    hold(city, CLINIC)
    assert asked(ani) == {None}


def test_without_a_position_the_right_code_lets_in_and_a_person_decides(ani: Hand, city: World) -> None:
    made = without_position(ani.begin(), shown(city)).send().check_in
    assert (made.reasons, made.position, made.accuracy_m, made.distance_m) == ((Reason.VOUCHER,), None, None, None)
    assert (made.office_id, made.fence_version) == ("balai-kota", 1)
    assert ani.recorded() == {Slot.ARRIVAL: made}  # as it lies on disk


def test_its_receipt_tells_of_no_position(ani: Hand, city: World) -> None:
    made = without_position(ani.begin(), shown(city)).send().check_in
    keys = city.services.secrets.receipt_keys()
    facts = receipt_facts(made, keys)
    assert b'"distance_m":null' in facts
    assert b"position_hash" not in facts
    assert make_receipt(ani.recorded()[Slot.ARRIVAL], keys) == make_receipt(made, keys)


@pytest.mark.parametrize("typed", [None, "wrong"])
def test_without_a_position_nothing_but_the_right_code_lets_in(ani: Hand, city: World, typed: str | None) -> None:
    draft = without_position(ani.begin(), typed and wrong(city))
    with pytest.raises(OfficeCodeWrong if typed else OfficeCodeNeeded):
        draft.send()
    (kept,) = ani.attempts()
    assert (kept.position, kept.accuracy_m) == (None, None)


def test_where_no_code_is_asked_for_a_position_is_needed(city: World) -> None:
    with pytest.raises(PositionNeeded):
        without_position(Hand(city).begin(), "123456").send()


def test_where_an_order_sends_somebody_a_position_is_needed(ani: Hand, city: World) -> None:
    ani.change(excuses=(ANYWHERE,))
    with pytest.raises(PositionNeeded):
        without_position(ani.begin(), shown(city)).send()


def test_a_voucher_stands_and_is_not_replaced(ani: Hand, city: World) -> None:
    without_position(ani.begin(), shown(city)).send()
    draft = ani.begin()
    draft.office_code = shown(city)
    with pytest.raises(AlreadyCheckedIn):
        draft.send()


def test_offline_the_code_of_any_minute_of_the_window_is_good(ani: Hand, city: World) -> None:
    draft = ani.begin_offline()
    typed_at = city.clock.now
    city.clock.forward(hours=6)
    draft.office_code = shown(city, typed_at)
    assert draft.send().check_in.reasons == (Reason.OFFLINE,)


@pytest.mark.parametrize("typed", [None, "wrong"])
def test_offline_a_code_that_proves_nothing_is_left_to_a_person(ani: Hand, city: World, typed: str | None) -> None:
    draft = ani.begin_offline()
    draft.office_code = typed and wrong(city)
    assert draft.send().check_in.reasons == (Reason.OFFLINE, Reason.CODE_UNPROVED)


def test_offline_a_code_from_before_the_window_proves_nothing(ani: Hand, city: World) -> None:
    draft = ani.begin_offline()
    draft.office_code = shown(city, wib(4))
    assert Reason.CODE_UNPROVED in draft.send().check_in.reasons


def test_offline_and_without_a_position_the_right_code_is_the_only_way(ani: Hand, city: World) -> None:
    with pytest.raises(OfficeCodeNeeded):
        without_position(ani.begin_offline(), None).send()
    made = without_position(ani.begin_offline(), shown(city)).send().check_in
    assert made.reasons == (Reason.OFFLINE, Reason.VOUCHER)


def test_outside_the_window_the_refusal_is_the_windows(ani: Hand, city: World) -> None:
    city.clock.set(wib(5))
    with pytest.raises(WindowClosed):
        ani.begin()


def test_a_supervisors_phone_types_the_code_of_the_persons_unit(ani: Hand, city: World) -> None:
    citra = Hand(city, "citra")
    asked = ask_team_challenge(city.services, citra.actor, "ani", Slot.ARRIVAL, citra.device_id, city.clock.now)
    with pytest.raises(OfficeCodeNeeded):
        Draft(citra, asked.sealed).send()
    made = Draft(citra, asked.sealed, office_code=shown(city)).send().check_in
    assert (made.employee_id, made.reasons) == ("ani", (Reason.TEAM,))


def test_withdrawn_while_it_is_typed_nobody_is_kept_out(ani: Hand, city: World) -> None:
    draft = ani.begin()
    draft.office_code = wrong(city)
    hold(city)
    assert draft.send().check_in.reasons == ()


def test_declared_while_it_is_sent_it_is_asked_for_and_the_same_challenge_serves(city: World) -> None:
    hand = Hand(city)
    draft = hand.begin()
    hold(city, SCREEN)
    with pytest.raises(OfficeCodeNeeded):
        draft.send()
    assert Draft(hand, draft.sealed, office_code=shown(city)).send().check_in.reasons == ()


def test_without_a_photo_that_is_asked_for_the_code_lets_nobody_in(ani: Hand, city: World) -> None:
    draft = without_position(ani.begin(), shown(city))
    with pytest.raises(PhotoRequired):
        draft.submit(replace(draft.submission(), selfie_sha256=None))


def test_a_refused_codes_digits_are_nowhere_kept(ani: Hand, city: World) -> None:
    draft = ani.begin()
    draft.office_code = wrong(city)
    with pytest.raises(OfficeCodeWrong) as refusal:
        draft.send()
    (kept,) = ani.attempts()
    for secret in (draft.office_code, shown(city)):
        assert secret not in repr(kept) + str(refusal.value.body("en", "x"))
