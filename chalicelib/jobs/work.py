"""One message is one job's next step: look at the job, do what its state asks for, keep what came of it."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.domain.job import IMPORTS, Job, JobKind, JobState
from chalicelib.use_cases.ports import Changed, Services

STALL_S = 60  # what a throttle is given to be over


def work(services: Services, job_id: str, now: datetime, has_time: Callable[[], bool]) -> Job | None:
    """The job after this step; None when there is nothing to do or another worker has it."""
    job = services.jobs.get(job_id)
    if job is None:
        return None
    try:
        if job.state is JobState.QUEUED:
            return services.jobs.save(_step(job)(services, job, now))
        if job.state is JobState.APPLYING:
            from chalicelib.jobs.imports import apply_rows

            job = apply_rows(services, job, now, has_time)
            if job.state is JobState.APPLYING:
                services.work_queue(job.job_id, STALL_S if job.stalls else 0)
            return job
    except Changed:
        return None
    return None


def _step(job: Job) -> Callable[[Services, Job, datetime], Job]:
    """Spreadsheets and report makers are loaded only by the step that needs them."""
    if job.kind in IMPORTS:
        from chalicelib.jobs.imports import check_file

        return check_file
    if job.kind is JobKind.MONTH_SHEET:
        from chalicelib.jobs.month_sheet import make_month_sheet

        return make_month_sheet
    from chalicelib.jobs.papers import make_slips, make_template

    return make_slips if job.kind is JobKind.SLIPS else make_template
