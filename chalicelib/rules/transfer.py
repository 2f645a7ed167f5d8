"""From which day may somebody work elsewhere, and what becomes of the assignments before it?

No day that has begun changes its unit, or one slot could be checked in to twice; see docs/rules.md#people.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from chalicelib.domain.employee import Assignment
from chalicelib.domain.shift import DayPlan
from chalicelib.rules.local_time import local_date
from chalicelib.rules.time_window import has_begun


def start_fault(starts_on: date, now: datetime, zones: Iterable[str], plan: DayPlan) -> str | None:
    """The code of what is wrong with a transfer's first day: START_TOO_EARLY, DAY_BEGUN, or None.

    zones   the city's and the one the person works in: it is tomorrow at the earliest in each.
    plan    of that day by the assignments as they stand; once its first window is open, the day has begun.
    """
    if any(starts_on <= local_date(now, zone) for zone in zones):
        return "START_TOO_EARLY"
    return "DAY_BEGUN" if has_begun(plan, now) else None


def until(assignments: Sequence[Assignment], last_on: date) -> tuple[Assignment, ...]:
    """The assignments as far as this day, included: those that last longer end on it, later ones are none."""
    return tuple(
        each if each.ends_on is not None and each.ends_on <= last_on else replace(each, ends_on=last_on)
        for each in assignments
        if each.starts_on <= last_on
    )


def moved(assignments: Sequence[Assignment], new: Assignment, left_on: date | None = None) -> tuple[Assignment, ...]:
    """The assignments with the new one last, which ends or takes the place of all from its first day on.

    left_on   the last day of service of somebody who had left: the days until the new one are nobody's.
    """
    day_before = new.starts_on - timedelta(days=1)
    return (*until(assignments, min(day_before, left_on or day_before)), new)
