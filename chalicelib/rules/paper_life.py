"""How long a report's file may be fetched: until the bucket has forgotten it (infrastructure/state/selfies.yaml)."""

from datetime import datetime, timedelta

from chalicelib.domain.job import DAY_PAPERS, SYSTEM, Job

PAPERS_LIE = timedelta(days=1)


def files_left(job: Job, now: datetime) -> tuple[str, ...]:
    """The files that may be fetched still; the job is told of for longer."""
    return () if job.kind in DAY_PAPERS and job.made_by != SYSTEM and now - job.made_at >= PAPERS_LIE else job.files
