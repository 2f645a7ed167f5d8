"""A word of a superior during the year, beside any assessment."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Feedback:
    """A word of a superior during the year, seen by both."""

    feedback_id: str
    employee_id: str
    by: str
    at: datetime
    text: str
