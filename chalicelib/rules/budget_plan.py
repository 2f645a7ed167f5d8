"""By what the rows of a file of a year's budget are judged, and what applying it would do, row by row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.budget import BudgetLine
from chalicelib.rules.budget_line import LineFacts
from chalicelib.rules.row_kind import Becomes, counted


@dataclass(frozen=True, slots=True)
class BudgetKnown:
    """What rows are judged by.

    units   id -> name, of those within the checker's reach: all others are unknown.
    lines   (unit, line) -> as it stands.
    people  (unit, normalised staff number) -> employee, of those in the file who work in the unit's OPD.
    """

    year: int
    today: date
    units: Mapping[str, str]
    lines: Mapping[tuple[str, str], BudgetLine]
    people: Mapping[tuple[str, str], str]


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
