"""What does a month's attendance take off the additional income (TPP)?

A calculation with every part of it, never a payment. Which percentages hold is the city's dated rule set; where it is
silent TULANG_BAWANG, unconfirmed. See docs/rules.md#allowance.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from chalicelib.domain.allowance import AllowanceMonth, AllowanceRules, Bracket, Cause, Deduction, DeductionChange, Part
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import AttendanceRules, DayStatus, DayVerdict, MonthRows, SlotState
from chalicelib.rules.allowance_presets import TULANG_BAWANG
from chalicelib.rules.attendance import by_id
from chalicelib.rules.counting_days import WITHOUT_SLOTS, counting_days
from chalicelib.rules.dated_rules import holding_on
from chalicelib.rules.month import last_day
from chalicelib.rules.month_sheet import is_trial

WHOLE_BP = 10_000  # hundredths of a percent: the whole, and the most that a month takes off
_WHOLE_DAYS = {
    DayStatus.ABSENT: Cause.ABSENT,
    DayStatus.LEAVE: Cause.LEAVE,
    DayStatus.PERMISSION: Cause.PERMISSION,
    DayStatus.DUTY: Cause.DUTY,
    DayStatus.STUDY: Cause.STUDY,
    DayStatus.REMOTE: Cause.REMOTE,
}
_NO_RECORD = {Slot.ARRIVAL: Cause.NO_ARRIVAL, Slot.MIDDAY: Cause.NO_MIDDAY, Slot.DEPARTURE: Cause.NO_DEPARTURE}
_MOMENTS = {SlotState.LATE: Cause.LATE, SlotState.EARLY: Cause.EARLY}
Happened = tuple[Cause, int]  # and its minutes


def allowance_rules_on(given: Sequence[AllowanceRules], on: date) -> AllowanceRules:
    """The set that holds on this local date. `given`: by starting date, oldest first."""
    return holding_on(given, on, TULANG_BAWANG)


def fold_allowance(
    month: str,
    found: Iterable[MonthRows],
    counts_from: Mapping[str, date | None],
    given: Sequence[AllowanceRules],
    attendance: Sequence[AttendanceRules],
) -> AllowanceMonth:
    """One person's month in all their units: of a locked one as it was locked, later changes apart.

    given        the city's sets, oldest first; `attendance` those that judged the days.
    counts_from  unit id -> its first day that counts; a trial day takes nothing off, nor does its adjustment.

    A percentage is of the whole and rounded down to a hundredth; rupiah are told by allowance_rupiah.py. What an
    earlier month's change adds is the difference of its day, each capped as a day.
    """
    rows = list(found)
    judged_by = by_id(attendance)
    days = counting_days(rows, counts_from, as_locked=True)
    deductions = [
        each
        for on, (unit_id, verdict) in days.items()
        for each in _of_day(unit_id, verdict, allowance_rules_on(given, on), judged_by)
    ]
    changes = [
        _change(each.unit_id, on, was, now, given, judged_by)
        for each in rows
        for on, (was, now) in sorted(each.adjustments.items())
        if not is_trial(on, counts_from.get(each.unit_id))
    ]
    used = [*days, *(each.on for each in changes)] or [last_day(month)]
    changes.sort(key=lambda each: (each.on, each.unit_id))
    made = AllowanceMonth(
        month=month,
        deductions=tuple(deductions),
        changes=tuple(changes),
        minutes=sum(each.minutes for each in deductions),
        absent_days=sum(each.event is Cause.ABSENT for each in deductions),
        percent_bp=min(sum(each.percent_bp or 0 for each in deductions), WHOLE_BP),
        adjusted_bp=sum(each.changed_bp or 0 for each in changes),
        excused=tuple(_excused(days, {each.on for each in deductions})),
        undecided_days=sum(verdict.status is DayStatus.UNDECIDED for _, verdict in days.values()),
        unconfirmed=tuple(sorted(_unconfirmed(used, given))),
    )
    return _in_minutes_alone(made) if made.unconfirmed else made


def _of_day(
    unit_id: str, verdict: DayVerdict, rules: AllowanceRules, judged_by: Mapping[str, AttendanceRules]
) -> list[Deduction]:
    left = rules.day_cap_bp
    found = []
    for event, minutes in _happened(verdict, judged_by):
        row = _row(rules, event, minutes)
        if row is None:
            continue
        full = row.percent_bp * (rules.discipline_bp if row.of is Part.DISCIPLINE else WHOLE_BP) // WHOLE_BP
        cut = full
        if left is not None and event is not Cause.EVENT_MISSED:
            cut = min(full, left)
            left -= cut
        source = rules.confirmed.decree_no if rules.confirmed else row.source
        on = verdict.local_date
        found.append(Deduction(on, unit_id, event, minutes, rules.rules_id, source, cut, full - cut))
    return found


def _happened(verdict: DayVerdict, judged_by: Mapping[str, AttendanceRules]) -> Iterator[Happened]:
    """Of a day that awaits a person nothing at all; of an absent one the day and not its slots."""
    if verdict.status in _WHOLE_DAYS:
        yield _WHOLE_DAYS[verdict.status], 0
    missing_min = judged_by[verdict.rules_id].missing_min if verdict.rules_id in judged_by else {}
    for each in () if verdict.status in WITHOUT_SLOTS else verdict.slots:
        if each.state is SlotState.MISSING and each.slot in _NO_RECORD:
            yield _NO_RECORD[each.slot], missing_min.get(each.slot, 0)
        elif each.state in _MOMENTS:
            yield _MOMENTS[each.state], each.minutes
    if verdict.event and verdict.event.state is SlotState.MISSING and verdict.status is not DayStatus.UNDECIDED:
        yield Cause.EVENT_MISSED, 0


def _excused(days: Mapping[date, tuple[str, DayVerdict]], taken: Collection[date]) -> Iterator[tuple[date, DayStatus]]:
    for on, (_, verdict) in days.items():
        if verdict.status in _WHOLE_DAYS and verdict.status is not DayStatus.ABSENT and on not in taken:
            yield on, verdict.status


def _row(rules: AllowanceRules, event: Cause, minutes: int) -> Bracket | None:
    return next((each for each in rules.brackets if each.event is event and _holds(each, minutes)), None)


def _holds(bracket: Bracket, minutes: int) -> bool:
    return bracket.from_min <= minutes and (bracket.to_min is None or minutes <= bracket.to_min)


def _change(
    unit_id: str,
    on: date,
    was: DayVerdict | None,
    now: DayVerdict,
    given: Sequence[AllowanceRules],
    judged_by: Mapping[str, AttendanceRules],
) -> DeductionChange:
    rules = allowance_rules_on(given, on)
    before = tuple(_of_day(unit_id, was, rules, judged_by)) if was else ()
    since = tuple(_of_day(unit_id, now, rules, judged_by))
    return DeductionChange(on, unit_id, before, since, _sum(since) - _sum(before))


def _sum(deductions: Iterable[Deduction]) -> int:
    return sum(each.percent_bp or 0 for each in deductions)


def _unconfirmed(dates: Iterable[date], given: Sequence[AllowanceRules]) -> set[str]:
    used = (allowance_rules_on(given, on) for on in dates)
    return {each.rules_id for each in used if each.confirmed is None}


def _in_minutes_alone(made: AllowanceMonth) -> AllowanceMonth:
    """What nobody has confirmed names no percentage that somebody could take for pay."""
    changes = tuple(replace(each, was=_bare(each.was), now=_bare(each.now), changed_bp=None) for each in made.changes)
    return replace(made, deductions=_bare(made.deductions), changes=changes, percent_bp=None, adjusted_bp=None)


def _bare(deductions: Iterable[Deduction]) -> tuple[Deduction, ...]:
    return tuple(replace(each, percent_bp=None, capped_bp=0) for each in deductions)
