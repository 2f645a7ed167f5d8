"""What every store of notices must do: each once, whatever became of it stays, and its mail is handed to one run."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from chalicelib.domain.digest import NotedDay, TeamDay, UnitDay
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus
from tests.store.places import NOW, Place

ON = date(2026, 11, 23)
LATER = NOW + timedelta(hours=2)


class NoticeContract:
    def test_a_notice_is_found_again_as_it_was_written(self, place: Place) -> None:
        written = _notice(place, facts={"missing": ["departure"], "status": "incomplete", "late_min": 7})
        place.services.notices.add(written)
        assert place.services.notices.of_person(written.employee_id, 10) == [written]
        assert place.services.notices.of_person(place.new_id(), 10) == []

    def test_a_persons_notices_come_newest_first_and_no_more_than_asked_for(self, place: Place) -> None:
        first = _notice(place)
        second = replace(first, kind=NoticeKind.DECIDED, about="20261123-a", at=NOW + timedelta(minutes=1))
        third = replace(first, on=date(2026, 11, 24), at=NOW + timedelta(days=1))
        for each in (second, third, first):
            place.services.notices.add(each)
        assert place.services.notices.of_person(first.employee_id, 10) == [third, second, first]
        assert place.services.notices.of_person(first.employee_id, 1) == [third]

    def test_those_about_some_dates_come_by_day(self, place: Place) -> None:
        first = _notice(place)
        more = replace(first, kind=NoticeKind.DECIDED, about="20261123-zz")
        made = [replace(first, on=ON + timedelta(days=each), at=NOW - timedelta(minutes=each)) for each in range(-1, 3)]
        for each in (more, *reversed(made)):
            place.services.notices.add(each)
        found = place.services.notices.between(first.employee_id, ON, ON + timedelta(days=1))
        assert found == [more, made[1], made[2]]
        assert place.services.notices.between(place.new_id(), ON, ON) == []

    def test_of_the_newest_so_many_those_that_are_not_read_are_counted(self, place: Place) -> None:
        first = _notice(place)
        made = [replace(first, on=ON + timedelta(days=each)) for each in range(4)]
        for each in made:
            place.services.notices.add(each)
        place.services.notices.mark_read(first.employee_id, [made[3].notice_id], NOW)
        assert [place.services.notices.unread(first.employee_id, most) for most in (1, 2, 9)] == [0, 1, 3]
        assert place.services.notices.unread(place.new_id(), 9) == 0

    def test_one_a_person_kind_day_and_subject_the_first_stands(self, place: Place) -> None:
        first = _notice(place, facts={"late_min": 7})
        place.services.notices.add(first)
        place.services.notices.add(replace(first, at=LATER, facts={"late_min": 8}))
        assert place.services.notices.of_person(first.employee_id, 10) == [first]

    def test_read_is_read_since_the_first_time_and_what_is_not_there_is_passed_over(self, place: Place) -> None:
        one = _notice(place)
        place.services.notices.add(one)
        for at in (NOW, LATER):
            place.services.notices.mark_read(one.employee_id, [one.notice_id, "20261123-digest"], at)
        assert place.services.notices.of_person(one.employee_id, 10) == [replace(one, read_at=NOW)]

    def test_written_again_it_stays_read_and_its_mail_stays_sent(self, place: Place) -> None:
        """I6: whatever a transaction adds once more, nobody gets twice."""
        one = _notice(place)
        place.services.notices.add(one)
        place.services.notices.mark_read(one.employee_id, [one.notice_id], NOW)
        assert place.services.notices.mark_sending(one, "run-1")
        place.services.notices.done(one, CopyState.SENT)
        place.services.notices.add(one)
        assert not place.services.notices.mark_sending(one, "run-2")
        assert _waiting(place, one.employee_id) == []
        assert place.services.notices.of_person(one.employee_id, 1) == [replace(one, read_at=NOW, mail=CopyState.SENT)]

    def test_one_without_a_mail_waits_for_none(self, place: Place) -> None:
        one = _notice(place, mail=CopyState.NONE)
        place.services.notices.add(one)
        assert _waiting(place, one.employee_id) == []

    def test_one_run_gets_it_and_it_is_out_of_the_outbox(self, place: Place) -> None:
        one = _notice(place)
        place.services.notices.add(one)
        assert _waiting(place, one.employee_id) == [one]
        assert place.services.notices.mark_sending(one, "run-1")
        assert place.services.notices.mark_sending(one, "run-1")  # its answer was lost, it asks again
        assert not place.services.notices.mark_sending(one, "run-2")
        assert _waiting(place, one.employee_id) == []

    def test_what_was_surely_not_sent_waits_again(self, place: Place) -> None:
        one = _notice(place)
        place.services.notices.add(one)
        place.services.notices.mark_sending(one, "run-1")
        place.services.notices.put_back(one, "run-1")
        assert _waiting(place, one.employee_id) == [one]
        assert place.services.notices.mark_sending(one, "run-2")

    def test_an_address_that_takes_no_mail_is_known_however_it_is_written(self, place: Place) -> None:
        address = f"{place.new_id()}@contoh.example"
        asked = [address, address.upper(), f"x{address}"]
        assert place.services.addresses.suppressed(asked) == frozenset()
        for _ in range(2):
            place.services.addresses.suppress(address.capitalize(), "bounce", NOW)
        assert place.services.addresses.suppressed(asked) == {address, address.upper()}

    def test_many_addresses_are_asked_about_at_once(self, place: Place) -> None:
        addresses = [f"{place.new_id()}@contoh.example" for _ in range(120)]
        place.services.addresses.suppress(addresses[110], "complaint", NOW)
        assert place.services.addresses.suppressed(addresses) == {addresses[110]}

    def test_what_units_tell_of_a_day_is_kept_until_it_is_told(self, place: Place) -> None:
        on = date(2027, 3, 1)
        told = [_unit_day(unit_id, on) for unit_id in ("setda", "umum")]
        for each in (*reversed(told), told[0]):
            place.services.digests.note(each)
        assert place.services.digests.of_day(on) == told
        assert place.services.digests.of_day(on + timedelta(days=1)) == []
        assert place.services.digests.told(on) is None
        for units in (["umum"], ["umum", "setda"]):
            place.services.digests.set_told(on, units)
            assert place.services.digests.told(on) == set(units)
        place.services.digests.set_told(on + timedelta(days=1), [])
        assert place.services.digests.told(on + timedelta(days=1)) == set()
        assert place.services.digests.of_day(on) == told

    def test_what_a_unit_of_thousands_tells_is_kept_whatever_its_people_are_called(self, place: Place) -> None:
        """Else the date would never be closed: an item holds 400 KB, a name 200 letters of any script."""
        on = date(2027, 3, 2)
        ids = tuple(f"{at:026}" for at in range(5_000))
        people = tuple(NotedDay(each, "\U00016800" * 200, DayStatus.ABSENT) for each in ids[:1_000])
        place.services.digests.note(UnitDay("umum", on, (TeamDay("citra", ids),), people))
        (kept,) = place.services.digests.of_day(on)
        assert kept.teams[0].employee_ids == ids
        assert kept.people == people[: len(kept.people)]
        assert len(kept.people) > 200


def _notice(place: Place, **changed: Any) -> Notice:
    return replace(Notice(place.new_id(), NoticeKind.MISSED, ON, NOW), **changed)


def _waiting(place: Place, employee_id: str) -> list[Notice]:
    return [each for each in place.services.notices.outbox(100) if each.employee_id == employee_id]


def _unit_day(unit_id: str, on: date) -> UnitDay:
    person = NotedDay("ani", "Ani", DayStatus.INCOMPLETE, 12, 0, (Slot.DEPARTURE,))
    team = TeamDay("citra", ("ani", "budi"), {DayStatus.INCOMPLETE: 1, DayStatus.LEAVE: 1}, 1)
    return UnitDay(unit_id, on, (team,), (person,), ("citra",))
