"""Which part of a person's month is one unit's to hand to payroll. See docs/rules.md#allowance.

A person who moved has a part in each unit's export, and no date is in two: what two units judged counts once.
"""

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
    """What happened in this unit alone, with its own sums; of a month that stands on confirmed rules."""
    deductions = tuple(each for each in made.deductions if each.unit_id == unit_id)
    changes = tuple(each for each in made.changes if each.unit_id == unit_id)
    return replace(
        made,
        deductions=deductions,
        changes=changes,
        minutes=sum(each.minutes for each in deductions),
        absent_days=sum(each.event is Cause.ABSENT for each in deductions),
        percent_bp=min(sum(each.percent_bp or 0 for each in deductions), WHOLE_BP),
        adjusted_bp=sum(each.changed_bp or 0 for each in changes),
    )


def total_bp(made: AllowanceMonth) -> int:
    """What the month takes off with its adjustments: the whole at most; below 0 is given back."""
    return min((made.percent_bp or 0) + (made.adjusted_bp or 0), WHOLE_BP)


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
