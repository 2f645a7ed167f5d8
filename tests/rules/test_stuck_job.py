"""From when on a job counts as stuck, state by state and at both sides of each edge."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.rules.stuck_job import GIVEN_UP_AFTER, MOVING, SENT_AGAIN_AFTER, Stuck, failed, judge_stuck
from tests.cast import wib

MADE_AT = wib(7)
JOB = Job("a", JobKind.PEOPLE, JobState.QUEUED, "eko", MADE_AT)
MOVED_AT = MADE_AT + timedelta(days=3)
HAIR = timedelta(microseconds=1)


@pytest.mark.parametrize("state", sorted(MOVING))
@pytest.mark.parametrize(
    ("still", "verdict"),
    [
        (timedelta(0), Stuck.NO),
        (timedelta(minutes=15) - HAIR, Stuck.NO),
        (timedelta(minutes=15), Stuck.SEND_AGAIN),
        (timedelta(days=1) - HAIR, Stuck.SEND_AGAIN),
        (timedelta(days=1), Stuck.GIVE_UP),
        (timedelta(days=30), Stuck.GIVE_UP),
    ],
)
def test_a_job_that_has_not_moved_for(state: JobState, still: timedelta, verdict: Stuck) -> None:
    assert judge_stuck(replace(JOB, state=state, moved_at=MOVED_AT), MOVED_AT + still) is verdict


def test_what_never_moved_counts_from_its_making() -> None:
    assert judge_stuck(JOB, MADE_AT + GIVEN_UP_AFTER) is Stuck.GIVE_UP


def test_what_is_being_applied_since_nobody_knows_when_is_not_given_up() -> None:
    """A file may lie checked for days before it is applied; jobs from before there was an instant don't tell."""
    applying = replace(JOB, state=JobState.APPLYING)
    assert judge_stuck(applying, MADE_AT + SENT_AGAIN_AFTER - HAIR) is Stuck.NO
    for age in (SENT_AGAIN_AFTER, GIVEN_UP_AFTER, 30 * GIVEN_UP_AFTER):
        assert judge_stuck(applying, MADE_AT + age) is Stuck.SEND_AGAIN


@pytest.mark.parametrize("state", sorted(set(JobState) - MOVING))
def test_a_job_that_waits_for_a_person_or_is_over_is_never_stuck(state: JobState) -> None:
    assert judge_stuck(replace(JOB, state=state), MADE_AT + timedelta(days=100)) is Stuck.NO


def test_what_counts_is_the_last_change_not_the_age() -> None:
    long_after = MADE_AT + 3 * GIVEN_UP_AFTER
    assert judge_stuck(replace(JOB, moved_at=long_after - SENT_AGAIN_AFTER + HAIR), long_after) is Stuck.NO


def test_of_slips_that_were_begun_it_is_told_that_older_codes_may_be_void() -> None:
    begun = replace(JOB, kind=JobKind.SLIPS, state=JobState.MAKING)
    assert [(each.state, each.problem) for each in (failed(begun, "X"), failed(JOB, "X"))] == [
        (JobState.FAILED, "CODES_VOID"),
        (JobState.FAILED, "X"),
    ]
