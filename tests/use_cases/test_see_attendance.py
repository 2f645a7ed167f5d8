"""What was recorded, joined with its evidence: one's own month, a unit's day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.attendance import CheckIn, Evidence, Reason
from chalicelib.domain.employee import Assignment
from chalicelib.domain.shift import DayKind, Slot
from chalicelib.errors import NotFound
from chalicelib.rules.evidence import PHOTO_PATIENCE
from chalicelib.use_cases.see_attendance import see_month, see_persons_month, see_unit_day
from tests import cast
from tests.cast import MONDAY, START, wib
from tests.use_cases.hand import PHOTO, Hand
from tests.world import World

TUESDAY = MONDAY + timedelta(days=1)


def _seen(hand: Hand) -> CheckIn:
    """The arrival of Monday as her own month shows it."""
    days = see_month(hand.city.services, hand.actor, 2026, 11, hand.city.clock.now)
    recorded = next(day.recorded for day in days if day.plan.local_date == MONDAY)
    assert recorded is not None
    return recorded.check_ins[Slot.ARRIVAL]


def _look_at(city: World, made: CheckIn, **changed: object) -> None:
    """The evidence job found this."""
    found = Evidence(
        made.upload_key, made.selfie_version_id or "later", made.selfie_sha256, len(PHOTO), city.clock.now,
        evidence_key="evidence/a.jpg",
    )  # fmt: skip
    city.services.evidence.add(replace(found, **changed))


def test_a_month_has_every_date_with_its_plan(city: World) -> None:
    ani = Hand(city)
    made = ani.check_in()
    days = see_month(city.services, ani.actor, 2026, 11, city.clock.now)
    assert len(days) == 30
    assert [day.plan.kind for day in days[:2]] == [DayKind.OFF, DayKind.WORKING]
    recorded = {day.plan.local_date: day.recorded for day in days if day.recorded}
    assert recorded.keys() == {MONDAY}
    assert recorded[MONDAY].check_ins == {Slot.ARRIVAL: made}


def test_each_day_tells_whether_its_own_unit_was_still_in_trial(city: World) -> None:
    ani = Hand(city)
    old = Assignment("puskesmas", START, ("puskesmas",), "lima-hari", None, MONDAY)
    ani.change(assignments=(old, Assignment("umum", TUESDAY, ("balai-kota",), "lima-hari")))
    days = see_month(city.services, ani.actor, 2026, 11, city.clock.now)
    trial = {day.plan.local_date for day in days if day.trial}
    assert max(trial) == MONDAY  # the clinic has no first day yet, the other unit counts already
    assert len(trial) == 23


def test_a_leap_february_has_29_days(city: World) -> None:
    assert len(see_month(city.services, Hand(city).actor, 2028, 2, city.clock.now)) == 29


def test_a_month_with_a_transfer_is_read_from_both_units(city: World) -> None:
    ani = Hand(city)
    ani.check_in()
    old = Assignment("umum", START, ("balai-kota",), "lima-hari", "citra", MONDAY)
    ani.change(assignments=(old, Assignment("setda", TUESDAY, ("balai-kota",), "lima-hari")))
    city.clock.forward(days=1)
    ani.check_in()
    days = see_month(city.services, ani.actor, 2026, 11, city.clock.now)
    units = {day.plan.local_date: day.recorded.unit_id for day in days if day.recorded}
    assert units == {MONDAY: "umum", TUESDAY: "setda"}


def test_a_valid_check_in_is_valid_before_and_after_its_photo_was_looked_at(city: World) -> None:
    ani = Hand(city)
    made = ani.check_in()
    assert _seen(ani).reasons == ()
    _look_at(city, made)
    city.clock.forward(days=1)
    assert _seen(ani).reasons == ()


def test_a_photo_nobody_looked_at_within_ten_minutes_is_pending_again(city: World) -> None:
    """The evidence job fell over it (F45): recorded, but no evidence to show (I4)."""
    ani = Hand(city)
    ani.check_in()
    city.clock.now += PHOTO_PATIENCE
    assert _seen(ani).reasons == ()
    city.clock.forward(seconds=1)
    assert _seen(ani).reasons == (Reason.PHOTO_PENDING,)


@pytest.mark.parametrize("minutes", [0, 60, 60 * 24 * 30])
def test_a_late_photo_with_the_signed_hash_settles_a_pending_one_whenever_it_comes(city: World, minutes: int) -> None:
    ani = Hand(city)
    draft = ani.begin()
    draft.uploaded = None
    made = draft.send().check_in
    assert _seen(ani).reasons == (Reason.PHOTO_PENDING,)
    city.clock.forward(minutes=minutes)
    _look_at(city, made)
    assert _seen(ani).reasons == ()


def test_a_late_photo_with_another_hash_settles_nothing(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin()
    draft.uploaded = None
    _look_at(city, draft.send().check_in, sha256=bytes(32))
    assert _seen(ani).reasons == (Reason.PHOTO_PENDING,)


def test_a_file_that_is_no_picture_makes_it_provisional_never_invalid(city: World) -> None:
    ani = Hand(city)
    _look_at(city, ani.check_in(), problem="IMAGE_INVALID", evidence_key=None)
    assert _seen(ani).reasons == (Reason.PHOTO_INVALID,)


def test_the_version_the_check_in_names_wins_over_later_ones(city: World) -> None:
    """The form was used twice (T10): what counts is what was there at the check-in."""
    ani = Hand(city)
    made = ani.check_in()
    _look_at(city, made)
    _look_at(city, made, version_id="second", sha256=bytes(32), problem="IMAGE_INVALID")
    assert _seen(ani).reasons == ()


def test_a_sound_picture_under_another_version_does_not_speak_for_the_named_one(city: World) -> None:
    ani = Hand(city)
    made = ani.check_in()
    _look_at(city, made, problem="IMAGE_INVALID")
    _look_at(city, made, version_id="second")
    assert _seen(ani).reasons == (Reason.PHOTO_INVALID,)


def test_a_bucket_that_told_no_hash_is_settled_by_what_the_job_read(city: World) -> None:
    for employee_id, changed, reasons in (
        ("ani", {}, ()),
        ("budi", {"sha256": bytes(32)}, (Reason.PHOTO_INVALID,)),
    ):
        hand = Hand(city, employee_id)
        draft = hand.begin()
        city.s3.put_object(Bucket="", Key=draft.challenge.upload_key, Body=PHOTO, ContentType="image/jpeg")
        draft.uploaded = None
        made = draft.send().check_in
        assert _seen(hand).reasons == (Reason.PHOTO_PENDING,)
        _look_at(city, made, **changed)
        assert _seen(hand).reasons == reasons


def test_other_doubts_stay_when_the_photo_is_settled(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin()
    draft.uploaded, draft.accuracy_m = None, 300.0
    _look_at(city, draft.send().check_in)
    assert _seen(ani).reasons == (Reason.COARSE_FIX,)


def test_a_supervisor_sees_her_units_day_by_name_with_who_is_missing(city: World) -> None:
    made = Hand(city, "budi").check_in()
    rows = see_unit_day(city.services, Hand(city, "citra").actor, "umum", MONDAY, city.clock.now)
    assert [(row.member.name, row.recorded is not None) for row in rows] == [
        ("Ani", False), ("Budi", True), ("Citra", False),
    ]  # fmt: skip
    assert rows[1].recorded is not None
    assert rows[1].recorded.check_ins == {Slot.ARRIVAL: made}


def test_a_units_day_counts_by_the_first_office_the_city_knows(city: World) -> None:
    """As the person's own day does: a vanished first office does not change the zone."""
    city.publish("offices", {**cast.CITY.offices, "jayapura": replace(cast.HALL_OFFICE, zone="Asia/Jayapura")})
    ani = Hand(city)
    ani.change(assignments=(Assignment("umum", START, ("hilang", "jayapura"), "lima-hari", "citra"),))
    [own] = [
        day for day in see_month(city.services, ani.actor, 2026, 11, city.clock.now) if day.plan.local_date == MONDAY
    ]
    rows = see_unit_day(city.services, Hand(city, "citra").actor, "umum", MONDAY, city.clock.now)
    assert next(row.plan for row in rows if row.member.employee_id == "ani") == own.plan
    assert own.plan.slots[0].opens_at == wib(4, 0)


