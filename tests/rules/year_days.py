"""A person's judged days in one line each, for the rules that add a year or a month up."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, MonthRows, SlotState, SlotVerdict

FIRST = date(2026, 11, 2)  # a Monday
LETTERS = {
    "A": DayStatus.ABSENT, "P": DayStatus.PRESENT, "-": DayStatus.OFF, "L": DayStatus.LEAVE, "?": DayStatus.UNDECIDED,
    "U": DayStatus.UNKNOWN, "D": DayStatus.DUTY, "I": DayStatus.PERMISSION, "N": DayStatus.INCOMPLETE,
    "S": DayStatus.STUDY, "R": DayStatus.REMOTE,
}  # fmt: skip
MISSED = tuple(SlotVerdict(slot, SlotState.MISSING) for slot in (Slot.ARRIVAL, Slot.MIDDAY, Slot.DEPARTURE))


def day(
    status: DayStatus = DayStatus.PRESENT, on: date = FIRST, late: int = 0, early: int = 0, missing_min: int = 0
) -> DayVerdict:
    """A day with these minutes; an absent one misses all its slots."""
    slots = MISSED if status is DayStatus.ABSENT else _slots(late, early)
    missed = 182 if status is DayStatus.ABSENT else missing_min
    return DayVerdict(on, status, slots, "pattern:x", "default", missed)


def days(line: str, first: date = FIRST) -> dict[date, DayVerdict]:
    """ "AA--P" from this date on, one letter a date; a blank is a date that nobody judged."""
    dates = [first + timedelta(at) for at in range(len(line))]
    return {on: day(LETTERS[letter], on) for on, letter in zip(dates, line, strict=True) if letter != " "}


def months(verdicts: Iterable[DayVerdict], unit_id: str = "umum", month: str = "2026-11") -> MonthRows:
    return MonthRows("ani", unit_id, month, {each.local_date: each for each in verdicts})


def without(verdict: DayVerdict, *slots: Slot, missing_min: int = 0) -> DayVerdict:
    """The same with nothing recorded in these slots."""
    kept = tuple(each for each in verdict.slots if each.slot not in slots)
    gone = tuple(SlotVerdict(slot, SlotState.MISSING) for slot in slots)
    return replace(verdict, status=DayStatus.INCOMPLETE, slots=(*kept, *gone), missing_min=missing_min)


def _slots(late: int, early: int) -> tuple[SlotVerdict, ...]:
    return (
        SlotVerdict(Slot.ARRIVAL, SlotState.LATE if late else SlotState.ON_TIME, late),
        SlotVerdict(Slot.MIDDAY, SlotState.ON_TIME),
        SlotVerdict(Slot.DEPARTURE, SlotState.EARLY if early else SlotState.ON_TIME, early),
    )
