"""What is judged when a day is closed: slot by slot, one status a day, and the rules it was judged by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.excuse import Excuse
from chalicelib.domain.machine import Punch
from chalicelib.domain.outage import Outage
from chalicelib.domain.shift import DayPlan, Slot


class DayStatus(StrEnum):
    """One per employee and date, in DESIGN's order: the first that holds."""

    OFF = "off"
    LEAVE = "leave"
    DUTY = "duty"
    STUDY = "study"
    REMOTE = "remote"
    UNDECIDED = "undecided"  # a provisional slot awaits a person
    PRESENT = "present"  # with late and early minutes
    INCOMPLETE = "incomplete"  # some slots accepted, some missing
    PERMISSION = "permission"
    ABSENT = "absent"  # none accepted, none excused
    UNKNOWN = "unknown"  # a roster worker without an entry


class SlotState(StrEnum):
    ON_TIME = "on_time"
    LATE = "late"
    EARLY = "early"
    MISSING = "missing"
    EXCUSED = "excused"
    PROVISIONAL = "provisional"  # recorded, a person must decide


@dataclass(frozen=True, slots=True)
class SlotVerdict:
    """One expected check-in, judged.

    minutes        late (arrival) or early (departure), whole minutes that count.
    permitted_min  of the lateness or earliness, what was permitted; whether it deducts is a dated rule.
    held_min       late minutes held back while an outage is suspected: they count once it is dismissed.
    waived_min     late minutes that a declared outage took away.
    because        why it is so, beside the check-in itself: stable words, never a person's reason. Of a provisional
                   one its Reasons, of an excused one the ExcuseKind or `outage`; `correction`, `ruling`, `permission`,
                   `outage`, `outage_suspected` where they changed what counts; `machine` where a machine's log does.
    """

    slot: Slot
    state: SlotState
    minutes: int = 0
    permitted_min: int = 0
    held_min: int = 0
    waived_min: int = 0
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayVerdict:
    """One employee's one local date.

    rule         which decision planned the day: DayPlan.rule.
    rules_id     which AttendanceRules judged it.
    missing_min  minutes that the missing slots count as, by those rules.
    basis        ids of the requests and outages that made it what it is, sorted.
    event        the verdict of the day's apel or ceremony, beside its slots; None where there is none.
    """

    local_date: date
    status: DayStatus
    slots: tuple[SlotVerdict, ...]
    rule: str
    rules_id: str
    missing_min: int = 0
    basis: tuple[str, ...] = ()
    event: SlotVerdict | None = None

    @property
    def late_min(self) -> int:
        return sum(each.minutes for each in self.slots if each.slot is Slot.ARRIVAL)

    @property
    def early_min(self) -> int:
        return sum(each.minutes for each in self.slots if each.slot is Slot.DEPARTURE)

    @property
    def missing(self) -> int:
        return sum(each.state is SlotState.MISSING for each in self.slots)

    @property
    def windows(self) -> tuple[SlotVerdict, ...]:
        """Everything of the date that was judged: the day's slots, then its event."""
        return (*self.slots, self.event) if self.event else self.slots


@dataclass(frozen=True, slots=True)
class AttendanceRules:
    """How days are counted from a date on. What nobody has confirmed says so; docs/rules.md#attendance.

    missing_min        slot -> minutes that a missing one counts as.
    permission_counts  whether permitted minutes still count.
    confirmed          the decree it stands on; None: nobody has, and nothing is decided by it.
    """

    rules_id: str
    starts_on: date
    missing_min: Mapping[Slot, int] = field(default_factory=dict)
    permission_counts: bool = False
    confirmed: Confirmation | None = None


class Outcome(StrEnum):
    VALID = "valid"
    INVALID = "invalid"
    CORRECTED = "corrected"  # it counts as if checked in at `counts_at`


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided about one slot of one employee's day. The last one stands.

    counts_at      of a correction: the instant approved.
    challenge_id   of VALID and INVALID: which check-in was looked at; another one in its place is not ruled on.
    request_id     the correction or objection it came from; None: a provisional check-in was decided.
    reason         the decider's own words, or None.
    """

    employee_id: str
    unit_id: str
    local_date: date
    slot: Slot
    outcome: Outcome
    by: str
    at: datetime
    counts_at: datetime | None = None
    challenge_id: str | None = None
    request_id: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class DayFacts:
    """All that one employee-day is judged by.

    zone       IANA name, of the primary office.
    check_ins  with their evidence joined.
    excuses    those that hold on the date, the highest in rank first: rules/excuse.excuses_on.
    outages    of any time; those that concern the unit: rules/attendance.concerning.
    punches    of machines: rules/machine_day.py.
    """

    plan: DayPlan
    zone: str
    check_ins: Mapping[Slot, CheckIn] = field(default_factory=dict)
    rulings: Mapping[Slot, Ruling] = field(default_factory=dict)
    excuses: tuple[Excuse, ...] = ()
    outages: tuple[Outage, ...] = ()
    punches: tuple[Punch, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthRows:
    """One employee's judged days of one month in one unit. Totals are folded from the rows, never stored beside them.

    rows         date -> its verdict; of a locked month as it was locked.
    amended      date -> the verdict that took its place after the lock.
    adjustments  what changed in earlier, locked months while this one was open: date -> (as locked, None where
                 nobody had judged it; as it is since).
    """

    employee_id: str
    unit_id: str
    month: str  # "YYYY-MM"
    rows: Mapping[date, DayVerdict] = field(default_factory=dict)
    amended: Mapping[date, DayVerdict] = field(default_factory=dict)
    adjustments: Mapping[date, tuple[DayVerdict | None, DayVerdict]] = field(default_factory=dict)

    @property
    def standing(self) -> dict[date, DayVerdict]:
        """What counts of each judged date: what took its place after the lock, else the row."""
        return {**self.rows, **self.amended}
