"""What every store of plans must do: each write once, under the revision it read, with its line and its entry."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.domain.plan import Plan, line_of
from chalicelib.use_cases.ports import Changed
from tests.plans import K, a_plan
from tests.store.places import NOW, Place, entry


class PlanContract:
    def test_a_plan_is_written_once_and_found_by_its_person_and_year(self, place: Place) -> None:
        plan = _plan(place)
        saved = place.services.plans.save(plan, None, entry(place))
        assert saved == replace(plan, revision=1)
        assert place.services.plans.get(plan.employee_id, 2026, 1) == saved
        assert place.services.plans.of_person(plan.employee_id, 2026) == [saved]
        assert place.services.plans.of_person(plan.employee_id, 2025) == []
        assert place.services.plans.get(plan.employee_id, 2026, 2) is None
        with pytest.raises(Changed):
            place.services.plans.save(plan, None, entry(place))

    def test_those_of_many_people_are_found_by_person_and_number(self, place: Place) -> None:
        moved, lone, other = _plan(place), _plan(place), _plan(place, year=2025)
        plans = [moved, replace(moved, number=2), replace(moved, number=3), lone, other]
        saved = [place.services.plans.save(each, None, entry(place)) for each in plans]
        asked = [moved.employee_id, lone.employee_id, other.employee_id]
        found = place.services.plans.of_people(asked, 2026)
        assert found == dict(zip(asked, (saved[:3], [saved[3]], []), strict=True))
        assert place.services.plans.of_people([], 2026) == {}

    def test_the_next_write_states_what_it_read(self, place: Place) -> None:
        plan, chain = _plan(place), place.new_id()
        first = place.services.plans.save(plan, None, entry(place))
        proposed = replace(_plan(place, K.PROPOSED), employee_id=plan.employee_id, unit_id=plan.unit_id)
        second = place.services.plans.save(proposed, first, entry(place, chain))
        with pytest.raises(Changed):
            place.services.plans.save(plan, first, entry(place, chain))
        assert second.revision == 2
        assert place.services.plans.get(plan.employee_id, 2026, 1) == second
        assert place.services.plans.lines_of(plan.unit_id, 2026) == [line_of(second)]
        assert len(place.services.audit.entries(chain)) == 1

    def test_a_units_lines_are_those_of_its_year_by_person(self, place: Place) -> None:
        unit = place.new_id()
        plans = sorted((_plan(place, unit_id=unit) for _ in range(3)), key=lambda each: each.employee_id)
        for each in (plans[2], plans[0], plans[1], _plan(place, unit_id=unit, year=2025), _plan(place)):
            place.services.plans.save(each, None, entry(place))
        assert place.services.plans.lines_of(unit, 2026) == [line_of(each) for each in plans]

    def test_a_draft_that_goes_to_another_unit_leaves_no_line_behind(self, place: Place) -> None:
        first = place.services.plans.save(_plan(place), None, entry(place))
        second = place.services.plans.save(replace(first, unit_id=place.new_id()), first, entry(place))
        assert place.services.plans.lines_of(first.unit_id, 2026) == []
        assert place.services.plans.lines_of(second.unit_id, 2026) == [line_of(second)]

    def test_the_plan_before_it_ends_with_it_or_neither_is_written(self, place: Place) -> None:
        first = place.services.plans.save(_plan(place, K.PROPOSED, K.AGREED), None, entry(place))
        ended = replace(first, ends_on=date(2026, 6, 30))
        following = replace(first, number=2, unit_id=place.new_id(), starts_on=date(2026, 7, 1))
        stale = replace(ended, revision=7)
        with pytest.raises(Changed):
            place.services.plans.save(following, None, entry(place), ended=stale)
        assert place.services.plans.of_person(first.employee_id, 2026) == [first]
        place.services.plans.save(following, None, entry(place), ended=ended)
        before, after = place.services.plans.of_person(first.employee_id, 2026)
        assert (before, after.revision) == (replace(ended, revision=2), 1)
        assert place.services.plans.lines_of(first.unit_id, 2026) == [line_of(before)]

    def test_who_is_told_is_told_with_the_step_or_not_at_all(self, place: Place) -> None:
        plan = _plan(place)
        told = Notice(plan.employee_id, NoticeKind.DECIDED, NOW.date(), NOW, "2026-1", {})
        first = place.services.plans.save(plan, None, entry(place), notices=[told])
        with pytest.raises(Changed):
            place.services.plans.save(plan, None, entry(place), notices=[replace(told, about="2026-9")])
        assert [each.about for each in place.services.notices.of_person(first.employee_id, 9)] == ["2026-1"]


def _plan(place: Place, *kinds: K, **changed: object) -> Plan:
    """Of somebody new in a new unit, unless given."""
    return a_plan(NOW, *kinds, **{"employee_id": place.new_id(), "unit_id": place.new_id(), **changed})
