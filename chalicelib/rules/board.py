"""How does somebody's date stand right now, and what do many of them count up to? See docs/rules.md#board.

A day that runs is judged by the same rule as a closed one; only what may still come is not held against anybody.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.board import DayFigures, MonthFigures, PersonStand, SlotStand, Stand
from chalicelib.domain.machine import Punch
from chalicelib.domain.shift import DayPlan, Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, MonthRows, SlotState, SlotVerdict
from chalicelib.rules.machine_day import BY_MACHINE, best_punch
from chalicelib.rules.month_sheet import is_trial

STEP_MIN = 5  # of the plot over the morning
FRESH = timedelta(minutes=1)  # figures of today are counted again once they are older, while somebody looks
SETTLED_FRESH = timedelta(minutes=15)  # those of a date or month that is over change only by late decisions
Name = TypeVar("Name")
_OPEN = (DayStatus.ABSENT, DayStatus.INCOMPLETE)


def slot_stands(
    verdict: DayVerdict,
    check_ins: Mapping[Slot, CheckIn],
    plan: DayPlan | None,
    now: datetime,
    punches: Sequence[Punch] = (),
) -> tuple[SlotStand, ...]:
    """Each expected check-in of the day.

    plan   whose windows say what may still come; None for a judged day: nothing may.
    """
    closes = {each.slot: each.closes_at for each in plan.slots} if plan else {}
    stands = [_stand(each, check_ins.get(each.slot), closes.get(each.slot), now) for each in verdict.slots]
    return tuple(
        _by_machine(stand, punches) if BY_MACHINE in each.because else stand
        for stand, each in zip(stands, verdict.slots, strict=True)
    )


def came_at(check_ins: Mapping[Slot, CheckIn], punches: Sequence[Punch]) -> datetime | None:
    """When they came, by the phone or a machine, whichever was first."""
    check_in, punch = check_ins.get(Slot.ARRIVAL), best_punch(Slot.ARRIVAL, punches)
    return min((each for each in (check_in and check_in.counts_at, punch and punch.at) if each), default=None)


def _by_machine(stand: SlotStand, punches: Sequence[Punch]) -> SlotStand:
    """With the machine's instant, where it still stands there."""
    punch = best_punch(stand.slot, punches)
    return replace(stand, at=punch.at, by_machine=True) if punch else stand


def _stand(verdict: SlotVerdict, check_in: CheckIn | None, closes_at: datetime | None, now: datetime) -> SlotStand:
    """One that was ruled invalid is missing, even while its window is open."""
    is_untried = verdict.state is SlotState.MISSING and check_in is None
    if is_untried and closes_at is not None and now < closes_at:
        return SlotStand(verdict.slot, Stand.AWAITED)
    return SlotStand(
        verdict.slot, Stand(verdict.state.value), check_in.counts_at if check_in else None, verdict.minutes
    )


def status_of(verdict: DayVerdict, slots: Iterable[SlotStand]) -> DayStatus | None:
    """What the day comes to; None while that hangs on what may still come."""
    is_running = any(each.stand is Stand.AWAITED for each in slots)
    return None if is_running and verdict.status in _OPEN else verdict.status


def count_day(unit_id: str, on: date, people: Iterable[PersonStand], now: datetime) -> DayFigures:
    statuses: Counter[DayStatus] = Counter()
    arrivals: Counter[str] = Counter()
    slots: dict[Slot, Counter[Stand]] = {}
    total = running = late = flagged = 0
    for each in people:
        total += 1
        running += each.status is None
        flagged += each.flagged
        if each.status:
            statuses[each.status] += 1
        if each.arrived_min is not None:
            arrivals[_step_of(each.arrived_min)] += 1
        for slot in each.slots:
            slots.setdefault(slot.slot, Counter())[slot.stand] += 1
            late += slot.slot is Slot.ARRIVAL and slot.stand is Stand.LATE
    return DayFigures(unit_id, on, now, total, running, dict(statuses), _plain(slots), late, flagged, dict(arrivals))


def _step_of(minute: int) -> str:
    begun = minute // STEP_MIN * STEP_MIN
    return f"{begun // 60:02}:{begun % 60:02}"


def count_month(
    unit_id: str, month: str, rows: Iterable[MonthRows], counts_from: date | None, now: datetime
) -> MonthFigures:
    """Of everybody's rows in the unit; days of the trial are left out.

    counts_from   the unit's first date that counts.
    """
    statuses: Counter[DayStatus] = Counter()
    people = late_days = late = early = missing = 0
    for each in rows:
        counting = [verdict for on, verdict in each.standing.items() if not is_trial(on, counts_from)]
        people += bool(counting)
        for verdict in counting:
            statuses[verdict.status] += 1
            late_days += verdict.late_min > 0
            late += verdict.late_min
            early += verdict.early_min
            missing += verdict.missing
    return MonthFigures(unit_id, month, now, people, dict(statuses), late_days, late, early, missing)


def sum_days(figures: Sequence[DayFigures]) -> DayFigures:
    """Of several units together, under no unit's id; as old as the oldest. At least one."""
    first = figures[0]
    slots: dict[Slot, Counter[Stand]] = {}
    for each in figures:
        for slot, stands in each.slots.items():
            slots.setdefault(slot, Counter()).update(stands)
    return DayFigures(
        unit_id="",
        on=first.on,
        counted_at=min(each.counted_at for each in figures),
        people=sum(each.people for each in figures),
        running=sum(each.running for each in figures),
        statuses=_added(each.statuses for each in figures),
        slots=_plain(slots),
        late=sum(each.late for each in figures),
        flagged=sum(each.flagged for each in figures),
        arrivals=_added(each.arrivals for each in figures),
    )


def sum_months(figures: Sequence[MonthFigures]) -> MonthFigures:
    """Likewise."""
    return MonthFigures(
        unit_id="",
        month=figures[0].month,
        counted_at=min(each.counted_at for each in figures),
        people=sum(each.people for each in figures),
        statuses=_added(each.statuses for each in figures),
        late_days=sum(each.late_days for each in figures),
        late_min=sum(each.late_min for each in figures),
        early_min=sum(each.early_min for each in figures),
        missing=sum(each.missing for each in figures),
    )


def is_fresh(counted_at: datetime, is_over: bool, now: datetime) -> bool:
    """Whether figures still hold. `is_over`: their date or month lies before the city's today."""
    return now - counted_at < (SETTLED_FRESH if is_over else FRESH)


def _added(counts: Iterable[Mapping[Name, int]]) -> dict[Name, int]:
    total: Counter[Name] = Counter()
    for each in counts:
        total.update(each)
    return dict(total)


def _plain(slots: Mapping[Slot, Counter[Stand]]) -> dict[Slot, dict[Stand, int]]:
    return {slot: dict(counts) for slot, counts in slots.items()}
