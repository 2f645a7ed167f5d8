"""What every store of judged days, of how far units are judged, and of rulings must do."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.closing import Lock, UnitClose
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.domain.shift import DAY_SLOTS, Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, Outcome, Ruling, SlotState, SlotVerdict
from chalicelib.use_cases.ports import Changed
from tests.cast import MONDAY
from tests.store.contract_day_proofs import a_date
from tests.store.places import NOW, Place, check_in, entry

TUESDAY = MONDAY + timedelta(days=1)
ON_TIME = tuple(SlotVerdict(each, SlotState.ON_TIME) for each in DAY_SLOTS)
ABSENT = tuple(SlotVerdict(each, SlotState.MISSING) for each in DAY_SLOTS)


def verdict(on: date = MONDAY, **changed: Any) -> DayVerdict:
    """Present and on time, unless told otherwise."""
    facts: dict[str, Any] = {
        "status": DayStatus.PRESENT, "slots": ON_TIME, "rule": "pattern:office-5", "rules_id": "default",
    }  # fmt: skip
    return DayVerdict(on, **{**facts, **changed})


def absent(on: date = MONDAY) -> DayVerdict:
    return verdict(on, status=DayStatus.ABSENT, slots=ABSENT, missing_min=450)


class MonthContract:
    def test_a_row_is_read_back_word_by_word_by_unit_date_and_person(self, place: Place) -> None:
        months, (unit_id, ani, budi) = place.services.months, _ids(place, 3)
        judged = {ani: _fullest(), budi: verdict()}
        assert months.write(unit_id, MONDAY, judged, {}) == {ani, budi}
        assert {each.employee_id: dict(each.rows) for each in months.of_unit(unit_id, "2026-11")} == {
            each: {MONDAY: judged[each]} for each in (ani, budi)
        }
        assert months.of_date(unit_id, MONDAY) == judged
        (rows,) = months.of(ani, {"2026-11": [unit_id, place.new_id()], "2026-10": [unit_id]})
        assert (rows.unit_id, rows.month, rows.rows) == (unit_id, "2026-11", {MONDAY: judged[ani]})
        assert (rows.amended, rows.adjustments) == ({}, {})

    def test_other_units_months_and_dates_have_none(self, place: Place) -> None:
        months, (unit_id, ani) = place.services.months, _ids(place, 2)
        months.write(unit_id, MONDAY, {ani: verdict()}, {})
        assert months.of_unit(unit_id, "2026-12") == months.of_unit(place.new_id(), "2026-11") == []
        assert months.of_date(unit_id, TUESDAY) == {}
        assert months.of(place.new_id(), {"2026-11": [unit_id]}) == months.of(ani, {}) == []

    def test_several_peoples_months_are_read_together(self, place: Place) -> None:
        months, (unit_id, ani, budi, gani) = place.services.months, _ids(place, 4)
        months.write(unit_id, MONDAY, {ani: verdict(), budi: absent()}, {})
        asked = {f"2026-{month:02}": [unit_id] for month in range(1, 13)}
        found = months.of_people(dict.fromkeys((budi, gani, ani), asked))
        assert {each: [dict(rows.rows) for rows in held] for each, held in found.items()} == {
            ani: [{MONDAY: verdict()}], budi: [{MONDAY: absent()}], gani: [],
        }  # fmt: skip
        many = [place.new_id() for _ in range(20)]
        assert months.of_people(dict.fromkeys(many, asked)) == {each: [] for each in many}
        assert months.of_people({}) == {}

    def test_a_row_is_written_once_and_only_who_has_none_gets_one(self, place: Place) -> None:
        months, (unit_id, ani, budi) = place.services.months, _ids(place, 3)
        assert months.write(unit_id, MONDAY, {ani: verdict()}, {}) == {ani}
        assert months.write(unit_id, MONDAY, {ani: absent(), budi: absent()}, {}) == {budi}
        assert months.write(unit_id, MONDAY, {ani: absent(), budi: verdict()}, {}) == frozenset()
        assert months.of_date(unit_id, MONDAY) == {ani: verdict(), budi: absent()}

    def test_the_days_of_a_month_stand_side_by_side(self, place: Place) -> None:
        months, (unit_id, ani) = place.services.months, _ids(place, 2)
        days = [date(2026, 11, 1), date(2026, 11, 10), date(2026, 11, 30)]
        for on in reversed(days):
            months.write(unit_id, on, {ani: verdict(on)}, {})
        (rows,) = months.of_unit(unit_id, "2026-11")
        assert rows.rows == {on: verdict(on) for on in days}

    def test_a_hundred_and_twenty_people_with_notices_are_written_in_transactions_that_dynamodb_takes(
        self, place: Place
    ) -> None:
        months, unit_id = place.services.months, place.new_id()
        people = _ids(place, 120)
        notices = {each: missed_notice(each) for each in people[:70]}
        months.write(unit_id, MONDAY, {people[3]: verdict(), people[60]: verdict()}, {})
        written = months.write(unit_id, MONDAY, dict.fromkeys(people, absent()), notices)
        assert written == set(people) - {people[3], people[60]}
        assert len(months.of_date(unit_id, MONDAY)) == 120
        told = {each for each in people if place.services.notices.of_person(each, 10)}
        assert told == set(people[:70]) - {people[3], people[60]}

    def test_a_notice_comes_once_with_its_row(self, place: Place) -> None:
        months, (unit_id, ani) = place.services.months, _ids(place, 2)
        for at in (NOW, NOW + timedelta(hours=1)):
            months.write(unit_id, MONDAY, {ani: absent()}, {ani: replace(missed_notice(ani), at=at)})
        assert place.services.notices.of_person(ani, 10) == [missed_notice(ani)]

    def test_a_row_is_replaced_by_who_knows_what_it_was(self, place: Place) -> None:
        months, (unit_id, ani) = place.services.months, _ids(place, 2)
        months.write(unit_id, MONDAY, {ani: absent()}, {})
        for _ in range(2):  # the second time it is what was to be written
            months.rewrite(ani, unit_id, absent(), verdict())
        with pytest.raises(Changed):
            months.rewrite(ani, unit_id, absent(), _fullest())
        with pytest.raises(Changed):
            months.rewrite(place.new_id(), unit_id, absent(), verdict())
        assert months.of_date(unit_id, MONDAY) == {ani: verdict()}

    def test_a_replacement_and_its_entry_are_written_together_and_once(self, place: Place) -> None:
        months, (unit_id, ani, chain) = place.services.months, _ids(place, 3)
        months.write(unit_id, MONDAY, {ani: absent()}, {})
        for _ in range(2):
            months.rewrite(ani, unit_id, absent(), verdict(), entry=entry(place, chain))
        with pytest.raises(Changed):
            months.rewrite(ani, unit_id, absent(), _fullest(), entry=entry(place, chain))
        assert len(place.services.audit.entries(chain)) == 1

    def test_after_a_lock_the_row_stays_and_the_change_lies_beside_it_and_in_the_open_month(self, place: Place) -> None:
        months, (unit_id, ani) = place.services.months, _ids(place, 2)
        months.write(unit_id, MONDAY, {ani: absent()}, {})
        for _ in range(2):
            months.rewrite(ani, unit_id, absent(), _fullest(), amended_in="2026-12")
        months.rewrite(ani, unit_id, _fullest(), verdict(), amended_in="2026-12")
        with pytest.raises(Changed):
            months.rewrite(ani, unit_id, absent(), _fullest(), amended_in="2026-12")
        with pytest.raises(Changed):
            months.rewrite(ani, unit_id, absent(), _fullest())
        november, december = months.of(ani, {"2026-11": [unit_id], "2026-12": [unit_id]})
        assert (november.rows, november.amended) == ({MONDAY: absent()}, {MONDAY: verdict()})
        assert (december.rows, december.adjustments) == ({}, {MONDAY: (absent(), verdict())})
        assert months.of_date(unit_id, MONDAY) == {ani: verdict()}

    @pytest.mark.parametrize("amended_in", [None, "2026-12"])
    def test_a_day_that_nobody_had_judged_gets_its_row_late_and_once(
        self, place: Place, amended_in: str | None
    ) -> None:
        months, (unit_id, ani) = place.services.months, _ids(place, 2)
        for _ in range(2):
            months.rewrite(ani, unit_id, None, absent(), amended_in)
        with pytest.raises(Changed):
            months.rewrite(ani, unit_id, None, verdict(), amended_in)
        months.rewrite(ani, unit_id, absent(), verdict(), amended_in)
        assert months.of_date(unit_id, MONDAY) == {ani: verdict()}
        november, *december = months.of(ani, {"2026-11": [unit_id], "2026-12": [unit_id]})
        assert (MONDAY in november.rows, MONDAY in november.amended) == (amended_in is None, amended_in is not None)
        assert [each.adjustments for each in december] == ([{MONDAY: (None, verdict())}] if amended_in else [])

    def test_no_row_of_a_month_that_is_locked_is_replaced(self, place: Place) -> None:
        months, (unit_id, ani), on = place.services.months, _ids(place, 2), a_date(place)
        later = on.replace(day=1) + timedelta(days=31)
        months.write(unit_id, on, {ani: absent(on)}, {})
        months.save_lock(Lock(f"{on:%Y-%m}", "eko", NOW), entry(place))
        with pytest.raises(Changed):
            months.rewrite(ani, unit_id, absent(on), verdict(on))
        months.rewrite(ani, unit_id, absent(on), verdict(on), amended_in=f"{later:%Y-%m}")
        assert months.of_date(unit_id, on) == {ani: verdict(on)}

    def test_a_later_open_month_adjusts_what_the_last_one_has_said(self, place: Place) -> None:
        months, (unit_id, ani) = place.services.months, _ids(place, 2)
        months.write(unit_id, MONDAY, {ani: absent()}, {})
        months.rewrite(ani, unit_id, absent(), _fullest(), amended_in="2026-12")
        months.rewrite(ani, unit_id, _fullest(), verdict(), amended_in="2027-01")
        (january,) = months.of(ani, {"2027-01": [unit_id]})
        assert january.adjustments == {MONDAY: (_fullest(), verdict())}


class CloseContract:
    def test_how_far_units_are_is_listed_by_unit(self, place: Place) -> None:
        closes = place.services.closes
        saved = [closes.save(UnitClose(unit, MONDAY, TUESDAY, NOW, (1, 2))) for unit in _ids(place, 3)]
        listed = [each for each in closes.all() if each in saved]
        assert listed == sorted(saved, key=lambda each: each.unit_id)
        assert closes.get(saved[0].unit_id) == saved[0]
        assert closes.get(place.new_id()) is None

    def test_of_two_who_move_a_unit_on_one_is_told(self, place: Place) -> None:
        closes, unit_id = place.services.closes, place.new_id()
        new = UnitClose(unit_id, MONDAY, TUESDAY, NOW)
        first = closes.save(new)
        further = closes.save(replace(first, closed_through=TUESDAY))
        assert [each.revision for each in (first, further)] == [1, 2]
        for late in (new, replace(first, next_on=MONDAY)):
            with pytest.raises(Changed):
                closes.save(late)
        assert closes.get(unit_id) == further


class RulingContract:
    def test_rulings_lie_beside_the_check_ins_of_their_day_and_are_none(self, place: Place) -> None:
        attendance, made = place.services.attendance, check_in(place)
        attendance.record(made)
        rulings = [
            _ruling(made.unit_id, who, slot) for who in (made.employee_id, "~") for slot in (Slot.ARRIVAL, "event")
        ]
        for each in rulings:
            attendance.rule(each, None, entry(place))
        days, found = attendance.unit_facts(made.unit_id, MONDAY)
        assert ([day.check_ins for day in days], found) == ([{Slot.ARRIVAL: made}], rulings)
        assert attendance.unit_day(made.unit_id, MONDAY) == days
        assert attendance.rulings(made.unit_id, MONDAY) == rulings
        assert attendance.ruling(made.unit_id, MONDAY, made.employee_id, Slot.EVENT) == rulings[1]
        assert attendance.ruling(made.unit_id, MONDAY, made.employee_id, Slot.MIDDAY) is None
        others = [replace(made, slot=Slot.EVENT), replace(made, slot=Slot.MIDDAY)]
        about = attendance.rulings_about([made, *others])
        assert sorted(about, key=lambda each: each.slot) == rulings[:2]
        assert attendance.rulings_about(others[1:]) == []
        assert attendance.rulings(made.unit_id, TUESDAY) == []

    def test_the_last_ruling_stands_and_who_has_not_seen_it_is_told(self, place: Place) -> None:
        attendance, (unit_id, ani, chain) = place.services.attendance, _ids(place, 3)
        first = _ruling(unit_id, ani)
        second = replace(first, outcome=Outcome.INVALID, by="citra", reason="Bukan dia")
        attendance.rule(first, None, entry(place, chain))
        attendance.rule(second, first, entry(place, chain))
        for stale in (None, first):
            with pytest.raises(Changed):
                attendance.rule(replace(first, by="dewi"), stale, entry(place, chain))
        assert attendance.ruling(unit_id, MONDAY, ani, Slot.ARRIVAL) == second
        assert len(place.services.audit.entries(chain)) == 2


def _ids(place: Place, count: int) -> list[str]:
    return [place.new_id() for _ in range(count)]


def missed_notice(employee_id: str) -> Notice:
    return Notice(employee_id, NoticeKind.MISSED, MONDAY, NOW, facts={"status": "absent"})


def _ruling(unit_id: str, employee_id: str, slot: Slot | str = Slot.ARRIVAL) -> Ruling:
    return Ruling(
        employee_id, unit_id, MONDAY, Slot(slot), Outcome.CORRECTED, "dewi", NOW, counts_at=NOW, request_id="20261123-a"
    )


def _fullest() -> DayVerdict:
    slots = (
        SlotVerdict(Slot.ARRIVAL, SlotState.LATE, 12, 5, 3, 7, ("correction", "outage")),
        SlotVerdict(Slot.MIDDAY, SlotState.PROVISIONAL, because=("offline",)),
        SlotVerdict(Slot.DEPARTURE, SlotState.EARLY, 45),
    )
    event = SlotVerdict(Slot.EVENT, SlotState.MISSING)
    return verdict(
        status=DayStatus.UNDECIDED, slots=slots, rule='override:"ramadan",[1448]', rules_id="perwal-9", missing_min=90,
        basis=("20261123-a", "20261124-b"), event=event,
    )  # fmt: skip
