"""What every store of budgets must do: a line once with its entry, and the unit's sums always the fold of its lines."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.budget import BudgetLine, Unlock
from chalicelib.rules.budget_sums import unit_budget
from chalicelib.use_cases.ports import Changed
from tests.budget_lines import LINE, line
from tests.store.places import NOW, Place, entry

OTHER = "5.03.02.2.01.0002"


class BudgetContract:
    def test_a_line_is_written_once_and_read_as_it_was(self, place: Place) -> None:
        new = replace(line({2: 30_000_000}), unit_id=place.new_id())
        saved = place.services.budgets.save(new, None, entry(place))
        assert saved == replace(new, revision=1)
        assert place.services.budgets.line(new.unit_id, 2026, new.line_id) == saved
        assert place.services.budgets.line(new.unit_id, 2025, new.line_id) is None
        with pytest.raises(Changed):
            place.services.budgets.save(new, None, entry(place))

    def test_it_changes_from_what_stands_with_an_entry(self, place: Place) -> None:
        chain = place.new_id()
        first = place.services.budgets.save(replace(LINE, unit_id=place.new_id()), None, entry(place))
        second = place.services.budgets.save(replace(first, told=line({1: 5}).told), first, entry(place, chain))
        with pytest.raises(Changed):
            place.services.budgets.save(replace(first, pptk_id="ani"), first, entry(place, chain))
        assert place.services.budgets.lines(first.unit_id, 2026) == [second]
        assert len(place.services.audit.entries(chain)) == 1

    def test_a_units_sums_are_those_of_its_lines(self, place: Place) -> None:
        unit_id = place.new_id()
        one = place.services.budgets.save(replace(LINE, unit_id=unit_id), None, entry(place))
        place.elsewhere.budgets.save(replace(line({3: 9}), unit_id=unit_id, code=OTHER), None, entry(place))
        place.services.budgets.save(replace(one, told=line({3: 7, 4: 8}).told), one, entry(place))
        lines = place.services.budgets.lines(unit_id, 2026)
        assert [each.code for each in lines] == [LINE.code, OTHER]
        (sums,) = [each for each in place.services.budgets.sums(2026) if each.unit_id == unit_id]
        assert sums.months == unit_budget(unit_id, 2026, lines).months

    def test_what_the_city_sees_is_of_one_year(self, place: Place) -> None:
        told: BudgetLine = replace(LINE, unit_id=place.new_id(), year=2031)
        place.services.budgets.save(told, None, entry(place))
        assert told.unit_id in {each.unit_id for each in place.services.budgets.sums(2031)}
        assert told.unit_id not in {each.unit_id for each in place.services.budgets.sums(2032)}

    def test_an_unlock_takes_the_place_of_an_earlier_one(self, place: Place) -> None:
        unlock = Unlock(place.new_id(), 2026, 3, date(2026, 5, 2), "SP2D terlambat terbit", "eko", NOW)
        assert place.services.budgets.unlock(unlock.unit_id, 2026, 3) is None
        place.services.budgets.save_unlock(unlock, entry(place))
        longer = replace(unlock, until_on=date(2026, 5, 9))
        place.services.budgets.save_unlock(longer, entry(place))
        assert place.services.budgets.unlock(unlock.unit_id, 2026, 3) == longer
        assert [each for each in place.services.budgets.unlocks(2026) if each.unit_id == unlock.unit_id] == [longer]
