"""Order a report as a file: a worker makes it (jobs/reports.py), and the audit tells of it once it is there."""

from datetime import date, datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.report import ReportFormat, ReportKind
from chalicelib.errors import FieldError, NotFound
from chalicelib.rules.access import Act
from chalicelib.rules.job_reach import made_within
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.order_job import order_job
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, today_of
from chalicelib.use_cases.see_report import span_of, units_reached

_UNIT_REQUIRED = (
    "PDF dibuat per unit: pilih satu unit. Untuk semua unit sekaligus, pilih XLSX atau CSV.",
    "A PDF is of one unit: choose one. Of all units at once take XLSX or CSV.",
)


def order_report(
    services: Services,
    actor: Employee,
    kind: ReportKind,
    as_file: ReportFormat,
    unit_id: str | None,
    on: date | None,
    month: str | None,
    now: datetime,
    job_id: str = "",
) -> Job:
    """Of the unit and its parts, or of everything within the actor's reach; today or this month where nothing is said.

    job_id   the same each time this very request is sent: the job that it has ordered already is told of again.

    Raises NotFound out of reach, InputInvalid.
    """
    city = services.city.fresh(now)
    if unit_id is not None:
        find_unit(actor, unit_id, Act.READ_REPORT, city, now)
    elif not units_reached(actor, None, city, now):
        raise NotFound
    is_paper = as_file is ReportFormat.PDF
    check([FieldError("/unit_id", "UNIT_REQUIRED", _UNIT_REQUIRED)] if is_paper and unit_id is None else [])
    span = span_of(kind, on, month, today_of(city, now))
    within = () if unit_id else made_within(actor, Act.READ_REPORT, city, today_of(city, now))
    job = Job(
        job_id or services.new_id(), JobKind.REPORT, JobState.QUEUED, actor.employee_id, now, unit_id,
        month=span.month, on=None if span.month else span.dates[0], report=kind, format=as_file, within=within,
    )  # fmt: skip
    return order_job(services, job)
