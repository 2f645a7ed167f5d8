"""Once a month: have the page of the last one made for who leads the city, and tell them where it is.

Made once the month is locked, or on a day of the city's choice at the latest; under an id of the month, so once however
often it runs. One that failed is begun anew once a day, as long as the month is the last one.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.employee import Role
from chalicelib.domain.job import SYSTEM, Job, JobKind, JobState
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.rules.local_time import local_date
from chalicelib.rules.month import month_beside, month_of
from chalicelib.rules.month_standing import may_count
from chalicelib.use_cases.month_page import page_id
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of

AGAIN_AFTER = timedelta(days=1)


def start_month_page(services: Services, now: datetime) -> int:
    """How many were started: 1 where last month's is due and nobody has started it, or it has failed. Two reads."""
    city = services.city.fresh(now)
    today = today_of(city, now)
    month = month_beside(month_of(today), -1)
    if not any(may_count(month, each.counts_from, each.ends_on) for each in city.units.values()):
        return 0
    if today.day < city.settings.month_page_day and services.months.lock(month) is None:
        return 0
    standing = services.jobs.get(page_id(month))
    if standing and not _is_due_again(standing, now):
        return 0
    with suppress(Changed):  # another sweep was faster
        services.work_queue(_queued(services, standing, month, now).job_id)
        return 1
    return 0


def _is_due_again(job: Job, now: datetime) -> bool:
    return job.state is JobState.FAILED and now - (job.moved_at or job.made_at) >= AGAIN_AFTER


def _queued(services: Services, standing: Job | None, month: str, now: datetime) -> Job:
    """Of one begun anew the making stays: so does the one notice of it. Raises Changed."""
    if standing:
        return services.jobs.save(replace(standing, state=JobState.QUEUED, problem=None, moved_at=now))
    return services.jobs.add(Job(page_id(month), JobKind.MONTH_SUMMARY, JobState.QUEUED, SYSTEM, now, month=month))


def tell_leaders(services: Services, city: City, job: Job, now: datetime) -> None:
    """A notice, and its mail, to everybody who holds the role: the month and where to read it. Twice is once."""
    on = local_date(job.made_at, city.settings.zone)
    for employee_id in _leaders(services, city):
        services.notices.add(Notice(employee_id, NoticeKind.PAGE, on, now, job.month or "", {"month": job.month}))


def _leaders(services: Services, city: City) -> list[str]:
    """In service, by the rights that hold now: a Query a unit, once a month."""
    listed = {
        member.employee_id
        for unit_id in sorted(city.units)
        for member in services.staff.members(unit_id)
        if any(grant.role is Role.EXECUTIVE for grant in member.grants)
    }
    people = services.staff.people(sorted(listed)).values()
    return [each.employee_id for each in people if each.left_on is None and each.has_role(Role.EXECUTIVE)]
