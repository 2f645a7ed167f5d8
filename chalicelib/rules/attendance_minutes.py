"""How many minutes late or early is an accepted check-in: those that count, are permitted, waived or held back?

Source: PP 94/2021 Ps 4 f (keep the hours), BKN 10/2022 Ps 13 (permitted minutes). See docs/rules.md#attendance.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.shift import PlannedSlot, Slot
from chalicelib.domain.verdict import AttendanceRules, DayFacts, SlotState, SlotVerdict
from chalicelib.rules.excuse import is_away
from chalicelib.rules.local_time import first_pass, last_pass, on_the_wall
from chalicelib.rules.time_window import minutes_past

Basis = tuple[str, ...]  # ids of the requests and outages that made it what it is
Judged = tuple[SlotVerdict, Basis]


def judge_minutes(planned: PlannedSlot, at: datetime, facts: DayFacts, rules: AttendanceRules) -> Judged | None:
    """The verdict of a check-in that counts at this instant; None when it is on time and nothing else is to be said.

    An arrival (an event likewise) is late past its limit, a departure early before it, each by whole minutes and only
    past the grace. Of these a permission takes those up to its own time; whether they still count the rules say. A
    declared outage between limit and arrival moves the limit to its end, a suspected one holds the same minutes back.
    """
    limit = planned.limit_at
    if limit is None or planned.slot is Slot.MIDDAY:
        return None
    is_early = planned.slot is Slot.DEPARTURE
    total = minutes_past(at, limit, planned.grace_min) if is_early else minutes_past(limit, at, planned.grace_min)
    if total == 0:
        return None
    if not facts.excuses and not facts.outages:
        return SlotVerdict(planned.slot, _state(planned, total), total), ()
    away = next((each for each in facts.excuses if is_away(each, planned.slot)), None)
    if away:  # who came though they need not is never the worse for it
        return SlotVerdict(planned.slot, SlotState.ON_TIME, 0, total, because=(away.kind.value,)), (away.request_id,)
    return _early(planned, at, total, facts, rules) if is_early else _late(planned, at, limit, total, facts, rules)


def permits_away(permission: Excuse, planned: PlannedSlot, facts: DayFacts) -> bool:
    """Whether it lets one be away all of the slot's window; who comes all the same is not worse off."""
    if permission.is_whole_day:
        return True
    arrives, leaves = permitted_arrival(permission, facts), permitted_departure(permission, facts)
    return bool((arrives and planned.closes_at <= arrives) or (leaves and leaves <= planned.opens_at))


def permitted_arrival(permission: Excuse, facts: DayFacts) -> datetime | None:
    """Until when it lets one arrive; where clocks change, doubt is the employee's gain."""
    if permission.arrive_by_min is None:
        return None
    return last_pass(on_the_wall(facts.plan.local_date, permission.arrive_by_min), ZoneInfo(facts.zone))


def permitted_departure(permission: Excuse, facts: DayFacts) -> datetime | None:
    """From when it lets one leave."""
    if permission.leave_from_min is None:
        return None
    return first_pass(on_the_wall(facts.plan.local_date, permission.leave_from_min), ZoneInfo(facts.zone))


def _early(planned: PlannedSlot, at: datetime, total: int, facts: DayFacts, rules: AttendanceRules) -> Judged:
    left, basis = total, Basis()
    for each in _permissions(facts):
        leaves = at if permits_away(each, planned, facts) else permitted_departure(each, facts)
        if leaves and (less := minutes_past(at, leaves, planned.grace_min)) < left:
            left, basis = less, (*basis, each.request_id)
    permitted = total - left
    minutes = total if rules.permission_counts else left
    because = ("permission",) if permitted else ()
    return SlotVerdict(planned.slot, _state(planned, minutes), minutes, permitted, because=because), basis


def _late(
    planned: PlannedSlot, at: datetime, limit: datetime, total: int, facts: DayFacts, rules: AttendanceRules
) -> Judged:
    """The limit moves on: to what is permitted, then to the end of an outage."""
    left, basis, moved = total, Basis(), limit
    for each in _permissions(facts):
        arrives = at if permits_away(each, planned, facts) else permitted_arrival(each, facts)
        if arrives and (less := minutes_past(arrives, at, planned.grace_min)) < left:
            left, basis, moved = less, (*basis, each.request_id), arrives
    permitted = total - left
    because: tuple[str, ...] = ("permission",) if permitted else ()
    if rules.permission_counts:
        left, moved = total, limit
    after, declared = _past_outages(OutageState.DECLARED, moved, at, facts.outages)
    kept = minutes_past(after, at, planned.grace_min)
    end, suspected = _past_outages(OutageState.SUSPECTED, after, at, facts.outages)
    minutes = minutes_past(end, at, planned.grace_min)
    waived, held = left - kept, kept - minutes
    basis += (declared if waived else ()) + (suspected if held else ())
    because += (("outage",) if waived else ()) + (("outage_suspected",) if held else ())
    return SlotVerdict(planned.slot, _state(planned, minutes), minutes, permitted, held, waived, because), basis


def _permissions(facts: DayFacts) -> list[Excuse]:
    return [each for each in facts.excuses if each.kind is ExcuseKind.PERMISSION]


def _past_outages(
    state: OutageState, limit: datetime, at: datetime, outages: tuple[Outage, ...]
) -> tuple[datetime, Basis]:
    """The end of the last such outage that lay between the limit and the arrival, and their ids."""
    down = [each for each in outages if each.state is state and limit < each.ends_at and each.starts_at <= at]
    return max((each.ends_at for each in down), default=limit), tuple(each.outage_id for each in down)


def _state(planned: PlannedSlot, minutes: int) -> SlotState:
    if minutes == 0:
        return SlotState.ON_TIME
    return SlotState.EARLY if planned.slot is Slot.DEPARTURE else SlotState.LATE
