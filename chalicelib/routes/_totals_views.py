"""Judged days and their sums, as several routes show them. Kinds of leave and requests' ids stay out."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from chalicelib.domain.totals import Adjustment, MonthTotals, Totals
from chalicelib.domain.verdict import DayVerdict
from chalicelib.rules.month_sheet import is_trial
from chalicelib.use_cases.see_totals import JudgedMonth


class TotalsView(Struct, frozen=True, kw_only=True):
    """`days` by status, `missing` by slot; of adjustments, what they change: then below 0 is possible."""

    days: dict[str, int]
    working_days: int
    late_min: int
    early_min: int
    permitted_min: int
    held_min: int
    waived_min: int
    missing: dict[str, int]
    missing_min: int
    events_missed: int


class JudgedDayView(Struct, frozen=True, kw_only=True):
    """A day as it was judged. `slots`: slot -> its state; `since`: how it stands since the month was locked."""

    on: date
    unit_id: str
    trial: bool
    status: str
    late_min: int
    early_min: int
    missing_min: int
    slots: dict[str, str]
    event: str | None
    since: str | None = None


class AdjustmentView(Struct, frozen=True, kw_only=True):
    """A day of a locked month judged again: what it was, null where nobody had judged it, and what it is now."""

    on: date
    unit_id: str
    was: JudgedDayView | None
    now: JudgedDayView


class JudgedMonthView(Struct, frozen=True, kw_only=True):
    """`totals` of the days that count; `adjusted`: what adjustments of earlier months change, to be added."""

    employee_id: str
    name: str
    days: list[JudgedDayView]
    totals: TotalsView
    trial_totals: TotalsView
    adjusted: TotalsView
    adjustments: list[AdjustmentView]


class MonthTotalsView(Struct, frozen=True, kw_only=True):
    month: str
    totals: TotalsView
    trial_totals: TotalsView
    adjusted: TotalsView


def totals_view(totals: Totals) -> TotalsView:
    return TotalsView(
        days={str(status): count for status, count in totals.days.items()},
        working_days=totals.working_days,
        late_min=totals.late_min,
        early_min=totals.early_min,
        permitted_min=totals.permitted_min,
        held_min=totals.held_min,
        waived_min=totals.waived_min,
        missing={str(slot): count for slot, count in totals.missing.items()},
        missing_min=totals.missing_min,
        events_missed=totals.events_missed,
    )


def month_totals_view(month: MonthTotals) -> MonthTotalsView:
    return MonthTotalsView(
        month=month.month,
        totals=totals_view(month.counted),
        trial_totals=totals_view(month.trial),
        adjusted=totals_view(month.adjusted),
    )


def judged_month_view(judged: JudgedMonth) -> JudgedMonthView:
    days = [
        _day(verdict, rows.unit_id, judged.counts_from, rows.amended.get(on))
        for rows in judged.rows
        for on, verdict in rows.rows.items()
    ]
    return JudgedMonthView(
        employee_id=judged.employee_id,
        name=judged.name,
        days=sorted(days, key=lambda each: (each.on, each.unit_id)),
        totals=totals_view(judged.totals.counted),
        trial_totals=totals_view(judged.totals.trial),
        adjusted=totals_view(judged.totals.adjusted),
        adjustments=[_adjustment(each, judged.counts_from) for each in judged.totals.adjustments],
    )


def _adjustment(each: Adjustment, counts_from: Mapping[str, date | None]) -> AdjustmentView:
    was = _day(each.was, each.unit_id, counts_from) if each.was else None
    now = _day(each.now, each.unit_id, counts_from)
    return AdjustmentView(on=each.on, unit_id=each.unit_id, was=was, now=now)


def _day(
    verdict: DayVerdict, unit_id: str, counts_from: Mapping[str, date | None], amended: DayVerdict | None = None
) -> JudgedDayView:
    return JudgedDayView(
        on=verdict.local_date,
        unit_id=unit_id,
        trial=is_trial(verdict.local_date, counts_from.get(unit_id)),
        status=verdict.status,
        late_min=verdict.late_min,
        early_min=verdict.early_min,
        missing_min=verdict.missing_min,
        slots={each.slot: each.state for each in verdict.slots},
        event=verdict.event.state if verdict.event else None,
        since=amended.status if amended else None,
    )
