"""What a person brings along into the year that Presensi begins in: leave left, absences and minutes so far."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class BalanceFacts:
    """As the old book says it, up to the day before Presensi counts.

    leave_left_days      of annual leave, those carried over among them.
    leave_carried_days   of these, how many come from earlier years.
    unexcused_days       of the year so far.
    late_min, early_min  of the year so far; None where the old book does not tell.
    source_document      where it stands: "Rekap BKPSDM 800/123/2026".
    """

    leave_left_days: int
    leave_carried_days: int
    unexcused_days: int
    late_min: int
    early_min: int | None
    source_document: str


@dataclass(frozen=True, slots=True)
class OpeningBalance:
    """One person's of one year, and who answers for it."""

    employee_id: str
    year: int
    facts: BalanceFacts
    entered_by: str
    entered_at: datetime
    revision: int = 0
