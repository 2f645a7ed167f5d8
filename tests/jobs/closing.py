"""A city whose days are closed: who came when in one line, the clock's quarters, and the workers of the close queue."""

import copy
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.closing import CloseTask, RejudgeTask, SignalsTask
from chalicelib.domain.shift import DAY_SLOTS, Slot
from chalicelib.domain.verdict import DayVerdict
from chalicelib.jobs.close_tasks import do_task
from chalicelib.jobs.dispatch_closes import Dispatched, dispatch_closes
from chalicelib.proof.base64url import encode
from chalicelib.use_cases.day_roots import chain_of
from chalicelib.use_cases.ports import Services
from tests.cast import MONDAY
from tests.jobs.stepping import Steps
from tests.rules.judging import at, check_in
from tests.world import World

ALWAYS: Callable[[], bool] = lambda: True  # noqa: E731
SIGNED: dict[str, Any] = {"signature": bytes(64), "body_hash": bytes(32)}
Told = list[tuple[CloseTask | RejudgeTask, int]]


@dataclass
class Closer:
    """The fake city, its dispatcher and its workers."""

    city: World

    @property
    def services(self) -> Services:
        return self.city.services

    @property
    def memory(self) -> Any:
        return self.city.s3.memory

    @property
    def queue(self) -> Told:
        """What workers were told of and have not done, with the seconds they wait."""
        return self.memory.closing  # type: ignore[no-any-return]

    def came(
        self,
        employee_id: str,
        times: str,
        on: date = MONDAY,
        unit_id: str = "umum",
        slots: Iterable[Slot] = DAY_SLOTS,
        **changed: Any,
    ) -> None:
        """`came("ani", "07:25 12:00 16:05")`: on `-` nothing, with `?` behind a time a person must decide."""
        for each in checked_in(employee_id, times, on, unit_id, slots, **changed):
            assert self.services.attendance.record(each) is None

    def dispatch(self, now: datetime) -> Dispatched:
        self.city.clock.set(now)
        return dispatch_closes(self.services, now)

    def work(self, services: Services | None = None) -> list[dict[str, Any]]:
        """Everything that waits, in order, also what comes meanwhile; what is to wait longer, later.

        The look for signals does not wait: it touches nothing that a close does.
        """
        done = []
        while ready := [each for each in self.queue if each[1] == 0 or isinstance(each[0], SignalsTask)]:
            self.queue.remove(ready[0])
            done.append(do_task(services or self.services, ready[0][0], self.city.clock.now, ALWAYS))
        return done

    def quarter(self, now: datetime) -> None:
        """One beat of the clock and all that comes of it."""
        self.dispatch(now)
        self.work()

    def later(self) -> None:
        """What waited for longer, as if its time were over."""
        self.queue[:] = [(task, 0) for task, _ in self.queue]
        self.work()

    def rows(self, on: date = MONDAY, unit_id: str = "umum") -> dict[str, DayVerdict]:
        return dict(self.services.months.of_date(unit_id, on))

    def statuses(self, on: date = MONDAY, unit_id: str = "umum") -> dict[str, str]:
        return {employee_id: row.status.value for employee_id, row in sorted(self.rows(on, unit_id).items())}

    def notices(self) -> set[tuple[str, str]]:
        return set(self.memory.notices)

    def trail(self, on: date = MONDAY, unit_id: str = "umum") -> list[str]:
        """What was appended to the chain of the unit's date."""
        return [each.entry.action for each in self.services.audit.entries(chain_of(unit_id, on))]

    def kept_later(self) -> str:
        """Once what waited for longer is done, too."""
        self.later()
        return self.kept()

    def kept(self) -> str:
        """Everything that closing writes, as text; of the trail what it says, without ids and instants."""
        roots = {
            chain: [(each.entry.action, each.entry.facts) for each in entries]
            for chain, entries in sorted(self.memory.chains.items())
            if not chain.startswith("TEST")
        }
        states = [replace(each, revision=0) for each in self.services.closes.all()]
        months = sorted(self.memory.months.items())
        notices = sorted(self.memory.notices.items())
        return repr([states, months, notices, sorted(self.memory.unit_days.items()), roots])


class Killed(Exception):
    """The worker's end: nothing of its own catches it."""


PORTS = ("staff", "city", "months", "closes", "attendance", "evidence", "attempts", "outages", "notices", "digests")


def kill_everywhere(closer: Closer, run: Callable[[Services], object]) -> None:
    """Kill the run before each of its calls, and after each; run again, it must end as the run that was never killed.

    Every kill begins from the same memory. Raises AssertionError where it does not.
    """
    begun = copy.deepcopy(vars(closer.memory))
    run(closer.services)
    closer.later()
    whole = closer.kept()
    for after in (False, True):
        at = 0
        while True:
            vars(closer.memory).update(copy.deepcopy(begun))
            steps = Steps(at, _die, after)
            try:
                run(steps.of(closer.services, *PORTS, "proofs"))
            except Killed:
                run(closer.services)
            assert steps.reached or closer.kept_later() == whole
            if not steps.reached:
                break
            assert closer.kept_later() == whole, f"killed {'after' if after else 'before'} call {at}"
            at += 1
        assert at > len(PORTS) // 2


def _die() -> None:
    raise Killed


def checked_in(
    employee_id: str,
    times: str,
    on: date = MONDAY,
    unit_id: str = "umum",
    slots: Iterable[Slot] = DAY_SLOTS,
    **changed: Any,
) -> Iterator[CheckIn]:
    """On a phone of one's own; without a photo unless told otherwise, as an accommodation allows."""
    own = {"employee_id": employee_id, "device_id": encode(hashlib.sha256(employee_id.encode()).digest())}
    for slot, each in zip(slots, times.split(), strict=False):
        if each != "-":
            reasons = (Reason.OFFLINE,) if each.endswith("?") else ()
            made = check_in(slot, at(each.rstrip("?"), on), *reasons, challenge_id=_id_of(employee_id, slot, on))
            yield replace(made, **(SIGNED | own | {"unit_id": unit_id, "local_date": on} | changed))


def _id_of(*about: object) -> str:
    return hashlib.md5(repr(about).encode()).hexdigest()
