"""What is swept: every operation that writes, asked as who may, and the jobs that clock and queues start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from chalicelib.domain.closing import CloseTask, RejudgeTask, UnitClose
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.jobs.close_day import close_day
from chalicelib.jobs.handlers import on_evidence_messages
from chalicelib.jobs.mailer import drain_outbox
from chalicelib.jobs.rejudge import rejudge
from chalicelib.routes._idempotency import CLAIMED
from chalicelib.store.upload_queue import notification
from chalicelib.use_cases.city_versions import city_versions
from chalicelib.use_cases.ports import StoreUnavailable
from tests.cast import ANI, MONDAY, wib
from tests.routes.test_access_matrix import ACTORS, PUBLIC, ROWS, phone_of, send
from tests.routes.town import nobody
from tests.world import World

Run = Callable[[], int]  # the status that the caller is answered; a job's end is 200, its failure 503
EVENING = wib(18, 15)
LEAVE = Excuse("20261123-c", ExcuseKind.LEAVE, MONDAY, MONDAY)


def always() -> bool:
    return True


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


def job(begin: Callable[[World], Callable[[], object]]) -> Act:
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


FAILED = {"batchItemFailures": [{"itemIdentifier": "m"}]}


def _close(town: World) -> Callable[[], object]:
    town.check_in(phone_of(town, ANI)).expect(201)
    town.clock.set(EVENING)
    versions = city_versions(town.services.city.fresh(EVENING))
    town.services.closes.save(UnitClose("umum", MONDAY - timedelta(1), MONDAY, EVENING, versions))
    return lambda: close_day(town.services, CloseTask("umum", MONDAY, EVENING), EVENING, always)


def _rejudge(town: World) -> Callable[[], object]:
    _close(town)()
    town.change("budi", lambda each: replace(each, excuses=(LEAVE,)))
    return lambda: rejudge(town.services, RejudgeTask("umum", MONDAY, ("budi",), "request"), EVENING)


def _mail(town: World) -> Callable[[], object]:
    for each in ("budi", "mira"):
        town.change(each, lambda person: replace(person, email=f"{person.employee_id}@contoh.example"))
    _close(town)()
    return lambda: drain_outbox(town.services, EVENING, lambda _: None, always)


def _evidence(town: World) -> Callable[[], object]:
    town.check_in(phone_of(town, ANI)).expect(201)
    [made] = town.services.attendance.day("umum", MONDAY, "ani").check_ins.values()
    event = {"Records": [{"messageId": "m", "body": notification(made.upload_key, made.selfie_version_id)}]}
    return lambda: on_evidence_messages(event)


WRITING = [name for name, row in ROWS.items() if not name.startswith("GET")]
ACTS: Mapping[str, Act] = {
    **{name: asked(name) for name in WRITING},
    "job: close a unit's date": job(_close),
    "job: judge again": job(_rejudge),
    "job: mail": job(_mail),
    "job: evidence": job(_evidence),
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
