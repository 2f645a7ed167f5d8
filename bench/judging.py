"""How many employee-days does the rule alone judge in a second of one core: facts at hand, nothing read, nothing kept.

A unit's day as it comes: of a hundred people most are on time, some late or away, a few absent or awaiting somebody;
every fourth day has an outage on its way and an apel beside it.
"""

import gc
import time
from collections import Counter
from itertools import cycle
from statistics import median

from bench.figures import Figure
from chalicelib.domain.attendance import Reason
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayFacts, Outcome
from chalicelib.rules.attendance import DEFAULT, judge_day
from tests.rules.judging import WITH_APEL, at, check_in, excuse, facts, outage, permission, ruling

PEOPLE = 2_000
ROUNDS = 15
QUICK: dict[str, int] = {"rounds": 1, "people": 100}
COMMON = "07:12 12:03 16:01"


def measure(rounds: int = ROUNDS, people: int = PEOPLE) -> list[Figure]:
    days = [facts_of for facts_of, _ in zip(cycle(a_hundred()), range(people), strict=False)]
    seconds = [_one_round(days) for _ in range(rounds + 1)][1:]  # the first warms
    statuses = Counter(str(judge_day(each, DEFAULT).status) for each in days[:100])
    return [Figure("judge_people_per_s_core", round(people / median(seconds)), {"of_100": dict(statuses)})]


def _one_round(days: list[DayFacts]) -> float:
    """CPU seconds for all of them."""
    gc.collect()
    started = time.process_time()
    for each in days:
        judge_day(each, DEFAULT)
    return time.process_time() - started


def a_hundred() -> list[DayFacts]:
    offline = [check_in(Slot.ARRIVAL, at("09:10"), Reason.OFFLINE)]
    down = [outage("07:20", "07:40")]
    return [
        *[facts(COMMON)] * 45,
        *[facts([*facts(COMMON).check_ins.values(), check_in(Slot.EVENT, at("06:58"))], WITH_APEL)] * 12,
        *[facts("07:48 12:03 16:01")] * 8,
        *[facts("07:48 12:03 16:01", WITH_APEL, outages=down)] * 13,
        *[facts("07:12 - 15:40")] * 3,
        *[facts("- - -")] * 5,
        *[facts(excuses=[excuse("leave")])] * 4,
        *[facts("07:30 - -", excuses=[excuse("duty", due=(Slot.ARRIVAL,))])] * 4,
        *[facts("08:10 12:00 16:00", excuses=[permission("08:30")])] * 2,
        *[facts(offline)] * 2,
        *[facts(offline, rulings=[ruling(Slot.ARRIVAL, Outcome.VALID)])] * 2,
    ]
