"""When AWS fails while a root is appended or a date is laid into the locked bucket: tried again, each is there once."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from itertools import product
from typing import Any

import pytest

from chalicelib.domain.verdict import DayStatus, DayVerdict
from chalicelib.jobs.daily_roots import write_daily_roots
from chalicelib.proof.merkle import root_of
from chalicelib.use_cases.day_roots import append_change, append_root, chain_of
from chalicelib.use_cases.ports import StoreUnavailable
from tests.cast import MONDAY
from tests.store.faults import FAULTS, always, for_long, going_wrong, once
from tests.store.somebody import city_behind_the_app
from tests.world import World
from tools.paths import ROOT

ABSENT = DayVerdict(MONDAY, DayStatus.ABSENT, (), "pattern:x", "default")
LEAVE = DayVerdict(MONDAY, DayStatus.LEAVE, (), "pattern:x", "default")
CLOSING = ["Query"] * 5 + ["PutItem", "TransactWriteItems"]  # chain, day, attempts, evidence, rows; leaves, entry
CHANGING = ["Query"] * 6 + ["PutItem", "TransactWriteItems"]  # and the leaves that were kept


@pytest.fixture(scope="module")
def shared() -> Iterator[World]:
    with city_behind_the_app() as city:
        yield city


def judged(world: World) -> str:
    """A unit of its own with one absent person."""
    unit_id = world.services.new_id()
    world.services.months.write(unit_id, MONDAY, {"ani": ABSENT}, {})
    return unit_id


def swept(calls: list[str]) -> list[Any]:
    """Each call failing for long in each way; and once, where botocore's own retry meets what was done already."""
    numbers = range(1, len(calls) + 1)
    return [
        *(_named("long", for_long, *each) for each in product(numbers, FAULTS)),
        *(_named("once", once, *each) for each in product(numbers, ("lost", "broken after"))),
    ]


def _named(word: str, lasting: Any, number: int, fault: str) -> Any:
    return pytest.param(lasting(number, fault), id=f"{number} {fault} {word}")


def try_again(act: Any, choose: Any) -> None:
    """Once while it goes wrong, and once more, as the queue does."""
    with going_wrong(choose), suppress(StoreUnavailable):
        act()
    act()


def told(world: World, unit_id: str) -> list[str]:
    """The entries of its chain; the last root is the one over the leaves that are kept of it."""
    entries = [each.entry for each in world.services.audit.entries(chain_of(unit_id, MONDAY))]
    root = str(entries[-1].facts["root"])
    people = world.services.proofs.leaves(chain_of(unit_id, MONDAY), root)
    assert root_of([leaf.hash for each in people for leaf in each.leaves]).hex() == root
    return [each.action for each in entries]


@pytest.mark.parametrize("choose", swept(CLOSING))
def test_a_root_is_appended_once_whatever_fails(shared: World, choose: Any) -> None:
    unit_id = judged(shared)
    try_again(lambda: append_root(shared.services, unit_id, MONDAY, shared.clock.now), choose)
    assert told(shared, unit_id) == ["day_closed"]


@pytest.mark.parametrize("choose", swept(CHANGING))
def test_a_change_is_appended_once_whatever_fails(shared: World, choose: Any) -> None:
    unit_id, now = judged(shared), shared.clock.now
    append_root(shared.services, unit_id, MONDAY, now)
    shared.services.months.rewrite("ani", unit_id, ABSENT, LEAVE)
    try_again(lambda: append_change(shared.services, unit_id, MONDAY, ["ani"], "request", now), choose)
    assert told(shared, unit_id) == ["day_closed", "day_changed"]


def test_the_calls_that_are_swept_are_all_there_are(shared: World) -> None:
    unit_id, now = judged(shared), shared.clock.now
    with going_wrong() as faults:
        append_root(shared.services, unit_id, MONDAY, now)
    assert faults.calls == CLOSING
    shared.services.months.rewrite("ani", unit_id, ABSENT, LEAVE)
    with going_wrong() as faults:
        append_change(shared.services, unit_id, MONDAY, ["ani"], "request", now)
    assert faults.calls == CHANGING


def test_a_trail_that_denies_is_try_again_and_leaves_no_entry(shared: World) -> None:
    unit_id = judged(shared)
    with going_wrong(always("denied", "TransactWriteItems")), pytest.raises(StoreUnavailable):
        append_root(shared.services, unit_id, MONDAY, shared.clock.now)
    assert shared.services.audit.entries(chain_of(unit_id, MONDAY)) == []


# The daily documents: state and pointers, closes, chains' heads, what is late; the document; the state

DAILY = ["GetItem", "GetItem", "Query", "BatchGetItem", "Query", "PutObject", "PutItem"]
ACTIONS = {"PutObject": "s3:PutObject", "GetObject": "s3:GetObject"}


def night_after(world: World) -> datetime:
    """Two in the morning after the next date that is to be told; the first run says which is the first."""
    services = world.services
    if services.proofs.daily() is None:
        write_daily_roots(services, world.clock.now)
    state = services.proofs.daily()
    assert state is not None
    return datetime.combine(state.next_on + timedelta(1), time(2), UTC) - timedelta(hours=7)


def lay(world: World, now: datetime) -> list[str]:
    """As a run of its own: nothing of the city is held."""
    with going_wrong() as faults:
        write_daily_roots(world.services, now)
    return faults.calls


@pytest.mark.parametrize("choose", swept(DAILY))
def test_a_date_is_laid_there_once_whatever_fails(shared: World, choose: Any) -> None:
    now = night_after(shared)
    before = shared.services.proofs.daily()
    try_again(lambda: write_daily_roots(shared.services, now), choose)
    after = shared.services.proofs.daily()
    assert before is not None
    assert after is not None
    assert after.next_on == before.next_on + timedelta(1)
    document = shared.services.roots.get(before.next_on)
    assert document is not None
    assert hashlib.sha256(document).hexdigest() == after.prev
    assert json.loads(document)["prev"] == before.prev


def test_a_night_calls_these_and_its_policy_allows_them(shared: World) -> None:
    calls = lay(shared, night_after(shared))
    assert calls == DAILY
    policy = json.loads((ROOT / ".chalice" / "policy-sweep.json").read_text())
    allowed = {action for statement in policy["Statement"] for action in statement["Action"]}
    assert {ACTIONS.get(each, f"dynamodb:{each}") for each in calls} <= allowed
