"""What every store of swaps must do: each step once, and an approval with both rosters or not at all."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.employee import Employee
from chalicelib.domain.swap import Swap, SwapDay, SwapState, SwapStep
from chalicelib.use_cases.ports import Changed
from tests.store.places import NOW, Place, entry

ON = date(2026, 12, 24)
DECISIONS = {
    "approve": lambda place, agreed, people: _approve(place, agreed, people),
    "reject": lambda place, agreed, _: place.services.swaps.move(_with(agreed, SwapState.REJECTED), entry(place)),
    "withdraw": lambda place, agreed, _: place.services.swaps.move(_with(agreed, SwapState.WITHDRAWN), entry(place)),
}


class SwapContract:
    def test_a_swap_is_asked_once_and_found_again_in_its_unit_alone(self, place: Place) -> None:
        asked = _swap(place)
        place.services.swaps.add(asked, entry(place))
        assert place.services.swaps.get(asked.unit_id, asked.swap_id) == asked
        assert place.services.swaps.get(place.new_id(), asked.swap_id) is None
        with pytest.raises(Changed):
            place.services.swaps.add(asked, entry(place))

    def test_a_units_swaps_are_listed_by_their_latest_date_from_a_date_on(self, place: Place) -> None:
        unit_id = place.new_id()
        made = [replace(_swap(place, on=date(2026, 12, day)), unit_id=unit_id) for day in (24, 9, 31)]
        for each in made:
            place.services.swaps.add(each, entry(place))
        place.services.swaps.add(_swap(place), entry(place))
        listed = place.services.swaps.of_unit(unit_id, date(2026, 12, 9))
        assert listed == [made[1], made[0], made[2]]
        assert place.services.swaps.of_unit(unit_id, date(2026, 12, 10)) == [made[0], made[2]]
        assert place.services.swaps.of_unit(unit_id, date(2027, 1, 1)) == []

    def test_each_step_is_taken_once_with_its_entry(self, place: Place) -> None:
        asked, chain = _swap(place), place.new_id()
        place.services.swaps.add(asked, entry(place))
        place.services.swaps.move(_with(asked, SwapState.AGREED), entry(place, chain))
        for late in (SwapState.AGREED, SwapState.REFUSED, SwapState.WITHDRAWN):
            with pytest.raises(Changed):
                place.services.swaps.move(_with(asked, late), entry(place, chain))
        assert place.services.swaps.get(asked.unit_id, asked.swap_id) == _with(asked, SwapState.AGREED)
        assert len(place.services.audit.entries(chain)) == 1

    def test_what_was_never_asked_has_no_next_step(self, place: Place) -> None:
        with pytest.raises(Changed):
            place.services.swaps.move(_with(_swap(place), SwapState.AGREED), entry(place))

    def test_an_approval_changes_both_people_and_the_swap_with_one_entry(self, place: Place) -> None:
        agreed, people = _agreed(place)
        chain = place.new_id()
        approved = _approve(place, agreed, people, chain)
        assert place.services.swaps.get(agreed.unit_id, agreed.swap_id) == approved
        for each in people:
            stored = place.services.staff.employee(each.employee_id)
            assert stored == replace(each, roster={"2026-12": "L" * 31}, revision=each.revision + 1)
        rosters = {each.employee_id: each.roster for each in place.services.staff.members("umum")}
        assert all(rosters[each.employee_id] == {"2026-12": "L" * 31} for each in people)
        assert len(place.services.audit.entries(chain)) == 1

    @pytest.mark.parametrize("changed", [0, 1])
    def test_somebody_who_changed_meanwhile_keeps_all_as_it_was(self, place: Place, changed: int) -> None:
        agreed, people = _agreed(place)
        meanwhile = place.services.staff.save(
            replace(people[changed], roster={"2026-12": "M" * 31}), people[changed], entry(place)
        )
        chain = place.new_id()
        with pytest.raises(Changed):
            _approve(place, agreed, people, chain)
        assert place.services.swaps.get(agreed.unit_id, agreed.swap_id) == agreed
        assert place.services.staff.employee(people[changed].employee_id) == meanwhile
        assert place.services.staff.employee(people[1 - changed].employee_id) == people[1 - changed]
        assert place.services.audit.entries(chain) == []

    @pytest.mark.parametrize("second", DECISIONS)
    @pytest.mark.parametrize("first", DECISIONS)
    def test_of_two_decisions_exactly_one_holds(self, place: Place, first: str, second: str) -> None:
        """Both have read the same swap: two who approve, one who approves while the asker withdraws, and so on."""
        agreed, people = _agreed(place)
        DECISIONS[first](place, agreed, people)
        held = place.services.swaps.get(agreed.unit_id, agreed.swap_id)
        stored = [place.services.staff.employee(each.employee_id) for each in people]
        with pytest.raises(Changed):
            DECISIONS[second](place, agreed, people)
        assert place.services.swaps.get(agreed.unit_id, agreed.swap_id) == held
        assert [place.services.staff.employee(each.employee_id) for each in people] == stored
        assert (stored != list(people)) is (first == "approve")


def _agreed(place: Place) -> tuple[Swap, tuple[Employee, Employee]]:
    one, other = (place.services.staff.save(place.person(), None, entry(place)) for _ in range(2))
    asked = replace(_swap(place), one_id=one.employee_id, other_id=other.employee_id)
    place.services.swaps.add(asked, entry(place))
    agreed = _with(asked, SwapState.AGREED)
    place.services.swaps.move(agreed, entry(place))
    return agreed, (one, other)


def _approve(place: Place, agreed: Swap, people: tuple[Employee, Employee], chain: str | None = None) -> Swap:
    approved = _with(agreed, SwapState.APPROVED)
    changed = tuple((replace(each, roster={"2026-12": "L" * 31}), each) for each in people)
    place.services.staff.save_swap(approved, changed, entry(place, chain))
    return approved


def _with(swap: Swap, state: SwapState) -> Swap:
    return replace(swap, steps=(*swap.steps, SwapStep(state, "citra", NOW, "alasan")))


def _swap(place: Place, on: date = ON) -> Swap:
    return Swap(
        swap_id=f"{on:%Y%m%d}-{place.new_id()}", unit_id=place.new_id(), one_id="ani", other_id="budi",
        days=(SwapDay(on, "M", "L"),), steps=(SwapStep(SwapState.ASKED, "ani", NOW),),
    )  # fmt: skip
