"""What every store of discipline cases must do: each step once, with its entry, and the year's line beside it."""

from dataclasses import replace

import pytest

from chalicelib.domain.discipline_case import DisciplineCase, summary_of
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.use_cases.ports import Changed
from tests.discipline_cases import K, a_case
from tests.store.places import NOW, Place, entry


class CaseContract:
    def test_a_case_is_opened_once_and_found_by_its_person(self, place: Place) -> None:
        opened = _case(place)
        place.services.cases.add(opened, entry(place))
        assert place.services.cases.get(opened.employee_id, "2026-01") == opened
        assert place.services.cases.get(place.new_id(), "2026-01") is None
        with pytest.raises(Changed):
            place.services.cases.add(opened, entry(place))

    def test_a_persons_cases_come_the_oldest_first(self, place: Place) -> None:
        first = _closed(place, "2026-01", place.new_id())
        second = _case(place, who=first.employee_id, case_id="2026-02")
        place.services.cases.add(second, entry(place))
        assert place.services.cases.of_person(first.employee_id) == [first, second]
        assert place.services.cases.of_person(place.new_id()) == []

    def test_each_step_is_taken_once_with_its_entry_and_its_line(self, place: Place) -> None:
        opened, chain = _case(place), place.new_id()
        place.services.cases.add(opened, entry(place))
        moved = _case(place, K.SUMMONS, who=opened.employee_id)
        place.services.cases.move(moved, entry(place, chain))
        with pytest.raises(Changed):
            place.services.cases.move(_case(place, K.CLOSED, who=opened.employee_id), entry(place, chain))
        assert place.services.cases.get(opened.employee_id, "2026-01") == moved
        assert _lines(place, opened) == [summary_of(moved)]
        assert len(place.services.audit.entries(chain)) == 1

    def test_the_person_is_told_with_the_step_or_not_at_all(self, place: Place) -> None:
        opened = _case(place)
        told = Notice(opened.employee_id, NoticeKind.CASE, NOW.date(), NOW, "2026-01-1", {"step": "opened"})
        place.services.cases.add(opened, entry(place), told)
        with pytest.raises(Changed):
            place.services.cases.add(opened, entry(place), replace(told, about="2026-01-9"))
        assert [each.about for each in place.services.notices.of_person(opened.employee_id, 9)] == ["2026-01-1"]

    def test_a_person_has_one_open_case_of_whatever_year(self, place: Place) -> None:
        opened = _case(place)
        other = replace(opened, case_id="2025-01", year=2025)
        place.services.cases.add(opened, entry(place))
        with pytest.raises(Changed):
            place.services.cases.add(other, entry(place))
        assert place.services.cases.of_person(opened.employee_id) == [opened]
        place.services.cases.move(_case(place, K.CLOSED, who=opened.employee_id), entry(place))
        place.services.cases.add(other, entry(place))
        with pytest.raises(Changed):
            place.services.cases.add(replace(opened, case_id="2026-02"), entry(place))

    def test_what_was_never_opened_has_no_next_step(self, place: Place) -> None:
        with pytest.raises(Changed):
            place.services.cases.move(_case(place, K.SUMMONS), entry(place))

    def test_a_years_list_holds_its_own_cases_alone(self, place: Place) -> None:
        opened = _case(place)
        older = _closed(place, "2025-01", opened.employee_id)
        place.services.cases.add(opened, entry(place))
        assert _lines(place, opened) == [summary_of(opened)]
        assert summary_of(older) in place.services.cases.of_year(2025)
        assert place.services.cases.of_year(2031) == []


def _case(place: Place, *kinds: K, who: str | None = None, case_id: str = "2026-01") -> DisciplineCase:
    return a_case(NOW, *kinds, who=who or place.new_id(), case_id=case_id)


def _closed(place: Place, case_id: str, who: str) -> DisciplineCase:
    """Stored, opened and closed again."""
    closed = replace(_case(place, K.CLOSED, who=who, case_id=case_id), year=int(case_id[:4]))
    place.services.cases.add(replace(closed, steps=closed.steps[:1]), entry(place))
    place.services.cases.move(closed, entry(place))
    return closed


def _lines(place: Place, case: DisciplineCase) -> list[object]:
    return [each for each in place.services.cases.of_year(2026) if each.employee_id == case.employee_id]
