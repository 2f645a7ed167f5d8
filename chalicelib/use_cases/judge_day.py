"""One employee-day's facts gathered and judged: of a member when a unit's day is closed, of one employee at any time.

Both give the same verdict of the same day: what they read lies in two places, written together.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.excuse import Excuse
from chalicelib.domain.machine import Punch
from chalicelib.domain.outage import Outage
from chalicelib.domain.shift import DayPlan, Slot
from chalicelib.domain.verdict import DayFacts, DayVerdict, Ruling
from chalicelib.rules.attendance import judge_day, rules_on
from chalicelib.rules.excuse import excuses_on
from chalicelib.use_cases.day_plans import employee_day


def planned_facts(
    plan: DayPlan,
    zone: str,
    excuses: Iterable[Excuse],
    check_ins: Mapping[Slot, CheckIn],
    rulings: Mapping[Slot, Ruling],
    outages: Sequence[Outage],
    punches: tuple[Punch, ...] = (),
) -> DayFacts:
    """The facts of somebody whose day is planned: a member's, by `member_plan`.

    excuses              all that they hold; those of the date are picked.
    check_ins, rulings   theirs of the date, the first with evidence joined.
    outages              those that concern the unit: rules/attendance.concerning.
    punches              what machines say of the date.
    """
    return DayFacts(plan, zone, check_ins, rulings, excuses_on(excuses, plan.local_date), tuple(outages), punches)


def employee_facts(
    employee: Employee,
    on: date,
    city: City,
    check_ins: Mapping[Slot, CheckIn],
    rulings: Mapping[Slot, Ruling],
    outages: Sequence[Outage],
    punches: tuple[Punch, ...] = (),
) -> DayFacts:
    """The facts of one employee in the unit they work in on the date; the rest as of `planned_facts`."""
    day = employee_day(employee, on, city)
    return planned_facts(day.plan, day.zone, employee.excuses, check_ins, rulings, outages, punches)


def judge(facts: DayFacts, city: City) -> DayVerdict:
    """By the rules that hold on that date."""
    return judge_day(facts, rules_on(city.settings.attendance_rules, facts.plan.local_date))
