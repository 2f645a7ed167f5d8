"""Take a machine's log back that was brought in: what it says of people's days goes, nothing else does."""

from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.errors import JobNotReady, MonthLocked, NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.find_job import find_job
from chalicelib.use_cases.import_kinds import KINDS
from chalicelib.use_cases.imports import check_role, queue_job, save_and_queue
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of

_HALF_WAY = frozenset({JobState.CHECKED, JobState.FAILED})  # of one whose application was begun


def withdraw_import(services: Services, actor: Employee, job_id: str, now: datetime) -> Job:
    """Begin to take a machine's log back, as long as every month of its days is open; asked again it is the same.

    So is one whose application or taking back stopped half-way: what went in goes. Raises NotFound, also for who does
    not reach all of its units, JobNotReady, MonthLocked.
    """
    job = find_job(services, actor, job_id, now)
    if job.kind is not JobKind.MACHINE_LOG:
        raise NotFound
    check_role(actor, KINDS[job.kind].apply)
    _check_reach(services, actor, job, now)
    if job.withdrawn_by and job.state is JobState.APPLYING:
        return queue_job(services, job)  # the message may have been lost; workers stand it twice
    if job.withdrawn_by and job.state is JobState.DONE and not job.failed_rows:
        return job
    first_on, last_on = _span(job)
    _check_open(services, first_on, last_on)
    facts = {"kind": job.kind, "machine": job.machine_id, "file_sha256": job.file_sha256}
    entry = entry_of(services, actor, "import_withdrawn", job.job_id, now, None, facts)
    total = len(job.unit_ids) * ((last_on - first_on).days + 1)
    back = replace(job, state=JobState.APPLYING, withdrawn_by=actor.employee_id, applied_by=actor.employee_id)
    return save_and_queue(services, replace(back, total=total, done=0, failed_rows=(), problem=None), now, entry)


def _check_reach(services: Services, actor: Employee, job: Job, now: datetime) -> None:
    """Whoever reaches a part of it alone would take back that part alone."""
    city = services.city.current(now)
    today = today_of(city, now)
    if not all(reaches(actor, Act.IMPORT_LOG, [each], city, today) for each in job.unit_ids):
        raise NotFound


def _span(job: Job) -> tuple[date, date]:
    """The dates it was about, of one whose application was begun at least."""
    is_begun = job.state is JobState.DONE or (job.mode is not None and job.state in _HALF_WAY)
    if not is_begun or job.first_on is None or job.last_on is None:
        raise JobNotReady(state=job.state)
    return job.first_on, job.last_on


def _check_open(services: Services, first_on: date, last_on: date) -> None:
    locked = [each.month for each in services.months.locks() if f"{first_on:%Y-%m}" <= each.month]
    if any(each <= f"{last_on:%Y-%m}" for each in locked):
        raise MonthLocked
