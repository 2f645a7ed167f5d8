"""A look that somebody owes at a check-in: drawn by lot, or because something about it stands out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.employee import Sex
from chalicelib.domain.shift import Slot

CITY_QUEUE = "~city"  # whose reviews every city admin shares; no employee can have this id


class ReviewCause(StrEnum):
    SAMPLE = "sample"  # drawn from the day of a unit
    FLAG = "flag"  # a signal: a person judges it, never the signal


class ReviewState(StrEnum):
    WAITING = "waiting"
    ASKED = "asked"  # the person was asked something first; it still awaits a decision
    VALID = "valid"
    INVALID = "invalid"
    OVERTAKEN = "overtaken"  # somebody ruled on it otherwise, or another check-in lies there


OPEN = frozenset({ReviewState.WAITING, ReviewState.ASKED})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A check-in that may be drawn.

    barred   reviewers who may not: whose it is, who made it for another, whose superior it is of.
    reviewer_sex  of which sex its person wishes the reviewer to be; None: of whichever.
    looks    how often check-ins of this person were drawn before this date.
    """

    employee_id: str
    slot: Slot
    challenge_id: str
    barred: frozenset[str] = frozenset()
    looks: int = 0
    reviewer_sex: Sex | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One look owed, and what became of it.

    queue_id     who owes it: a supervisor's employee id, or CITY_QUEUE.
    signals      what stands out, of a flag alone; each with its facts (whole numbers and ids).
    question     asked of the person, and what they answered.
    decided_by   who decided it, in whosever queue it lay.
    reviewer_sex  who is of another sex neither sees nor decides it, as its person wishes; None: anybody may. For
                  a flag it holds some days alone (rules/review.py).
    """

    queue_id: str
    unit_id: str
    local_date: date
    employee_id: str
    slot: Slot
    challenge_id: str
    cause: ReviewCause = ReviewCause.SAMPLE
    signals: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    state: ReviewState = ReviewState.WAITING
    question: str | None = None
    asked_at: datetime | None = None
    answer: str | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str | None = None
    reviewer_sex: Sex | None = None
    revision: int = 0

    @property
    def review_id(self) -> str:
        """Sorts by the day: unique in its queue."""
        return f"{self.local_date:%Y%m%d}-{self.challenge_id[:16]}"


@dataclass(frozen=True, slots=True)
class Draw:
    """What was drawn of a unit's date, and by which seed: with the day's facts anybody can draw it again."""

    unit_id: str
    local_date: date
    seed: str
    quota: int
    partner_id: str | None
    candidates: int
    reviews: tuple[Review, ...]
