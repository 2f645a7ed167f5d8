"""What every audit trail, store of proposals and store of short-lived texts must do."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from chalicelib.domain.audit import AuditEntry, Proposal, ProposalState
from chalicelib.domain.city import Unit
from chalicelib.domain.office import OfficeEdits
from chalicelib.use_cases.ports import Changed
from tests import cast
from tests.store.places import NOW, Place, entry


class AuditContract:
    def test_a_chain_keeps_its_entries_in_order_each_bound_to_the_one_before(self, place: Place) -> None:
        chain = place.new_id()
        made = [entry(place, chain, device_id=str(at)) for at in range(3)]
        for each in made:
            place.services.audit.append(each)
        placed = place.services.audit.entries(chain)
        assert [each.entry for each in placed] == made
        prev = "0" * 64
        for sequence, each in enumerate(placed, 1):
            text = msgspec.json.encode(each.entry, order="sorted").decode()
            assert (each.sequence, each.prev) == (sequence, prev)
            assert each.hash == hashlib.sha256(f"{prev}\n{sequence}\n{text}".encode()).hexdigest()
            prev = each.hash

    def test_chains_are_apart_and_an_unknown_one_is_empty(self, place: Place) -> None:
        place.services.audit.append(entry(place))
        assert place.services.audit.entries(place.new_id()) == []


class ProposalContract:
    def test_what_a_proposal_does_to_offices_reads_back_whatever_its_size(self, place: Place) -> None:
        hall, draft_id = cast.HALL_OFFICE, place.new_id()
        many = {f"{at}": replace(hall, office_id=f"{at}", name=place.new_id() * 12) for at in range(4_000)}
        edits = OfficeEdits({"balai-kota": hall}, {**many, "balai-kota": hall}, {"umum": ("1", "2")})
        place.services.proposals.draft(draft_id, edits)
        assert place.services.proposals.drafted(draft_id) == edits
        assert place.services.proposals.drafted(place.new_id()) is None

    def test_a_proposal_waits_and_is_decided_once(self, place: Place) -> None:
        waiting = _proposal(place)
        place.services.proposals.add(waiting, entry(place))
        assert place.services.proposals.get(waiting.proposal_id) == waiting
        applied = replace(waiting, state=ProposalState.APPLIED, decided_by="endah", decided_at=NOW)
        place.services.proposals.decide(applied, entry(place))
        with pytest.raises(Changed):
            place.services.proposals.decide(replace(applied, state=ProposalState.REJECTED), entry(place))
        assert place.services.proposals.get(waiting.proposal_id) == applied

    def test_what_was_never_proposed_cannot_be_decided(self, place: Place) -> None:
        with pytest.raises(Changed):
            place.services.proposals.decide(replace(_proposal(place), state=ProposalState.APPLIED), entry(place))

    def test_a_proposal_is_added_once(self, place: Place) -> None:
        waiting = _proposal(place)
        place.services.proposals.add(waiting, entry(place))
        with pytest.raises(Changed):
            place.services.proposals.add(waiting, entry(place))

    def test_a_proposal_takes_the_place_of_another_that_waits_or_is_not_added(self, place: Place) -> None:
        old, new, late = _proposal(place), _proposal(place), _proposal(place)
        withdrawn = replace(old, state=ProposalState.REJECTED, decided_by=old.proposed_by, decided_at=NOW)
        place.services.proposals.add(old, entry(place))
        place.services.proposals.add(new, entry(place), [withdrawn])
        assert place.services.proposals.get(old.proposal_id) == withdrawn
        assert place.services.proposals.get(new.proposal_id) == new
        with pytest.raises(Changed):
            place.services.proposals.add(late, entry(place), [withdrawn])
        assert place.services.proposals.get(late.proposal_id) is None

    def test_proposals_are_listed_newest_first_and_unknown_ones_are_none(self, place: Place) -> None:
        made = [replace(_proposal(place), proposed_at=NOW + timedelta(days=at)) for at in range(3)]
        for each in made:
            place.services.proposals.add(each, entry(place))
        ids = {each.proposal_id for each in made}
        listed = [each for each in place.services.proposals.all() if each.proposal_id in ids]
        assert listed == made[::-1]
        assert place.services.proposals.get("nothing") is None

    @pytest.mark.parametrize("proposed", [True, False])
    def test_a_decision_is_stored_with_what_it_does_be_it_proposed_before_or_not(
        self, place: Place, proposed: bool
    ) -> None:
        for act in (_publish, _save):
            waiting = _proposal(place)
            if proposed:
                place.services.proposals.add(waiting, entry(place))
            applied = _decided(waiting, ProposalState.APPLIED)
            done = act(place, applied, entry(place))
            assert place.services.proposals.get(waiting.proposal_id) == applied
            assert done()

    @pytest.mark.parametrize("state", [ProposalState.APPLIED, ProposalState.REJECTED])
    def test_what_was_decided_before_does_nothing_more(self, place: Place, state: ProposalState) -> None:
        for act in (_publish, _save):
            waiting, chain = _proposal(place), place.new_id()
            place.services.proposals.add(waiting, entry(place))
            place.services.proposals.decide(_decided(waiting, state), entry(place))
            with pytest.raises(Changed):
                act(place, replace(_decided(waiting, ProposalState.APPLIED), decided_by="ani"), entry(place, chain))
            assert place.services.proposals.get(waiting.proposal_id) == _decided(waiting, state)
            assert place.services.staff.employee(waiting.proposal_id) is None
            assert waiting.proposal_id not in place.services.city.fresh(NOW).units
            assert place.services.audit.entries(chain) == []

    def test_what_cannot_be_done_decides_nothing(self, place: Place) -> None:
        waiting = _proposal(place)
        place.services.proposals.add(waiting, entry(place))
        applied, stranger = _decided(waiting, ProposalState.APPLIED), place.person()
        units = place.services.city.draft("units", {})
        with pytest.raises(Changed):
            place.services.city.publish("units", units, 9_999, entry(place), applied)
        with pytest.raises(Changed):
            place.services.staff.save(stranger, replace(stranger, revision=7), entry(place), applied)
        assert place.services.proposals.get(waiting.proposal_id) == waiting


class SessionContract:
    def test_tries_are_counted_per_subject_and_window(self, place: Place) -> None:
        subject, sessions = place.new_id(), place.services.sessions
        assert [sessions.count_try(subject, NOW, 15) for _ in range(3)] == [1, 2, 3]
        assert sessions.count_try(subject, NOW + timedelta(minutes=15), 15) == 1
        assert sessions.count_try(place.new_id(), NOW, 15) == 1

    def test_a_text_stands_until_its_time_is_over(self, place: Place) -> None:
        key, sessions, until = place.new_id(), place.services.sessions, NOW + timedelta(minutes=1)
        assert sessions.hold(key, "pertama", NOW, until) == "pertama"
        assert sessions.hold(key, "kedua", NOW + timedelta(seconds=59), until) == "pertama"
        assert sessions.hold(key, "kedua", until, until + timedelta(minutes=1)) == "kedua"

    def test_keeping_overwrites_and_dropping_forgets_only_what_stands(self, place: Place) -> None:
        key, sessions, until = place.new_id(), place.services.sessions, NOW + timedelta(minutes=1)
        sessions.hold(key, "pertama", NOW, until)
        sessions.keep(key, "jawaban", until)
        sessions.drop(key, "pertama")
        assert sessions.hold(key, "kedua", NOW, until) == "jawaban"
        sessions.drop(key, "jawaban")
        assert sessions.hold(key, "kedua", NOW, until) == "kedua"


def _publish(place: Place, applied: Proposal, entry: AuditEntry) -> Callable[[], bool]:
    """Publish a unit under the proposal's id; the answer tells whether it is there."""
    city, unit_id = place.services.city, applied.proposal_id
    held = city.fresh(NOW)
    book_id = city.draft("units", {**held.units, unit_id: Unit(unit_id, "Unit")})
    city.publish("units", book_id, held.versions.get("units", 0), entry, applied)
    return lambda: unit_id in city.fresh(NOW).units


def _save(place: Place, applied: Proposal, entry: AuditEntry) -> Callable[[], bool]:
    """Add a person under the proposal's id; the answer tells whether they are there."""
    person = replace(place.person(), employee_id=applied.proposal_id)
    place.services.staff.save(person, None, entry, applied)
    return lambda: place.services.staff.employee(person.employee_id) is not None


def _decided(waiting: Proposal, state: ProposalState) -> Proposal:
    return replace(waiting, state=state, decided_by="endah", decided_at=NOW)


def _proposal(place: Place) -> Proposal:
    return Proposal(
        proposal_id=place.new_id(), subject="offices", base_version=3, content_id="book", summary={"added": 2},
        proposed_by="eko", proposed_at=NOW, content={"grants": ["city_admin"]},
    )  # fmt: skip
