"""What every store of attendance machines must do: one revision after the other, its map with it or not at all."""

from dataclasses import replace

import pytest

from chalicelib.domain.machine import Machine, PinMap
from chalicelib.use_cases.ports import Changed
from tests.store.places import Place, entry


class MachineContract:
    def test_a_machine_is_registered_once_and_listed(self, place: Place) -> None:
        new = _machine(place)
        saved = place.services.machines.save(new, entry(place))
        assert saved == replace(new, revision=1)
        assert place.services.machines.get(new.machine_id) == saved
        assert saved in place.services.machines.all()
        assert place.services.machines.get(place.new_id()) is None
        with pytest.raises(Changed):
            place.services.machines.save(new, entry(place))

    def test_it_changes_from_what_stands_with_an_entry(self, place: Place) -> None:
        saved, chain = place.services.machines.save(_machine(place), entry(place)), place.new_id()
        moved = place.services.machines.save(replace(saved, ahead_s=-40, in_use=False), entry(place, chain))
        assert place.services.machines.get(saved.machine_id) == replace(saved, ahead_s=-40, in_use=False, revision=2)
        with pytest.raises(Changed):
            place.services.machines.save(saved, entry(place, chain))
        assert place.services.machines.get(saved.machine_id) == moved
        assert len(place.services.audit.entries(chain)) == 1

    def test_its_map_comes_with_it_and_not_without(self, place: Place) -> None:
        saved = place.services.machines.save(_machine(place), entry(place))
        assert place.services.machines.pins(saved.machine_id) == PinMap(saved.machine_id)
        pins = PinMap(saved.machine_id, {str(at): f"P{at}" for at in range(2_000)})
        place.services.machines.save(replace(saved, pins=2_000), entry(place), pins)
        assert place.services.machines.pins(saved.machine_id) == pins
        with pytest.raises(Changed):
            place.services.machines.save(saved, entry(place), PinMap(saved.machine_id))
        assert place.services.machines.pins(saved.machine_id) == pins


def _machine(place: Place) -> Machine:
    return Machine(place.new_id(), "Pintu lobi", "balai-kota", 35)
