"""Roots of days, their leaves, the daily documents and locks of months: what every place promises."""

import os
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.closing import Lock
from chalicelib.domain.day_proof import DailyRoots, Leaf, PersonLeaves
from chalicelib.use_cases.ports import Changed
from tests.store.places import NOW, Place, entry


def a_date(place: Place) -> date:
    """One that no other test of this place uses: far ahead, by chance."""
    return date(2100, 1, 1) + timedelta(days=int.from_bytes(os.urandom(3), "big") % 2_000_000)


def some_people(count: int) -> list[PersonLeaves]:
    return [
        PersonLeaves(f"pegawai-{at:05}", tuple(Leaf(f"check_in:{each}", os.urandom(32)) for each in "ad"))
        for at in range(count)
    ]


class ProofContract:
    def test_an_entry_is_appended_after_the_last_one_that_was_seen(self, place: Place) -> None:
        chain, proofs = place.new_id(), place.services.proofs
        proofs.append(entry(place, chain), None, None)
        [first] = place.services.audit.entries(chain)
        proofs.append(entry(place, chain), first, None)
        _, second = place.services.audit.entries(chain)
        assert (second.sequence, second.prev) == (2, first.hash)

    def test_who_saw_an_older_end_of_the_chain_writes_nothing(self, place: Place) -> None:
        chain, on, proofs = place.new_id(), a_date(place), place.services.proofs
        proofs.append(entry(place, chain), None, None)
        [first] = place.services.audit.entries(chain)
        place.services.audit.append(entry(place, chain))
        for seen in (None, first):
            with pytest.raises(Changed):
                place.elsewhere.proofs.append(entry(place, chain), seen, on)
        assert len(place.services.audit.entries(chain)) == 2
        assert proofs.late(on) == []

    def test_what_grows_a_past_dates_chain_is_noted_once(self, place: Place) -> None:
        on, chains = a_date(place), sorted(place.new_id() for _ in range(2))
        for chain in chains:
            place.services.proofs.append(entry(place, chain), None, on)
        last = place.services.audit.entries(chains[0])[-1]
        place.services.proofs.append(entry(place, chains[0]), last, on)
        assert place.elsewhere.proofs.late(on) == chains
        assert place.services.proofs.late(on + timedelta(1)) == []

    def test_a_note_is_no_entry_of_the_chain(self, place: Place) -> None:
        chain = place.new_id()
        place.services.proofs.append(entry(place, chain), None, a_date(place))
        assert len(place.services.audit.entries(chain)) == 1

    @pytest.mark.parametrize("count", [0, 1, 6_000])
    def test_leaves_read_back_whatever_their_number(self, place: Place, count: int) -> None:
        people, chain = some_people(count), place.new_id()
        place.services.proofs.keep_leaves(chain, "r1", people)
        place.services.proofs.keep_leaves(chain, "r1", people)
        assert place.elsewhere.proofs.leaves(chain, "r1") == people
        assert place.services.proofs.leaves(chain, "r2") == []
        assert place.services.audit.entries(chain) == []

    def test_the_heads_of_many_chains_are_their_last_entries(self, place: Place) -> None:
        chains = [place.new_id() for _ in range(3)]
        for chain in chains[:2]:
            for _ in range(2):
                place.services.audit.append(entry(place, chain))
        found = place.services.proofs.heads([*chains, chains[0]])
        assert found == {chain: place.services.audit.entries(chain)[-1] for chain in chains[:2]}
        assert place.services.proofs.heads([]) == {}

    def test_of_two_runs_one_counts_the_date(self, place: Place) -> None:
        proofs = place.services.proofs
        stands = proofs.daily() or proofs.save_daily(DailyRoots(date(2026, 11, 23), "0" * 64))
        saved = proofs.save_daily(replace(stands, next_on=stands.next_on + timedelta(1), prev="a" * 64))
        assert place.elsewhere.proofs.daily() == saved
        for late in (stands, replace(stands, revision=0)):
            with pytest.raises(Changed):
                place.elsewhere.proofs.save_daily(replace(late, prev="b" * 64))
        assert proofs.daily() == saved


class RootContract:
    def test_the_first_document_of_a_date_stands(self, place: Place) -> None:
        on = a_date(place)
        assert place.services.roots.get(on) is None
        assert place.services.roots.put(on, b'{"first":1}') is True
        assert place.elsewhere.roots.put(on, b'{"second":2}') is False
        assert place.elsewhere.roots.get(on) == b'{"first":1}'


class LockContract:
    def test_a_month_is_locked_once_with_its_entry(self, place: Place) -> None:
        lock = Lock(f"{a_date(place):%Y-%m}", "eko", NOW)
        told, late = entry(place), entry(place)
        assert place.services.months.lock(lock.month) is None
        place.services.months.save_lock(lock, told)
        with pytest.raises(Changed):
            place.elsewhere.months.save_lock(replace(lock, by="endah"), late)
        assert place.elsewhere.months.lock(lock.month) == lock
        assert lock in place.services.months.locks()
        assert len(place.services.audit.entries(told.chain)) == 1
        assert place.services.audit.entries(late.chain) == []
