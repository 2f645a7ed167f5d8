"""The budget that an action may name: that of the plan's unit, else of the nearest unit above that has one."""

from collections.abc import Sequence

from chalicelib.domain.city import City
from chalicelib.domain.plan import Goal, Plan
from chalicelib.errors import FieldError
from chalicelib.rules.plan_budget import budget_code_faults, names_budget
from chalicelib.use_cases.ports import Services


def faults_of_budget(services: Services, plan: Plan, goals: Sequence[Goal], city: City) -> list[FieldError]:
    """Nothing is read where no action names a code."""
    if not names_budget(goals):
        return []
    return list(budget_code_faults(goals, plan.year, codes_of(services, plan.unit_id, plan.year, city)))


def codes_of(services: Services, unit_id: str, year: int, city: City) -> frozenset[str] | None:
    """Of the sub-activities; None where nobody has entered a budget. A Query a level until there is one."""
    for above in city.path_of(unit_id):
        if lines := services.budgets.lines(above, year):
            return frozenset(each.code for each in lines)
    return None
