"""What is expected of somebody on days before they were entered: nothing, whatever first day they were entered with.

Source: own rule; docs/rules.md#attendance. Nobody can check in before the system knows them, so nobody is absent
then.
"""

from datetime import date

from chalicelib.domain.shift import DayKind, DayPlan

NOT_ENTERED = "employee:not-entered"


def as_entered(plan: DayPlan, entered_on: date | None) -> DayPlan:
    """The plan, or an UNKNOWN one where it asks for something before that date. Leave and orders count all the same."""
    if entered_on is None or plan.kind is not DayKind.WORKING or plan.local_date >= entered_on:
        return plan
    return DayPlan(plan.local_date, DayKind.UNKNOWN, NOT_ENTERED)
