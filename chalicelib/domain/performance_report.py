"""What is given out about performance and budgets: tables that any kind of file can hold, and what stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from chalicelib.domain.plan import PlanState

Cell = str | int | Decimal | date | None  # None: not known, which is never nothing


class CellKind(StrEnum):
    TEXT = "text"
    COUNT = "count"
    AMOUNT = "amount"  # two decimals: a quantity, a percentage, points
    MONEY = "money"  # whole rupiah


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`share`: of a paper's width, beside the other columns."""

    head: str
    kind: CellKind = CellKind.TEXT
    share: float = 2.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """`empty`: what is said on paper where it has no rows."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Cell]]
    empty: str = "Tidak ada."


@dataclass(frozen=True, slots=True)
class Sheets:
    """A report whole. `stem`: of its files' names. `facts`: whom and when it is about. `notes`: how to read it."""

    stem: str
    title: str
    facts: Sequence[tuple[str, str]]
    sheets: Sequence[Sheet]
    notes: Sequence[str] = ()

    @property
    def rows(self) -> int:
        return sum(len(each.rows) for each in self.sheets)


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """What somebody's activities of a span come to; those withdrawn are in none of it.

    plan     the state of their last plan of the span; None: there is none.
    untied   activities that are tied to no action (tugas lain).
    """

    plan: PlanState | None
    activities: int
    approved: int
    waiting: int
    returned: int
    minutes: int
    days: int
    untied: int

    @property
    def answered(self) -> int:
        return self.approved + self.returned


@dataclass(frozen=True, slots=True)
class ActionFigures:
    """An action of a plan beside what was reported of it in a span.

    target_e2, year_e2   of the span's months and of all: hundredths of `unit`; None where nobody split it up.
    reported_e2          of all that stands; `approved_e2` of what was approved.
    progress_pct         as its person saw it last; None: never said.
    """

    goal: str
    text: str
    unit: str
    target_e2: int | None
    year_e2: int | None
    reported_e2: int
    approved_e2: int
    activities: int
    progress_pct: int | None
