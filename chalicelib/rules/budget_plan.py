"""What applying a file of a year's budget would do, row by row."""

from dataclasses import dataclass

from chalicelib.rules.budget_line import LineFacts
from chalicelib.rules.row_kind import Becomes, counted


@dataclass(frozen=True, slots=True)
class BudgetChange:
    """One sound row: which line becomes what. `was_idr`: the ceiling in force; `revision`: of the line, 0 for none."""

    row: int
    unit_id: str
    becomes: Becomes
    facts: LineFacts
    was_idr: int | None
    revision: int


@dataclass(frozen=True, slots=True)
class BudgetPlan:
    """What applying the file would do, row by row."""

    year: int
    changes: tuple[BudgetChange, ...]

    def counts(self) -> dict[str, int]:
        return counted(self.changes)
