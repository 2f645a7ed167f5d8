"""What a checked file of allowance bases would change, row by row: for who applies it, and who had it checked."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.job import Job, JobKind
from chalicelib.errors import NotFound
from chalicelib.rules.base_file import BaseChange, BasePlan
from chalicelib.use_cases.find_job import find_job
from chalicelib.use_cases.imports import PLAN_BYTES, plan_key
from chalicelib.use_cases.ports import Services

SCREEN_ROWS = 100


def see_base_changes(
    services: Services, actor: Employee, job_id: str, page: int, now: datetime
) -> tuple[Sequence[BaseChange], int]:
    """The rows of a page, and how many there are in all: one read of the plan, which lies there for a week.

    Raises NotFound for other jobs, before the check, and once the plan is gone; for an operator also where somebody
    of wider reach checked the file.
    """
    job = find_job(services, actor, job_id, now)
    if job.kind is not JobKind.BASES or job.plan_sha256 is None or not _may_see_rows(actor, job):
        raise NotFound
    raw = services.files.read(plan_key(job), PLAN_BYTES)
    if raw is None:
        raise NotFound
    changes = msgspec.json.decode(raw, type=BasePlan).changes  # as jobs/imports.py wrote it
    return changes[(page - 1) * SCREEN_ROWS : page * SCREEN_ROWS], len(changes)


def _may_see_rows(actor: Employee, job: Job) -> bool:
    return actor.has_role(Role.CITY_ADMIN) or job.checker == actor.employee_id
