"""What every attendance and attempt store must do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.attendance import AttendanceDay, CheckIn, Reason, TeamCheckIn
from chalicelib.domain.closing import Lock
from chalicelib.domain.office import Position
from chalicelib.domain.office_tries import OfficeTries
from chalicelib.domain.shift import DAY_SLOTS, Slot
from chalicelib.use_cases.ports import Changed, StoreUnavailable
from tests.cast import MONDAY
from tests.store.contract_day_proofs import a_date
from tests.store.places import NOW, Place, attempt, check_in, entry, punch


class AttendanceContract:
    def test_what_is_recorded_is_read_back_fact_by_fact(self, place: Place) -> None:
        made = check_in(place, reasons=tuple(Reason))
        assert place.services.attendance.record(made) is None
        day = place.services.attendance.day(made.unit_id, made.local_date, made.employee_id)
        assert day.check_ins == {Slot.ARRIVAL: made}

    def test_a_check_in_may_lack_a_photo_version_and_be_on_time(self, place: Place) -> None:
        made = check_in(place, selfie_version_id=None, late_min=0, slot=Slot.MIDDAY)
        place.services.attendance.record(made)
        assert _day(place, made).check_ins[Slot.MIDDAY] == made

    def test_a_check_in_may_be_made_by_somebody_else_and_without_a_photo(self, place: Place) -> None:
        made = check_in(place, made_by=place.new_id(), selfie_sha256=b"", selfie_version_id=None)
        place.services.attendance.record(made)
        assert _day(place, made).check_ins[Slot.ARRIVAL] == made

    def test_a_check_in_may_be_without_a_position(self, place: Place) -> None:
        reasons = (Reason.VOUCHER, Reason.CODE_UNPROVED)
        made = check_in(place, position=None, accuracy_m=None, distance_m=None, reasons=reasons)
        assert place.services.attendance.record(made) is None
        assert _day(place, made).check_ins[Slot.ARRIVAL] == made

    def test_an_early_departure_keeps_its_minutes(self, place: Place) -> None:
        made = check_in(place, slot=Slot.DEPARTURE, late_min=0, early_min=45)
        place.services.attendance.record(made)
        assert _day(place, made).check_ins[Slot.DEPARTURE] == made

    def test_a_late_one_at_an_event_keeps_its_minutes_beside_the_slots(self, place: Place) -> None:
        arrival = check_in(place, late_min=0)
        made = replace(arrival, slot=Slot.EVENT, challenge_id="ab" * 16, office_id="event:apel", late_min=12)
        for each in (arrival, made):
            assert place.services.attendance.record(each) is None
        assert _day(place, made).check_ins == {Slot.ARRIVAL: arrival, Slot.EVENT: made}
        standing = place.services.attendance.record(replace(made, challenge_id="cd" * 16))
        assert standing is not None
        assert standing.check_ins[Slot.EVENT] == made

    def test_what_machines_say_lies_beside_the_check_ins_and_goes_again(self, place: Place) -> None:
        made = check_in(place)
        place.services.attendance.record(made)
        punches = (punch(Slot.ARRIVAL, 7), punch(Slot.DEPARTURE, 16))
        place.services.attendance.set_punches([(_day(place, made), punches)])
        found = _day(place, made)
        assert (found.check_ins, found.punches) == ({Slot.ARRIVAL: made}, punches)
        assert place.services.attendance.days(made.employee_id, {made.local_date: made.unit_id}) == [found]
        place.services.attendance.set_punches([(found, ())])
        assert _day(place, made) == AttendanceDay(made.employee_id, made.unit_id, MONDAY, {Slot.ARRIVAL: made})

    def test_a_day_may_have_nothing_but_what_a_machine_says(self, place: Place) -> None:
        empty = AttendanceDay(place.new_id(), place.new_id(), MONDAY)
        place.services.attendance.set_punches([(empty, (punch(Slot.ARRIVAL, 7),))])
        assert place.services.attendance.unit_day(empty.unit_id, MONDAY) == [
            replace(empty, punches=(punch(Slot.ARRIVAL, 7),))
        ]

    def test_more_days_than_one_transaction_takes_are_written(self, place: Place) -> None:
        unit_id = place.new_id()
        days = [AttendanceDay(place.new_id(), unit_id, MONDAY) for _ in range(51)]
        place.services.attendance.set_punches([(each, (punch(Slot.ARRIVAL, 7),)) for each in days])
        assert len(place.services.attendance.unit_day(unit_id, MONDAY)) == 51

    def test_punches_are_written_only_over_those_that_were_read(self, place: Place) -> None:
        empty = AttendanceDay(place.new_id(), place.new_id(), MONDAY)
        place.services.attendance.set_punches([(empty, (punch(Slot.ARRIVAL, 7),))])
        for stale in (empty, replace(empty, punches=(punch(Slot.ARRIVAL, 8),))):
            with pytest.raises(Changed):
                place.services.attendance.set_punches([(stale, ())])

    def test_punches_of_a_locked_month_are_not_written_unless_that_is_meant(self, place: Place) -> None:
        empty = AttendanceDay(place.new_id(), place.new_id(), a_date(place))
        place.services.months.save_lock(Lock(f"{empty.local_date:%Y-%m}", "eko", NOW), entry(place))
        with pytest.raises(Changed):
            place.services.attendance.set_punches([(empty, (punch(Slot.ARRIVAL, 7),))])
        assert place.services.attendance.unit_day(empty.unit_id, empty.local_date) == []
        place.services.attendance.set_punches([(empty, (punch(Slot.ARRIVAL, 7),))], past_locks=True)
        assert len(place.services.attendance.unit_day(empty.unit_id, empty.local_date)) == 1

    def test_a_slot_is_written_once_and_the_refusal_brings_the_day_as_it_stands(self, place: Place) -> None:
        first = check_in(place)
        place.services.attendance.record(first)
        second = replace(first, challenge_id="00" * 16, distance_m=99)
        standing = place.services.attendance.record(second)
        assert standing is not None
        assert standing.check_ins == {Slot.ARRIVAL: first}
        assert _day(place, first).check_ins == {Slot.ARRIVAL: first}

    def test_three_slots_share_a_day_and_do_not_touch_each_other(self, place: Place) -> None:
        first = check_in(place, late_min=0)
        for slot in DAY_SLOTS:
            assert place.services.attendance.record(replace(first, slot=slot, challenge_id=slot.encode().hex())) is None
        assert set(_day(place, first).check_ins) == set(DAY_SLOTS)

    def test_a_day_nobody_recorded_is_empty(self, place: Place) -> None:
        day = place.services.attendance.day("no-unit", date(2026, 1, 5), "nobody")
        assert (day.check_ins, day.employee_id, day.unit_id) == ({}, "nobody", "no-unit")

    def test_units_dates_and_people_are_apart(self, place: Place) -> None:
        made = check_in(place)
        place.services.attendance.record(made)
        for other in (
            replace(made, unit_id=place.new_id()),
            replace(made, local_date=made.local_date + timedelta(days=1)),
            replace(made, employee_id=place.new_id()),
        ):
            assert _day(place, other).check_ins == {}

    def test_an_offline_check_in_is_replaced_and_stays_as_an_attempt(self, place: Place) -> None:
        offline = check_in(place, reasons=(Reason.OFFLINE,), late_min=0)
        place.services.attendance.record(offline)
        online = replace(offline, challenge_id="11" * 16, reasons=())
        kept = attempt(offline, code="REPLACED_BY_ONLINE")
        assert place.services.attendance.replace(online, offline, kept)
        assert _day(place, offline).check_ins == {Slot.ARRIVAL: online}
        assert place.services.attempts.of_day(offline.unit_id, offline.local_date, offline.employee_id) == [kept]

    def test_what_is_no_longer_there_is_not_replaced_and_no_attempt_is_kept(self, place: Place) -> None:
        offline = check_in(place)
        place.services.attendance.record(offline)
        other = replace(offline, challenge_id="22" * 16)
        assert not place.services.attendance.replace(other, other, attempt(offline))
        assert _day(place, offline).check_ins == {Slot.ARRIVAL: offline}
        assert place.services.attempts.of_day(offline.unit_id, offline.local_date, offline.employee_id) == []

    def test_an_empty_slot_is_nothing_to_replace(self, place: Place) -> None:
        made = check_in(place)
        assert not place.services.attendance.replace(made, made, attempt(made))
        assert _day(place, made).check_ins == {}

    def test_a_units_day_lists_everybody_by_id(self, place: Place) -> None:
        unit_id = place.new_id()
        made = [check_in(place, unit_id=unit_id) for _ in range(3)]
        for each in made:
            place.services.attendance.record(each)
        listed = place.services.attendance.unit_day(unit_id, made[0].local_date)
        assert [day.employee_id for day in listed] == sorted(each.employee_id for each in made)
        assert place.services.attendance.unit_day(unit_id, date(2026, 1, 5)) == []

    def test_a_persons_days_come_in_order_each_from_the_unit_of_its_date(self, place: Place) -> None:
        first = check_in(place)
        later = replace(first, unit_id=place.new_id(), local_date=first.local_date + timedelta(days=2))
        for each in (later, first):
            place.services.attendance.record(each)
        wanted = {later.local_date: later.unit_id, first.local_date: first.unit_id, date(2026, 1, 5): first.unit_id}
        days = place.services.attendance.days(first.employee_id, wanted)
        assert [(day.local_date, day.unit_id) for day in days] == [
            (first.local_date, first.unit_id), (later.local_date, later.unit_id),
        ]  # fmt: skip

    def test_a_position_gives_way_to_its_hash_twice_over(self, place: Place) -> None:
        made = check_in(place)
        place.services.attendance.record(made)
        bare = replace(made, position=None, position_hash="A" * 43)
        for _ in range(2):
            place.services.attendance.forget_position(bare)
            assert _day(place, made).check_ins == {Slot.ARRIVAL: bare}

    def test_a_jump_of_the_clock_is_kept_and_the_mark_of_a_network_forgotten(self, place: Place) -> None:
        made = replace(check_in(place), clock_jump_s=-1_200, network=b"network1")
        place.services.attendance.record(made)
        assert _day(place, made).check_ins == {Slot.ARRIVAL: made}
        for _ in range(2):
            place.services.attendance.forget_network(made)
            assert _day(place, made).check_ins == {Slot.ARRIVAL: replace(made, network=b"")}

    def test_the_position_of_another_check_in_is_not_forgotten(self, place: Place) -> None:
        made = check_in(place)
        place.services.attendance.record(made)
        with pytest.raises(StoreUnavailable):
            place.services.attendance.forget_position(replace(made, challenge_id="33" * 16, position_hash="A" * 43))
        assert _day(place, made).check_ins == {Slot.ARRIVAL: made}


class AttemptContract:
    def test_attempts_of_a_day_come_oldest_first_with_every_fact(self, place: Place) -> None:
        base = check_in(place)
        later = attempt(base, at=NOW + timedelta(minutes=1))
        sooner = attempt(base, position=None, accuracy_m=None, facts={}, slot=Slot.DEPARTURE)
        for each in (later, sooner):
            place.services.attempts.keep(each)
        assert place.services.attempts.of_day(base.unit_id, base.local_date, base.employee_id) == [sooner, later]

    def test_of_one_try_the_first_refusal_stands(self, place: Place) -> None:
        first = attempt(check_in(place))
        place.services.attempts.keep(first)
        place.services.attempts.keep(replace(first, code="CHALLENGE_EXPIRED", at=NOW + timedelta(minutes=5)))
        assert place.services.attempts.of_day(first.unit_id, first.local_date, first.employee_id) == [first]

    def test_a_units_day_of_them_lies_together_by_person(self, place: Place) -> None:
        base = check_in(place)
        kept = [
            attempt(base, employee_id=who, slot=slot) for who in ("ani", "budi") for slot in (Slot.ARRIVAL, Slot.EVENT)
        ]
        for each in (*kept, attempt(check_in(place)), attempt(base, local_date=date(2026, 11, 24))):
            place.services.attempts.keep(each)
        assert place.services.attempts.of_unit_day(base.unit_id, base.local_date) == kept
        assert place.services.attempts.of_day(base.unit_id, base.local_date, "ani") == kept[:2]
        assert place.services.attempts.of_day(base.unit_id, base.local_date, "an") == []

    def test_other_days_and_people_have_none(self, place: Place) -> None:
        made = attempt(check_in(place))
        place.services.attempts.keep(made)
        assert place.services.attempts.of_day(made.unit_id, made.local_date + timedelta(days=1), made.employee_id) == []
        assert place.services.attempts.of_day(made.unit_id, made.local_date, place.new_id()) == []


class OfficeTriesContract:
    def test_who_tried_at_an_office_is_kept_by_date_and_unit_and_written_again_replaced(self, place: Place) -> None:
        attempts, office_id = place.services.attempts, place.new_id()
        first = OfficeTries(office_id, MONDAY, "umum", {"ani": Position(106.04, -6.0)}, frozenset({"ani", "budi"}))
        others = [replace(first, unit_id="setda"), replace(first, local_date=MONDAY + timedelta(days=1))]
        for each in (others[1], replace(first, outside={}), *others, first):
            attempts.note_office(each)
        assert attempts.of_office(office_id, MONDAY) == [others[0], first, others[1]]
        assert attempts.of_office(office_id, MONDAY + timedelta(days=1)) == [others[1]]
        assert attempts.of_office(place.new_id(), MONDAY) == []


class TeamLogContract:
    def test_what_a_supervisor_made_for_others_is_found_by_month_in_order(self, place: Place) -> None:
        supervisor, log = place.new_id(), place.services.team_log
        late = check_in(place, made_by=supervisor, local_date=date(2026, 11, 30))
        early = check_in(place, made_by=supervisor, local_date=date(2026, 11, 2), slot=Slot.DEPARTURE)
        for each in (late, early, late, check_in(place, made_by=supervisor, local_date=date(2026, 12, 1))):
            log.keep(each)
        assert log.of_month(supervisor, date(2026, 11, 15)) == [
            TeamCheckIn(each.local_date, each.slot, each.employee_id) for each in (early, late)
        ]

    def test_another_supervisor_made_none(self, place: Place) -> None:
        place.services.team_log.keep(check_in(place, made_by=place.new_id()))
        assert place.services.team_log.of_month(place.new_id(), date(2026, 11, 1)) == []


def _day(place: Place, made: CheckIn) -> AttendanceDay:
    return place.services.attendance.day(made.unit_id, made.local_date, made.employee_id)
