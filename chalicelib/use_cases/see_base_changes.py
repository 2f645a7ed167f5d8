"""What a checked file of allowance bases or of a budget would change: for who applies it, and who had it checked."""

from datetime import datetime

from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.job import Job, JobKind
from chalicelib.errors import NotFound
from chalicelib.use_cases.find_job import find_job
from chalicelib.use_cases.imports import PLAN_BYTES, plan_key
from chalicelib.use_cases.ports import Services


def see_plan(services: Services, actor: Employee, job_id: str, kind: JobKind, now: datetime) -> bytes:
    """A plan as the check wrote it: one read, of what lies there for a week.

    Raises NotFound for other jobs, before the check, and once the plan is gone; for an operator also where somebody
    of wider reach checked the file.
    """
    job = find_job(services, actor, job_id, now)
    if job.kind is not kind or job.plan_sha256 is None or not _may_see_rows(actor, job):
        raise NotFound
    plan = services.files.read(plan_key(job), PLAN_BYTES)
    if plan is None:
        raise NotFound
    return plan


def _may_see_rows(actor: Employee, job: Job) -> bool:
    return actor.has_role(Role.CITY_ADMIN) or job.checker == actor.employee_id
