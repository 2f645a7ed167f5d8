"""Totals of a month and a year, folded from the judged rows: the same rows always give the same sums (I7).

docs/adr/0013: nothing is counted up beside the rows, so nothing can differ from them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from chalicelib.domain.balance import BalanceFacts
from chalicelib.domain.shift import Slot
from chalicelib.domain.totals import Adjustment, MonthTotals, Totals, YearTotals
from chalicelib.domain.verdict import DayStatus, DayVerdict, MonthRows, SlotState
from chalicelib.rules.month_sheet import is_trial

_Key = TypeVar("_Key", DayStatus, Slot)
_NO_WORK = (DayStatus.OFF, DayStatus.UNKNOWN)


def fold_days(verdicts: Iterable[DayVerdict]) -> Totals:
    days: Counter[DayStatus] = Counter()
    missing: Counter[Slot] = Counter()
    late = early = permitted = held = waived = missing_min = events = 0
    for each in verdicts:
        days[each.status] += 1
        late += each.late_min
        early += each.early_min
        missing_min += each.missing_min
        events += each.event is not None and each.event.state is SlotState.MISSING
        for slot in each.slots:
            permitted += slot.permitted_min
            held += slot.held_min
            waived += slot.waived_min
            if slot.state is SlotState.MISSING:
                missing[slot.slot] += 1
    working = days.total() - sum(days[each] for each in _NO_WORK)
    return Totals(_present(days), working, late, early, permitted, held, waived, _present(missing), missing_min, events)


def add(one: Totals, other: Totals, sign: int = 1) -> Totals:
    """Both together; with `sign` -1 the first without the other."""
    return Totals(
        days=_sum(one.days, other.days, sign),
        working_days=one.working_days + sign * other.working_days,
        late_min=one.late_min + sign * other.late_min,
        early_min=one.early_min + sign * other.early_min,
        permitted_min=one.permitted_min + sign * other.permitted_min,
        held_min=one.held_min + sign * other.held_min,
        waived_min=one.waived_min + sign * other.waived_min,
        missing=_sum(one.missing, other.missing, sign),
        missing_min=one.missing_min + sign * other.missing_min,
        events_missed=one.events_missed + sign * other.events_missed,
    )


def fold_month(month: str, found: Iterable[MonthRows], counts_from: Mapping[str, date | None]) -> MonthTotals:
    """One person's month over all units they were judged in.

    counts_from   unit id -> its first day that counts; a trial day's adjustment counts for nothing either.
    """
    counted: list[DayVerdict] = []
    trial: list[DayVerdict] = []
    adjustments: list[Adjustment] = []
    for each in found:
        begins = counts_from.get(each.unit_id)
        for on, verdict in sorted(each.rows.items()):
            (trial if is_trial(on, begins) else counted).append(verdict)
        for on, (was, now) in sorted(each.adjustments.items()):
            if not is_trial(on, begins):
                adjustments.append(Adjustment(on, each.unit_id, was, now))
    adjustments.sort(key=lambda each: (each.on, each.unit_id))
    were = [each.was for each in adjustments if each.was]
    adjusted = add(fold_days(each.now for each in adjustments), fold_days(were), -1)
    return MonthTotals(month, fold_days(counted), fold_days(trial), adjusted, tuple(adjustments))


def fold_year(employee_id: str, year: int, months: Iterable[MonthTotals], opening: BalanceFacts | None) -> YearTotals:
    """The months in their order; `counted` with the adjustments that fell into them."""
    ordered = tuple(sorted(months, key=lambda each: each.month))
    counted = Totals()
    for each in ordered:
        counted = add(add(counted, each.counted), each.adjusted)
    return YearTotals(employee_id, year, ordered, counted, opening)


def _sum(one: Mapping[_Key, int], other: Mapping[_Key, int], sign: int) -> dict[_Key, int]:
    both = dict(one)
    for key, count in other.items():
        both[key] = both.get(key, 0) + sign * count
    return _present(both)


def _present(counts: Mapping[_Key, int]) -> dict[_Key, int]:
    """In a fixed order and without zeros, so that equal sums are equal."""
    return {key: counts[key] for key in sorted(counts, key=str) if counts[key]}
