"""When is a job that ought to be moving sent to the workers again, and when is it given up? See docs/rules.md#jobs."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.domain.job import Job, JobState

SENT_AGAIN_AFTER = timedelta(minutes=15)  # three times what a worker may live
GIVEN_UP_AFTER = timedelta(days=1)
MOVING = frozenset({JobState.QUEUED, JobState.MAKING, JobState.APPLYING})  # states that a worker must end


class Stuck(StrEnum):
    NO = "no"
    SEND_AGAIN = "send_again"
    GIVE_UP = "give_up"


def judge_stuck(job: Job, now: datetime) -> Stuck:
    """Measured from the job's last change: a worker that keeps bringing rows in is never stuck.

    A worker lives five minutes, so nobody is at work any more on what has not changed for 15. Without such a change it
    is measured from the making, and then never tells that an application is hopeless: a file lies checked for days.
    """
    if job.state not in MOVING:
        return Stuck.NO
    still = now - (job.moved_at or job.made_at)
    began_unseen = job.moved_at is None and job.state is JobState.APPLYING
    if still >= GIVEN_UP_AFTER and not began_unseen:
        return Stuck.GIVE_UP
    return Stuck.SEND_AGAIN if still >= SENT_AGAIN_AFTER else Stuck.NO


def failed(job: Job, problem: str) -> Job:
    """The job as failed. Of slips that were begun one thing has to be told above all: older codes may be void."""
    return replace(job, state=JobState.FAILED, problem="CODES_VOID" if job.state is JobState.MAKING else problem)
