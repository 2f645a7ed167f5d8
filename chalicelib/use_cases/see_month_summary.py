"""The city's month on one page, for who leads the city: aggregates alone.

Six Queries for figures that lie ready (ADR 18), two for looks at flags, one for outages; none by person. What is old
is counted again by the closer while somebody looks; the paper waits for nothing and counts for itself what is missing.
"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chalicelib.domain.board import MonthFigures
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.month_summary import MonthSummary
from chalicelib.domain.review import CITY_QUEUE
from chalicelib.rules.board import count_month
from chalicelib.rules.month import first_day, last_day
from chalicelib.rules.month_standing import may_count
from chalicelib.rules.month_summary import (
    flags_of,
    months_of_trend,
    outages_within,
    told_of,
    total_of,
    trend_of,
)
from chalicelib.use_cases.month_page import is_told, page_id, units_seen
from chalicelib.use_cases.order_job import order_job
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.see_board import have_months_counted
from chalicelib.use_cases.see_month_sheet import check_has_begun

Figures = dict[str, list[MonthFigures]]  # by month


def see_month_summary(services: Services, actor: Employee, month: str, now: datetime) -> MonthSummary:
    """Raises InputInvalid for a month ahead."""
    city = services.city.fresh(now)
    check_has_begun(month, today_of(city, now))
    figures: Figures = {each: services.figures.of_month(each) for each in months_of_trend(month)}
    is_counting = have_months_counted(services, actor, figures, city, now)
    return summary_of(services, city, month, figures, is_counting, units_seen(actor, city, now))


def see_month_pages(services: Services, actor: Employee, month: str, now: datetime) -> list[Job]:
    """The pages that were made by themselves of this month and those of its trend, newest first: a read each."""
    city = services.city.current(now)
    found = [services.jobs.get(page_id(each)) for each in reversed(months_of_trend(month))]
    done = [each for each in found if each and each.state is JobState.DONE]
    return [each for each in done if is_told(services, actor, each, city, now)]


def order_month_summary(services: Services, actor: Employee, month: str, now: datetime, job_id: str = "") -> Job:
    """The page as a PDF. `job_id`: the same each time this very request is sent. Raises InputInvalid."""
    check_has_begun(month, today_of(services.city.fresh(now), now))
    made_by = actor.employee_id
    job = Job(job_id or services.new_id(), JobKind.MONTH_SUMMARY, JobState.QUEUED, made_by, now, month=month)
    return order_job(services, job)


def count_summary(services: Services, reader: Employee | None, month: str, now: datetime) -> MonthSummary:
    """As it is told to this reader, or to all (None); a Query for each unit's month that has not been counted yet."""
    city = services.city.fresh(now)
    figures: Figures = {each: services.figures.of_month(each) for each in months_of_trend(month)}
    for each, found in figures.items():
        known = {one.unit_id for one in found}
        for unit_id, unit in sorted(city.units.items()):
            if unit_id not in known and may_count(each, unit.counts_from, unit.ends_on):
                rows = services.months.of_unit(unit_id, each)
                found.append(count_month(unit_id, each, rows, unit.counts_from, now))
    seen = units_seen(reader, city, now) if reader else frozenset[str]()
    return summary_of(services, city, month, figures, False, seen)


def summary_of(
    services: Services, city: City, month: str, figures: Figures, is_counting: bool, seen: frozenset[str]
) -> MonthSummary:
    first, last = first_day(month), last_day(month)
    zone = ZoneInfo(city.settings.zone)
    since = datetime.combine(first, time.min, zone).astimezone(UTC)
    until = datetime.combine(last + timedelta(days=1), time.min, zone).astimezone(UTC)
    units = told_of(figures[month], city, month, seen)
    raised, upheld = flags_of(services.reviews.between(CITY_QUEUE, first, last))
    return MonthSummary(
        month=month,
        city=total_of(units),
        units=units,
        trend=trend_of(figures, city, seen),
        outages=outages_within(services.outages.touching(since, until), since, until),
        flags_raised=raised,
        flags_upheld=upheld,
        is_counting=is_counting,
    )
