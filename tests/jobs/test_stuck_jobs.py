"""Jobs whose message was lost go to the workers again; what never comes back is given up, and its maker hears of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.jobs.stuck_jobs import StuckJobs, send_stuck_jobs
from chalicelib.jobs.work import work
from chalicelib.use_cases.papers import order_slips, order_template
from chalicelib.use_cases.ports import Services, StoreUnavailable
from tests.cast import DEWI, EKO
from tests.world import World

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def sent(city: World) -> list[str]:
    """Who the workers were told of from now on."""
    return [job_id for job_id, _ in city.s3.memory.work]


def run(city: World, after: timedelta) -> StuckJobs:
    city.s3.memory.work.clear()
    city.clock.now += after
    return send_stuck_jobs(city.services, city.clock.now)


def kept(city: World, job: Job) -> Job:
    found = city.services.jobs.get(job.job_id)
    assert found
    return found


def test_a_job_whose_message_was_lost_is_sent_again_every_quarter_until_it_moves(city: World) -> None:
    job = order_template(city.services, EKO, city.clock.now)
    assert run(city, 14 * MINUTE) == StuckJobs(0, 0)
    for _ in range(2):
        assert run(city, 15 * MINUTE) == StuckJobs(1, 0)
        assert sent(city) == [job.job_id]
    work(city.services, job.job_id, city.clock.now, lambda: True)
    assert run(city, 15 * MINUTE) == StuckJobs(0, 0)


def test_sent_twice_it_is_made_once(city: World) -> None:
    job = order_slips(city.services, DEWI, "umum", ["ani"], city.clock.now)
    run(city, 15 * MINUTE)
    run(city, timedelta(0))
    first = work(city.services, job.job_id, city.clock.now, lambda: True)
    code = city.services.staff.code("ani")
    assert work(city.services, job.job_id, city.clock.now, lambda: True) is None
    assert (kept(city, job), city.services.staff.code("ani")) == (first, code)


def test_what_has_not_moved_for_a_day_is_given_up(city: World) -> None:
    job = order_template(city.services, EKO, city.clock.now)
    assert run(city, DAY) == StuckJobs(0, 1)
    assert (kept(city, job).state, kept(city, job).problem) == (JobState.FAILED, "JOB_STUCK")
    assert sent(city) == []
    assert work(city.services, job.job_id, city.clock.now, lambda: True) is None
    assert run(city, timedelta(0)) == StuckJobs(0, 0)


def test_slips_that_were_begun_and_never_came_tell_that_older_codes_may_be_void(city: World) -> None:
    job = order_slips(city.services, DEWI, "umum", ["ani"], city.clock.now)
    city.services.jobs.save(replace(job, state=JobState.MAKING, moved_at=city.clock.now))
    run(city, DAY)
    assert kept(city, job).problem == "CODES_VOID"


def test_a_job_that_a_worker_just_finished_is_not_given_up(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    job = order_template(city.services, EKO, city.clock.now)
    seen = city.services.jobs.all()
    done = work(city.services, job.job_id, city.clock.now + DAY, lambda: True)
    monkeypatch.setattr(city.services.jobs, "all", lambda: seen)
    assert run(city, DAY) == StuckJobs(0, 0)
    assert kept(city, job) == done


def test_jobs_from_before_there_was_an_instant_count_from_their_making(city: World) -> None:
    job = Job("lama", JobKind.PEOPLE, JobState.APPLYING, "eko", city.clock.now - 16 * MINUTE)
    city.services.jobs.add(job)
    assert run(city, timedelta(0)) == StuckJobs(1, 0)


def test_an_application_from_before_is_sent_again_and_its_day_begins_with_that(city: World) -> None:
    city.services.jobs.add(Job("lama", JobKind.PEOPLE, JobState.APPLYING, "eko", city.clock.now - 3 * DAY))
    began_at = city.clock.now
    assert run(city, timedelta(0)) == StuckJobs(1, 0)
    assert sent(city) == ["lama"]
    assert run(city, timedelta(0)) == StuckJobs(0, 0)
    assert run(city, 15 * MINUTE) == StuckJobs(1, 0)
    assert run(city, began_at + DAY - city.clock.now) == StuckJobs(0, 1)


def test_an_application_from_before_that_a_worker_just_took_on_is_left_to_it(
    city: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = city.services.jobs.add(Job("lama", JobKind.PEOPLE, JobState.APPLYING, "eko", city.clock.now - 3 * DAY))
    taken = city.services.jobs.save(replace(job, done=25, moved_at=city.clock.now))
    monkeypatch.setattr(city.services.jobs, "all", lambda: [job])
    assert run(city, timedelta(0)) == StuckJobs(0, 0)
    assert kept(city, job) == taken


def test_a_run_that_died_half_way_is_made_up_for_by_the_next(city: World) -> None:
    jobs = [order_template(city.services, EKO, city.clock.now) for _ in range(3)]
    city.clock.now += 15 * MINUTE
    told = list[str]()

    def die(job_id: str, delay_s: int = 0) -> None:
        if told:
            raise StoreUnavailable("died")
        told.append(job_id)

    dying: Services = replace(city.services, work_queue=die)
    with pytest.raises(StoreUnavailable):
        send_stuck_jobs(dying, city.clock.now)
    assert run(city, 15 * MINUTE) == StuckJobs(3, 0)
    assert set(sent(city)) == {each.job_id for each in jobs}
