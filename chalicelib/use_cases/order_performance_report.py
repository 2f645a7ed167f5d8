"""Order a report of performance or of a budget as a file: a worker makes it (jobs/performance_reports.py).

What the actor may see on the screens they may have as a file; the audit tells of it once it is there.
"""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.report import ReportFormat
from chalicelib.errors import FieldError, NotFound
from chalicelib.rules.access import Act
from chalicelib.rules.job_reach import made_within
from chalicelib.rules.performance_report import period_named
from chalicelib.use_cases.assessors import is_barred_to_read
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.order_job import order_job
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import check_any_unit, find_employee, find_unit, today_of
from chalicelib.use_cases.see_month_sheet import check_has_begun

_AHEAD = ("Periode ini belum mulai; pilih yang sudah berjalan.", "This period has not begun; choose one that has.")


def order_unit_report(
    services: Services,
    actor: Employee,
    unit_id: str,
    as_file: ReportFormat,
    period_id: str,
    now: datetime,
    job_id: str = "",
) -> Job:
    """A unit's people with its parts, in a period that has begun. Raises NotFound out of reach, InputInvalid.

    job_id   the same each time this very request is sent; here and below.
    """
    find_unit(actor, unit_id, Act.READ_PERFORMANCE, services.city.fresh(now), now)
    job = _job_of(services, actor, JobKind.UNIT_PERFORMANCE, as_file, period_id, now, job_id)
    return order_job(services, replace(job, unit_id=unit_id))


def order_unit_progress(
    services: Services, actor: Employee, unit_id: str, period_id: str, now: datetime, job_id: str = ""
) -> Job:
    """A unit's approved activities as the national daily progress is kept, with its parts. Raises likewise."""
    find_unit(actor, unit_id, Act.EXPORT_PROGRESS, services.city.fresh(now), now)
    job = _job_of(services, actor, JobKind.DAILY_PROGRESS, ReportFormat.CSV, period_id, now, job_id)
    return order_job(services, replace(job, unit_id=unit_id))


def order_own_report(
    services: Services, actor: Employee, as_file: ReportFormat, period_id: str, now: datetime, job_id: str = ""
) -> Job:
    """One's own; as CSV it is one's daily progress. Raises InputInvalid."""
    kind = JobKind.DAILY_PROGRESS if as_file is ReportFormat.CSV else JobKind.PERSON_PERFORMANCE
    job = _job_of(services, actor, kind, as_file, period_id, now, job_id)
    return order_job(services, replace(job, employee_ids=(actor.employee_id,)))


def order_persons_report(
    services: Services,
    actor: Employee,
    employee_id: str,
    as_file: ReportFormat,
    period_id: str,
    now: datetime,
    job_id: str = "",
) -> Job:
    """Somebody's, with what they are assessed as: never an operator's, nor of one's superior. Raises NotFound."""
    city = services.city.fresh(now)
    subject = find_employee(services, actor, employee_id, Act.READ_ASSESSMENT, now, city)
    if is_barred_to_read(actor, subject, today_of(city, now)):
        raise NotFound
    job = _job_of(services, actor, JobKind.PERSON_PERFORMANCE, as_file, period_id, now, job_id)
    return order_job(services, replace(job, employee_ids=(employee_id,)))


def order_budget_report(
    services: Services,
    actor: Employee,
    unit_id: str | None,
    as_file: ReportFormat,
    month: str,
    now: datetime,
    job_id: str = "",
) -> Job:
    """A unit's lines at a month's end, or the units within reach and what they come to. Raises likewise."""
    city = services.city.fresh(now)
    today = today_of(city, now)
    if unit_id is not None:
        find_unit(actor, unit_id, Act.READ_BUDGET, city, now)
    else:
        check_any_unit(actor, Act.READ_BUDGET, city, now)
    check_has_begun(month, today)
    within = () if unit_id else made_within(actor, Act.READ_BUDGET, city, today)
    job = _job(services, actor, JobKind.BUDGET_REPORT, as_file, now, job_id)
    return order_job(services, replace(job, unit_id=unit_id, month=month, within=within))


def _job(services: Services, actor: Employee, kind: JobKind, as_file: ReportFormat, now: datetime, job_id: str) -> Job:
    number = job_id or services.new_id()
    return Job(number, kind, JobState.QUEUED, actor.employee_id, now, format=as_file, total=1)


def _job_of(
    services: Services,
    actor: Employee,
    kind: JobKind,
    as_file: ReportFormat,
    period_id: str,
    now: datetime,
    job_id: str,
) -> Job:
    """Of a period that has begun. Raises InputInvalid."""
    ahead = period_named(period_id).starts_on > today_of(services.city.current(now), now)
    check([FieldError("/period_id", "PERIOD_AHEAD", _AHEAD)] if ahead else [])
    return replace(_job(services, actor, kind, as_file, now, job_id), period_id=period_id)
