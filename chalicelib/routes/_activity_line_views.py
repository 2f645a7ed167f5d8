"""A unit's month of activities as it goes out: a line a person."""

from datetime import date

from msgspec import Struct

from chalicelib.domain.activity import ActivityLine
from chalicelib.routes._pages import pages_of
from chalicelib.use_cases.see_unit_activities import SCREEN_PEOPLE, UnitMonth


class ActivityLineView(Struct, frozen=True, kw_only=True):
    """`working_days`: of the month so far, in this unit. `last_on`: the last date that was reported."""

    employee_id: str
    name: str
    working_days: int
    days: int
    minutes: int
    approved_minutes: int
    waiting: int
    oldest_waiting_on: date | None
    returned: int
    approved: int
    last_on: date | None


class UnitActivitiesView(Struct, frozen=True, kw_only=True):
    """`total`: people on all pages; `silent`: those of them who reported nothing; `minutes`, `waiting`: of all."""

    unit_id: str
    month: str
    closed_on: date
    is_open: bool
    page: int
    pages: int
    total: int
    silent: int
    minutes: int
    waiting: int
    people: list[ActivityLineView]


def unit_month_view(unit_id: str, found: UnitMonth) -> UnitActivitiesView:
    lines = found.all_lines
    return UnitActivitiesView(
        unit_id=unit_id,
        month=found.month,
        closed_on=found.closed_on,
        is_open=found.is_open,
        page=found.page,
        pages=pages_of(found.total, SCREEN_PEOPLE),
        total=found.total,
        silent=sum(not each.reported_days for each in lines),
        minutes=sum(each.minutes for each in lines),
        waiting=sum(len(each.waiting) for each in lines),
        people=[_line_view(member.name, line, working) for member, line, working in found.rows],
    )


def _line_view(name: str, line: ActivityLine, working_days: int) -> ActivityLineView:
    reported = [on for on, each in line.days.items() if each.standing]
    return ActivityLineView(
        employee_id=line.employee_id,
        name=name,
        working_days=working_days,
        days=line.reported_days,
        minutes=line.minutes,
        approved_minutes=line.approved_minutes,
        waiting=len(line.waiting),
        oldest_waiting_on=line.waiting[0].on if line.waiting else None,
        returned=line.returned,
        approved=line.approved,
        last_on=date.fromisoformat(max(reported)) if reported else None,
    )
