"""Which actions of a plan have activities tied to them, whatever became of these.

Plan and activities are written by their person alone: only a report that they send at this very moment is missed.
"""

from collections.abc import Sequence
from datetime import date

from chalicelib.domain.plan import Goal, Plan
from chalicelib.rules.month import first_day, months_between
from chalicelib.rules.plan import removed_actions
from chalicelib.use_cases.ports import Services


def tied_actions(services: Services, plan: Plan, goals: Sequence[Goal], today: date) -> frozenset[str]:
    """Of those that these goals leave out: nothing is read unless one was ever agreed and is to go. Else a Query for
    each month of the plan that has begun, as far as all of them were found."""
    gone = {each.action_id for each in removed_actions(plan, goals)} if plan.was_agreed else set()
    found: set[str] = set()
    for month in months_between(plan.starts_on, plan.ends_on):
        if found == gone or first_day(month) > today:
            break
        reported = services.activities.of_month(plan.employee_id, month)
        found |= {each.action_id for each in reported if each.plan_number == plan.number and each.action_id in gone}
    return frozenset(found)
