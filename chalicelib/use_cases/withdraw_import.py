"""Take a machine's log back that was brought in: what it says of people's days goes, nothing else does."""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.errors import JobNotReady, MonthLocked, NotFound
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.find_job import find_job
from chalicelib.use_cases.import_kinds import KINDS
from chalicelib.use_cases.imports import check_role, queue_job, save_and_queue
from chalicelib.use_cases.ports import Services


def withdraw_import(services: Services, actor: Employee, job_id: str, now: datetime) -> Job:
    """Begin to take a machine's log back, as long as every month of its days is open; asked again it is the same.

    Raises NotFound, JobNotReady, MonthLocked.
    """
    job = find_job(services, actor, job_id, now)
    if job.kind is not JobKind.MACHINE_LOG:
        raise NotFound
    check_role(actor, KINDS[job.kind].apply)
    if job.withdrawn_by and job.state is JobState.APPLYING:
        return queue_job(services, job)  # the message may have been lost; workers stand it twice
    if job.withdrawn_by and job.state is JobState.DONE:
        return job
    if job.state is not JobState.DONE or job.first_on is None or job.last_on is None:
        raise JobNotReady(state=job.state)
    locked = [each.month for each in services.months.locks() if f"{job.first_on:%Y-%m}" <= each.month]
    if any(each <= f"{job.last_on:%Y-%m}" for each in locked):
        raise MonthLocked
    facts = {"kind": job.kind, "machine": job.machine_id, "file_sha256": job.file_sha256}
    entry = entry_of(services, actor, "import_withdrawn", job.job_id, now, None, facts)
    total = len(job.unit_ids) * ((job.last_on - job.first_on).days + 1)
    back = replace(job, state=JobState.APPLYING, withdrawn_by=actor.employee_id, applied_by=actor.employee_id)
    return save_and_queue(services, replace(back, total=total, done=0, failed_rows=()), now, entry)
