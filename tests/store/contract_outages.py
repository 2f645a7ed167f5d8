"""What every OutageStore keeps to."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.outage import Outage, OutageState
from chalicelib.use_cases.ports import Changed
from tests.store.places import NOW, Place, entry


def _outage(place: Place, starts_in_h: float, lasts_h: float, **changed: object) -> Outage:
    starts_at = NOW + timedelta(hours=starts_in_h)
    ends_at = starts_at + timedelta(hours=lasts_h)
    outage_id = f"{starts_at:%Y%m%d}-{place.new_id()}"
    return Outage(outage_id, starts_at, ends_at, OutageState.SUSPECTED, **changed)  # type: ignore[arg-type]


class OutageContract:
    def test_it_is_read_back_as_it_was_written(self, place: Place) -> None:
        saved = place.services.outages.save(
            _outage(place, 0, 1, unit_ids=("umum",), note="Server mati", failed=3, of=9), entry(place)
        )
        assert (saved.revision, place.services.outages.get(saved.outage_id)) == (1, saved)
        assert place.services.outages.get("20261123-nobody") is None

    def test_those_that_touch_a_span_are_found_by_their_start(self, place: Place) -> None:
        outages = place.services.outages
        spans = [(1_000, 168), (1_100, 68), (1_168, 1), (1_169, 1), (900, 100)]
        saved = [outages.save(_outage(place, *each), entry(place)) for each in spans]
        since, until = (NOW + timedelta(hours=each) for each in (1_167, 1_169))
        assert outages.touching(since, until) == saved[:3]

    def test_one_that_was_moved_by_a_day_is_found_where_it_is(self, place: Place) -> None:
        outages = place.services.outages
        held = outages.save(_outage(place, 2_000, 1), entry(place))
        for by in (-1, 1):
            day = timedelta(days=by)
            held = outages.save(
                replace(held, starts_at=NOW + timedelta(hours=2_000) + day, ends_at=NOW + timedelta(hours=2_001) + day),
                entry(place),
            )
            assert outages.touching(held.starts_at, held.ends_at) == [held]

    def test_of_two_who_decide_one_is_told(self, place: Place) -> None:
        outages = place.services.outages
        first = outages.save(new := _outage(place, 0, 1), entry(place))
        outages.save(replace(first, state=OutageState.DECLARED), entry(place))
        trail = f"TEST#{place.new_id()}"
        for late in (new, replace(first, state=OutageState.DISMISSED)):
            with pytest.raises(Changed):
                outages.save(late, entry(place, trail))
        assert place.services.audit.entries(trail) == []

    def test_who_looks_at_their_day_sees_what_was_just_decided_here(self, place: Place) -> None:
        outages, now = place.services.outages, NOW + timedelta(days=300)
        held = outages.save(_outage(place, 300 * 24 - 1, 2), entry(place))
        assert outages.recent(now) == [held]
        declared = outages.save(replace(held, state=OutageState.DECLARED), entry(place))
        assert outages.recent(now) == [declared]
