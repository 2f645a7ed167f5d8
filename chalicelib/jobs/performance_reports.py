"""A report of performance or of a budget made as files, told in the audit with its rows and hashes."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.performance_report import Sheets
from chalicelib.domain.report import ReportFormat
from chalicelib.errors import NotFound
from chalicelib.jobs.budget_report import budget_report
from chalicelib.jobs.daily_progress import daily_progress
from chalicelib.jobs.person_performance import person_performance
from chalicelib.jobs.sheet_files import MOST_ROWS, files_of
from chalicelib.jobs.unit_performance import unit_performance
from chalicelib.rules.stuck_job import failed
from chalicelib.use_cases.audit_entries import entry_about, entry_of
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_performance_report import TooLong

MOST_PAPER_ROWS = 3_000  # of a PDF: what a worker's memory and time hold


def make_performance_report(
    services: Services, job: Job, now: datetime, tell: Callable[[AuditEntry], None], has_time: Callable[[], bool]
) -> Job:
    """FAILED where its maker no longer reaches what it is about, or it is too long.

    tell   is handed the entry with the files' hashes, to be stored with the job.
    """
    maker, city = services.staff.employee(job.made_by), services.city.fresh(now)
    as_file = job.format or ReportFormat.CSV
    try:
        if maker is None:
            raise NotFound
        report = _report(services, maker, job, city, now, has_time)
    except NotFound as refused:
        return failed(job, refused.code)
    except TooLong:
        return failed(job, "REPORT_TOO_LONG")
    if report.rows > (MOST_PAPER_ROWS if as_file is ReportFormat.PDF else MOST_ROWS) or not has_time():
        return failed(job, "REPORT_TOO_LONG")
    files = files_of(report, as_file, city.settings, job.job_id, now)
    for name, content in files.items():
        services.files.write(file_key(job, name), content)
    tell(_entry(services, maker, job, report.rows, files, city, now))
    return replace(job, state=JobState.DONE, files=tuple(files), counts={"rows": report.rows}, done=1)


def _report(
    services: Services, maker: Employee, job: Job, city: City, now: datetime, has_time: Callable[[], bool]
) -> Sheets:
    if job.kind is JobKind.UNIT_PERFORMANCE:
        return unit_performance(services, maker, job, city, now, has_time)
    if job.kind is JobKind.DAILY_PROGRESS:
        return daily_progress(services, maker, job, city, now, has_time)
    if job.kind is JobKind.BUDGET_REPORT:
        return budget_report(services, maker, job, city, now)
    return person_performance(services, maker, job, city, now)


def _entry(
    services: Services, maker: Employee, job: Job, rows: int, files: dict[str, bytes], city: City, now: datetime
) -> AuditEntry:
    """In the chain of the unit it is about, of the person's unit, else of the city."""
    facts: dict[str, object] = {
        "job": job.job_id, "report": job.kind, "format": job.format, "span": job.period_id or job.month,
        "rows": rows, "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }  # fmt: skip
    subject = services.staff.employee(job.employee_ids[0]) if job.employee_ids else None
    if subject:
        return entry_about(services, maker, "performance_exported", subject, city, now, facts)
    return entry_of(services, maker, "performance_exported", job.job_id, now, job.unit_id, facts)
