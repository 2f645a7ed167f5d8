"""What is swept: every operation that writes, asked as who may, and the jobs that clock and queues start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.routes._idempotency import CLAIMED
from chalicelib.use_cases.ports import StoreUnavailable
from tests.routes.test_access_matrix import ACTORS, PUBLIC, ROWS, phone_of, send
from tests.routes.town import nobody
from tests.sweep.jobs import FAILED, JOBS, Begin
from tests.world import World

Run = Callable[[], int]  # the status that the caller is answered; a job's end is 200, its failure 503


@dataclass(frozen=True)
class Act:
    """begin   readies a city, nothing fails yet; what it gives back does the act, and does it again."""

    status: int
    begin: Callable[[World], Run]


def asked(name: str) -> Act:
    """An operation as its row of the access matrix asks for it; sent again it has the same key and body."""
    row, letter = ROWS[name], next(iter(ROWS[name].roles), PUBLIC)

    def begin(town: World) -> Run:
        phone = phone_of(town, ACTORS[letter]) if letter else nobody()
        ask = row.make(town, phone)
        once = {"Idempotency-Key": "sweep", **ask.headers} if name.startswith("POST") else ask.headers

        def run() -> int:
            status = send(name, phone, replace(ask, headers=once)).status
            town.clock.forward(seconds=CLAIMED.total_seconds() + 1)  # a claim of a request that was killed is over
            return status

        return run

    return Act(row.status, begin)


def job(begin: Begin) -> Act:
    """What a queue or the clock starts, and starts again."""

    def ready(town: World) -> Run:
        work = begin(town)

        def run() -> int:
            try:
                return 503 if work() == FAILED else 200
            except StoreUnavailable:
                return 503

        return run

    return Act(200, ready)


WRITING = [name for name, row in ROWS.items() if not name.startswith("GET")]
ACTS: Mapping[str, Act] = {
    **{name: asked(name) for name in WRITING},
    **{f"job: {name}": job(begin) for name, begin in JOBS.items()},
}


def told(calls: Any) -> str:
    """`GetItem*2 PutItem` for two reads and a write."""
    words: list[list[Any]] = []
    for each in calls:
        if words and words[-1][0] == each:
            words[-1][1] += 1
        else:
            words.append([each, 1])
    return " ".join(f"{name}*{count}" if count > 1 else name for name, count in words)
