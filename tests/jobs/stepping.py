"""Workers: one that has all the time it wants, and one that something happens to at one of its steps.

Another worker, a failure of the store, death.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.domain.job import Job
from chalicelib.jobs.work import work
from chalicelib.use_cases.ports import Services
from tests.world import World

ALWAYS: Callable[[], bool] = lambda: True  # noqa: E731


def step(city: World, job: Job) -> Job:
    """The job after one worker has gone on with it, with all the time it wants."""
    found = work(city.services, job.job_id, city.clock.now, ALWAYS)
    assert found is not None
    return found


def raised(failure: Exception) -> None:
    raise failure


def killed_and_gone_on(town: World, job: Job, at: int) -> Job:
    """As it ended: one worker dies right after its call number `at`, and the next one goes on."""

    def die() -> None:
        raise KeyboardInterrupt

    steps = Steps(at, die, after=True)
    try:
        work(steps.of(town.services), job.job_id, town.clock.now, ALWAYS)
    except KeyboardInterrupt:
        work(town.services, job.job_id, town.clock.now, ALWAYS)
    done = town.services.jobs.get(job.job_id)
    assert done
    return done


@dataclass
class Steps:
    """Counts the calls of every store; `happens` at call number `at`, before it or after it."""

    at: int
    happens: Callable[[], object]
    after: bool = False
    taken: int = 0

    @property
    def reached(self) -> bool:
        return self.taken > self.at

    def of(self, services: Services, *more: str) -> Services:
        ports = ("staff", "city", "jobs", "years", "files", "audit", *more)
        return replace(services, **{name: _Port(getattr(services, name), self) for name in ports})


@dataclass
class _Port:
    port: Any
    steps: Steps

    def __getattr__(self, name: str) -> Callable[..., Any]:
        call = getattr(self.port, name)

        def step(*arguments: Any, **more: Any) -> Any:
            steps = self.steps
            mine, steps.taken = steps.taken, steps.taken + 1
            if mine == steps.at and not steps.after:
                steps.happens()
            answer = call(*arguments, **more)
            if mine == steps.at and steps.after:
                steps.happens()
            return answer

        return step
