"""How long a report's file may be fetched: until the bucket has forgotten it (infrastructure/state/selfies.yaml)."""

from datetime import datetime, timedelta

from chalicelib.domain.job import SYSTEM, Job, JobKind

PAPERS_LIE = timedelta(days=1)
_OF_A_DAY = frozenset({JobKind.REPORT, JobKind.MONTH_SUMMARY})


def files_left(job: Job, now: datetime) -> tuple[str, ...]:
    """The files that may be fetched still; the job is told of for longer."""
    return () if job.kind in _OF_A_DAY and job.made_by != SYSTEM and now - job.made_at >= PAPERS_LIE else job.files
