"""Every call to AWS of every act that writes, failing in each way; then the caller tries again (RELIABILITY 2, I1-I8).

The law: whoever was answered with a failure was told to try again, and then the city is as after the act done once, or
done twice where twice is allowed to differ: never in between. No half of a write, none lost that was acknowledged.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from chalicelib import wiring
from tests.routes.test_access_matrix import add_more
from tests.routes.town import BuiltTown, built_town
from tests.store.faults import Choose, for_long, going_wrong, once
from tests.sweep.acts import ACTS, Act, told
from tests.sweep.calls import CALLS
from tests.sweep.kept import kept
from tests.sweep.known import KNOWN
from tests.sweep.table import RESULTS
from tests.world import World

READS = ("GetItem", "Query", "BatchGetItem", "HeadObject", "GetObject", "TransactGetItems")
UNSEEN = {("POST /check-ins", "HeadObject")}  # an unseen photo makes a check-in provisional: test_faults.py


def _out_of_time(number: int, _: str) -> Choose:
    """The call is so slow that there is no time for another."""
    return lambda faults, _: "before" if len(faults.calls) > number else None


Lasting = Callable[[int, str], Choose]
OF_A_READ: Mapping[str, tuple[Lasting, str]] = {
    "before": (for_long, "before"), "throttled": (for_long, "throttle"), "500": (for_long, "broken"),
}  # fmt: skip
OF_A_WRITE: Mapping[str, tuple[Lasting, str]] = {
    "lost": (for_long, "lost"), "lost once": (once, "lost"), "500 after": (for_long, "broken after"),
    "slow": (_out_of_time, ""), **OF_A_READ,
}  # fmt: skip
ALL = "SWEEP_ALL" in os.environ


def faults_of(number: int, call: str) -> list[str]:
    """Each write's answer is lost, for long and once, and fails in one of the other ways; each read in one way.

    The ways take turns along the calls of an act; with SWEEP_ALL=1 every call fails in every way (ten minutes).
    """
    ways = list(OF_A_READ if call in READS else OF_A_WRITE)
    if ALL:
        return ways
    return [ways[number % 3]] if call in READS else [*ways[:2], ways[2 + number % 5]]


@pytest.fixture(scope="module")
def built() -> Iterator[BuiltTown]:
    with built_town(add_more) as town, pytest.MonkeyPatch.context() as patch:
        patch.setattr("botocore.retries.quota.RetryQuota.acquire", lambda quota, amount: True)
        yield town


@contextmanager
def city(built: BuiltTown) -> Iterator[World]:
    with built.fresh() as world, pytest.MonkeyPatch.context() as patch:
        patch.setattr(wiring, "services", lambda: world.services)
        patch.setattr(wiring, "clock", world.clock)
        yield world


@dataclass(frozen=True)
class Whole:
    """The act without a failure: its calls, and what is answered and kept after it is done once and twice."""

    calls: list[str]
    statuses: set[int]
    states: list[Counter[str]]


def _whole(built: BuiltTown, act: Act) -> Whole:
    with city(built) as world:
        run = act.begin(world)
        with going_wrong() as faults:
            first = run()
        assert first == act.status
        states = [kept()]
        second = run()
        return Whole(faults.calls, {first, second}, [*states, kept()])


def _wrong(built: BuiltTown, act: Act, whole: Whole, choose: Choose) -> str:
    """What breaks the law when this fails; "" if nothing."""
    with city(built) as world:
        run = act.begin(world)
        with going_wrong(choose):
            first = run()
        again = run()
        state = kept()
    if first not in (act.status, 503):
        return f"answered {first}"
    if again not in whole.statuses:
        return f"then answered {again}"
    if state in whole.states:
        return ""
    return f"kept {state - whole.states[0]}, lost {whole.states[0] - state}"


def test_every_act_that_writes_has_its_calls_listed() -> None:
    assert set(CALLS) == set(ACTS)


@pytest.mark.parametrize("name", ACTS)
def test_whatever_fails_trying_again_ends_in_one_truth(built: BuiltTown, name: str) -> None:
    act = ACTS[name]
    whole = _whole(built, act)
    found = {}
    for number, call in enumerate(whole.calls, 1):
        if (name, call) in UNSEEN:
            continue
        for fault in faults_of(number, call):
            lasting, kind = OF_A_WRITE[fault]
            found[number, call, fault] = _wrong(built, act, whole, lasting(number, kind))
    RESULTS[name] = (whole.calls, found, whole.states[0] == whole.states[1])
    broken = {each: wrong for each, wrong in found.items() if wrong}
    assert bool(broken) == (name in KNOWN), broken
    assert told(whole.calls) == CALLS.get(name)
