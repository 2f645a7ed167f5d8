"""Order a report of performance or of a budget as a file: a worker makes it (jobs/performance_reports.py).

What the actor may see on the screens they may have as a file; the audit tells of it once it is there.
"""

from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.report import ReportFormat
from chalicelib.errors import FieldError, NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.job_reach import made_within
from chalicelib.rules.performance_period import Period
from chalicelib.rules.performance_report import period_named
from chalicelib.use_cases.assessors import is_barred_to_read
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.order_job import order_job
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, find_unit, today_of
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
    _check_begun(services, period_named(period_id), now)
    kind, queued = JobKind.UNIT_PERFORMANCE, JobState.QUEUED
    job = Job(
        job_id or services.new_id(), kind, queued, actor.employee_id, now, unit_id, format=as_file,
        period_id=period_id, total=1,
    )  # fmt: skip
    return order_job(services, job)


def order_unit_progress(
    services: Services, actor: Employee, unit_id: str, period_id: str, now: datetime, job_id: str = ""
) -> Job:
    """A unit's approved activities as the national daily progress is kept, with its parts. Raises likewise."""
    find_unit(actor, unit_id, Act.EXPORT_PROGRESS, services.city.fresh(now), now)
    _check_begun(services, period_named(period_id), now)
    kind, queued = JobKind.DAILY_PROGRESS, JobState.QUEUED
    job = Job(
        job_id or services.new_id(), kind, queued, actor.employee_id, now, unit_id, format=ReportFormat.CSV,
        period_id=period_id, total=1,
    )  # fmt: skip
    return order_job(services, job)


def order_own_report(
    services: Services, actor: Employee, as_file: ReportFormat, period_id: str, now: datetime, job_id: str = ""
) -> Job:
    """One's own; as CSV it is one's daily progress. Raises InputInvalid."""
    kind = JobKind.DAILY_PROGRESS if as_file is ReportFormat.CSV else JobKind.PERSON_PERFORMANCE
    return _order_persons(services, actor, actor.employee_id, kind, as_file, period_id, now, job_id)


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
    kind = JobKind.PERSON_PERFORMANCE
    return _order_persons(services, actor, employee_id, kind, as_file, period_id, now, job_id)


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
    elif not any(reaches(actor, Act.READ_BUDGET, [each], city, today) for each in city.units):
        raise NotFound
    check_has_begun(month, today)
    within = () if unit_id else made_within(actor, Act.READ_BUDGET, city, today)
    kind, queued = JobKind.BUDGET_REPORT, JobState.QUEUED
    job = Job(
        job_id or services.new_id(), kind, queued, actor.employee_id, now, unit_id, month=month, format=as_file,
        within=within, total=1,
    )  # fmt: skip
    return order_job(services, job)


def _order_persons(
    services: Services,
    actor: Employee,
    employee_id: str,
    kind: JobKind,
    as_file: ReportFormat,
    period_id: str,
    now: datetime,
    job_id: str,
) -> Job:
    _check_begun(services, period_named(period_id), now)
    job = Job(
        job_id or services.new_id(), kind, JobState.QUEUED, actor.employee_id, now, employee_ids=(employee_id,),
        format=as_file, period_id=period_id, total=1,
    )  # fmt: skip
    return order_job(services, job)


def _check_begun(services: Services, period: Period, now: datetime) -> None:
    ahead = period.starts_on > today_of(services.city.current(now), now)
    check([FieldError("/period_id", "PERIOD_AHEAD", _AHEAD)] if ahead else [])
