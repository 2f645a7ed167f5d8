"""Send to the workers again what has not moved for a quarter of an hour, and give up what has not for a day."""

from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.job import Job, JobState
from chalicelib.rules.stuck_job import Stuck, failed, judge_stuck
from chalicelib.use_cases.ports import Changed, Services


@dataclass(frozen=True, slots=True)
class StuckJobs:
    """What a run did."""

    sent_again: int
    given_up: int


def send_stuck_jobs(services: Services, now: datetime) -> StuckJobs:
    """A message may have been lost, a worker killed; a job that is told of twice is done once (jobs/work.py)."""
    found = [(each, judge_stuck(each, now)) for each in services.jobs.all()]
    again = [job for job, stuck in found if stuck is Stuck.SEND_AGAIN]
    hopeless = [job for job, stuck in found if stuck is Stuck.GIVE_UP]
    sent = sum(_send_again(services, job, now) for job in again)
    return StuckJobs(sent, sum(_give_up(services, job, now) for job in hopeless))


def _send_again(services: Services, job: Job, now: datetime) -> bool:
    """What is being applied since nobody knows when has its day from now on: kept first, for a worker saves over it."""
    if job.state is JobState.APPLYING and job.moved_at is None:
        try:
            services.jobs.save(replace(job, moved_at=now))
        except Changed:
            return False  # a worker got to it after all
    services.work_queue(job.job_id)
    return True


def _give_up(services: Services, job: Job, now: datetime) -> bool:
    try:
        services.jobs.save(replace(failed(job, "JOB_STUCK"), moved_at=now))
    except Changed:
        return False  # a worker got to it after all
    return True
