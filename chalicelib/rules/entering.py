"""What is expected of somebody who was entered only then, whatever first day they were entered with.

Source: own rule; docs/rules.md#closing. Nobody can check in before the system knows them, so nobody misses a window
that had closed by then. Leave and orders of such a day count all the same.
"""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.shift import DayKind, DayPlan, PlannedSlot

NOT_ENTERED = "employee:not-entered"


def as_entered(plan: DayPlan, entered_at: datetime | None) -> DayPlan:
    """The plan without the windows that had closed; UNKNOWN where none of a working day's is left."""
    if entered_at is None or all(each.closes_at > entered_at for each in plan.windows):
        return plan
    slots = tuple(each for each in plan.slots if each.closes_at > entered_at)
    event = _unless_closed(plan.event, entered_at)
    if plan.kind is DayKind.WORKING and not slots:
        return DayPlan(plan.local_date, DayKind.UNKNOWN, NOT_ENTERED, event=event)
    return replace(plan, slots=slots, event=event)


def _unless_closed(event: PlannedSlot | None, entered_at: datetime) -> PlannedSlot | None:
    return event if event and event.closes_at > entered_at else None