def test_who_checked_in_is_listed_even_when_not_of_the_unit_that_day(city: World) -> None:
    ani = Hand(city)
    ani.check_in()
    ani.change(assignments=(Assignment("umum", TUESDAY, ("balai-kota",), "lima-hari", "citra"),))
    rows = see_unit_day(city.services, Hand(city, "citra").actor, "umum", MONDAY, city.clock.now)
    assert "ani" in [row.member.employee_id for row in rows]


@pytest.mark.parametrize("stranger", ["ani", "gani", "dewi-of-nowhere"])
def test_out_of_reach_is_not_found(city: World, stranger: str) -> None:
    actor = Hand(city, stranger if stranger != "dewi-of-nowhere" else "budi", state=None).actor
    with pytest.raises(NotFound):
        see_unit_day(city.services, actor, "umum", MONDAY, city.clock.now)
    with pytest.raises(NotFound):
        see_persons_month(city.services, actor, "citra", 2026, 11, city.clock.now)


def test_a_supervisor_reads_a_persons_month(city: World) -> None:
    Hand(city).check_in()
    employee, days = see_persons_month(
        city.services, Hand(city, "citra").actor, "ani", 2026, 11, city.clock.now
    )  # fmt: skip
    assert employee.name == "Ani"
    assert sum(day.recorded is not None for day in days) == 1


def test_a_unit_without_check_ins_on_a_past_date_is_read_too(city: World) -> None:
    rows = see_unit_day(city.services, Hand(city, "citra").actor, "umum", date(2026, 1, 5), city.clock.now)
    assert {row.recorded for row in rows} == {None}
