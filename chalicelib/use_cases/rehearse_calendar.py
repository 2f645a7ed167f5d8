"""Rehearse a change of the calendar in one unit: whom it will concern, and how a past month would have been judged.

Nothing is written. A whole city is asked unit by unit, by who waits: one unit of 500 is what one request can read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.rehearsal import Concerned, Rehearsal, RehearsedDay
from chalicelib.domain.shift import Calendar, DayPlan, Override
from chalicelib.domain.staff import Member
from chalicelib.domain.verdict import DayVerdict
from chalicelib.errors import FieldError, InputInvalid
from chalicelib.rules.access import Act
from chalicelib.rules.city_changes import with_parts
from chalicelib.rules.closing import is_all_in
from chalicelib.rules.month_totals import fold_days
from chalicelib.rules.rehearsal import (
    CalendarChange,
    as_if_in,
    comes_to_other,
    dates_ahead,
    is_other_day,
    may_rehearse,
    past_months,
)
from chalicelib.rules.roster import dates_of
from chalicelib.use_cases.change_calendar import changed_calendar
from chalicelib.use_cases.day_plans import member_plan
from chalicelib.use_cases.judge_day import judge, planned_facts
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, today_of
from chalicelib.use_cases.unit_facts import UnitFacts, read_unit_facts

_NOT_THEN = (
    "Simulasi memakai bulan lalu atau satu bulan sebelumnya.",
    "A rehearsal takes last month or the one before it.",
)


def rehearse(
    services: Services, actor: Employee, change: CalendarChange, unit_id: str, month: str | None, now: datetime
) -> Rehearsal:
    """What the change does in the unit. `month`: "YYYY-MM", a past one; None: the last.

    Reads the unit's list, and of the month those dates alone that the change makes other ones: 3 Queries each and
    their pages. Raises NotFound out of reach, InputInvalid for what could not be proposed either.
    """
    city = services.city.fresh(now)
    today = today_of(city, now)
    find_unit(actor, unit_id, Act.WRITE_CITY, city, now)
    wanted = month or past_months(today)[0]
    if not may_rehearse(wanted, today):
        raise InputInvalid([FieldError("/month", "REHEARSAL_MONTH", _NOT_THEN)])
    changed = changed_calendar(city, change, now)
    whole = with_parts(change, city, today) if isinstance(change, Override) else change
    members = services.staff.members(unit_id)
    ahead = _concerned(members, dates_ahead(whole, today), _Plans(city, changed))
    plans = _Plans(city, as_if_in(city.calendar, whole, wanted))
    return replace(_judged_twice(services, unit_id, wanted, members, plans, now), ahead=ahead)


@dataclass(slots=True)
class _Plans:
    """Days by the calendar that holds and by the changed one, made once for all who work alike."""

    city: City
    changed: Calendar
    made: dict[object, tuple[DayPlan, DayPlan, str]] = field(default_factory=dict)

    def of(self, member: Member, on: date) -> tuple[DayPlan, DayPlan, str]:
        """The day as it is, as it would be, and its zone."""
        key = member.assignments, tuple(sorted(member.roster.items())), member.accommodations, member.entered_at, on
        if key not in self.made:
            before, zone = member_plan(member, on, self.city)
            self.made[key] = before, member_plan(member, on, replace(self.city, calendar=self.changed))[0], zone
        return self.made[key]


def _concerned(members: Sequence[Member], dates: Sequence[date], plans: _Plans) -> Concerned:
    here = [each for each in members if any(held.holds_on(on) for held in each.assignments for on in dates)]
    found: list[tuple[str, str]] = []
    untold, first = 0, None
    for member in sorted(here, key=lambda each: (each.name.casefold(), each.employee_id)):
        days = [(on, *plans.of(member, on)) for on in dates]
        other = next((on for on, before, after, _ in days if is_other_day(before, after)), None)
        if other:
            found.append((member.employee_id, member.name))
            first = min(first or other, other)
        else:
            untold += any(before.rule == "roster:no-entry" for _, before, _, _ in days)
    return Concerned(len(here), found, untold, first)


def _judged_twice(
    services: Services, unit_id: str, month: str, members: Sequence[Member], plans: _Plans, now: datetime
) -> Rehearsal:
    """The month's employee-days with another plan, by what was recorded and decided about them as it lies there now."""
    before: list[DayVerdict] = []
    after: list[DayVerdict] = []
    differing: list[RehearsedDay] = []
    for on in dates_of(month):
        touched = [(each, *plans.of(each, on)) for each in members if any(a.holds_on(on) for a in each.assignments)]
        touched = [each for each in touched if is_other_day(each[1], each[2]) and _is_over(each[1:3], now)]
        if not touched:
            continue
        facts = read_unit_facts(services, unit_id, on)
        for member, was, would, zone in touched:
            one, other = (_judge(member, plan, zone, facts, plans.city) for plan in (was, would))
            before.append(one)
            after.append(other)
            if comes_to_other(one, other):
                differing.append(RehearsedDay(member.employee_id, member.name, one, other))
    differing.sort(key=lambda each: (each.before.local_date, each.name.casefold(), each.employee_id))
    return Rehearsal(unit_id, month, Concerned(), fold_days(before), fold_days(after), differing)


def _is_over(plans: Sequence[DayPlan], now: datetime) -> bool:
    return all(is_all_in(each, now) for each in plans)


def _judge(member: Member, plan: DayPlan, zone: str, facts: UnitFacts, city: City) -> DayVerdict:
    return judge(planned_facts(plan, zone, member.excuses, *facts.of(member.employee_id)), city)
