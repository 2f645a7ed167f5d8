"""One message is one job's next step: look at the job, do what its state asks for, keep what came of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.job import IMPORTS, PERFORMANCE_REPORTS, SYSTEM, Job, JobKind, JobState
from chalicelib.rules.stuck_job import MOVING, Stuck, failed, judge_stuck
from chalicelib.use_cases.authenticate import has_left
from chalicelib.use_cases.ports import Changed, Services, StoreUnavailable
from chalicelib.use_cases.reach import today_of

CLAIMED = PERFORMANCE_REPORTS | {
    JobKind.REPORT,
    JobKind.PAYROLL,
    JobKind.MONTH_SUMMARY,
    JobKind.SUMMONS_LETTER,
    JobKind.COMPLIANCE_RECORD,
}
STALL_S = 60  # what a throttle is given to be over


def work(services: Services, job_id: str, now: datetime, has_time: Callable[[], bool]) -> Job | None:
    """The job after this step; None when there is nothing to do or another worker has it."""
    job = services.jobs.get(job_id)
    if job is None:
        return None
    try:
        if job.state in MOVING and not _is_in_service(services, job, now):
            return services.jobs.save(failed(job, "MAKER_LEFT"))
        if job.kind is JobKind.OFFICE_POINTS and job.state in MOVING:
            from chalicelib.jobs.office_points import check_office_points

            return check_office_points(services, job, now, has_time)
        if job.kind is JobKind.SLIPS:
            return _make_slips(services, job, now, has_time)
        if job.state is JobState.QUEUED:
            return _begin(services, job, now, has_time)
        if job.state is JobState.APPLYING:
            from chalicelib.jobs.imports import apply_rows

            job = apply_rows(services, job, now, has_time)
            if job.state is JobState.APPLYING:
                services.work_queue(job.job_id, STALL_S if job.stalls else 0)
            return job
    except Changed:
        return None
    return None


def _begin(services: Services, job: Job, now: datetime, has_time: Callable[[], bool]) -> Job:
    """The step of a job that nobody has ended: what is exported is stored with its own entry in the trail.

    What leaves the house is claimed first. Of two workers with one message each writes files of its own attempt, and
    the job names those of the one who ends it: no hash of the trail is of a file that was written over.
    """
    if job.kind in CLAIMED:
        job = services.jobs.save(replace(job, attempt=job.attempt + 1, moved_at=now))
    if job.kind is JobKind.REPORT:
        return _make_report(services, job, now, has_time)
    if job.kind in PERFORMANCE_REPORTS:
        from chalicelib.jobs.performance_reports import make_performance_report

        return _told(services, job, now, partial(make_performance_report, has_time=has_time))
    if job.kind in (JobKind.PAYROLL, JobKind.MONTH_SUMMARY):
        return _make_told(services, job, now)
    return services.jobs.save(_stepped(services, job, now, _step(job)))


def _make_slips(services: Services, job: Job, now: datetime, has_time: Callable[[], bool]) -> Job | None:
    """Claim the job before the first code is drawn: a second worker would void what the first one prints.

    What a worker left undone when it died is taken over once it cannot be at work any more.
    """
    if job.state is not JobState.QUEUED and judge_stuck(job, now) is Stuck.NO:
        return None
    from chalicelib.jobs.papers import make_slips

    claimed = services.jobs.save(replace(job, state=JobState.MAKING, moved_at=now))
    return services.jobs.save(_stepped(services, claimed, now, partial(make_slips, has_time=has_time)))


def _make_report(services: Services, job: Job, now: datetime, has_time: Callable[[], bool]) -> Job:
    """It is stored by its own step: with the entry that tells of it."""
    from chalicelib.jobs.reports import make_report

    return _stepped(services, job, now, partial(make_report, has_time=has_time))


def _make_told(services: Services, job: Job, now: datetime) -> Job:
    """With the hashes of its files in the trail, or not at all."""
    from chalicelib.jobs.month_summary import make_month_summary
    from chalicelib.jobs.payroll import make_payroll

    return _told(services, job, now, make_payroll if job.kind is JobKind.PAYROLL else make_month_summary)


def _told(services: Services, job: Job, now: datetime, make: Callable[..., Job]) -> Job:
    """`make` hands the entry that is stored with the job it gives."""
    entries: list[AuditEntry] = []
    made = _stepped(services, job, now, partial(make, tell=entries.append))
    return services.jobs.save(made, entries[0] if entries else None)


def _stepped(services: Services, job: Job, now: datetime, step: Callable[[Services, Job, datetime], Job]) -> Job:
    """What came of the step. A file that no reader can bear fails at once, so that its maker hears of it.

    Not what another worker has ended meanwhile: that stays as the trail tells it.
    """
    try:
        return replace(step(services, job, now), moved_at=now)
    except (StoreUnavailable, Changed):
        raise
    except Exception:
        stored = services.jobs.get(job.job_id) or job
        if stored.state in MOVING:
            services.jobs.save(failed(stored, "STEP_FAILED"))
        raise  # and whoever watches the log, too


def _is_in_service(services: Services, job: Job, now: datetime) -> bool:
    """Nothing is done in the name of who has left since; the clock never leaves."""
    if job.made_by == SYSTEM:
        return True
    actor = services.staff.employee(job.withdrawn_by or job.applied_by or job.checker)
    return actor is not None and not has_left(actor, today_of(services.city.fresh(now), now))


def _step(job: Job) -> Callable[[Services, Job, datetime], Job]:
    """Spreadsheets and report makers are loaded only by the step that needs them."""
    if job.kind in IMPORTS:
        from chalicelib.jobs.imports import check_file

        return check_file
    if job.kind is JobKind.MONTH_SHEET:
        from chalicelib.jobs.month_sheet import make_month_sheet

        return make_month_sheet
    if job.kind is JobKind.SUMMONS_LETTER:
        from chalicelib.jobs.summons_letter import make_summons_letter

        return make_summons_letter
    if job.kind is JobKind.COMPLIANCE_RECORD:
        from chalicelib.jobs.compliance_record import make_compliance_record

        return make_compliance_record
    if job.kind is JobKind.OFFICE_PHOTO:
        from chalicelib.jobs.office_photo import take_in_photo

        return take_in_photo
    from chalicelib.jobs.templates import make_template

    return make_template
