"""Budgets: the dated rules by which a unit tells each month what of it was spent, and how far the work is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.confirmation import Confirmation


@dataclass(frozen=True, slots=True)
class BudgetRules:
    """What holds from a date on.

    close_day      day of the following month up to which a month's figures may be entered; then it is locked.
    remind_day     likewise, from which on who has not reported is reminded.
    asked_bp       month (1-12) -> how much of the year's ceiling the city asks to be spent by its end, in hundredths of
                   a percent. Months it is silent about ask for nothing.
    behind_points  so many percentage points behind its own target a line is shown as behind.
    """

    rules_id: str
    starts_on: date
    asked_bp: Mapping[int, int]
    close_day: int = 10
    remind_day: int = 5
    behind_points: int = 10
    confirmed: Confirmation | None = None
