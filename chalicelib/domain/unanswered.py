"""What somebody's answer is awaited for in performance: an activity, a plan, a rating, an objection to one."""

from dataclasses import dataclass
from enum import StrEnum


class UnansweredKind(StrEnum):
    ACTIVITIES = "activities"
    PLANS = "plans"
    RATINGS = "ratings"
    OBJECTIONS = "objections"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One plan, one assessment, or what of one person's activities waits in one unit; nobody's words.

    named_id   who is to answer as it was written down; None: a city admin, and of activities whoever heads the unit.
    rated_by   the assessor of a rating: whoever stands above them answers where `named_id` no longer does.
    all        how many these are: 1 but of activities. `late` of them have waited for longer than the rules allow,
               `long` for more than twice as long.
    year, number, period_id   of the plan and the period; of activities nothing.
    """

    kind: UnansweredKind
    unit_id: str
    employee_id: str
    named_id: str | None
    rated_by: str | None = None
    all: int = 1
    late: int = 0
    long: int = 0
    year: int = 0
    number: int = 0
    period_id: str = ""
