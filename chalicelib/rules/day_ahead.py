"""Which day does a phone hold beside the one in progress, so that it can check in on it without a network?

See docs/rules.md#check-in.
"""

from collections.abc import Callable
from datetime import date, timedelta

from chalicelib.domain.shift import DayPlan

HELD_AHEAD_DAYS = 7  # a weekend with the holidays beside it


def day_ahead(plan_on: Callable[[date], DayPlan], after: date) -> date | None:
    """The first date after this one with anything to check in, an event on a day off too; None within HELD_AHEAD_DAYS.

    plan_on   the plan of each date, as `day_plans` makes it. A date that nobody has planned yet is passed over.
    """
    dates = (after + timedelta(days=each) for each in range(1, HELD_AHEAD_DAYS + 1))
    return next((on for on in dates if plan_on(on).windows), None)
