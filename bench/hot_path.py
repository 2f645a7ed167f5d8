"""What an accepted check-in costs in CPU: the whole handler, without botocore, and its own part without the stores.

Every call does the real work: another person each time (more of them than any cache of keys holds), a fresh challenge,
a fresh signature, an empty slot. The measure is a Chalice hello, called in turns with the check-ins, in the same round.
"""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from botocore.client import BaseClient

from bench import hello
from bench.figures import Figure
from bench.ports import at_the_ports
from bench.scene import CONTEXT, Scene, answer_of, make_scene
from bench.steps import Stopwatch, watched
from chalicelib import wiring

PEOPLE = 192
TURN = 6  # of ours, then so many of the hello:
HELLOS = 40
ROUNDS = 9
QUICK: dict[str, int] = {"rounds": 1, "people": 6}


def measure(rounds: int = ROUNDS, people: int = PEOPLE) -> list[Figure]:
    scene = make_scene(people)
    one_round(scene)  # warm: caches of the process fill, as in a container's first minute
    whole, without_botocore, own = Series(), Series(), Series()
    for _ in range(rounds):
        whole.add(one_round(scene), steps_of(scene))
        with answered_at_the_clients(scene):
            without_botocore.add(one_round(scene), steps_of(scene))
        with answered_at_the_ports(scene):
            own.add(one_round(scene), steps_of(scene))
    return [
        Figure("checkin_cpu_ratio", whole.check_in, whole.detail),
        Figure("checkin_without_botocore_cpu_ratio", without_botocore.check_in, without_botocore.detail),
        Figure("checkin_own_cpu_ratio", own.check_in, own.detail),
        Figure("challenge_cpu_ratio", whole.challenge),
    ]


@dataclass(frozen=True)
class Round:
    """What one costs, in CPU nanoseconds."""

    first_hello_ns: float
    hello_ns: float
    challenge_ns: float
    check_in_ns: float


class Series:
    """Rounds of one kind; what they say is the median of their ratios."""

    def __init__(self) -> None:
        self._rounds: list[Round] = []
        self._steps: list[dict[str, float]] = []

    def add(self, one: Round, steps_us: dict[str, float]) -> None:
        self._rounds.append(one)
        self._steps.append(steps_us)

    @property
    def check_in(self) -> float:
        return round(median(self._ratios()), 1)

    @property
    def challenge(self) -> float:
        return round(median(each.challenge_ns / each.first_hello_ns for each in self._rounds), 1)

    @property
    def detail(self) -> dict[str, Any]:
        steps_us = {step: round(median(each[step] for each in self._steps), 1) for step in self._steps[0]}
        return {
            "lowest": round(min(self._ratios()), 1),
            "highest": round(max(self._ratios()), 1),
            "hello_us": round(median(each.hello_ns for each in self._rounds) / 1_000, 1),
            "steps_us": dict(sorted(steps_us.items(), key=lambda each: -each[1])),
        }

    def _ratios(self) -> list[float]:
        return [each.check_in_ns / each.hello_ns for each in self._rounds]


@contextmanager
def answered_at_the_clients(scene: Scene) -> Iterator[None]:
    """No botocore: what remains is Chalice, our code, PynamoDB and the cryptography."""
    made = BaseClient._make_api_call
    BaseClient._make_api_call = lambda _client, operation, asked: scene.stub.answer_at_the_door(operation, asked)
    try:
        yield
    finally:
        BaseClient._make_api_call = made


@contextmanager
def answered_at_the_ports(scene: Scene) -> Iterator[None]:
    """No store either: ports.StaffStore, AttendanceStore and SelfieBucket answer, all the rest is the real thing."""
    real = wiring.services
    services = at_the_ports(real(), scene)
    wiring.services = lambda: services
    try:
        yield
    finally:
        wiring.services = real


def one_round(scene: Scene) -> Round:
    """Everybody asks for a challenge, then everybody checks in; hellos in between all the time."""
    scene.forget_check_ins()
    gc.collect()
    first_hello_ns, challenge_ns, answers = in_turns([each.challenge_event() for each in scene.people])
    events = [person.check_in_event(each["challenge"]) for person, each in zip(scene.people, answers, strict=True)]
    hello_ns, check_in_ns, _ = in_turns(events)
    return Round(first_hello_ns, hello_ns, challenge_ns, check_in_ns)


def in_turns(events: list[dict[str, Any]]) -> tuple[float, float, list[Any]]:
    """Mean CPU nanoseconds of a hello and of one of these events, and the app's answers."""
    hello_ns = ours_ns = turns = 0
    answers = []
    for start in range(0, len(events), TURN):
        started = time.process_time_ns()
        for _ in range(HELLOS):
            hello.app(hello.EVENT, CONTEXT)
        between = time.process_time_ns()
        answers += [answer_of(each) for each in events[start : start + TURN]]
        ours_ns += time.process_time_ns() - between
        hello_ns += between - started
        turns += 1
    return hello_ns / (turns * HELLOS), ours_ns / len(events), answers


def steps_of(scene: Scene) -> dict[str, float]:
    """CPU microseconds a check-in spends in each step, the reading of the clock among them (0.8 us a step)."""
    scene.forget_check_ins()
    sealed = scene.challenges(scene.people)
    events = [person.check_in_event(each) for person, each in zip(scene.people, sealed, strict=True)]
    stopwatch = Stopwatch()
    with watched(stopwatch):
        for each in events:
            answer_of(each)
    return {step: spent_ns / len(events) / 1_000 for step, spent_ns in stopwatch.spent_ns.items()}
