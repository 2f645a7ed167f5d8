"""The month's page that the clock has made: one paper for whoever leads the city, but for whom it would tell too much.

Who leads a small unit as well knows its figures by that role: where so few others stand in one line with it on the
paper that these would be told by the difference, the reader has one of their own made (rules/small_units.py).
"""

from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import SYSTEM, Job, JobKind
from chalicelib.rules.month_summary import told_of
from chalicelib.use_cases.board_lines import sees_people
from chalicelib.use_cases.ports import Services


def page_id(month: str) -> str:
    """The job that makes the month's page by itself: jobs/month_pages.py."""
    return f"ringkasan-{month}"


def units_seen(actor: Employee, city: City, now: datetime) -> frozenset[str]:
    """Of whose people the actor sees each one."""
    return frozenset(each.unit_id for each in city.units.values() if sees_people(actor, each, city, now))


def is_told(services: Services, actor: Employee, job: Job, city: City, now: datetime) -> bool:
    """Whether a job is not the clock's page, or one that tells this reader no more than a page of their own would: a
    Query where they see the people of some units and not of all."""
    if job.kind is not JobKind.MONTH_SUMMARY or job.made_by != SYSTEM or job.month is None:
        return True
    seen = units_seen(actor, city, now)
    if not seen or seen >= city.units.keys():
        return True
    figures = services.figures.of_month(job.month)
    return told_of(figures, city, job.month, seen) == told_of(figures, city, job.month)
