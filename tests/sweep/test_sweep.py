"""Every call to AWS of every act that writes, failing in each way; then the caller tries again (RELIABILITY 2, I1-I8).

The law: whoever was answered with a failure was told to try again, and then the city is as after the act done once, or
done twice where twice is allowed to differ: never in between. No half of a write, none lost that was acknowledged.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from tests.routes.test_access_matrix import add_more
from tests.routes.town import BuiltTown
from tests.store.faults import Faults, going_wrong
from tests.sweep.acts import ACTS, Act, Run, told
from tests.sweep.calls import CALLS
from tests.sweep.kept import kept
from tests.sweep.standing import Standing, built_with_queues, city
from tests.sweep.table import PROPERTY
from tests.sweep.ways import WAYS, Call, asked_by, ways_of
from tests.world import World

UNSEEN = {("POST /check-ins", "HeadObject")}  # an unseen photo makes a check-in provisional: test_faults.py


@dataclass
class Whole:
    """The act without a failure: its calls, and what is answered and kept after it was done once and twice."""

    calls: list[Call] = field(default_factory=list)
    statuses: set[int] = field(default_factory=set)
    states: list[Counter[str]] = field(default_factory=list)

    def note(self, faults: Faults, operation: str) -> None:
        if len(faults.calls) > len(self.calls):
            self.calls.append(Call(operation, *asked_by()))


@pytest.fixture(scope="module")
def built() -> Iterator[BuiltTown]:
    with built_with_queues(add_more) as town:
        yield town


def _whole(act: Act, run: Run) -> Whole:
    whole = Whole()
    with going_wrong(whole.note):
        first = run()
    assert first == act.status
    whole.states.append(kept())
    whole.statuses = {first, run()}
    whole.states.append(kept())
    return whole


def _wrong(world: World, act: Act, run: Run, whole: Whole, fault: str, number: int) -> str:
    """What breaks the law when this call fails so; "" if nothing.

    A caller who was answered well tries again as well, for the answer may not have arrived; but for "lost once", where
    AWS's own client has tried again and the city is to be as if nothing had happened.
    """
    lasting, kind = WAYS[fault]
    with going_wrong(lasting(number, kind)):
        first = run()
    if first not in (act.status, 503):
        return f"answered {first}"
    if not (fault == "lost once" and first == act.status) and (again := run()) not in whole.statuses:
        return f"then answered {again}"
    letters = Counter((each.address, each.subject) for each in world.services.mail.sent)
    if letters and max(letters.values()) > 1:
        return f"mailed {letters}"
    state = kept()
    if state in whole.states:
        return ""
    return f"kept {state - whole.states[0]}, lost {whole.states[0] - state}"


def test_every_act_that_writes_has_its_calls_listed() -> None:
    assert set(CALLS) == set(ACTS)


@pytest.mark.parametrize("name", ACTS)
def test_whatever_fails_trying_again_ends_in_one_truth(
    built: BuiltTown, name: str, record_property: Callable[[str, object], None]
) -> None:
    act, found = ACTS[name], {}
    with city(built) as world:
        run = act.begin(world)
        standing = Standing.of(world)
        whole = _whole(act, run)
        for number, call in enumerate(whole.calls, 1):
            for fault in ways_of(whole.calls, number) if (name, call.operation) not in UNSEEN else ():
                standing.put_back()
                found[number, fault] = _wrong(world, act, run, whole, fault, number)
    calls = [each.operation for each in whole.calls]
    tried = [(*each, not wrong) for each, wrong in found.items()]
    record_property(PROPERTY, (name, calls, tried, whole.states[0] == whole.states[1]))
    assert {each: wrong for each, wrong in found.items() if wrong} == {}
    assert told(calls) == CALLS.get(name)
