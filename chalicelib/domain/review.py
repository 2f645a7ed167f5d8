"""A look that somebody owes at a check-in: drawn by lot, or because something about it stands out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chalicelib.domain.shift import Slot


class ReviewCause(StrEnum):
    SAMPLE = "sample"  # drawn from the day of a unit
    FLAG = "flag"  # a signal: a person judges it, never the signal


@dataclass(frozen=True, slots=True)
class Candidate:
    """A check-in that may be drawn.

    barred   reviewers who may not: whose it is, who made it for another, whose superior it is of.
    looks    how often check-ins of this person were drawn before this date.
    """

    employee_id: str
    slot: Slot
    challenge_id: str
    barred: frozenset[str] = frozenset()
    looks: int = 0


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who looks at which check-in of a unit's date, and why."""

    reviewer_id: str
    unit_id: str
    local_date: date
    employee_id: str
    slot: Slot
    challenge_id: str
    cause: ReviewCause = ReviewCause.SAMPLE
