"""What the rows of each kind of file mean: how they are checked, kept as a plan, and brought in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from chalicelib.domain.job import Job, JobKind
from chalicelib.errors import FieldError
from chalicelib.jobs.balance_rows import balance_steps, check_balances
from chalicelib.jobs.base_rows import base_steps, check_bases
from chalicelib.jobs.budget_rows import budget_steps, check_budget
from chalicelib.jobs.goal_rows import check_goals, goal_steps
from chalicelib.jobs.machine_rows import MAX_LOG_ROWS, LogPlan, check_log, noted
from chalicelib.jobs.machine_writes import log_steps
from chalicelib.jobs.people_rows import check_people
from chalicelib.jobs.people_steps import people_steps
from chalicelib.jobs.roster_rows import check_roster, roster_steps
from chalicelib.jobs.unit_rows import check_units, unit_steps
from chalicelib.rules import (
    balance_file,
    base_file,
    budget_columns,
    goal_plan,
    machine_file,
    people_row,
    roster_file,
    unit_file,
)
from chalicelib.rules.balance_file import BalancePlan
from chalicelib.rules.base_file import BasePlan
from chalicelib.rules.budget_plan import BudgetPlan
from chalicelib.rules.csv_columns import Column, Columns
from chalicelib.rules.csv_text import CsvText, read_csv
from chalicelib.rules.goal_plan import GoalPlan
from chalicelib.rules.import_report import ImportWarning
from chalicelib.rules.people_plan import PeoplePlan
from chalicelib.rules.roster_file import RosterPlan
from chalicelib.rules.unit_plan import UnitPlan
from chalicelib.use_cases.ports import Services

MAX_ROWS = 6_000


class Plan(Protocol):
    """What a file is found to change: a row each, and how many become what (at least "new" and "changed")."""

    @property
    def changes(self) -> Sequence[object]: ...

    def counts(self) -> dict[str, int]: ...


Found = tuple[Plan, Columns, Sequence[FieldError], Sequence[ImportWarning]]
Step = tuple[int, Callable[[], bool]]  # row, and how to bring it in: False for one to be looked at again


@dataclass(frozen=True, slots=True)
class RowsKind:
    """How the rows of one kind of file are checked, kept as a plan, and brought in.

    check   what the file would change, where its columns are, what is wrong and what is odd.
    steps   each row of the plan that changes something.
    noted   the job with what it must know when the plan is gone.
    """

    columns: Sequence[Column]
    plan: type
    check: Callable[[Services, Job, CsvText, datetime], Found]
    steps: Callable[[Services, Job, Any, datetime], list[Step]]
    max_rows: int = MAX_ROWS
    read: Callable[[bytes, int, str], CsvText] = read_csv
    noted: Callable[[Job, Any], Job] = lambda job, _: job


KINDS: Mapping[JobKind, RowsKind] = {
    JobKind.PEOPLE: RowsKind(people_row.COLUMNS, PeoplePlan, check_people, people_steps),
    JobKind.UNITS: RowsKind(unit_file.COLUMNS, UnitPlan, check_units, unit_steps),
    JobKind.ROSTER: RowsKind(roster_file.COLUMNS, RosterPlan, check_roster, roster_steps),
    JobKind.MACHINE_LOG: RowsKind(
        machine_file.COLUMNS, LogPlan, check_log, log_steps, MAX_LOG_ROWS, machine_file.read_log_text, noted
    ),
    JobKind.BALANCES: RowsKind(balance_file.COLUMNS, BalancePlan, check_balances, balance_steps),
    JobKind.BUDGET: RowsKind(budget_columns.COLUMNS, BudgetPlan, check_budget, budget_steps),
    JobKind.BASES: RowsKind(base_file.COLUMNS, BasePlan, check_bases, base_steps),
    JobKind.GOALS: RowsKind(goal_plan.COLUMNS, GoalPlan, check_goals, goal_steps),
}
