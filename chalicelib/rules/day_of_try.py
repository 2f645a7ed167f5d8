"""Which local date does a try at this instant belong to? Night shifts belong to the date they began.

Source: DOMAIN (a), "the work day is the date of shift start"; see docs/rules.md#calendar.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from chalicelib.domain.shift import DayPlan, Slot
from chalicelib.rules.local_time import local_date
from chalicelib.rules.time_window import WindowState, judge_window


def candidate_dates(at: datetime, zone: str) -> tuple[date, date, date]:
    """Yesterday, today and tomorrow in this zone: every date whose windows may be open at this instant.

    Raises ValueError for an instant without a zone, which would silently mean the machine's own.
    """
    if at.tzinfo is None:
        raise ValueError("an instant must be aware")
    today = at.astimezone(ZoneInfo(zone)).date()
    return today - timedelta(days=1), today, today + timedelta(days=1)


def choose_day(slot: Slot, at: datetime, plans: Sequence[DayPlan]) -> DayPlan | None:
    """The plan that a check-in for this slot belongs to at this instant; None when no plan has the slot.

    The one whose window is open (the earliest closing first); else the one that opens next; else the last closed.
    """
    having = [(plan, planned) for plan in plans if (planned := plan.slot(slot))]
    unclosed = [each for each in having if at < each[1].closes_at]
    opened = [each for each in unclosed if each[1].opens_at <= at]
    if opened:
        return min(opened, key=lambda each: each[1].closes_at)[0]
    if unclosed:
        return min(unclosed, key=lambda each: each[1].opens_at)[0]
    return max(having, key=lambda each: each[1].closes_at)[0] if having else None


def day_in_progress(at: datetime, plans: Sequence[DayPlan]) -> DayPlan:
    """The plan to show a person at this instant.

    plans   of yesterday, today and tomorrow, as `candidate_dates` names them.

    Yesterday's until its last window has closed (a night shift); then today's; but tomorrow's as soon as one of its
    windows is open and today's have all closed.
    """
    yesterday, today, tomorrow = plans
    if _is_unfinished(yesterday, at):
        return yesterday
    begun = any(planned.opens_at <= at for planned in tomorrow.windows)
    return tomorrow if begun and not _is_unfinished(today, at) else today


def _is_unfinished(plan: DayPlan, at: datetime) -> bool:
    return any(at < planned.closes_at for planned in plan.windows)


def day_of_try(slot: Slot, at: datetime, plans: Sequence[DayPlan], zone: str) -> DayPlan:
    """The plan that a try at this slot belongs to.

    plans   of yesterday, today and tomorrow, as `candidate_dates` names them in the same zone.

    The one whose window is open; else the day in progress, so that a refusal says what is so today. But the slot
    that a night missed this morning is the night's until today's own slot opens.
    """
    yesterday, today, _ = plans
    chosen = choose_day(slot, at, plans)
    if chosen is None or _state(slot, at, chosen) is not WindowState.OPEN:
        chosen = day_in_progress(at, plans)
    missed = yesterday.slot(slot)
    if (
        chosen is today
        and missed is not None
        and local_date(missed.closes_at, zone) == today.local_date
        and _state(slot, at, chosen) in (None, WindowState.COMING)
    ):
        return yesterday
    return chosen


def _state(slot: Slot, at: datetime, plan: DayPlan) -> WindowState | None:
    planned = plan.slot(slot)
    return judge_window(planned, at).state if planned else None
