"""What an accepted check-in costs in CPU: the whole handler, and its own part without the calls to AWS.

Every call does the real work: another person each time (more of them than any cache of keys holds), a fresh challenge,
a fresh signature, an empty slot. The measure is a Chalice hello, called in turns with the check-ins, in the same round.
"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from botocore.client import BaseClient

from bench import hello
from bench.figures import Figure
from bench.scene import CONTEXT, Person, Scene, answer_of, make_scene
from bench.steps import AWS, Stopwatch, watched

PEOPLE = 192
CHUNK = 32  # people, between two turns of the hello
HELLOS = 200  # a turn
ROUNDS = 9


def measure(rounds: int = ROUNDS, people: int = PEOPLE) -> list[Figure]:
    scene = make_scene(people)
    one_round(scene, run_all)  # warm: caches of the process fill, as in a container's first minute
    whole, own = Series(), Series()
    for _ in range(rounds):
        whole.add(one_round(scene, run_all), steps_of(scene, scene.people))
        with botocore_left_out(scene):
            own.add(one_round(scene, run_all), steps_of(scene, scene.people))
    aws_us = {step: spent for step, spent in whole.breakdown_us().items() if step.startswith(AWS)}
    return [
        Figure("checkin_cpu_ratio", whole.check_in, {"hello_us": whole.hello_us, "rounds": whole.spread, **aws_us}),
        Figure("checkin_own_cpu_ratio", own.check_in, {"rounds": own.spread, "breakdown_us": own.breakdown_us()}),
        Figure("challenge_cpu_ratio", whole.challenge),
    ]


@dataclass(frozen=True)
class Round:
    """What one costs, in CPU nanoseconds."""

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
        return round(median(each.challenge_ns / each.hello_ns for each in self._rounds), 1)

    @property
    def hello_us(self) -> float:
        return round(median(each.hello_ns for each in self._rounds) / 1_000, 1)

    @property
    def spread(self) -> list[float]:
        """Lowest and highest."""
        return [round(min(self._ratios()), 1), round(max(self._ratios()), 1)]

    def breakdown_us(self) -> dict[str, float]:
        found = {step: median(each[step] for each in self._steps) for step in self._steps[0]}
        return {step: round(spent, 1) for step, spent in sorted(found.items(), key=lambda each: -each[1])}

    def _ratios(self) -> list[float]:
        return [each.check_in_ns / each.hello_ns for each in self._rounds]


@contextmanager
def botocore_left_out(scene: Scene) -> Iterator[None]:
    """Answer at the clients' door: what remains is Chalice, our code, PynamoDB and the cryptography."""
    made = BaseClient._make_api_call
    BaseClient._make_api_call = lambda _client, operation, asked: scene.stub.answer_at_the_door(operation, asked)
    try:
        yield
    finally:
        BaseClient._make_api_call = made


def one_round(scene: Scene, run: Callable[[list[dict[str, Any]]], int]) -> Round:
    """Everybody asks for a challenge and checks in once."""
    scene.forget_check_ins()
    gc.collect()
    hello_ns = asking_ns = checking_ns = turns = 0
    for people in chunks(scene.people):
        hello_ns += _hellos()
        started = time.process_time_ns()
        sealed = scene.challenges(people)
        asking_ns += time.process_time_ns() - started
        checking_ns += run([person.check_in_event(each) for person, each in zip(people, sealed, strict=True)])
        turns += 1
    count = len(scene.people)
    return Round(hello_ns / (turns * HELLOS), asking_ns / count, checking_ns / count)


def run_all(events: list[dict[str, Any]]) -> int:
    """CPU nanoseconds of these check-ins."""
    started = time.process_time_ns()
    for each in events:
        answer_of(each)
    return time.process_time_ns() - started


def steps_of(scene: Scene, people: list[Person]) -> dict[str, float]:
    """CPU microseconds a check-in spends in each step."""
    scene.forget_check_ins()
    stopwatch = Stopwatch()
    for some in chunks(people):
        events = [person.check_in_event(each) for person, each in zip(some, scene.challenges(some), strict=True)]
        with watched(stopwatch):
            run_all(events)
    return {step: spent_ns / len(people) / 1_000 for step, spent_ns in stopwatch.spent_ns.items()}


def chunks(people: list[Person]) -> Iterator[list[Person]]:
    return (people[start : start + CHUNK] for start in range(0, len(people), CHUNK))


def _hellos() -> int:
    started = time.process_time_ns()
    for _ in range(HELLOS):
        hello.app(hello.EVENT, CONTEXT)
    return time.process_time_ns() - started
