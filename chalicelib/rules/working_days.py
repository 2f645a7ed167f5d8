"""Which dates are a person's own working days? Limits for asking and deciding are counted in them.

See docs/rules.md#closing.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from chalicelib.domain.shift import DayKind, DayPlan

SATURDAY = 5  # of a week that begins with Monday as 0
LOOKED_AHEAD_DAYS = 60  # where a roster ends or somebody is away for long, the limit is the last of these


def nth_working_day(plan_on: Callable[[date], DayPlan], after: date, nth: int) -> date:
    """The nth own working day after a date; with nth 0 the date itself.

    plan_on   the plan of each date, as `day_plans` makes it. A day off does not count, nor one that nobody planned.

    Found within LOOKED_AHEAD_DAYS, else the last date looked at: doubt is the employee's gain.
    """
    on, left = after, nth
    last = after + timedelta(days=LOOKED_AHEAD_DAYS)
    while left > 0 and on < last:
        on += timedelta(days=1)
        left -= plan_on(on).kind is DayKind.WORKING
    return on


def working_days_between(plan_on: Callable[[date], DayPlan], after: date, until: date) -> int:
    """How many own working days lie after the first date, up to and on the second."""
    days = (after + timedelta(days=each) for each in range(1, (until - after).days + 1))
    return sum(plan_on(each).kind is DayKind.WORKING for each in days)


def days_taken(plan_on: Callable[[date], DayPlan], first: date, last: date) -> Mapping[int, int]:
    """Year -> how many own working days lie from the first to the last date, both included; empty where none do.

    A date that nobody has planned yet counts from Monday to Friday: its roster will come.
    """
    dates = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    return dict(Counter(on.year for on in dates if _is_taken(on, plan_on(on).kind)))


def _is_taken(on: date, kind: DayKind) -> bool:
    return kind is DayKind.WORKING or (kind is DayKind.UNKNOWN and on.weekday() < SATURDAY)
