"""Something goes wrong at one of an act's calls to the stores, or at its word to the closer; then it is tried again.

On moto it is a call to AWS that fails, in memory a port.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import NoReturn, TypeVar

from hypothesis import strategies as st

from chalicelib.domain.closing import Task
from chalicelib.use_cases.ports import Services, StoreUnavailable
from tests.jobs.closing import PORTS
from tests.jobs.stepping import Steps
from tests.store.faults import FAULTS, Choose, Faults, for_long, going_wrong, once
from tests.world import Clock

Answer = TypeVar("Answer")
KILLED, UNTOLD, HALF_TOLD = "killed", "untold", "told, not heard"
AFTER = ("lost", "broken after")  # the write is done
NUMBERS = count(1)  # never anew: a bucket that is not emptied between two plays must not hold the next one's photos
MORE_PORTS = ("proofs", "requests", "proposals", "selfies")


class Killed(BaseException):
    """The process's end: nothing catches it, and nothing is sent after it."""


@dataclass(frozen=True)
class Trouble:
    """What happens to the n-th call: for long, or once, so that the SDK's own retry gets through."""

    kind: str
    at: int = 1
    lasts: bool = True


PERHAPS = (
    st.none()
    | st.builds(Trouble, st.sampled_from([*FAULTS, KILLED]), st.integers(1, 12), st.booleans())
    | st.sampled_from([Trouble(UNTOLD), Trouble(HALF_TOLD)])
)


@dataclass
class CloserQueue:
    """See ports.CloseQueue: what waits, and from when a worker is given it."""

    clock: Clock
    waiting: list[tuple[datetime, Task]] = field(default_factory=list)
    trouble: str = ""
    is_dead: bool = False

    def __call__(self, task: Task, delay_s: int = 0) -> None:
        if self.is_dead:
            raise Killed
        trouble, self.trouble = self.trouble, ""
        if trouble != UNTOLD:
            self.waiting.append((self.clock.now + timedelta(seconds=delay_s), task))
        if trouble:
            raise StoreUnavailable("queue")

    @property
    def visible(self) -> list[tuple[datetime, Task]]:
        return [each for each in self.waiting if each[0] <= self.clock.now]


@dataclass
class Wire:
    """The stores and the queue as acts reach them; `in_memory`: they are the fakes."""

    services: Services
    queue: CloserQueue
    in_memory: bool

    def tried(self, act: Callable[[], Answer], trouble: Trouble | None) -> Answer:
        """What the act came to in the end: whoever is answered with a failure does the same again."""
        if trouble:
            with suppress(StoreUnavailable, Killed), self.in_trouble(trouble):
                return act()
            self.queue.clock.forward(seconds=3)
        return act()

    @contextmanager
    def in_trouble(self, trouble: Trouble) -> Iterator[None]:
        """Whatever is done meanwhile meets it."""
        plain = self.services
        try:
            if trouble.kind in (UNTOLD, HALF_TOLD):
                self.queue.trouble = trouble.kind
                yield
            elif self.in_memory:
                steps = Steps(trouble.at - 1, lambda: self._fail(trouble), after=trouble.kind in AFTER)
                self.services = steps.of(plain, *PORTS, *MORE_PORTS)
                yield
            else:
                with going_wrong(self._choose(trouble)):
                    yield
        finally:
            self.services, self.queue.trouble, self.queue.is_dead = plain, "", False

    def _fail(self, trouble: Trouble) -> NoReturn:
        if trouble.kind == KILLED:
            self.queue.is_dead = True
            raise Killed
        raise StoreUnavailable(trouble.kind)

    def _choose(self, trouble: Trouble) -> Choose:
        if trouble.kind != KILLED:
            return (for_long if trouble.lasts else once)(trouble.at, trouble.kind)

        def kill(faults: Faults, _: str) -> str | None:
            if len(faults.sends) >= trouble.at:
                self._fail(trouble)
            return None

        return kill


def wired(services: Services, clock: Clock, in_memory: bool) -> Wire:
    """With a queue of its own, and ids by number."""
    queue = CloserQueue(clock)
    services = replace(
        services,
        close_queue=queue,
        new_id=lambda: f"id{next(NUMBERS):08}",
        random_bytes=lambda size: next(NUMBERS).to_bytes(size, "big"),
    )
    return Wire(services, queue, in_memory)
