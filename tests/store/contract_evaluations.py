"""What every store of evaluations must do: each write once, under the revision it read, with its line and its entry."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.approval import due_of
from chalicelib.domain.evaluation import Evaluation, UnitStanding, line_of
from chalicelib.domain.feedback import Feedback
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.domain.performance import Predicate, Standing
from chalicelib.use_cases.ports import Changed
from tests.evaluations import GOOD, E, an_evaluation
from tests.store.places import NOW, Place, entry


class EvaluationContract:
    def test_an_evaluation_is_written_once_with_its_line_and_found_by_its_person(self, place: Place) -> None:
        made = _evaluation(place, E.TOLD, E.RATED)
        told = Notice(made.employee_id, NoticeKind.DECIDED, NOW.date(), NOW, "2026-Q3", {})
        saved = place.services.evaluations.save(made, None, entry(place), [told])
        assert saved == replace(made, revision=1)
        assert place.services.evaluations.get(made.employee_id, 2026, "2026-Q3", 1) == saved
        assert place.services.evaluations.get(made.employee_id, 2026, "2026-Q3", 2) is None
        assert place.services.evaluations.of_person(made.employee_id, 2026) == [saved]
        assert place.services.evaluations.of_person(made.employee_id, 2025) == []
        assert place.services.evaluations.lines_of(made.unit_id, "2026-Q3") == [line_of(saved)]
        assert place.services.evaluations.lines_of(made.unit_id, "2026") == []
        assert [each.about for each in place.services.notices.of_person(made.employee_id, 9)] == ["2026-Q3"]

    def test_the_next_write_states_what_it_read_or_nothing_is_written(self, place: Place) -> None:
        made, chain = _evaluation(place, E.RATED), place.new_id()
        first = place.services.evaluations.save(made, None, entry(place))
        approved = _evaluation(place, E.RATED, E.APPROVED, employee_id=made.employee_id, unit_id=made.unit_id)
        second = place.services.evaluations.save(approved, first, entry(place, chain))
        for stale in (None, first):
            with pytest.raises(Changed):
                place.services.evaluations.save(made, stale, entry(place, chain))
        assert second.revision == 2
        assert place.services.evaluations.lines_of(made.unit_id, "2026-Q3") == [line_of(second)]
        assert len(place.services.audit.entries(chain)) == 1

    def test_what_a_unit_came_to_is_entered_under_the_revision_it_was_read_with(self, place: Place) -> None:
        unit = place.new_id()
        none = place.services.evaluations.standing(unit, 2026)
        assert none == UnitStanding(unit, 2026)
        good = place.services.evaluations.set_standing(replace(none, standing=Standing.GOOD), entry(place))
        assert place.services.evaluations.standing(unit, 2026) == good == UnitStanding(unit, 2026, Standing.GOOD, 1)
        with pytest.raises(Changed):
            place.services.evaluations.set_standing(replace(none, standing=Standing.POOR), entry(place))
        fair = place.services.evaluations.set_standing(replace(good, standing=Standing.FAIR), entry(place))
        assert fair.revision == 2

    def test_what_is_approved_is_counted_beside_its_unit_and_what_a_decision_changes_moves(self, place: Place) -> None:
        unit, period = place.new_id(), f"{place.new_id()}-Q3"  # the city's period: other tests write theirs
        rated = [self._put(place, None, E.RATED, unit_id=unit, period_id=period) for _ in range(2)]
        assert place.services.evaluations.predicates(period) == []
        first, _ = (self._put(place, each, E.RATED, E.APPROVED) for each in rated)
        assert _counts(place, period) == {unit: {Predicate.GOOD: 2}}
        better = replace(GOOD, predicate=Predicate.VERY_GOOD)
        changed = replace(first.steps[0], kind=E.CHANGED, ratings=better)
        objected = self._put(place, first, E.RATED, E.APPROVED, E.OBJECTED)
        place.services.evaluations.save(replace(objected, steps=(*objected.steps, changed)), objected, entry(place))
        assert _counts(place, period) == {unit: {Predicate.GOOD: 1, Predicate.VERY_GOOD: 1}}

    def test_what_waits_stands_in_the_list_of_who_answers_as_long_as_it_does(self, place: Place) -> None:
        above, other = place.new_id(), place.new_id()
        rated = self._put(place, None, E.RATED, approver_id=above)
        due = due_of(rated)
        assert due is not None
        assert place.services.evaluations.due(above) == [due]
        assert due not in place.services.evaluations.due(None)
        again = place.services.evaluations.save(replace(rated, approver_id=other), rated, entry(place))
        assert place.services.evaluations.due(above) == []
        assert place.services.evaluations.due(other) == [due_of(again)]
        approved = self._put(place, again, E.RATED, E.APPROVED)
        assert place.services.evaluations.due(other) == []
        objected = self._put(place, approved, E.RATED, E.APPROVED, E.OBJECTED)
        assert place.services.evaluations.due(other) == [due_of(objected)]

    def test_what_is_any_city_admins_stands_in_the_citys_list(self, place: Place) -> None:
        rated = self._put(place, None, E.RATED)
        assert due_of(rated) in place.services.evaluations.due(None)
        self._put(place, rated, E.RATED, E.RETURNED)
        assert due_of(rated) not in place.services.evaluations.due(None)

    def _put(self, place: Place, before: Evaluation | None, *kinds: E, **changed: object) -> Evaluation:
        made = _evaluation(place, *kinds, **changed)
        if before:
            made = replace(before, steps=made.steps)
        return place.services.evaluations.save(made, before, entry(place))

    def test_what_units_came_to_is_found_by_year(self, place: Place) -> None:
        unit = place.new_id()
        good = place.services.evaluations.set_standing(UnitStanding(unit, 2031, Standing.GOOD), entry(place))
        assert good in place.services.evaluations.standings(2031)
        assert good not in place.services.evaluations.standings(2032)

    def test_words_of_the_year_are_kept_in_their_order_and_once(self, place: Place) -> None:
        who = place.new_id()
        words = [Feedback(f"{9 - at}", who, "citra", NOW + timedelta(days=at), f"Baik {at}") for at in range(3)]
        for each in reversed(words):
            place.services.evaluations.add_feedback(each, 2026, entry(place))
        assert place.services.evaluations.feedback_of(who, 2026) == words
        assert place.services.evaluations.feedback_of(who, 2025) == []
        with pytest.raises(Changed):
            place.services.evaluations.add_feedback(words[0], 2026, entry(place))


def _counts(place: Place, period_id: str) -> dict[str, dict[Predicate, int]]:
    return {each.unit_id: dict(each.counts) for each in place.services.evaluations.predicates(period_id)}


def _evaluation(place: Place, *kinds: E, **changed: object) -> Evaluation:
    """Of somebody new in a new unit, unless given."""
    return an_evaluation(NOW, *kinds, **{"employee_id": place.new_id(), "unit_id": place.new_id(), **changed})
