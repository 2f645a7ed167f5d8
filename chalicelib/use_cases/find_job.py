"""Whose job it is, and whether they reach still what it is about; what of it is theirs to see."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.job import IMPORTS, SYSTEM, Job, JobKind
from chalicelib.errors import NotFound
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.job_reach import ABOUT_ONE, reaches_job
from chalicelib.use_cases.month_page import is_told
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of, units_of


def find_job(services: Services, actor: Employee, job_id: str, now: datetime) -> Job:
    """One's own job; a city admin sees imports of others too, never the slips they had made.

    Raises NotFound, also for what its maker no longer reaches: a file outlives the right by which it was made.
    """
    job = services.jobs.get(job_id)
    if job is None or not (found := reached_jobs(services, actor, [job], now)):
        raise NotFound
    return found[0]


def reached_jobs(services: Services, actor: Employee, jobs: Iterable[Job], now: datetime) -> list[Job]:
    """Those that the actor may see and reaches now: a batch for whom letters and records are about."""
    mine, city = [each for each in jobs if may_see(actor, each)], services.city.current(now)
    about = {each.employee_ids[0] for each in mine if each.kind in ABOUT_ONE}
    people, today = services.staff.people(about) if about else {}, today_of(city, now)

    def is_theirs(job: Job) -> bool:
        subject = people.get(job.employee_ids[0]) if job.kind in ABOUT_ONE else None
        is_reached = reaches_job(actor, job, subject, units_of(subject, today) if subject else (), city, today)
        return is_reached and is_told(services, actor, job, city, now)

    return [each for each in mine if is_theirs(each)]


def may_see(actor: Employee, job: Job) -> bool:
    if job.made_by == actor.employee_id:
        return True
    if job.kind is JobKind.MONTH_SUMMARY and job.made_by == SYSTEM:
        return any(actor.has_role(role) for role in ALLOWED[Act.READ_SUMMARY])
    return job.kind in IMPORTS and actor.has_role(Role.CITY_ADMIN)


def as_seen_by(actor: Employee, job: Job) -> Job:
    """The job without what a check by somebody of wider reach found: that is not for everybody who may see the job.

    Never to be stored.
    """
    if job.kind not in IMPORTS or job.checker == actor.employee_id or actor.has_role(Role.CITY_ADMIN):
        return job
    rows = {name: count for name, count in job.counts.items() if name == "rows"}
    unseen = replace(job, faults=(), attention=(), files=(), encoding_samples=(), unknown_headers=())
    return replace(unseen, counts=rows, mapping={})
