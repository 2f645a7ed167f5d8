"""What every FlagStore keeps to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import DayFlags, Flag, Signal
from chalicelib.domain.trace import DayTrace, PersonTrace, Trace
from chalicelib.use_cases.ports import Changed
from tests.store.places import NOW, Place

ON = date(2026, 11, 23)
FACTS = {"people": 3, "others": ("budi", "citra"), "of_slot": "arrival"}


def _flag(unit_id: str, on: date = ON, who: str = "ani") -> Flag:
    return Flag(who, unit_id, on, Slot.ARRIVAL, Signal.SHARED_POSITION, NOW, "1:default", FACTS)


def _trace(unit_id: str, on: date = ON, people: int = 1) -> DayTrace:
    traces = (Trace(Slot.ARRIVAL, b"m" * 8, 84, bytes(range(32))), Trace(Slot.MIDDAY))
    return DayTrace(unit_id, on, tuple(PersonTrace(f"p{at:04}", traces) for at in range(people)))


def _save(place: Place, unit_id: str, on: date = ON, *flags: Flag, people: int = 1) -> DayFlags:
    held = place.services.flags.day(unit_id, on)
    return place.services.flags.save(replace(held, flags=flags), _trace(unit_id, on, people))


class FlagContract:
    def test_a_date_that_nobody_looked_at_has_no_flags_and_no_revision(self, place: Place) -> None:
        unit_id = place.new_id()
        assert place.services.flags.day(unit_id, ON) == DayFlags(unit_id, ON)
        assert place.services.flags.flags_of(unit_id, ON) == []
        assert list(place.services.flags.traces(unit_id, date(2026, 1, 1), ON)) == []

    def test_flags_and_traces_are_read_back_as_they_were_written(self, place: Place) -> None:
        unit_id = place.new_id()
        saved = _save(place, unit_id, ON, _flag(unit_id), _flag(unit_id, who="budi"))
        assert (saved.revision, place.elsewhere.flags.day(unit_id, ON)) == (1, saved)
        assert place.elsewhere.flags.flags_of(unit_id, ON) == [_flag(unit_id), _flag(unit_id, who="budi")]
        assert list(place.elsewhere.flags.traces(unit_id, ON, ON)) == [_trace(unit_id)]

    def test_what_is_written_again_stands_in_place_of_what_was(self, place: Place) -> None:
        unit_id = place.new_id()
        _save(place, unit_id, ON, _flag(unit_id), _flag(unit_id, who="budi"))
        _save(place, unit_id, ON, _flag(unit_id, who="citra"), people=2)
        assert place.services.flags.flags_of(unit_id, ON) == [_flag(unit_id, who="citra")]
        assert list(place.services.flags.traces(unit_id, ON, ON)) == [_trace(unit_id, people=2)]

    def test_of_two_who_look_at_a_date_the_second_is_told_and_writes_neither(self, place: Place) -> None:
        unit_id = place.new_id()
        held = place.services.flags.day(unit_id, ON)
        first = _save(place, unit_id, ON, _flag(unit_id))
        for late in (held, replace(first, revision=7)):
            with pytest.raises(Changed):
                place.elsewhere.flags.save(late, _trace(unit_id, people=5))
        assert place.services.flags.day(unit_id, ON) == first
        assert list(place.services.flags.traces(unit_id, ON, ON)) == [_trace(unit_id)]

    def test_traces_of_a_span_come_by_date_and_of_one_unit_alone(self, place: Place) -> None:
        unit_id, other = place.new_id(), place.new_id()
        dates = [ON - timedelta(days=each) for each in (0, 1, 40, 180)]
        for on in dates:
            _save(place, unit_id, on)
        _save(place, other)
        found = place.services.flags.traces(unit_id, dates[2], dates[1])
        assert [each.local_date for each in found] == [dates[2], dates[1]]
        assert [each.local_date for each in place.services.flags.traces(unit_id, date(2000, 1, 1), ON)] == dates[::-1]

    def test_a_persons_flags_of_a_month_are_by_date(self, place: Place) -> None:
        unit_id = place.new_id()
        dates = [date(2026, 10, 31), date(2026, 11, 2), ON, date(2026, 12, 1)]
        for on in reversed(dates):
            _save(place, unit_id, on, _flag(unit_id, on), _flag(unit_id, on, "budi"))
        found = place.services.flags.flags_of_month(unit_id, ON, "ani")
        assert found == [_flag(unit_id, dates[1]), _flag(unit_id, ON)]
        assert place.services.flags.flags_of_month(unit_id, ON, "citra") == []
        everybodys = [(each.local_date, each.employee_id) for each in place.services.flags.flags_of_month(unit_id, ON)]
        assert everybodys == [(on, who) for on in (dates[1], ON) for who in ("ani", "budi")]

    def test_a_large_units_date_is_read_whole(self, place: Place) -> None:
        unit_id = place.new_id()
        _save(place, unit_id, people=3_001)
        parts = list(place.services.flags.traces(unit_id, ON, ON))
        assert [person for part in parts for person in part.people] == list(_trace(unit_id, people=3_001).people)
