"""Which rules of budgets hold on a date, and until when is a month's realisation entered?

Source: monthly entry and 95 % by December, Kota Cilegon as reported; the days are settings nobody has confirmed:
docs/rules.md#budget.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from chalicelib.domain.budget import BudgetRules
from chalicelib.rules.dated_rules import holding_on
from chalicelib.rules.month import first_day, month_beside, month_of

DECEMBER_BP = 9_500
LOCKED_TOLD_DAYS = 7  # after a month is locked the city's digest names who did not report
BUDGET_DEFAULT = BudgetRules("budget-default", date.min, asked_bp={12: DECEMBER_BP})


def budget_rules_on(given: Sequence[BudgetRules], on: date) -> BudgetRules:
    """Those that hold on this date.

    given   by starting date, oldest first; before the first one BUDGET_DEFAULT holds.
    """
    return holding_on(given, on, BUDGET_DEFAULT)


def locks_after(month: str, rules: BudgetRules) -> date:
    """The last date on which the month ("YYYY-MM") is entered: a day of the month after it."""
    return first_day(month_beside(month, 1)).replace(day=rules.close_day)


def months_asked(today: date) -> tuple[str, str]:
    """The months that may be entered still, or were until lately: the two before today's."""
    month = month_of(today)
    return month_beside(month, -2), month_beside(month, -1)


def reminded_on(month: str, rules: BudgetRules, today: date) -> date | None:
    """The day whose reminder is due today: `remind_day`, then the day before the last; None before and after."""
    last = locks_after(month, rules)
    first = last.replace(day=rules.remind_day)
    again = max(first, last - timedelta(days=1))
    if not first <= today <= last:
        return None
    return again if today >= again else first


def has_just_locked(month: str, rules: BudgetRules, today: date) -> bool:
    """Whether the city is told which units did not report: a week long, since no page is made of days off."""
    last = locks_after(month, rules)
    return last < today <= last + timedelta(days=LOCKED_TOLD_DAYS)
