"""A person's row in a unit's sheet of a month, day by day, and its sums.

Whether a day was present, incomplete or absent is decided when it is closed: from then on the verdict is shown and its
minutes are summed; until then what was recorded, and what people ruled about it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.machine import Punch
from chalicelib.domain.shift import DAY_SLOTS, DayKind, DayPlan, Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, Ruling, SlotState, SlotVerdict
from chalicelib.rules.local_time import local_date, wall_clock
from chalicelib.rules.machine_day import counting_punch
from chalicelib.rules.ruling import awaits_person, is_ruled_out

NEXT_DAY = "+1"  # behind a time that the wall clock shows on the next date: a night shift's departure
WAITS = "*"  # behind a time that a person must decide about still
REFUSED = "×"  # behind one that a person did not let stand: it fills no slot
MACHINE = "m"  # behind one that a machine's log says, not the phone
NO_PLAN = "?"  # a roster worker's day that nobody has entered


@dataclass(frozen=True, slots=True)
class SheetDay:
    """One local date of one person, with the evidence joined; `zone` is that of the primary office.

    rulings   about its slots, whichever check-in they are about.
    verdict   once the day is closed.
    punches   of machines; shown where one counts, or where nothing else is there.
    """

    plan: DayPlan
    zone: str
    check_ins: Mapping[Slot, CheckIn] = field(default_factory=dict)
    rulings: Mapping[Slot, Ruling] = field(default_factory=dict)
    verdict: DayVerdict | None = None
    punches: tuple[Punch, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetCell:
    """Three lines, arrival, midday and departure; an empty line where nothing was recorded.

    is_off     the plan asks for nothing on this date.
    late_min   by the verdict, or as recorded until there is one.
    status     the verdict's; None until the day is closed.
    """

    lines: tuple[str, str, str]
    is_off: bool
    late_min: int
    status: DayStatus | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The cells, and the sums of the days that count; slots recorded in the trial are summed apart. No events, and
    nothing that somebody did not let stand.

    absent   days judged absent.
    """

    cells: tuple[SheetCell, ...]
    slots: int
    late_min: int
    trial_slots: int
    absent: int = 0


def month_row(days: Sequence[SheetDay], counts_from: date | None) -> SheetRow:
    """One person's row.

    counts_from   the unit's; see is_trial.
    """
    counting = [day for day in days if not is_trial(day.plan.local_date, counts_from)]
    trial = [day for day in days if is_trial(day.plan.local_date, counts_from)]
    return SheetRow(
        tuple(_cell(day) for day in days),
        sum(_filled(day) for day in counting),
        sum(_late_min(day) for day in counting),
        sum(_filled(day) for day in trial),
        sum(day.verdict is not None and day.verdict.status is DayStatus.ABSENT for day in counting),
    )


def is_trial(on: date, counts_from: date | None) -> bool:
    """Whether what is recorded on this local date is a trial and never counts; None: no day counts yet."""
    return counts_from is None or on < counts_from


def _cell(day: SheetDay) -> SheetCell:
    arrival, midday, departure = (_line(day, slot) for slot in DAY_SLOTS)
    if day.plan.kind is DayKind.UNKNOWN and not (day.check_ins or day.punches):
        arrival = NO_PLAN
    status = day.verdict.status if day.verdict else None
    return SheetCell((arrival, midday, departure), day.plan.kind is DayKind.OFF, _late_min(day), status)


def _line(day: SheetDay, slot: Slot) -> str:
    """`07:45 (15)`: by the wall clock, and how many minutes late."""
    check_in, punch = day.check_ins.get(slot), _counting_punch(day, slot)
    if punch:
        found = _judged_slot(day.verdict, slot) if day.verdict else None
        return _told(punch.at, day, MACHINE, found.minutes if found and found.state is SlotState.LATE else 0)
    if check_in is None:
        return ""
    late_min, sign = _judged(day, check_in)
    return _told(check_in.counts_at, day, sign, late_min)


def _told(at: datetime, day: SheetDay, sign: str, late_min: int) -> str:
    later = NEXT_DAY if local_date(at, day.zone) > day.plan.local_date else ""
    late = f" ({late_min})" if late_min else ""
    return f"{wall_clock(at, day.zone)}{later}{sign}{late}"


def _counting_punch(day: SheetDay, slot: Slot) -> Punch | None:
    return counting_punch(slot, day.punches, day.verdict, slot in day.check_ins) if day.punches else None


def _judged(day: SheetDay, check_in: CheckIn) -> tuple[int, str]:
    """Late minutes and the sign behind the time: by the verdict, or as recorded and ruled until there is one."""
    if _is_refused(day, check_in):
        return 0, REFUSED
    if day.verdict is None:
        return check_in.late_min, WAITS if awaits_person(check_in, day.rulings.get(check_in.slot)) else ""
    found = _judged_slot(day.verdict, check_in.slot)
    if found is None:
        return 0, ""
    return found.minutes if found.state is SlotState.LATE else 0, WAITS if found.state is SlotState.PROVISIONAL else ""


def _is_refused(day: SheetDay, check_in: CheckIn) -> bool:
    """Whether somebody did not let it stand. What came since the close is not judged yet and no such thing."""
    if day.verdict:
        found = _judged_slot(day.verdict, check_in.slot)
        return found is not None and found.state is SlotState.MISSING and "ruling" in found.because
    return is_ruled_out(day.rulings.get(check_in.slot), check_in)


def _judged_slot(verdict: DayVerdict, slot: Slot) -> SlotVerdict | None:
    """None where the day did not judge it."""
    return next((each for each in verdict.slots if each.slot is slot), None)


def _late_min(day: SheetDay) -> int:
    return day.verdict.late_min if day.verdict else sum(each.late_min for each in _of_slots(day))


def _filled(day: SheetDay) -> int:
    """How many of the day's slots somebody checked in, on the phone or at a machine."""
    by_phone = {each.slot for each in _of_slots(day)}
    return len(by_phone | {slot for slot in DAY_SLOTS if _counting_punch(day, slot)})


def _of_slots(day: SheetDay) -> list[CheckIn]:
    found = [day.check_ins[slot] for slot in DAY_SLOTS if slot in day.check_ins]
    return [each for each in found if not _is_refused(day, each)]
