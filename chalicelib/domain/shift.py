"""Planned work: slots, shift patterns, dated overrides and holidays, and the plan of one day made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.office import Place
from chalicelib.domain.office_code import OfficeCode


class Slot(StrEnum):
    """One expected check-in within a shift, in the order of the day."""

    ARRIVAL = "arrival"
    MIDDAY = "midday"
    DEPARTURE = "departure"
    EVENT = "event"  # an apel or a ceremony, beside the day's three


DAY_SLOTS = (Slot.ARRIVAL, Slot.MIDDAY, Slot.DEPARTURE)
LATE_SLOTS = (Slot.ARRIVAL, Slot.EVENT)  # late after their limit; a departure is early before its own


@dataclass(frozen=True, slots=True)
class SlotPlan:
    """When one slot opens, counts as on time and closes, in minutes from local midnight of the shift's date.

    Minutes may pass 1,440 for a night shift (its date is the one it began) or fall below 0.
    limit_min   arrival, event: late after it; departure: early before it; None where neither is judged.
    """

    slot: Slot
    opens_min: int
    closes_min: int
    limit_min: int | None = None
    required: bool = True


Week = tuple[tuple[SlotPlan, ...], ...]  # seven entries, Monday first; an empty one is a day off


@dataclass(frozen=True, slots=True)
class PatternVersion:
    """What a shift pattern says from a date on."""

    starts_on: date
    week: Week
    grace_min: int = 0


@dataclass(frozen=True, slots=True)
class ShiftPattern:
    """A named week of work.

    code      the letter that a roster uses for it (P, S, M ...), None for a weekly pattern.
    versions  by starting date, oldest first; never empty.
    """

    pattern_id: str
    name: str
    versions: tuple[PatternVersion, ...]
    code: str | None = None

    def version_on(self, local_date: date) -> PatternVersion | None:
        """The version that holds on this date, or None before the first one."""
        holding = [version for version in self.versions if version.starts_on <= local_date]
        return holding[-1] if holding else None


@dataclass(frozen=True, slots=True)
class Override:
    """A dated order (Ramadan, a one-day order) that replaces the week of some or all patterns.

    pattern_ids, unit_ids   empty means all.
    """

    override_id: str
    name: str
    decree_no: str
    starts_on: date
    ends_on: date
    week: Week
    grace_min: int = 0
    pattern_ids: tuple[str, ...] = ()
    unit_ids: tuple[str, ...] = ()


class HolidayKind(StrEnum):
    PUBLIC = "public"
    COLLECTIVE = "collective"  # cuti bersama
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off by decree; a weekly pattern rests on it, a roster goes on."""

    on: date
    name: str
    kind: HolidayKind
    decree_no: str


class DayKind(StrEnum):
    WORKING = "working"
    OFF = "off"
    UNKNOWN = "unknown"  # a roster worker without an entry


@dataclass(frozen=True, slots=True)
class PlannedSlot:
    """One slot of one date in instants (aware UTC); the window is [opens_at, closes_at)."""

    slot: Slot
    opens_at: datetime
    closes_at: datetime
    limit_at: datetime | None
    grace_min: int
    required: bool


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What one employee is expected to do on one local date, and which rule said so.

    rule   id of the pattern, override or holiday that decided, e.g. `pattern:office-5`, `override:ramadan-1448`,
           `holiday:2026-12-25`, `roster:no-entry`, `assignment:none`.
    """

    local_date: date
    kind: DayKind
    rule: str
    slots: tuple[PlannedSlot, ...] = ()
    event: PlannedSlot | None = None  # of whoever is invited to one, also on a day off

    @property
    def windows(self) -> tuple[PlannedSlot, ...]:
        """Everything that may be checked in on this date: the day's slots, then its event."""
        return (*self.slots, self.event) if self.event else self.slots

    def slot(self, name: Slot) -> PlannedSlot | None:
        if name is Slot.EVENT:
            return self.event
        return next((planned for planned in self.slots if planned.slot is name), None)


@dataclass(frozen=True, slots=True)
class Event:
    """An apel, a ceremony or a national day: who comes where, when. One a person and date.

    opens_min ...   as of a SlotPlan: minutes from local midnight; late after the limit.
    place           where; never anywhere.
    unit_ids        who is invited: exactly these units, those below one are named with it; empty: everybody.
    withdrawn       why it was called off after it had opened: nobody is judged for it any more; None: it holds.
    """

    event_id: str
    name: str
    decree_no: str
    on: date
    opens_min: int
    closes_min: int
    limit_min: int
    place: Place
    unit_ids: tuple[str, ...] = ()
    grace_min: int = 0
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """A longer window by an admin, when the service failed: of one local date, the slot closes so much later.

    Only the closing moves; lateness is judged by the limit as before.
    unit_ids   exactly these; empty: the whole city.
    note       what everyone concerned reads.
    """

    extension_id: str
    on: date
    slot: Slot
    minutes: int
    note: str
    unit_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """Everything a city has decided about time."""

    patterns: Mapping[str, ShiftPattern]
    overrides: tuple[Override, ...] = ()
    holidays: Mapping[date, Holiday] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    extensions: tuple[Extension, ...] = ()
    office_codes: tuple[OfficeCode, ...] = ()
