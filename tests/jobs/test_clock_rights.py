"""What the dispatcher, the closer and the mailer ask DynamoDB for is what their own roles grant: all of it, and nothing
in vain. Also where an answer is lost, at each call in turn: what was written is looked up then. Fakes don't see roles.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from chalicelib.domain.attendance import Evidence
from chalicelib.domain.closing import CloseTask, FiguresTask, Lock, RejudgeTask, SignalsTask, SpreadTask, UnitClose
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.outage import Counted
from chalicelib.jobs.bounces import take_feedback
from chalicelib.jobs.close_tasks import do_task
from chalicelib.jobs.digests import tell_digests
from chalicelib.jobs.dispatch_closes import dispatch_closes
from chalicelib.jobs.mailer import drain_outbox
from chalicelib.jobs.push_notices import push_notices
from chalicelib.jobs.remind import remind
from chalicelib.jobs.watch_failures import watch_failures
from chalicelib.rules.request import EXCUSES_KEPT_DAYS
from chalicelib.use_cases.city_versions import city_versions
from chalicelib.use_cases.ports import PushAnswer, PushOutcome, StoreUnavailable
from tests.cast import MONDAY, wib
from tests.jobs.closing import ALWAYS, checked_in
from tests.jobs.test_bounces import BOUNCE, body
from tests.jobs.test_push_notices import woken
from tests.rights import Right, granted, needed
from tests.routes.town import BuiltTown, built_town
from tests.store.faults import Choose, going_wrong, nothing, once
from tests.world import World, entry

EVENING = wib(18, 15)
READS = ("GetItem", "Query", "BatchGetItem")
LEAVE = Excuse("20261123-c", ExcuseKind.LEAVE, MONDAY, MONDAY)
LONG_AFTER = wib(9, on=MONDAY + timedelta(days=EXCUSES_KEPT_DAYS + 1))


@dataclass(frozen=True)
class Act:
    """begin   what there is when the job starts; nothing fails yet."""

    run: Callable[[World], object]
    begin: Callable[[World], object] = lambda _: None


def _came(world: World) -> None:
    for each in checked_in("ani", "07:45 12:00 16:05"):
        world.services.attendance.record(each)
    versions = city_versions(world.services.city.fresh(EVENING))
    world.services.closes.save(UnitClose("umum", MONDAY - timedelta(1), MONDAY, EVENING, versions))


def _close(world: World) -> None:
    do_task(world.services, CloseTask("umum", MONDAY, EVENING), EVENING, ALWAYS)


def _photographed(world: World) -> None:
    """Somebody with clean copies of their photos: some are drawn to be looked at."""
    for each in checked_in("budi", "07:45 12:00 16:05", selfie_sha256=bytes(32), selfie_version_id="v1"):
        world.services.attendance.record(each)
        found = Evidence(each.upload_key, "v1", bytes(32), 20_000, EVENING, evidence_key="evidence/a.jpg")
        world.services.evidence.add(found)
    _came(world)
    _close(world)


def _excused(world: World) -> None:
    _came(world)
    _close(world)
    world.change("budi", lambda each: replace(each, excuses=(LEAVE,)))


def _locked(world: World) -> None:
    _excused(world)
    world.services.months.save_lock(Lock("2026-11", "eko", EVENING), entry("test_lock", EVENING))


def _rejudge(world: World) -> None:
    do_task(world.services, RejudgeTask("umum", MONDAY, ("budi",), "request"), EVENING, ALWAYS)


def _rejudge_long_after(world: World) -> None:
    do_task(world.services, RejudgeTask("umum", MONDAY, (), "outage"), LONG_AFTER, ALWAYS)


def _addressed(world: World) -> None:
    for who in ("budi", "citra"):
        world.change(who, lambda each: replace(each, email=f"{each.employee_id}@contoh.example"))


def _told(world: World) -> None:
    _addressed(world)
    _came(world)
    _close(world)


def _woken(world: World) -> None:
    """One is taken, one phone is gone, one service is busy."""
    busy, gone = PushAnswer(PushOutcome.BUSY, 503, 60), PushAnswer(PushOutcome.GONE, 410)
    for who in ("ani", "budi", "citra"):
        woken(world, who)
    _told(world)
    world.services.push.answers += [gone, busy]  # type: ignore[attr-defined]


class Failing:
    """See ports.FailureMetric: nearly every try fails."""

    def window(self, since: object, until: object) -> Counted:
        return Counted(90, 100)


ACTS: dict[str, list[Act]] = {
    "dispatch": [
        Act(lambda world: dispatch_closes(world.services, EVENING)),
        Act(lambda world: watch_failures(replace(world.services, failures=Failing()), wib(7, 20))),
    ],
    "close": [
        Act(_close, _came),
        Act(_rejudge, _excused),
        Act(_rejudge, _locked),
        Act(_rejudge_long_after, _excused),
        Act(lambda world: do_task(world.services, SignalsTask("umum", MONDAY), EVENING, ALWAYS), _photographed),
        Act(lambda world: do_task(world.services, SpreadTask(MONDAY, (), "outage"), EVENING, ALWAYS)),
        Act(lambda world: do_task(world.services, FiguresTask(("umum",), years=(2026,)), EVENING, ALWAYS)),
    ],
    "mail": [
        Act(lambda world: remind(world.services, wib(9, 45))),
        Act(lambda world: tell_digests(world.services, wib(0, 15, on=MONDAY + timedelta(1))), _told),
        Act(lambda world: tell_digests(world.services, wib(6, on=MONDAY + timedelta(1))), _told),
        Act(lambda world: drain_outbox(world.services, EVENING, lambda _: None, ALWAYS), _told),
        Act(lambda world: take_feedback(world.services, body(BOUNCE), EVENING), _addressed),
        Act(lambda world: push_notices(world.services, EVENING, ALWAYS), _woken),
    ],
}


@pytest.fixture(scope="module")
def built() -> Iterator[BuiltTown]:
    with built_town() as town, pytest.MonkeyPatch.context() as patch:
        patch.setattr("botocore.retries.quota.RetryQuota.acquire", lambda quota, amount: True)
        yield town


def asked(built: BuiltTown, act: Act) -> set[Right]:
    """What the job asks for in a cold process, and with the answer of each of its writes lost."""
    sends, rights = run(built, act, nothing)
    for number, call in enumerate(sends, 1):
        if call not in READS:
            rights |= run(built, act, once(number, "lost"))[1]
    return rights


def run(built: BuiltTown, act: Act, choose: Choose) -> tuple[list[str], set[Right]]:
    with built.fresh() as world:
        act.begin(world)
        world.services.city._city = None  # type: ignore[attr-defined]
        client = world.services.audit.connection.client  # type: ignore[attr-defined]
        with needed(client) as rights, going_wrong(choose) as faults, suppress(StoreUnavailable):
            act.run(world)
    return faults.sends, rights


@pytest.mark.parametrize("function", ACTS)
def test_a_job_of_the_clock_needs_what_its_role_grants_and_nothing_else(built: BuiltTown, function: str) -> None:
    rights = set().union(*(asked(built, act) for act in ACTS[function]))
    assert rights - granted(function) == set()
    assert granted(function) - rights == set()
