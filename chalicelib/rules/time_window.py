"""When does a slot accept a check-in, and what counts as late or early?

Source: late after 07:30:59 for a limit of 07:30 (ANRI 18/2016); windows of E-Cilegon Presensi.
See docs/rules.md#time-window.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.domain.shift import LATE_SLOTS, DayPlan, PlannedSlot, Slot

MINUTE = timedelta(minutes=1)  # lateness is counted in whole ones, and the one that has begun is not whole


class WindowState(StrEnum):
    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class WindowVerdict:
    """How an instant stands to one slot.

    late_min        arrival, event: whole minutes past the limit; 0 when on time.
    early_min       departure: whole minutes before the limit; 0 when on time.
    opens_in_min    whole minutes until the window opens, rounded down; 0 once it has.
    closes_in_min   whole minutes until it closes, rounded down; 0 once it has.

    Late and early say what a check-in at this instant would be; only an OPEN one is a check-in.
    """

    state: WindowState
    late_min: int
    early_min: int
    on_time: bool
    opens_in_min: int
    closes_in_min: int


def has_begun(plan: DayPlan, at: datetime) -> bool:
    """Whether a window of the day is open or over, be it the evening before: then nothing of the day changes."""
    return any(slot.opens_at <= at for slot in plan.slots)


def judge_window(planned: PlannedSlot, at: datetime) -> WindowVerdict:
    """Say whether the slot is open at this instant, and how late or early a check-in would be.

    planned   the slot in instants, as `plan_day` makes it.
    at        the instant that counts, aware; any zone.

    The window is [opens_at, closes_at): its first microsecond is in, the closing instant is out.
    """
    late_min, early_min = _late_min(planned, at), _early_min(planned, at)
    return WindowVerdict(
        state=_state(planned, at),
        late_min=late_min,
        early_min=early_min,
        on_time=late_min == early_min == 0,
        opens_in_min=_minutes_left(at, planned.opens_at),
        closes_in_min=_minutes_left(at, planned.closes_at),
    )


def _state(planned: PlannedSlot, at: datetime) -> WindowState:
    if at < planned.opens_at:
        return WindowState.COMING
    return WindowState.OPEN if at < planned.closes_at else WindowState.CLOSED


def _late_min(planned: PlannedSlot, at: datetime) -> int:
    """On time while `at < limit + grace + 1 min`; past the grace every minute counts, from the limit on."""
    if planned.slot not in LATE_SLOTS or planned.limit_at is None:
        return 0
    return minutes_past(planned.limit_at, at, planned.grace_min)


def _early_min(planned: PlannedSlot, at: datetime) -> int:
    """The mirror of lateness: on time while `at > limit - grace - 1 min`."""
    if planned.slot is not Slot.DEPARTURE or planned.limit_at is None:
        return 0
    return minutes_past(at, planned.limit_at, planned.grace_min)


def minutes_past(since: datetime, until: datetime, grace_min: int) -> int:
    """Whole minutes between them where they are more than the grace, else 0."""
    minutes = _minutes_left(since, until)
    return minutes if minutes > grace_min else 0


def _minutes_left(since: datetime, until: datetime) -> int:
    """Whole minutes from one instant to a later one, rounded down; 0 when it is not later."""
    return max((until - since) // MINUTE, 0)
