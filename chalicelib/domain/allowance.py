"""What attendance takes off an additional income (TPP): dated rule sets, and what a person's month came to by them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chalicelib.domain.confirmation import Confirmation, Mark
from chalicelib.domain.verdict import DayStatus


class Cause(StrEnum):
    """What a row of the rules is about. What a set is silent about takes nothing off."""

    LATE = "late"
    EARLY = "early"
    NO_ARRIVAL = "no_arrival"
    NO_MIDDAY = "no_midday"
    NO_DEPARTURE = "no_departure"
    ABSENT = "absent"
    EVENT_MISSED = "event_missed"  # an apel or a ceremony
    LEAVE = "leave"
    PERMISSION = "permission"
    DUTY = "duty"
    STUDY = "study"
    REMOTE = "remote"


class Part(StrEnum):
    """Of what a percentage is taken."""

    TOTAL = "total"
    DISCIPLINE = "discipline"  # the share of the allowance that attendance decides


@dataclass(frozen=True, slots=True)
class Bracket:
    """One row: `event` with so many minutes takes so much off, once each time it happens.

    percent_bp         hundredths of a percent: 125 is 1.25 %.
    from_min, to_min   whole minutes, both included; None: without an end. Of late and early alone.
    """

    event: Cause
    percent_bp: int
    from_min: int = 0
    to_min: int | None = None
    of: Part = Part.TOTAL
    source: str = ""
    mark: Mark = Mark.M


@dataclass(frozen=True, slots=True)
class AllowanceRules:
    """What holds from a date on.

    discipline_bp   how much of the whole the discipline part is, hundredths of a percent.
    day_cap_bp      the most that the slots of one day take off, of the whole; None: as much as their rows say.
    """

    rules_id: str
    starts_on: date
    brackets: tuple[Bracket, ...]
    discipline_bp: int = 10_000
    day_cap_bp: int | None = None
    confirmed: Confirmation | None = None


@dataclass(frozen=True, slots=True)
class Deduction:
    """One row applied to one date.

    minutes      that it is about; 0 of whole days and of events.
    percent_bp   of the whole allowance, rounded down; None while a rule of the month is unconfirmed.
    capped_bp    how much of the row the day's cap took away again.
    cut_idr      its part of the month's rupiah: the lines of a month sum up to it. None where no base stands.
    source       the decree that confirmed the set, else where the row was found.
    """

    on: date
    unit_id: str
    event: Cause
    minutes: int
    rules_id: str
    source: str
    percent_bp: int | None
    capped_bp: int = 0
    cut_idr: int | None = None


@dataclass(frozen=True, slots=True)
class DeductionChange:
    """A day of an earlier, locked month that was judged again while this month was open.

    changed_idr   of the base that held in that day's month; None where none stands.
    """

    on: date
    unit_id: str
    was: tuple[Deduction, ...]
    now: tuple[Deduction, ...]
    changed_bp: int | None
    changed_idr: int | None = None


@dataclass(frozen=True, slots=True)
class AllowanceMonth:
    """One person's month: a calculation to look at, paid out by nobody here.

    minutes           of all deductions.
    percent_bp        their sum, 10,000 at most; None while a rule of the month is unconfirmed: then minutes alone.
    adjusted_bp       what changes of earlier, locked months add; below 0 is given back.
    total_bp          both together, of one unit's part for payroll alone (rules/payroll.py).
    base_idr          what the month's percentages are of, in whole rupiah; None: not entered, or not confirmed.
    cut_idr           for the sum, rounded down to whole rupiah; None without a base.
    adjusted_idr      likewise for the adjustments; None where one of them is of a month without a base.
    total_idr         both together, the base at most; below 0 is given back. None where either is.
    excused           dates of leave, orders or permission on which nothing is taken off, and which of them.
    undecided_days    dates that await a person and therefore take nothing off.
    unconfirmed       ids of the rule sets that nobody has confirmed.
    """

    month: str
    deductions: tuple[Deduction, ...]
    changes: tuple[DeductionChange, ...]
    minutes: int
    absent_days: int
    percent_bp: int | None
    adjusted_bp: int | None
    excused: tuple[tuple[date, DayStatus], ...]
    undecided_days: int
    unconfirmed: tuple[str, ...]
    total_bp: int | None = None
    base_idr: int | None = None
    cut_idr: int | None = None
    adjusted_idr: int | None = None
    total_idr: int | None = None
