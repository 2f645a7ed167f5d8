"""A person's record over years, days and performance: one's own, and a person's as the paper that was ordered."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.compliance import ComplianceRecord, ComplianceYear
from chalicelib.domain.discipline_case import DisciplineCase
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.verdict import MonthRows
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act
from chalicelib.rules.case_steps import is_barred_from
from chalicelib.rules.compliance import compliance_year
from chalicelib.rules.month import year_months
from chalicelib.rules.month_totals import fold_month, fold_year
from chalicelib.use_cases.audit_entries import entry_about
from chalicelib.use_cases.career_years import career_years
from chalicelib.use_cases.order_job import order_job
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, today_of
from chalicelib.use_cases.see_discipline import state_of
from chalicelib.use_cases.see_totals import counts_from_of, units_until


def see_own_record(services: Services, actor: Employee, years: int, now: datetime) -> ComplianceRecord:
    return _record(services, actor, years, services.city.current(now), now)


def see_persons_record(
    services: Services, actor: Employee, employee_id: str, years: int, now: datetime
) -> ComplianceRecord:
    """Somebody's within reach, of the years up to this one; not that of one's own superior. Raises NotFound."""
    city = services.city.fresh(now)
    return _record(services, _find(services, actor, employee_id, city, now), years, city, now)


def order_record(
    services: Services, actor: Employee, employee_id: str, years: int, now: datetime, job_id: str = ""
) -> Job:
    """Have it made as PDF. `job_id`: the same each time this very request is sent. Raises NotFound."""
    city = services.city.fresh(now)
    subject = _find(services, actor, employee_id, city, now)
    kind, queued = JobKind.COMPLIANCE_RECORD, JobState.QUEUED
    job = Job(
        job_id or services.new_id(), kind, queued, actor.employee_id, now, employee_ids=(employee_id,),
        counts={"years": years}, total=1,
    )  # fmt: skip
    facts = {"job": job.job_id, "years": years}
    entry = entry_about(services, actor, "compliance_record_ordered", subject, city, now, facts)
    return order_job(services, job, entry)


def _find(services: Services, actor: Employee, employee_id: str, city: City, now: datetime) -> Employee:
    subject = find_employee(services, actor, employee_id, Act.READ_CASE, now, city)
    if is_barred_from(actor, subject, today_of(city, now)):
        raise NotFound
    return subject


def _record(services: Services, employee: Employee, years: int, city: City, now: datetime) -> ComplianceRecord:
    """Batches for the months of all years together, a read a year for what was brought along, one Query for cases;
    and as much as career_years says."""
    today = today_of(city, now)
    this = today.year
    wanted = range(this - years + 1, this + 1)
    months = (f"{wanted.start - 1}-12", *(month for year in wanted for month in year_months(year)))
    units = {month: held for month in months if (held := units_until(employee, month))}
    rows = services.months.of(employee.employee_id, units)
    cases = services.cases.of_person(employee.employee_id)
    performance = career_years(services, employee, wanted, city, today)
    days = (_year(services, employee, year, rows, cases, city, now) for year in wanted)
    return ComplianceRecord(
        city_name=city.settings.city_name,
        employee_id=employee.employee_id,
        name=employee.name,
        number_end=employee.number_end,
        made_at=now,
        years=tuple(replace(each, performance=performance[each.year]) for each in days),
    )


def _year(
    services: Services,
    employee: Employee,
    year: int,
    rows: Sequence[MonthRows],
    cases: Sequence[DisciplineCase],
    city: City,
    now: datetime,
) -> ComplianceYear:
    own = [each for each in rows if each.month.startswith(f"{year}-")]
    opening = services.years.opening(employee.employee_id, year)
    near = [each for each in rows if each.month == f"{year - 1}-12"] + own
    begins = counts_from_of(city)
    months = [
        fold_month(month, [each for each in own if each.month == month], begins)
        for month in sorted({each.month for each in own})
    ]
    totals = fold_year(employee.employee_id, year, months, opening.facts if opening else None)
    return compliance_year(state_of(employee, near, opening, year, city, now), totals, cases)
