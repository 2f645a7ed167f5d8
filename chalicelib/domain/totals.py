"""What judged days sum up to. Never stored: folded from the rows whenever somebody asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from chalicelib.domain.balance import BalanceFacts
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict


@dataclass(frozen=True, slots=True)
class Totals:
    """Of some days, or the difference that adjustments make (then numbers may be below 0).

    days           status -> days.
    working_days   all but days off and days that no roster tells of.
    late_min ...   whole minutes, as in the rows: `late_min` and `early_min` count, the others stand beside them.
    missing        slot -> how many were missing; `missing_min` what they count as, by the rules of their dates.
    events_missed  apel and ceremonies, beside the slots.
    """

    days: Mapping[DayStatus, int] = field(default_factory=dict)
    working_days: int = 0
    late_min: int = 0
    early_min: int = 0
    permitted_min: int = 0
    held_min: int = 0
    waived_min: int = 0
    missing: Mapping[Slot, int] = field(default_factory=dict)
    missing_min: int = 0
    events_missed: int = 0


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A day of an earlier, locked month, judged again while this one was open. `was`: None where it had not been."""

    on: date
    unit_id: str
    was: DayVerdict | None
    now: DayVerdict


@dataclass(frozen=True, slots=True)
class MonthTotals:
    """One person's month in all their units.

    counted      the days that count; of a locked month as it was locked.
    trial        days before their unit's `counts_from`: for looking at alone.
    adjusted     what the adjustments change: add it to `counted` for what the month pays.
    """

    month: str
    counted: Totals
    trial: Totals
    adjusted: Totals
    adjustments: tuple[Adjustment, ...] = ()


@dataclass(frozen=True, slots=True)
class YearTotals:
    """One person's year: counted days and adjustments together; `opening`, what was brought along, stands apart."""

    employee_id: str
    year: int
    months: tuple[MonthTotals, ...]
    counted: Totals
    opening: BalanceFacts | None
