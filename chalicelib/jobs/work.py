"""One message is one job's next step: look at the job, do what its state asks for, keep what came of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.job import IMPORTS, Job, JobKind, JobState
from chalicelib.use_cases.authenticate import has_left
from chalicelib.use_cases.ports import Changed, Services, StoreUnavailable
from chalicelib.use_cases.reach import today_of

STALL_S = 60  # what a throttle is given to be over


def work(services: Services, job_id: str, now: datetime, has_time: Callable[[], bool]) -> Job | None:
    """The job after this step; None when there is nothing to do or another worker has it."""
    job = services.jobs.get(job_id)
    if job is None:
        return None
    try:
        if job.state in (JobState.QUEUED, JobState.APPLYING) and not _is_in_service(services, job, now):
            return services.jobs.save(replace(job, state=JobState.FAILED, problem="MAKER_LEFT"))
        if job.state is JobState.QUEUED:
            return services.jobs.save(_stepped(services, job, now))
        if job.state is JobState.APPLYING:
            from chalicelib.jobs.imports import apply_rows

            job = apply_rows(services, job, now, has_time)
            if job.state is JobState.APPLYING:
                services.work_queue(job.job_id, STALL_S if job.stalls else 0)
            return job
    except Changed:
        return None
    return None


def _stepped(services: Services, job: Job, now: datetime) -> Job:
    """What came of the step. A file that no reader can bear fails at once, so that its maker hears of it."""
    try:
        return _step(job)(services, job, now)
    except (StoreUnavailable, Changed):
        raise
    except Exception:
        services.jobs.save(replace(job, state=JobState.FAILED, problem="STEP_FAILED"))
        raise  # and whoever watches the log, too


def _is_in_service(services: Services, job: Job, now: datetime) -> bool:
    """Nothing is done in the name of who has left since."""
    actor = services.staff.employee(job.applied_by or job.made_by)
    return actor is not None and not has_left(actor, today_of(services.city.fresh(now), now))


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
