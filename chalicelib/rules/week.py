"""Is a week of windows sound: seven days, a few slots in the order of the day, never the same one open twice?

See docs/rules.md#schedule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from chalicelib.domain.shift import DAY_SLOTS, Slot, SlotPlan, Week

EARLIEST_MIN = -720  # noon of the date before: no earlier date's windows are ever looked for
LATEST_MIN = 2_880  # midnight after the next date
MAX_SPAN_MIN = 36 * 60  # from a day's first opening to its last closing; a fire brigade's 24 h fit in
MAX_SLOTS = 3  # check-ins a day
DAYS_A_WEEK = 7
DAY_MIN = 24 * 60

SLOT_ORDER = DAY_SLOTS


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong where: RFC 6901 pointer into the pattern, override or holiday, and a stable code."""

    pointer: str
    code: str


def fault_if(wrong: bool, pointer: str, code: str) -> Iterator[Fault]:
    if wrong:
        yield Fault(pointer, code)


def check_week(pointer: str, week: Week) -> Iterator[Fault]:
    yield from fault_if(len(week) != DAYS_A_WEEK, pointer, "WEEK_NOT_SEVEN_DAYS")
    for day, plans in enumerate(week):
        yield from _check_day(f"{pointer}/{day}", plans)
    for day, plans in enumerate(week):
        next_day = (day + 1) % len(week)
        yield from _check_overlaps(f"{pointer}/{next_day}", plans, week[next_day])


def _check_day(pointer: str, plans: tuple[SlotPlan, ...]) -> Iterator[Fault]:
    """A day's slots: each once, in the order of the day, all within a day's span. None at all is a day off."""
    slots = [plan.slot for plan in plans]
    yield from fault_if(len(plans) > MAX_SLOTS, pointer, "TOO_MANY_SLOTS")
    yield from fault_if(len(set(slots)) < len(slots), pointer, "SLOT_REPEATED")
    places = [(SLOT_ORDER.index(plan.slot), plan.opens_min) for plan in plans]
    in_order = all(before[0] <= after[0] and before[1] <= after[1] for before, after in pairwise(places))
    yield from fault_if(not in_order, pointer, "SLOTS_OUT_OF_ORDER")
    if plans:
        span_min = max(plan.closes_min for plan in plans) - min(plan.opens_min for plan in plans)
        yield from fault_if(span_min > MAX_SPAN_MIN, pointer, "DAY_TOO_LONG")
    for index, plan in enumerate(plans):
        yield from _check_slot(f"{pointer}/{index}", plan)


def _check_slot(pointer: str, plan: SlotPlan) -> Iterator[Fault]:
    for name in ("opens_min", "closes_min"):
        in_range = EARLIEST_MIN <= getattr(plan, name) <= LATEST_MIN
        yield from fault_if(not in_range, f"{pointer}/{name}", "MINUTES_OUT_OF_RANGE")
    yield from fault_if(plan.opens_min >= plan.closes_min, f"{pointer}/closes_min", "WINDOW_EMPTY")
    if plan.limit_min is not None:
        limit = f"{pointer}/limit_min"
        yield from fault_if(not plan.opens_min <= plan.limit_min <= plan.closes_min, limit, "LIMIT_OUTSIDE_WINDOW")
        yield from fault_if(plan.slot is Slot.MIDDAY, limit, "LIMIT_NOT_JUDGED")


def _check_overlaps(pointer: str, plans: tuple[SlotPlan, ...], next_plans: tuple[SlotPlan, ...]) -> Iterator[Fault]:
    """The same slot of adjacent days must never be open twice: a check-in could not tell which day it is for."""
    closes_min = {plan.slot: plan.closes_min for plan in plans}
    for index, plan in enumerate(next_plans):
        overlaps = plan.slot in closes_min and closes_min[plan.slot] > plan.opens_min + DAY_MIN
        yield from fault_if(overlaps, f"{pointer}/{index}/opens_min", "WINDOWS_OVERLAP")
