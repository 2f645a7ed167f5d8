"""Slips and everything that can happen to a worker: a code on paper is never void without anybody knowing.

At each step of the worker in turn another one gets the same message, the store fails, or the worker dies.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import count

import pytest

from chalicelib.domain.job import Job, JobState
from chalicelib.jobs.papers import MAX_MISSES
from chalicelib.jobs.stuck_jobs import send_stuck_jobs
from chalicelib.jobs.work import work
from chalicelib.proof.one_time_code import code_matches
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.issue_code import issue_code
from chalicelib.use_cases.papers import order_slips
from chalicelib.use_cases.ports import Services, StoreUnavailable
from tests.cast import ANI, BUDI, CAST, DEWI, wib
from tests.fakes import fake_city
from tests.jobs.stepping import Steps
from tests.world import World

SLIP = re.compile("<h2>(.*?)</h2>.*?<p class=code>([a-z0-9]{5}-[a-z0-9]{5})</p>", re.DOTALL)
IDS = {each.name: each.employee_id for each in CAST}
QUARTER = timedelta(minutes=15)


def ordered(city: World) -> Job:
    """Slips for Ani and Budi, who both hold an older code already."""
    for each in (ANI, BUDI):
        issue_code(city.services, DEWI, each.employee_id, city.clock.now)
    return order_slips(city.services, DEWI, "umum", [ANI.employee_id, BUDI.employee_id], city.clock.now)


def run(services: Services, job: Job, city: World, has_time: Callable[[], bool] = lambda: True) -> Job | None:
    return work(services, job.job_id, city.clock.now, has_time)


def kept(city: World, job: Job) -> Job:
    found = city.services.jobs.get(job.job_id)
    assert found
    return found


def paper(city: World, job: Job) -> dict[str, str]:
    """Person -> code, as the job's page says it."""
    page = city.services.files.read(file_key(job, "slips.html"), 10**6)
    assert page
    return {IDS[name]: code for name, code in SLIP.findall(page.decode())}


def check(city: World, job: Job) -> None:
    """Every code on paper logs its person in, and whoever has none on paper is named."""
    assert job.state is JobState.DONE
    codes = paper(city, job)
    for employee_id, code in codes.items():
        assert code_matches(city.services.staff.code(employee_id), code, city.clock.now), employee_id
    assert set(codes) | set(job.missing_ids) == {ANI.employee_id, BUDI.employee_id}
    assert not set(codes) & set(job.missing_ids)


def every_step(happens: Callable[[World, Job], Callable[[], object]], *, after: bool) -> Iterator[tuple[World, Job]]:
    """A new city for each step of the worker: what is left when `happens` happened at it. Ends past the last."""
    for at in count():
        with fake_city(wib(7, 10)) as city:
            job = ordered(city)
            steps = Steps(at, happens(city, job), after)
            with suppress(StoreUnavailable, Killed):  # the message comes back
                run(steps.of(city.services), job, city)
            if not steps.reached:
                assert at > 15  # there were steps to disturb
                return
            yield city, job


class Killed(BaseException):
    """As Lambda ends a worker: nothing of it is caught."""


def raises(error: BaseException) -> Callable[[World, Job], Callable[[], object]]:
    def happens() -> None:
        raise error

    return lambda city, job: happens


@pytest.mark.parametrize("after", [False, True])
def test_of_two_workers_at_any_two_steps_one_draws_codes_and_all_on_paper_are_good(after: bool) -> None:
    def another(city: World, job: Job) -> Callable[[], object]:
        return lambda: run(city.services, job, city)

    for city, job in every_step(another, after=after):
        done = kept(city, job)
        check(city, done)
        assert done.missing_ids == ()
        trail = city.services.audit.entries("umum#2026-11-23")
        assert sum(each.entry.action == "code_issued" for each in trail) == 4  # two before, two on paper


@pytest.mark.parametrize("after", [False, True], ids=["not done", "done, the answer lost"])
def test_a_store_that_gives_no_answer_once_leaves_a_true_paper_or_a_job_that_is_made_later(after: bool) -> None:
    told = set[tuple[str, ...]]()
    for city, job in every_step(raises(StoreUnavailable("throttled")), after=after):
        if kept(city, job).state is not JobState.DONE:
            city.clock.now += QUARTER
            assert send_stuck_jobs(city.services, city.clock.now).sent_again == 1
            run(city.services, job, city)
        check(city, kept(city, job))
        told.add(kept(city, job).missing_ids)
    assert told == {(), (ANI.employee_id,), (BUDI.employee_id,)}


def test_a_worker_killed_at_any_step_is_followed_by_one_that_makes_the_whole_paper() -> None:
    for city, job in every_step(raises(Killed()), after=True):
        assert kept(city, job).state is not JobState.FAILED
        if kept(city, job).state is not JobState.DONE:
            run(city.services, job, city)  # the same message at once: it may be at work still
            city.clock.now += QUARTER
            send_stuck_jobs(city.services, city.clock.now)
            run(city.services, job, city)
        check(city, kept(city, job))
        assert kept(city, job).missing_ids == ()


def test_while_a_worker_may_be_at_it_no_other_begins(city: World) -> None:
    job = ordered(city)
    claimed = Steps(7, raises(Killed())(city, job))
    with pytest.raises(Killed):
        run(claimed.of(city.services), job, city)
    assert kept(city, job).state is JobState.MAKING
    city.clock.now += QUARTER - timedelta(milliseconds=1)
    assert run(city.services, job, city) is None
    city.clock.forward(seconds=1)
    done = run(city.services, job, city)
    assert done
    check(city, done)


def test_without_an_answer_for_anybody_the_store_is_asked_for_three_people_alone(
    city: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = [each.employee_id for each in CAST if each.assignments[0].unit_id == "umum"] * 2
    assert len(wanted) > MAX_MISSES
    job = ordered(city)
    job = city.services.jobs.save(Job(**{**_facts(job), "employee_ids": tuple(wanted)}))
    asked = list[str]()

    def down(code: object, entry: object) -> None:
        asked.append(str(code))
        raise StoreUnavailable("down")

    monkeypatch.setattr(city.services.staff, "put_code", down)
    done = run(city.services, job, city)
    assert done
    assert (len(asked), done.counts["slips"]) == (MAX_MISSES, 0)
    assert ANI.employee_id in done.missing_ids


def test_whom_there_is_no_time_for_is_named(city: World) -> None:
    job, times = ordered(city), iter([True, False])
    done = run(city.services, job, city, lambda: next(times, False))
    assert done
    assert (set(paper(city, done)), done.missing_ids) == ({ANI.employee_id}, (BUDI.employee_id,))


def _facts(job: Job) -> dict[str, object]:
    return {name: getattr(job, name) for name in Job.__slots__}
