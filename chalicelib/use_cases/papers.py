"""Order a paper: a unit's slips, its sheet of a month, an empty file to fill. A worker makes it (jobs/)."""

from collections.abc import Sequence
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.rules.access import Act
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.imports import KINDS, check_role, queue_job
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, see_members, today_of
from chalicelib.use_cases.see_month_sheet import check_has_begun

TEMPLATES = {
    JobKind.PEOPLE: JobKind.PEOPLE_TEMPLATE,
    JobKind.UNITS: JobKind.UNITS_TEMPLATE,
    JobKind.BALANCES: JobKind.BALANCES_TEMPLATE,
}


def order_slips(
    services: Services, actor: Employee, unit_id: str, employee_ids: Sequence[str] | None, now: datetime
) -> Job:
    """Slips for these people of the unit, or for everybody in it without a phone. Raises NotFound out of reach.

    Whom the actor may not give a code (themselves, holders of roles) is passed over by the worker, and counted.
    """
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.ISSUE_CODE, city, now)
    members = see_members(services, unit_id, today_of(city, now))
    wanted = [
        each.employee_id for each in members if _is_wanted(each.employee_id, each.has_active_device, employee_ids)
    ]
    job = Job(
        services.new_id(), JobKind.SLIPS, JobState.QUEUED, actor.employee_id, now, unit_id,
        employee_ids=tuple(wanted), total=len(wanted),
    )  # fmt: skip
    services.audit.append(
        entry_of(services, actor, "slips_ordered", unit_id, now, unit_id, {"job": job.job_id, "people": len(wanted)})
    )
    return queue_job(services, services.jobs.add(job))


def order_month_sheet(services: Services, actor: Employee, unit_id: str, month: str, now: datetime) -> Job:
    """What everybody of the unit recorded in a month ("YYYY-MM") that has begun. Raises NotFound, InputInvalid."""
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.READ_ATTENDANCE, city, now)
    check_has_begun(month, today_of(city, now))
    job = Job(services.new_id(), JobKind.MONTH_SHEET, JobState.QUEUED, actor.employee_id, now, unit_id, month=month)
    facts = {"job": job.job_id, "month": month}
    services.audit.append(entry_of(services, actor, "month_sheet_ordered", unit_id, now, unit_id, facts))
    return queue_job(services, services.jobs.add(job))


def order_template(services: Services, actor: Employee, now: datetime, kind: JobKind = JobKind.PEOPLE) -> Job:
    """An empty file of this kind, for who may have one checked. Raises RoleMissing.

    That of balances names everybody within reach with their staff number, so the trail tells who had it made.
    """
    check_role(actor, KINDS[kind].check)
    job = Job(services.new_id(), TEMPLATES[kind], JobState.QUEUED, actor.employee_id, now)
    if kind is JobKind.BALANCES:
        services.audit.append(entry_of(services, actor, "balances_template_ordered", job.job_id, now))
    return queue_job(services, services.jobs.add(job))


def _is_wanted(employee_id: str, has_phone: bool, asked: Sequence[str] | None) -> bool:
    return employee_id in asked if asked is not None else not has_phone
