"""Which part of a person's month is one unit's to hand to payroll. See docs/rules.md#allowance.

A person who moved has a part in each unit's export, and no date is in two: what two units judged counts once.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from chalicelib.domain.allowance import AllowanceMonth, AllowanceRules, Cause
from chalicelib.domain.verdict import DayStatus, MonthRows
from chalicelib.rules.allowance import WHOLE_BP, allowance_rules_on
from chalicelib.rules.counting_days import counting_days
from chalicelib.rules.month_sheet import is_trial
from chalicelib.rules.roster import dates_of


def part_of_unit(made: AllowanceMonth, unit_id: str) -> AllowanceMonth:
    """What happened in this unit alone, with its own sums; of a whole month that stands on confirmed rules.

    made   of all units, with its rupiah where a base stands (allowance_rupiah.py).

    What a month takes off at most is shared by its units: a line takes what the dates before it, in whichever unit,
    have left. So the parts of all units sum up to what the month comes to, and never to more.
    """
    deductions = tuple(each for each in made.deductions if each.unit_id == unit_id)
    changes = tuple(each for each in made.changes if each.unit_id == unit_id)
    percent, adjusted = _cut_bp(made), _summed((each.unit_id, each.changed_bp) for each in made.changes)
    unknown_idr = made.base_idr is None or any(each.changed_idr is None for each in changes)
    cut_idr = _summed((each.unit_id, each.cut_idr) for each in made.deductions)
    adjusted_idr = _summed((each.unit_id, each.changed_idr) for each in made.changes)
    return replace(
        made,
        deductions=deductions,
        changes=changes,
        minutes=sum(each.minutes for each in deductions),
        absent_days=sum(each.event is Cause.ABSENT for each in deductions),
        percent_bp=percent[unit_id],
        adjusted_bp=adjusted[unit_id],
        total_bp=share_of(unit_id, _both(percent, adjusted), WHOLE_BP),
        cut_idr=None if made.base_idr is None else cut_idr[unit_id],
        adjusted_idr=None if unknown_idr else adjusted_idr[unit_id],
        total_idr=None if unknown_idr else share_of(unit_id, _both(cut_idr, adjusted_idr), made.base_idr or 0),
    )


def share_of(unit_id: str, parts: Mapping[str, int], most: int) -> int:
    """A unit's part of a sum that is `most` at most; below 0 is given back.

    Who gives back comes last: so no unit takes more than the whole, and all together exactly what is due.
    """
    so_far = 0
    for each, part in sorted(parts.items(), key=lambda each: (each[1] < 0, each[0])):
        share = min(so_far + part, most) - min(so_far, most)
        if each == unit_id:
            return share
        so_far += part
    return 0


def _cut_bp(made: AllowanceMonth) -> Counter[str]:
    """Unit -> what its lines add to the month's sum, by date, until that is the whole."""
    found, so_far = Counter[str](), 0
    for each in made.deductions:
        before = min(so_far, WHOLE_BP)
        so_far += each.percent_bp or 0
        found[each.unit_id] += min(so_far, WHOLE_BP) - before
    return found


def _summed(parts: Iterable[tuple[str, int | None]]) -> Counter[str]:
    found = Counter[str]()
    for unit_id, part in parts:
        found[unit_id] += part or 0
    return found


def _both(one: Counter[str], other: Counter[str]) -> dict[str, int]:
    return {each: one[each] + other[each] for each in {*one, *other}}


def statuses_of(
    rows: Iterable[MonthRows], counts_from: Mapping[str, date | None], unit_id: str
) -> dict[date, DayStatus]:
    """What every date that counts in this unit came to, as its month was locked."""
    days = counting_days(rows, counts_from, as_locked=True)
    return {on: verdict.status for on, (judged_in, verdict) in days.items() if judged_in == unit_id}


def judged_by(found: Iterable[MonthRows], counts_from: Mapping[str, date | None]) -> set[str]:
    """Ids of the attendance rules behind every date that counts, as its month was locked, and behind both sides of an
    adjustment: theirs are the minutes.
    """
    rows = list(found)
    days = [verdict for _, verdict in counting_days(rows, counts_from, as_locked=True).values()]
    changes = [
        verdict
        for each in rows
        for on, pair in each.adjustments.items()
        if not is_trial(on, counts_from.get(each.unit_id))
        for verdict in pair
    ]
    return {each.rules_id for each in (*days, *changes) if each}


def rules_used(people: Iterable[AllowanceMonth], month: str, given: Sequence[AllowanceRules]) -> list[AllowanceRules]:
    """Every set that holds on a date of the month, or on a date that an adjustment is about."""
    dates = {*dates_of(month), *(change.on for each in people for change in each.changes)}
    return list({rules.rules_id: rules for on in sorted(dates) if (rules := allowance_rules_on(given, on))}.values())
