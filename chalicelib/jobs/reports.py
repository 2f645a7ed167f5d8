"""A report made as a file: unit by unit, told in the audit with its rows and hash in the write that shows it."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.city import City, Unit
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.report import ReportFormat, ReportKind
from chalicelib.jobs.report_cells import TITLES
from chalicelib.jobs.report_files import CsvReport, ReportFile, Row, WorkbookReport
from chalicelib.rules.access import Act
from chalicelib.rules.job_reach import made_within
from chalicelib.rules.report import columns_of, rows_of
from chalicelib.rules.roster import dates_of
from chalicelib.rules.stuck_job import failed
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.see_report import Span, report_people, units_reached

MOST_PAPER_ROWS = 3_000  # of a PDF: what a worker's memory and time hold
STEPS = 10  # how often a large report tells how far it is


def make_report(services: Services, job: Job, now: datetime, has_time: Callable[[], bool]) -> Job:
    """The job as it is stored then; FAILED where its maker no longer reaches the unit, or it is too long.

    Of two workers with one message the later one goes on: each tells how far it is under the job's revision, and writes
    to its own attempt.
    """
    maker, city = services.staff.employee(job.made_by), services.city.fresh(now)
    units = units_reached(maker, job.unit_id, city, now) if maker else []
    if maker is None or not units:
        return services.jobs.save(failed(replace(job, moved_at=now), "NOT_FOUND"))
    kind, span = job.report or ReportKind.DAILY, _span(job)
    within = () if job.unit_id else made_within(maker, Act.READ_REPORT, city, today_of(city, now))
    job = services.jobs.save(replace(job, total=len(units), done=0, moved_at=now, within=within))
    name = f"laporan-{kind}-{job.unit_id or 'semua'}-{span.name}.{job.format}"
    file = _file(job, kind, span, city, now)
    rows = 0
    for at, unit in enumerate(units, 1):
        for row in _rows(services, city, unit, kind, span, now):
            file.add(row)
            rows += 1
        if not has_time() or (job.format is ReportFormat.PDF and rows > MOST_PAPER_ROWS):
            return services.jobs.save(failed(replace(job, moved_at=now), "REPORT_TOO_LONG"))
        if at * STEPS // len(units) > (at - 1) * STEPS // len(units) and at < len(units):
            job = services.jobs.save(replace(job, done=at, moved_at=now))
    content = file.close()
    services.files.write(file_key(job, name), content)
    facts = {
        "report": kind, "format": job.format, "span": span.name, "unit": job.unit_id, "units": len(units),
        "rows": rows, "sha256": hashlib.sha256(content).hexdigest(),
    }  # fmt: skip
    entry = entry_of(services, maker, "report_exported", job.job_id, now, job.unit_id, facts)
    done = replace(job, state=JobState.DONE, files=(name,), counts={"rows": rows}, done=len(units), moved_at=now)
    return services.jobs.save(done, entry)


def _rows(services: Services, city: City, unit: Unit, kind: ReportKind, span: Span, now: datetime) -> Iterator[Row]:
    """The end of a person's number is read for those who have a row."""
    people = [
        (member, rows)
        for member, person in report_people(services, city, unit, kind, span, now)
        if (rows := rows_of(kind, person, span.dates))
    ]
    profiles = services.staff.people(member.employee_id for member, _ in people)
    for member, rows in people:
        who = profiles.get(member.employee_id)
        for row in rows:
            yield unit.name, member.name, who.number_end if who else "", row


def _file(job: Job, kind: ReportKind, span: Span, city: City, now: datetime) -> ReportFile:
    columns = columns_of(kind, span.dates)
    if job.format is ReportFormat.CSV:
        return CsvReport(columns)
    if job.format is ReportFormat.XLSX:
        return WorkbookReport(columns, kind, f"{TITLES[kind]} {span.name}", now)
    from chalicelib.jobs.report_paper import PaperReport

    unit = city.units[job.unit_id].name if job.unit_id else ""
    return PaperReport(columns, kind, unit, span, city.settings, job.job_id, now)


def _span(job: Job) -> Span:
    return Span(dates_of(job.month), job.month) if job.month else Span([job.on or date.min])
