"""A file of people or of a month's roster, from upload to application; what takes long is a worker's (jobs/imports.py).

An operator may have a file checked; applying people is a city admin's, rosters the operator's too. What is applied is
what was checked, not the file.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.job import IMPORTS, ApplyMode, Job, JobKind, JobState
from chalicelib.errors import ChangedMeanwhile, FieldError, InputInvalid, JobNotReady, NotFound, RoleMissing
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.roster import TEXTS, roster_months
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services, UploadForm
from chalicelib.use_cases.reach import is_city_admin, today_of

MAX_FILE_BYTES = 5_000_000
_APPLYING = {JobKind.PEOPLE: Act.WRITE_STAFF, JobKind.ROSTER: Act.WRITE_ROSTER}
_FAULTY = (
    "Berkas masih berisi kesalahan. Perbaiki berkasnya, atau pilih menerapkan baris yang baik saja.",
    "The file still has faults. Mend it, or choose to apply the good rows alone.",
)

_MONTH: Texts = {
    "REQUIRED": ("Jadwal bergilir memerlukan bulannya.", "A roster needs its month."),
    "ROSTER_ALONE": ("Ini hanya untuk jadwal bergilir; hapus.", "This is for rosters alone; remove it."),
    **TEXTS,
}


def begin_import(
    services: Services, actor: Employee, kind: JobKind, file_name: str, now: datetime, month: str | None = None
) -> tuple[Job, UploadForm]:
    """A job that awaits its file, and the form to post it by. `file_name` ends in .xlsx or .csv.

    month   "YYYY-MM", of a roster alone. Raises InputInvalid where it is missing, too much, or may not be written now.
    """
    code = _month_fault(services, kind, month, now)
    check([fault(_MONTH, "/month", code)] if code else [])
    extension = "xlsx" if file_name.lower().endswith(".xlsx") else "csv"
    job = Job(services.new_id(), kind, JobState.AWAITING_FILE, actor.employee_id, now, _scope(services, actor, now))
    job = services.jobs.add(replace(job, file_name=f"source.{extension}", month=month))
    return job, services.files.form(file_key(job), MAX_FILE_BYTES, now)


def check_import(
    services: Services,
    actor: Employee,
    job_id: str,
    mapping: Mapping[str, str],
    letters: Mapping[str, str] | None = None,
) -> Job:
    """Have the file read against what is registered; again as often as one likes until it is applied.

    letters   what a roster's file writes in a cell -> our letter, where they differ.
    """
    job = find_job(services, actor, job_id)
    if job.state is JobState.QUEUED and job.kind in IMPORTS:
        return queue_job(services, job)  # the message may have been lost; workers stand it twice
    if job.kind not in IMPORTS or job.state not in (JobState.AWAITING_FILE, JobState.CHECKED, JobState.FAILED):
        raise JobNotReady(state=job.state)
    check([fault(_MONTH, "/letters", "ROSTER_ALONE")] if letters and job.kind is not JobKind.ROSTER else [])
    job = replace(job, state=JobState.QUEUED, mapping=mapping, letters=letters or {}, problem=None, faults=())
    return _queue(services, job)


def apply_import(
    services: Services, actor: Employee, job_id: str, mode: ApplyMode, now: datetime, revision: int | None = None
) -> Job:
    """Begin to apply what was checked. Raises InputInvalid for a faulty file that was to be applied whole.

    revision   of the job as the actor saw it: raises ChangedMeanwhile when it was checked anew since.

    Raises RoleMissing for an operator's file of people: a roster's rows are judged one by one by the actor's reach,
    people are a city admin's.
    """
    job = find_job(services, actor, job_id)
    if job.kind not in IMPORTS:
        raise NotFound
    if not any(actor.has_role(role) for role in ALLOWED[_APPLYING[job.kind]]):
        raise RoleMissing
    if job.state is JobState.APPLYING and job.mode is mode:
        return queue_job(services, job)  # the message may have been lost; workers stand it twice
    if job.state is not JobState.CHECKED:
        raise JobNotReady(state=job.state)
    if revision not in (None, job.revision):
        raise ChangedMeanwhile
    if job.counts.get("faulty") and mode is ApplyMode.WHOLE:
        raise InputInvalid([FieldError("/mode", "FILE_FAULTY", _FAULTY)])
    about = {"month": job.month} if job.month else {}
    hashes = {"file_sha256": job.file_sha256, "plan_sha256": job.plan_sha256}
    facts = {"kind": job.kind, **about, **hashes, "mode": mode, "counts": dict(job.counts)}
    services.audit.append(entry_of(services, actor, "import_applied", job.job_id, now, None, facts))
    return _queue(services, replace(job, state=JobState.APPLYING, mode=mode, applied_by=actor.employee_id))


def find_job(services: Services, actor: Employee, job_id: str) -> Job:
    """One's own job; a city admin sees imports of others too, never the slips they had made. Raises NotFound."""
    job = services.jobs.get(job_id)
    if job is None or not may_see(actor, job):
        raise NotFound
    return job


def may_see(actor: Employee, job: Job) -> bool:
    if job.made_by == actor.employee_id:
        return True
    return job.kind in IMPORTS and actor.has_role(Role.CITY_ADMIN)


def file_key(job: Job, name: str | None = None) -> str:
    """Where a job's file lies: uploads and what is made of them a week, papers with live codes a day."""
    room = "imports" if job.kind in IMPORTS else "papers"
    return f"{room}/{job.job_id}/{name or job.file_name}"


def queue_job(services: Services, job: Job) -> Job:
    """Tell the workers of a job that was just stored."""
    services.work_queue(job.job_id)
    return job


def _month_fault(services: Services, kind: JobKind, month: str | None, now: datetime) -> str | None:
    if kind is not JobKind.ROSTER:
        return "ROSTER_ALONE" if month else None
    if month is None:
        return "REQUIRED"
    return None if month in roster_months(today_of(services.city.fresh(now), now)) else "ROSTER_MONTH"


def _queue(services: Services, job: Job) -> Job:
    try:
        return queue_job(services, services.jobs.save(job))
    except Changed:
        raise ChangedMeanwhile from None


def _scope(services: Services, actor: Employee, now: datetime) -> str | None:
    """The unit whose tree the maker may have files checked for; None for the whole city."""
    if is_city_admin(actor, services.city.fresh(now), now):
        return None
    units = [grant.unit_id for grant in actor.grants if grant.role in ALLOWED[Act.CHECK_IMPORT] and grant.unit_id]
    if not units:
        raise NotFound
    return units[0]
