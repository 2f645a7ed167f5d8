"""The city's dates in the locked bucket: each once, in order, with what came late (T20)."""

import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.closing import UnitClose
from chalicelib.jobs import handlers
from chalicelib.jobs.daily_roots import write_daily_roots
from chalicelib.use_cases.day_roots import append_root
from chalicelib.use_cases.ports import StoreUnavailable
from tests.cast import MONDAY, wib
from tests.fakes import FakeProofs
from tests.world import World, entry

TUESDAY, WEDNESDAY = MONDAY + timedelta(1), MONDAY + timedelta(2)
FIRST_PREV = "0" * 64


def close(city: World, through: date, *unit_ids: str) -> None:
    for unit_id in unit_ids or ("setda", "umum", "puskesmas"):
        state = city.services.closes.get(unit_id) or UnitClose(unit_id, through, through, wib(0))
        city.services.closes.save(replace(state, closed_through=through))


def run(city: World, hour: int, minute: int = 0, on: date = TUESDAY) -> int:
    return write_daily_roots(city.services, wib(hour, minute, on=on))


def document(city: World, on: date = MONDAY) -> dict[str, Any]:
    raw = city.services.roots.get(on)
    assert raw is not None
    found: dict[str, Any] = json.loads(raw)
    return found


@pytest.fixture
def begun(city: World) -> World:
    """It ran on Monday for the first time; Umum is closed that evening, everybody by midnight."""
    assert run(city, 9, on=MONDAY) == 0
    append_root(city.services, "umum", MONDAY, wib(18, 30))
    close(city, MONDAY)
    return city


def test_a_date_is_told_once_it_is_over_and_every_unit_is_closed(begun: World) -> None:
    assert run(begun, 1) == 1
    told = document(begun)
    assert (told["v"], told["date"], told["prev"], told["unclosed"]) == (1, "2026-11-23", FIRST_PREV, [])
    [head] = begun.services.audit.entries("umum#2026-11-23")
    assert told["chains"] == [{"chain": "umum#2026-11-23", "sequence": 1, "hash": head.hash}]


def test_its_root_is_over_the_last_entry_of_every_chain(begun: World) -> None:
    begun.services.audit.append(replace(entry("test", wib(10)), chain="CITY#2026-11-23"))
    run(begun, 1)
    told = document(begun)
    assert [each["chain"] for each in told["chains"]] == ["CITY#2026-11-23", "umum#2026-11-23"]
    one, other = (
        hashlib.sha256(b"\0" + f"{each['chain']}\n{each['sequence']}\n{each['hash']}".encode()).digest()
        for each in told["chains"]
    )
    assert told["root"] == hashlib.sha256(b"\1" + one + other).hexdigest()


def test_nothing_is_told_before_the_night_has_settled(begun: World) -> None:
    assert run(begun, 0, 59) == 0
    assert begun.services.roots.get(MONDAY) is None
    assert run(begun, 1) == 1


def test_a_date_waits_two_days_for_a_unit_that_does_not_close_and_names_it(begun: World) -> None:
    state = begun.services.closes.get("puskesmas")
    assert state is not None
    begun.services.closes.save(replace(state, closed_through=MONDAY - timedelta(1)))
    close(begun, WEDNESDAY, "setda", "umum")
    assert run(begun, 23, 59, on=WEDNESDAY) == 0
    assert run(begun, 0, on=MONDAY + timedelta(3)) == 1
    assert document(begun)["unclosed"] == ["puskesmas"]


def test_silent_days_are_told_in_order_each_bound_to_the_one_before(begun: World) -> None:
    close(begun, WEDNESDAY)
    assert run(begun, 6, on=MONDAY + timedelta(3)) == 3
    prev = FIRST_PREV
    for on in (MONDAY, TUESDAY, WEDNESDAY):
        assert document(begun, on)["prev"] == prev
        prev = hashlib.sha256(begun.services.roots.get(on) or b"").hexdigest()


def test_twice_is_once(begun: World) -> None:
    assert (run(begun, 1), run(begun, 1), run(begun, 2)) == (1, 0, 0)


def test_what_a_past_chain_gained_stands_in_the_next_document(begun: World) -> None:
    run(begun, 1)
    begun.services.months.write("umum", MONDAY, {}, {})
    [head] = begun.services.audit.entries("umum#2026-11-23")
    late = replace(entry("day_changed", wib(9, on=TUESDAY)), chain="umum#2026-11-23")
    begun.services.proofs.append(late, head, TUESDAY)
    close(begun, TUESDAY)
    assert run(begun, 1, on=WEDNESDAY) == 1
    told = document(begun, TUESDAY)
    _, grown = begun.services.audit.entries("umum#2026-11-23")
    assert told["late"] == [{"chain": "umum#2026-11-23", "sequence": 2, "hash": grown.hash}]


def test_a_root_of_the_same_night_that_its_own_document_tells_is_not_late(begun: World) -> None:
    append_root(begun.services, "setda", MONDAY, wib(0, 15, on=TUESDAY))
    run(begun, 1)
    close(begun, TUESDAY)
    run(begun, 1, on=WEDNESDAY)
    assert "setda#2026-11-23" in [each["chain"] for each in document(begun)["chains"]]
    assert document(begun, TUESDAY)["late"] == []


def test_killed_before_it_counted_the_date_it_goes_on_from_the_document_that_lies_there(
    begun: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise StoreUnavailable("killed")

    with monkeypatch.context() as patched:
        patched.setattr(FakeProofs, "save_daily", killed)
        with pytest.raises(StoreUnavailable):
            run(begun, 1)
    lies = begun.services.roots.get(MONDAY)
    append_root(begun.services, "setda", MONDAY, wib(1, 5, on=TUESDAY))  # the city has moved on meanwhile
    assert run(begun, 1, 15) == 1
    assert begun.services.roots.get(MONDAY) == lies
    close(begun, TUESDAY)
    run(begun, 1, on=WEDNESDAY)
    told = document(begun, TUESDAY)
    assert told["prev"] == hashlib.sha256(lies or b"").hexdigest()
    assert [each["chain"] for each in told["late"]] == ["setda#2026-11-23"]


def test_the_sweep_starts_it(city: World) -> None:
    assert handlers.on_sweep()["daily_roots"] == 0
    close(city, MONDAY)
    city.clock.set(wib(2, on=TUESDAY))
    assert handlers.on_sweep()["daily_roots"] == 1
