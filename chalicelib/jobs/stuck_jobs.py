"""Send to the workers again what has not moved for a quarter of an hour, and give up what has not for a day."""

from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.job import Job
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
    for job in again:
        services.work_queue(job.job_id)
    hopeless = [job for job, stuck in found if stuck is Stuck.GIVE_UP]
    return StuckJobs(len(again), sum(_give_up(services, job, now) for job in hopeless))


def _give_up(services: Services, job: Job, now: datetime) -> bool:
    try:
        services.jobs.save(replace(failed(job, "JOB_STUCK"), moved_at=now))
    except Changed:
        return False  # a worker got to it after all
    return True
