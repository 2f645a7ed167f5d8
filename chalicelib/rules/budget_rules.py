"""Which rules of budgets hold on a date, and until when is a month's realisation entered?

Source: monthly entry and 95 % by December, Kota Cilegon as reported; the days are settings nobody has confirmed:
docs/rules.md#budget.
"""

from collections.abc import Sequence
from datetime import date

from chalicelib.domain.budget import BudgetRules
from chalicelib.rules.dated_rules import holding_on
from chalicelib.rules.month import first_day, month_beside, month_of

DECEMBER_BP = 9_500
BUDGET_DEFAULT = BudgetRules("budget-default", date.min, asked_bp={12: DECEMBER_BP})


def budget_rules_on(given: Sequence[BudgetRules], on: date) -> BudgetRules:
    """Those that hold on this date.

    given   by starting date, oldest first; before the first one BUDGET_DEFAULT holds.
    """
    return holding_on(given, on, BUDGET_DEFAULT)


def locks_after(month: str, rules: BudgetRules) -> date:
    """The last date on which the month ("YYYY-MM") is entered: a day of the month after it."""
    return first_day(month_beside(month, 1)).replace(day=rules.close_day)


def month_asked(today: date) -> str:
    """The month whose figures are entered, or were asked for, last: the one before today's."""
    return month_beside(month_of(today), -1)


def reminded_on(month: str, rules: BudgetRules, today: date) -> date | None:
    """The day whose reminder is due today: that of `remind_day`, on the last day that one; None before and after."""
    last = locks_after(month, rules)
    first = last.replace(day=rules.remind_day)
    if not first <= today <= last:
        return None
    return last if today == last else first
