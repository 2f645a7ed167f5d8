"""What lies beside an assessment: attendance, discipline, indicators and words of the days it is about."""

from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.evaluation import Evaluation, Evidence
from chalicelib.domain.plan import Plan
from chalicelib.domain.verdict import DayStatus
from chalicelib.rules.assessment import reached_of
from chalicelib.rules.counting_days import counting_days
from chalicelib.rules.local_time import local_date
from chalicelib.rules.month_totals import fold_days
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_discipline import months_of_year, state_of
from chalicelib.use_cases.see_totals import counts_from_of


def evidence_of(
    services: Services,
    subject: Employee,
    plan: Plan,
    evaluation: Evaluation,
    span: tuple[date, date],
    city: City,
    now: datetime,
) -> Evidence:
    """As it is now: batches of reads for the year's months, a read for what was brought along, a Query for words,
    a read a month for the line of their activities in the plan's unit."""
    rows = services.months.of(subject.employee_id, months_of_year(subject, plan.year))
    opening = services.years.opening(subject.employee_id, plan.year)
    discipline = state_of(subject, rows, opening, plan.year, city, now)
    days = counting_days(rows, counts_from_of(city))
    first, last = span
    totals = fold_days(verdict for on, (_, verdict) in days.items() if first <= on <= last)
    words = services.evaluations.feedback_of(subject.employee_id, plan.year)
    zone = city.settings.zone
    indicators, told, reached = reached_of(plan, evaluation.told)
    months = [f"{plan.year:04}-{month:02}" for month in range(first.month, last.month + 1)]
    lines = [services.activities.line(plan.unit_id, month, subject.employee_id) for month in months]
    reports = [each for line in lines for on, each in line.days.items() if first.isoformat() <= on <= last.isoformat()]
    return Evidence(
        made_at=now,
        working_days=totals.working_days,
        absent_days=totals.days.get(DayStatus.ABSENT, 0),
        incomplete_days=totals.days.get(DayStatus.INCOMPLETE, 0),
        late_min=totals.late_min,
        early_min=totals.early_min,
        indicators=indicators,
        told=told,
        reached=reached,
        feedback=sum(first <= local_date(each.at, zone) <= last for each in words),
        activities=sum(each.standing for each in reports),
        approved=sum(each.approved for each in lines),
        minutes=sum(each.minutes for each in reports),
        days_reported=sum(each.standing > 0 for each in reports),
        discipline=discipline.reached.threshold.level if discipline.reached else None,
        discipline_confirmed=not discipline.unconfirmed,
    )
