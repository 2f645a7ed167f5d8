"""Opening balances and allowance bases under a revision, with their entry: what every place promises."""

from dataclasses import replace

import pytest

from chalicelib.domain.allowance_base import AllowanceBase, AllowanceBases
from chalicelib.domain.balance import BalanceFacts, OpeningBalance
from chalicelib.domain.closing import Lock
from chalicelib.use_cases.ports import Changed
from tests.store.contract_day_proofs import a_date
from tests.store.places import NOW, Place, entry

FACTS = BalanceFacts(18, 6, 2, 145, None, "Rekap BKPSDM 800/123/2026, lembar “Bagian Umum”")


def a_balance(place: Place, **changed: object) -> OpeningBalance:
    return replace(OpeningBalance(place.new_id(), 2026, FACTS, "eko", NOW), **changed)  # type: ignore[arg-type]


def some_bases(place: Place, from_month: str = "2026-11") -> AllowanceBases:
    return AllowanceBases(place.new_id(), (AllowanceBase(from_month, 4_250_000, "9", "eko", NOW),))


class YearContract:
    def test_a_balance_comes_back_as_it_was_entered(self, place: Place) -> None:
        balance = a_balance(place)
        kept = place.services.years.save_opening(balance, None, entry(place))
        assert kept == replace(balance, revision=1)
        assert place.elsewhere.years.opening(balance.employee_id, 2026) == kept

    def test_another_year_and_another_person_have_none(self, place: Place) -> None:
        kept = place.services.years.save_opening(a_balance(place), None, entry(place))
        assert place.services.years.opening(kept.employee_id, 2025) is None
        assert place.services.years.opening(place.new_id(), 2026) is None

    def test_each_change_has_its_entry(self, place: Place) -> None:
        told = entry(place)
        place.services.years.save_opening(a_balance(place), None, told)
        assert [each.entry.entry_id for each in place.services.audit.entries(told.chain)] == [told.entry_id]

    def test_of_two_first_entries_one_stands_and_the_other_leaves_no_trace(self, place: Place) -> None:
        first = place.services.years.save_opening(a_balance(place), None, entry(place))
        late = entry(place)
        with pytest.raises(Changed):
            place.elsewhere.years.save_opening(replace(first, revision=0), None, late)
        assert place.services.years.opening(first.employee_id, 2026) == first
        assert place.services.audit.entries(late.chain) == []

    def test_a_balance_turns_a_leaf_of_the_persons_book_of_requests(self, place: Place) -> None:
        """So a leave that is being approved by the old balance has to look again."""
        kept = place.services.years.save_opening(a_balance(place), None, entry(place))
        assert place.services.requests.book(kept.employee_id) == 1
        place.services.years.save_opening(replace(kept, facts=replace(FACTS, late_min=9)), kept, entry(place))
        assert place.services.requests.book(kept.employee_id) == 2

    def test_of_two_corrections_of_what_was_seen_one_stands(self, place: Place) -> None:
        seen = place.services.years.save_opening(a_balance(place), None, entry(place))
        corrected = replace(seen, facts=replace(FACTS, late_min=150, early_min=0))
        second = place.services.years.save_opening(corrected, seen, entry(place))
        assert (second.revision, second.facts.early_min) == (2, 0)
        with pytest.raises(Changed):
            place.elsewhere.years.save_opening(replace(seen, facts=replace(FACTS, late_min=9)), seen, entry(place))
        assert place.services.years.opening(seen.employee_id, 2026) == second

    def test_many_are_found_at_once(self, place: Place) -> None:
        kept = [place.services.years.save_opening(a_balance(place), None, entry(place)) for _ in range(3)]
        wanted = [*(each.employee_id for each in kept), kept[0].employee_id, place.new_id()]
        assert place.services.years.openings(wanted, 2026) == {each.employee_id: each for each in kept}
        assert place.services.years.openings(wanted, 2025) == {}
        assert place.services.years.openings([], 2026) == {}

    def test_bases_come_back_as_they_were_entered_beside_the_balance(self, place: Place) -> None:
        bases = some_bases(place)
        assert place.services.years.bases(bases.employee_id) is None
        kept = place.services.years.save_bases(bases, "2026-11", entry(place))
        place.services.years.save_opening(replace(a_balance(place), employee_id=bases.employee_id), None, entry(place))
        assert kept == replace(bases, revision=1)
        assert place.elsewhere.years.bases(bases.employee_id) == kept
        assert place.services.years.bases_of([bases.employee_id, place.new_id()]) == {bases.employee_id: kept}
        assert place.services.years.bases_of([]) == {}

    def test_of_two_changes_of_what_was_seen_one_stands_and_the_other_leaves_no_trace(self, place: Place) -> None:
        seen = place.services.years.save_bases(some_bases(place), "2026-11", entry(place))
        second = place.services.years.save_bases(seen, "2026-11", entry(place))
        assert second.revision == 2
        for stale in (seen, replace(seen, revision=0)):
            late = entry(place)
            with pytest.raises(Changed):
                place.elsewhere.years.save_bases(stale, "2026-11", late)
            assert place.services.audit.entries(late.chain) == []

    def test_no_base_begins_in_a_month_that_is_locked(self, place: Place) -> None:
        month = f"{a_date(place):%Y-%m}"
        place.services.months.save_lock(Lock(month, "eko", NOW), entry(place))
        bases = some_bases(place, month)
        with pytest.raises(Changed):
            place.services.years.save_bases(bases, month, entry(place))
        assert place.services.years.bases(bases.employee_id) is None
