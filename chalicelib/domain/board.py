"""How a date stands while it runs and once it is over: one person's, and a unit's or a month's as figures alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, SlotState


class Stand(StrEnum):
    """Of one expected check-in: SlotState's words, and one for what may still come."""

    AWAITED = "awaited"  # its window is not over
    ON_TIME = SlotState.ON_TIME.value
    LATE = SlotState.LATE.value
    EARLY = SlotState.EARLY.value
    MISSING = SlotState.MISSING.value
    EXCUSED = SlotState.EXCUSED.value
    PROVISIONAL = SlotState.PROVISIONAL.value


@dataclass(frozen=True, slots=True)
class SlotStand:
    """`at`: the instant that counts, where somebody checked in. `minutes`: late or early, those that count.

    by_machine   a machine's log says so, not the phone.
    """

    slot: Slot
    stand: Stand
    at: datetime | None = None
    minutes: int = 0
    by_machine: bool = False


@dataclass(frozen=True, slots=True)
class PersonStand:
    """One person's date.

    status       None while it runs: a window is not over, and nothing else says what the day comes to.
    judged       the date was closed for them; else it is as it would be if nothing more came.
    flagged      something of it may look like cheating; a person looks at it.
    arrived_min  minutes since their own midnight at which they came, whatever is decided about it.
    """

    employee_id: str
    name: str
    status: DayStatus | None
    slots: tuple[SlotStand, ...] = ()
    judged: bool = False
    flagged: bool = False
    arrived_min: int | None = None


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A unit's date in figures: nobody can be told from them but by how few they are.

    statuses   status -> people; of those whose day runs, `running` counts.
    slots      slot -> stand -> people.
    late       people who came late.
    flagged    people.
    arrivals   "07:05" by the wall clock, in steps of rules/board.STEP_MIN -> how many came within that step.
    """

    unit_id: str
    on: date
    counted_at: datetime
    people: int = 0
    running: int = 0
    statuses: Mapping[DayStatus, int] = field(default_factory=dict)
    slots: Mapping[Slot, Mapping[Stand, int]] = field(default_factory=dict)
    late: int = 0
    flagged: int = 0
    arrivals: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """A unit's month in figures, of the days that count (not of its trial) as they stand now, also after a lock.

    people     who were judged on at least one of them.
    statuses   status -> person-days.
    late_days  person-days with late minutes; late_min, early_min, missing: as in Totals.
    """

    unit_id: str
    month: str  # "YYYY-MM"
    counted_at: datetime
    people: int = 0
    statuses: Mapping[DayStatus, int] = field(default_factory=dict)
    late_days: int = 0
    late_min: int = 0
    early_min: int = 0
    missing: int = 0
