"""Which local dates are working days, and when do the slots of a date open and close?

Source: Perpres 21/2023 (week and Ramadan), SKB 3 Menteri (holidays, collective leave), PermenPANRB 4/2025 (rosters);
see docs/rules.md#calendar. What is decided when is data: patterns, dated overrides, holidays, rosters.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from chalicelib.domain.employee import Assignment
from chalicelib.domain.shift import LATE_SLOTS, Calendar, DayKind, DayPlan, Override, PlannedSlot, SlotPlan, Week
from chalicelib.rules.local_time import first_pass, last_pass, on_the_wall

NO_ENTRY = "-"  # in a roster: nobody has written this day yet


def plan_day(
    local_date: date,
    assignment: Assignment | None,
    roster: Mapping[str, str],
    calendar: Calendar,
    zone: str,
    off_code: str = "L",
) -> DayPlan:
    """Say what one employee is expected to do on one local date, and which rule said so.

    assignment   the one that holds on the date, or None. Without a pattern it is a roster worker's.
    roster       "YYYY-MM" -> one character a day; read for roster workers only.
    zone         IANA name of the primary office's zone; the date and all minutes are that zone's.
    off_code     the roster's letter for a day off.

    Weekly worker: one-day order > holiday > longer override > the pattern's version of the date.
    Roster worker: the roster's letter names the pattern and holidays don't matter; an override must name that pattern.
    A date that nothing tells about is UNKNOWN, never silently off.
    """
    if assignment is None or not assignment.holds_on(local_date):
        return DayPlan(local_date, DayKind.OFF, "assignment:none")
    if assignment.pattern_id is None:
        return _plan_roster_day(local_date, assignment, roster, calendar, zone, off_code)
    return _plan_weekly_day(local_date, assignment.unit_id, assignment.pattern_id, calendar, zone)


def letter_on(roster: Mapping[str, str], on: date) -> str:
    """The roster's letter of this date, NO_ENTRY where nobody has written one."""
    return roster.get(f"{on:%Y-%m}", "")[on.day - 1 : on.day] or NO_ENTRY


def _plan_weekly_day(local_date: date, unit_id: str, pattern_id: str, calendar: Calendar, zone: str) -> DayPlan:
    override = _override_on(local_date, unit_id, pattern_id, calendar.overrides)
    if local_date in calendar.holidays and not (override and _is_one_day(override)):
        return DayPlan(local_date, DayKind.OFF, f"holiday:{local_date}")
    return _plan_pattern_day(local_date, pattern_id, override, calendar, zone)


def _plan_roster_day(
    local_date: date,
    assignment: Assignment,
    roster: Mapping[str, str],
    calendar: Calendar,
    zone: str,
    off_code: str,
) -> DayPlan:
    code = letter_on(roster, local_date)
    if code == NO_ENTRY:
        return DayPlan(local_date, DayKind.UNKNOWN, "roster:no-entry")
    if code == off_code:
        return DayPlan(local_date, DayKind.OFF, "roster:off")
    pattern_id = next((each.pattern_id for each in calendar.patterns.values() if each.code == code), None)
    if pattern_id is None:
        return DayPlan(local_date, DayKind.UNKNOWN, "roster:unknown-code")
    named = [each for each in calendar.overrides if pattern_id in each.pattern_ids]
    override = _override_on(local_date, assignment.unit_id, pattern_id, named)
    return _plan_pattern_day(local_date, pattern_id, override, calendar, zone)


def _plan_pattern_day(
    local_date: date, pattern_id: str, override: Override | None, calendar: Calendar, zone: str
) -> DayPlan:
    if override:
        rule = f"override:{override.override_id}"
        return _plan_week_day(local_date, override.week, override.grace_min, rule, zone)
    pattern = calendar.patterns.get(pattern_id)
    if pattern is None:
        return DayPlan(local_date, DayKind.UNKNOWN, "assignment:unknown-pattern")
    version = pattern.version_on(local_date)
    if version is None:
        return DayPlan(local_date, DayKind.UNKNOWN, "assignment:pattern-not-begun")
    return _plan_week_day(local_date, version.week, version.grace_min, f"pattern:{pattern_id}", zone)


def _plan_week_day(local_date: date, week: Week, grace_min: int, rule: str, zone: str) -> DayPlan:
    """The weekday's entry in instants; an empty entry is a day off."""
    plans = week[local_date.weekday()]
    slots = tuple(in_instants(local_date, plan, grace_min, ZoneInfo(zone)) for plan in plans)
    return DayPlan(local_date, DayKind.WORKING if slots else DayKind.OFF, rule, slots)


def _override_on(local_date: date, unit_id: str, pattern_id: str, overrides: Sequence[Override]) -> Override | None:
    """The override that holds for this date, unit (exactly this one, not those below it) and pattern.

    Of several the latest-starting wins; then an order for that one date; then one that names units, then one
    that names patterns; then the highest id, so that the answer never depends on the order they are stored in.
    """
    holding = [
        each
        for each in overrides
        if each.starts_on <= local_date <= each.ends_on
        and (not each.unit_ids or unit_id in each.unit_ids)
        and (not each.pattern_ids or pattern_id in each.pattern_ids)
    ]
    return max(holding, key=_precedence, default=None)


def _precedence(override: Override) -> tuple[date, bool, bool, bool, str]:
    names_units, names_patterns = bool(override.unit_ids), bool(override.pattern_ids)
    return override.starts_on, _is_one_day(override), names_units, names_patterns, override.override_id


def _is_one_day(override: Override) -> bool:
    """An order to work (or rest) on one date knows about the holiday on it; Ramadan's hours don't."""
    return override.starts_on == override.ends_on


@lru_cache(maxsize=1_024)  # on one date it is the same for everybody of a shift
def in_instants(local_date: date, plan: SlotPlan, grace_min: int, zone: ZoneInfo) -> PlannedSlot:
    """Minutes on the wall clock of the shift's date -> instants in UTC.

    Where clocks change, doubt is the employee's gain. A repeated hour counts once, inside one long window: opening and
    departure limit take its first pass, closing and arrival limit its second. A missing opening shifts forward and
    takes the arrival limit with it, and no window is ever shorter than the wall clock says.
    """
    opens_at = first_pass(on_the_wall(local_date, plan.opens_min), zone)
    length = timedelta(minutes=plan.closes_min - plan.opens_min)
    closes_at = max(last_pass(on_the_wall(local_date, plan.closes_min), zone), opens_at + length)
    limit_at = _limit_in_instants(local_date, plan, opens_at, zone)
    return PlannedSlot(plan.slot, opens_at, closes_at, limit_at, grace_min, plan.required)


def _limit_in_instants(local_date: date, plan: SlotPlan, opens_at: datetime, zone: ZoneInfo) -> datetime | None:
    if plan.limit_min is None:
        return None
    limit = on_the_wall(local_date, plan.limit_min)
    if plan.slot not in LATE_SLOTS:
        return max(first_pass(limit, zone), opens_at)
    shift = opens_at.astimezone(zone).replace(tzinfo=None) - on_the_wall(local_date, plan.opens_min)
    return last_pass(limit + shift, zone)
