"""Performance (E-Kinerja): the dated rules that a year is planned, reported and assessed by.

What people write by them lies in domain/plan.py, activity.py and evaluation.py; budgets in domain/budget.py.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chalicelib.domain.confirmation import Confirmation


class Rating(StrEnum):
    """Against what was expected: of results (hasil kerja), and of behaviour (perilaku kerja)."""

    BELOW = "below"
    MEETS = "meets"
    ABOVE = "above"


class Predicate(StrEnum):
    """What a period comes to (predikat kinerja), the best first."""

    VERY_GOOD = "very_good"  # sangat baik
    GOOD = "good"  # baik
    NEEDS_IMPROVEMENT = "needs_improvement"  # butuh perbaikan
    POOR = "poor"  # kurang
    VERY_POOR = "very_poor"  # sangat kurang


class Standing(StrEnum):
    """An organisation's own result of the year, by which the predicates of its people are to spread."""

    EXCELLENT = "excellent"  # istimewa
    GOOD = "good"
    FAIR = "fair"  # cukup
    POOR = "poor"
    VERY_POOR = "very_poor"


class PeriodKind(StrEnum):
    """How often people are assessed beside the year as a whole."""

    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the nine of the matrix."""

    result: Rating
    behaviour: Rating
    predicate: Predicate


@dataclass(frozen=True, slots=True)
class Spread:
    """How many of a hundred people of an organisation of this standing may, or are to, come to a predicate.

    It is shown beside what an organisation's people came to; nobody's predicate is changed by it.
    """

    standing: Standing
    predicate: Predicate
    least_percent: int | None = None
    most_percent: int | None = None


@dataclass(frozen=True, slots=True)
class PerformanceRules:
    """What holds from a date on; an assessment takes the set of its period's last day.

    matrix          all nine cells.
    answer_days     working days within which a superior answers a report; then the digest tells of it.
    close_days      calendar days after a month's end until which its activities are written and answered.
    objection_days  calendar days from the approval on within which the person may object.
    """

    rules_id: str
    starts_on: date
    matrix: tuple[Cell, ...]
    period_kind: PeriodKind = PeriodKind.QUARTER
    answer_days: int = 3
    close_days: int = 5
    objection_days: int = 14
    spreads: tuple[Spread, ...] = ()
    confirmed: Confirmation | None = None
