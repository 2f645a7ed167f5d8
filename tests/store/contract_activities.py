"""What every store of activities must do: whole and line together or neither, each under the revision read."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.activity import Activity, ActivityLine, ActivityStepKind
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.rules.activity import empty_line, fold
from chalicelib.use_cases.ports import Changed
from tests.activities import an_activity
from tests.store.places import NOW, Place, entry


class ActivityContract:
    def test_what_was_reported_is_found_by_person_and_month_and_its_line_by_unit(self, place: Place) -> None:
        made = [_reported(place, on=date(2026, 11, day)) for day in (24, 9)]
        other = _reported(place, on=date(2026, 12, 1), employee_id=made[0].employee_id)
        store = place.services.activities
        mine = replace(made[1], employee_id=made[0].employee_id)
        for each in (made[0], mine, other):
            _save(place, each)
        assert store.of_month(mine.employee_id, "2026-11") == [_next(mine), _next(made[0])]
        assert store.of_month(mine.employee_id, "2026-12") == [_next(other)]
        assert store.get(mine.employee_id, mine.activity_id) == _next(mine)
        assert store.get(mine.employee_id, "20261109-nothing") is None
        line = store.line(made[0].unit_id, "2026-11", mine.employee_id)
        assert (line.revision, line.minutes, sorted(line.days)) == (1, 60, ["2026-11-24"])

    def test_a_unit_has_a_line_of_each_who_reported_by_person(self, place: Place) -> None:
        unit_id = place.new_id()
        made = [_reported(place, unit_id=unit_id) for _ in range(3)]
        for each in made:
            _save(place, each)
        lines = place.services.activities.lines(unit_id, "2026-11")
        assert [each.employee_id for each in lines] == sorted(each.employee_id for each in made)
        assert place.services.activities.lines(unit_id, "2026-10") == []
        assert place.services.activities.line(unit_id, "2026-10", "x") == ActivityLine("x", unit_id, "2026-10")

    def test_many_of_several_people_come_in_one_batch_and_what_is_not_there_is_left_out(self, place: Place) -> None:
        made = [_reported(place) for _ in range(3)]
        for each in made:
            _save(place, each)
        store = place.services.activities
        found = store.some([*((each.employee_id, each.activity_id) for each in made), ("nobody", "20261124-a")])
        assert found == sorted(map(_next, made), key=lambda each: (each.activity_id, each.employee_id))
        lines = store.some_lines(
            [(each.unit_id, "2026-11", each.employee_id) for each in made] + [("x", "2026-11", "y")]
        )
        assert {each.employee_id for each in lines} == {each.employee_id for each in made}
        assert store.some([]) == store.some_lines([]) == []

    @pytest.mark.parametrize("stale", ["activity", "line"])
    def test_a_stale_revision_of_either_writes_neither(self, place: Place, stale: str) -> None:
        first = _reported(place)
        _save(place, first)
        store, chain = place.services.activities, place.new_id()
        held, line = _next(first), store.line(first.unit_id, "2026-11", first.employee_id)
        after = replace(held, minutes=90, revision=0 if stale == "activity" else 1)
        lines = [replace(fold(line, held, after), revision=0 if stale == "line" else 1)]
        with pytest.raises(Changed):
            store.save([after], lines)
        with pytest.raises(Changed):
            store.save([after], lines, entry(place, chain))
        assert store.get(held.employee_id, held.activity_id) == held
        assert store.line(first.unit_id, "2026-11", first.employee_id) == line
        assert place.services.audit.entries(chain) == []

    def test_an_answer_to_many_is_written_with_one_entry_and_what_is_told(self, place: Place) -> None:
        made = [_reported(place) for _ in range(2)]
        for each in made:
            _save(place, each)
        store, chain = place.services.activities, place.new_id()
        after = [replace(each, steps=an_activity("a", ActivityStepKind.RETURNED).steps) for each in map(_next, made)]
        lines = [fold(store.line(each.unit_id, "2026-11", each.employee_id), _next(was), each)
                 for was, each in zip(made, after, strict=True)]  # fmt: skip
        told = [Notice(each.employee_id, NoticeKind.RETURNED, NOW.date(), NOW, each.activity_id, mail=CopyState.NONE,
                       push=CopyState.NONE) for each in after]  # fmt: skip
        store.save(after, lines, entry(place, chain), told)
        assert [store.line(each.unit_id, "2026-11", each.employee_id).returned for each in made] == [1, 1]
        assert len(place.services.audit.entries(chain)) == 1
        assert place.services.notices.of_person(made[0].employee_id, 5) == told[:1]


def _reported(place: Place, **changed: Any) -> Activity:
    return an_activity(place.new_id(), **{"employee_id": place.new_id(), "unit_id": place.new_id(), **changed})


def _save(place: Place, activity: Activity) -> None:
    place.services.activities.save([activity], [fold(empty_line(activity), None, activity)])


def _next(activity: Activity) -> Activity:
    return replace(activity, revision=activity.revision + 1)
