"""What an accepted check-in costs in CPU: the whole handler, and its own part without the calls to AWS.

Every call does the real work: another person each time (more of them than any cache of keys holds), a fresh challenge,
a fresh signature, an empty slot. The measure is a Chalice hello, called in turns with the check-ins, in the same round.
"""

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from statistics import median
from typing import Any

from bench import hello
from bench.figures import Figure
from bench.scene import CONTEXT, Person, Scene, answer_of, app, make_scene
from bench.steps import AWS, Stopwatch, watched

PEOPLE = 192
CHUNK = 32  # people, between two turns of the hello
HELLOS = 200  # a turn
ROUNDS = 9
ONLY_AWS = (("botocore.client", "BaseClient._make_api_call", AWS),)


def measure(rounds: int = ROUNDS, people: int = PEOPLE) -> list[Figure]:
    scene = make_scene(people)
    one_round(scene, run_all)  # warm: caches of the process fill, as in a container's first minute
    whole, own, asking, by_step = [], [], [], defaultdict(list)
    for _ in range(rounds):
        ratio, _, asked = one_round(scene, run_all)
        whole.append(ratio)
        asking.append(asked)
        own.append(one_round(scene, run_without_aws)[0])
        for step, times in _steps_of(scene).items():
            by_step[step].append(times)
    breakdown = {step: round(median(times), 1) for step, times in by_step.items()}
    hello_us = one_round(scene, run_all)[1]
    return [
        Figure("checkin_cpu_ratio", round(median(whole), 1), {"hello_us": round(hello_us, 1), "rounds": spread(whole)}),
        Figure("checkin_own_cpu_ratio", round(median(own), 1), {"rounds": spread(own), "breakdown_us": breakdown}),
        Figure("challenge_cpu_ratio", round(median(asking), 1), {"rounds": spread(asking)}),
    ]


def one_round(scene: Scene, run: Callable[[list[dict[str, Any]]], int]) -> tuple[float, float, float]:
    """A check-in in hellos; a hello in microseconds; a challenge in hellos."""
    scene.forget_check_ins()
    gc.collect()
    hello_ns = asking_ns = checking_ns = turns = 0
    for people in chunks(scene.people):
        hello_ns += _hellos()
        started = time.process_time_ns()
        sealed = scene.challenges(people)
        asking_ns += time.process_time_ns() - started
        events = [person.check_in_event(each) for person, each in zip(people, sealed, strict=True)]
        checking_ns += run(events)
        turns += 1
    one_hello_ns = hello_ns / (turns * HELLOS)
    count = len(scene.people)
    return checking_ns / count / one_hello_ns, one_hello_ns / 1_000, asking_ns / count / one_hello_ns


def run_all(events: list[dict[str, Any]]) -> int:
    """CPU nanoseconds of these check-ins."""
    started = time.process_time_ns()
    for each in events:
        answer_of(each)
    return time.process_time_ns() - started


def run_without_aws(events: list[dict[str, Any]]) -> int:
    """The same without what passes inside botocore's clients (PynamoDB's part stays in)."""
    stopwatch = Stopwatch(time.process_time_ns)
    with watched(stopwatch, ONLY_AWS):
        all_ns = run_all(events)
    return all_ns - sum(stopwatch.spent_ns.values())


def chunks(people: list[Person]) -> Iterable[list[Person]]:
    return (people[start : start + CHUNK] for start in range(0, len(people), CHUNK))


def spread(values: list[float]) -> list[float]:
    """Lowest, median and highest."""
    return [round(each, 2) for each in (min(values), median(values), max(values))]


def _hellos() -> int:
    started = time.process_time_ns()
    for _ in range(HELLOS):
        hello.app(hello.EVENT, CONTEXT)
    return time.process_time_ns() - started


def _steps_of(scene: Scene) -> dict[str, float]:
    """CPU microseconds a check-in spends in each step."""
    scene.forget_check_ins()
    stopwatch = Stopwatch(time.process_time_ns)
    for people in chunks(scene.people):
        events = [person.check_in_event(each) for person, each in zip(people, scene.challenges(people), strict=True)]
        with watched(stopwatch):
            for each in events:
                app(each, CONTEXT)
    return {step: spent_ns / len(scene.people) / 1_000 for step, spent_ns in stopwatch.spent_ns.items()}
