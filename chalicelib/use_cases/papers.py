"""Order a paper: the slips of a unit, an empty file of people. A worker makes it (jobs/papers.py)."""

from collections.abc import Sequence
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.rules.access import Act
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.imports import queue_job
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, see_members, today_of


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


def order_template(services: Services, actor: Employee, now: datetime) -> Job:
    job = Job(services.new_id(), JobKind.PEOPLE_TEMPLATE, JobState.QUEUED, actor.employee_id, now)
    return queue_job(services, services.jobs.add(job))


def _is_wanted(employee_id: str, has_phone: bool, asked: Sequence[str] | None) -> bool:
    return employee_id in asked if asked is not None else not has_phone
