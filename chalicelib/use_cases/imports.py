"""A file of people, rosters, balances or allowances, from upload on; what takes long is a worker's (jobs/imports.py).

An operator may have a file checked; applying is a city admin's, of rosters the operator's too; of allowances and of
machines' logs another's than who sent or checked it. What is applied is what was checked, not the file.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import IMPORTS, SYSTEM, ApplyMode, Job, JobKind, JobState
from chalicelib.errors import (
    ChangedMeanwhile,
    DecideOwn,
    FieldError,
    InputInvalid,
    JobNotReady,
    NotFound,
    RoleMissing,
)
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.import_period import letters_faults, machine_faults, period_faults, type_faults
from chalicelib.rules.job_reach import made_within
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.find_job import find_job
from chalicelib.use_cases.import_kinds import KINDS
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services, UploadForm
from chalicelib.use_cases.reach import today_of

MAX_FILE_BYTES = 5_000_000
PLAN_BYTES = 20_000_000
_FAULTY = (
    "Berkas masih berisi kesalahan. Perbaiki berkasnya, atau pilih menerapkan baris yang baik saja.",
    "The file still has faults. Mend it, or choose to apply the good rows alone.",
)
_WHOLE_ONLY = (
    "Berkas ini hanya dapat diterapkan seluruhnya. Perbaiki berkasnya, lalu pilih menerapkan seluruh berkas.",
    "This file can only be applied whole. Mend it, then choose to apply the whole file.",
)


def begin_import(
    services: Services, actor: Employee, kind: JobKind, file_name: str, now: datetime, month: str | None = None,
    year: int | None = None, job_id: str = "", machine_id: str | None = None,
) -> tuple[Job, UploadForm]:  # fmt: skip
    """A job that awaits its file, and the form to post it by. `file_name` ends in .xlsx or .csv; of a machine's log
    in .dat or .txt, too.

    month    "YYYY-MM", of a roster alone; year of opening balances alone. Raises InputInvalid where one is missing, too
             much, or may not be written now.
    machine_id  whose log it is, and of nothing else.
    job_id   the same each time this very request is sent: the job it has begun already is answered.
    """
    check_role(actor, KINDS[kind].check)
    check(period_faults(kind, month, year, today_of(services.city.fresh(now), now)))
    check(machine_faults(kind, machine_id, services.machines.get(machine_id) if machine_id else None))
    check(type_faults(kind, file_name))
    extension = "xlsx" if file_name.lower().endswith(".xlsx") else "csv"
    job = Job(job_id or services.new_id(), kind, JobState.AWAITING_FILE, actor.employee_id, now)
    others = True if kind is JobKind.MACHINE_LOG else None  # machines write a dozen columns
    about = replace(job, month=month, year=year, machine_id=machine_id, ignores_others=others)
    job = add_once(services, replace(about, file_name=f"source.{extension}"))
    return job, services.files.form(file_key(job), MAX_FILE_BYTES, now)


def check_import(
    services: Services,
    actor: Employee,
    job_id: str,
    mapping: Mapping[str, str],
    now: datetime,
    letters: Mapping[str, str] | None = None,
    encoding: str | None = None,
    ignores_others: bool | None = None,
) -> Job:
    """Have the file read against what is registered; again as often as one likes until it is applied.

    mapping    our column -> the file's header, where they differ; empty: as the actor told it last, where it fits.
    letters    what a roster's file writes in a cell -> our letter, where they differ.
    ignores_others  columns that are not ours are passed over, not faults; None: as before, or as with the mapping.
    encoding   as which a CSV is read, "utf-8" or "windows-1252"; None: as before, at first UTF-8.
    """
    job = find_job(services, actor, job_id, now)
    if job.state is JobState.QUEUED and job.kind in IMPORTS:
        return queue_job(services, job)  # the message may have been lost; workers stand it twice
    if job.kind in IMPORTS:
        check_role(actor, KINDS[job.kind].check)
    if job.kind not in IMPORTS or job.state not in (JobState.AWAITING_FILE, JobState.CHECKED, JobState.FAILED):
        raise JobNotReady(state=job.state)
    check(letters_faults(job.kind, letters or {}))
    city = services.city.current(now)
    asked = replace(
        job, state=JobState.QUEUED, checked_by=actor.employee_id, problem=None, faults=(), attention=(),
        mapping=mapping or job.mapping, mapping_remembered=not mapping, letters=letters or {},
        encoding=encoding or job.encoding, encoding_samples=(), counts={}, files=(),
        plan_sha256=None, withdrawn_by=None,
        ignores_others=job.ignores_others if ignores_others is None else ignores_others, unknown_headers=(),
        within=made_within(actor, KINDS[job.kind].check, city, today_of(city, now)),
    )  # fmt: skip
    return save_and_queue(services, asked, now)


def apply_import(
    services: Services, actor: Employee, job_id: str, mode: ApplyMode, now: datetime, revision: int | None = None
) -> Job:
    """Begin to apply what was checked. Raises InputInvalid for a faulty file that was to be applied whole.

    revision   of the job as the actor saw it: raises ChangedMeanwhile when it was checked anew since.

    Raises RoleMissing for an operator's file of people or balances, which are a city admin's, and DecideOwn where a
    second person is needed; a roster's rows are judged one by one by the actor's reach.
    """
    job = find_job(services, actor, job_id, now)
    if job.kind not in IMPORTS:
        raise NotFound
    check_role(actor, KINDS[job.kind].apply)
    _check_second(services, actor, job)
    if job.state is JobState.APPLYING and job.mode is mode:
        return queue_job(services, job)  # the message may have been lost; workers stand it twice
    if job.state is not JobState.CHECKED:
        raise JobNotReady(state=job.state)
    if revision not in (None, job.revision):
        raise ChangedMeanwhile
    at_once = KINDS[job.kind].at_once
    if at_once and mode is not ApplyMode.WHOLE:
        raise InputInvalid([FieldError("/mode", "WHOLE_ONLY", _WHOLE_ONLY)])
    if job.counts.get("faulty") and mode is ApplyMode.WHOLE:
        raise InputInvalid([FieldError("/mode", "FILE_FAULTY", _FAULTY)])
    named = (("month", job.month), ("year", job.year), ("machine", job.machine_id))
    about = {name: value for name, value in named if value}
    hashes = {"file_sha256": job.file_sha256, "plan_sha256": job.plan_sha256}
    who = {"made_by": job.made_by, "checked_by": job.checker}
    facts = {"kind": job.kind, **about, **hashes, **who, "mode": mode, "counts": dict(job.counts)}
    entry = None if at_once else entry_of(services, actor, "import_applied", job.job_id, now, None, facts)
    begun = replace(job, state=JobState.APPLYING, mode=mode, applied_by=actor.employee_id)
    return save_and_queue(services, begun, now, entry)


def file_key(job: Job, name: str | None = None) -> str:
    """Where a job's file lies: uploads and what is made of them a week, papers with live codes a day, the
    pages of months that the clock has made half a year."""
    if job.kind is JobKind.MONTH_SUMMARY and job.made_by == SYSTEM:
        return f"pages/{job.job_id}/{name or job.file_name}"
    room = "imports" if job.kind in IMPORTS else "papers"
    attempt = f"{job.attempt}/" if job.attempt else ""
    return f"{room}/{job.job_id}/{attempt}{name or job.file_name}"


def add_once(services: Services, job: Job, entry: AuditEntry | None = None) -> Job:
    """The job as it is stored, now or when the same request was sent before; its entry is written with it."""
    try:
        return services.jobs.add(job, entry)
    except Changed:
        stored = services.jobs.get(job.job_id)
        if stored is None:
            raise
        return stored


def queue_job(services: Services, job: Job) -> Job:
    """Tell the workers of a job that was just stored."""
    services.work_queue(job.job_id)
    return job


def plan_key(job: Job) -> str:
    """Where what the check found is to be done lies: under its own hash, a slower worker's plan is another file."""
    return file_key(job, f"plan-{job.plan_sha256}.json")


def check_role(actor: Employee, act: Act) -> None:
    if not any(actor.has_role(role) for role in ALLOWED[act]):
        raise RoleMissing


def _check_second(services: Services, actor: Employee, job: Job) -> None:
    own = actor.employee_id in (job.made_by, job.checker)
    if KINDS[job.kind].by_second and own and services.staff.city_admins() > 1:
        raise DecideOwn


def save_and_queue(services: Services, job: Job, now: datetime, entry: AuditEntry | None = None) -> Job:
    try:
        return queue_job(services, services.jobs.save(replace(job, moved_at=now), entry))
    except Changed:
        raise ChangedMeanwhile from None
