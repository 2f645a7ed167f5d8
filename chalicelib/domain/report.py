"""What is told of a unit's people over a span of dates, on the screen and as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Flag, Signal
from chalicelib.domain.verdict import DayStatus, DayVerdict, Outcome


class ReportKind(StrEnum):
    DAILY = "daily"  # everybody's slots of one date
    MONTH = "month"  # the matrix of days, a mark each, and its sums
    LATENESS = "lateness"  # who was late or left early
    ABSENCE = "absence"  # days without a record, and days with some missing
    LEAVE = "leave"  # who was away with leave, duty, study or permission, from when to when
    FLAGS = "flags"  # signals, and what a person found about them


class ReportFormat(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


class FlagOutcome(StrEnum):
    OPEN = "open"  # nobody has ruled on the check-in
    VALID = "valid"
    INVALID = "invalid"


Cell = str | int | date | DayStatus | Slot | Signal | FlagOutcome | tuple[Slot, ...]
ReportRow = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`name`: a stable word, `d01` to `d31` of a month's days. `is_number`: to be summed, read from the right."""

    name: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class ReportPerson:
    """What is known of one person in one unit.

    days         date -> what counts of it, of those judged.
    recorded     of a daily report: the three lines of the date (rules/month_sheet.SheetCell), and whether it is off.
    counts_from  the unit's; days before it are a trial.
    flags        with what a person found about each.
    """

    name: str
    days: Mapping[date, DayVerdict] = field(default_factory=dict)
    recorded: tuple[str, str, str] = ("", "", "")
    is_off: bool = False
    counts_from: date | None = None
    flags: Sequence[tuple[Flag, Outcome | None]] = ()
