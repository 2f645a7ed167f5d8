"""Whatever happens in whatever order, whatever fails: a day is the fold of its events (RELIABILITY 2, I1-I3, I5-I7).

Hypothesis plays a city: people come, ask, decide, object; admins extend, declare, lock; the clock jumps; calls fail,
answers are lost, processes die, messages come twice. What people were told is kept beside, in events/told.py; what must
hold stands in events/must_hold.py. In memory many plays, on moto few: there every single call to AWS may fail.
"""

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.use_cases.events.asking import Asking
from tests.use_cases.events.clockwork import Clockwork
from tests.use_cases.events.coming import Coming
from tests.use_cases.events.days import Begin, in_memory, on_moto
from tests.use_cases.events.deciding import Deciding

# Without these a play would prove little.
SEEN = {
    "check-in", "photo", "filed permission", "filed correction", "filed objection", "approved permission",
    "approved correction", "withdrawn", "ruled valid", "ruled invalid", "holiday", "extension", "suspected",
    "outage declared", "locked", "closer", "mail",
}  # fmt: skip


class City(Coming, Asking, Deciding, Clockwork):
    """All that may happen."""


def play(begin: Begin, examples: int, steps: int) -> Counter[str]:
    """How often each act was done. The same plays each time."""
    done = Counter[str]()
    run_state_machine_as_test(
        lambda: City(begin, done),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
    return done


def test_a_day_is_the_fold_of_its_events() -> None:
    done = play(in_memory, examples=60, steps=40)
    assert SEEN - done.keys() == set()


def test_on_dynamodb_it_is_too() -> None:
    with on_moto() as begin, pytest.MonkeyPatch.context() as patch:
        patch.setattr("botocore.retries.quota.RetryQuota.acquire", lambda quota, amount: True)
        assert play(begin, examples=3, steps=20)["check-in"]
