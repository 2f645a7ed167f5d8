"""Budgets: the dated rules by which a unit tells each month what of it was spent, and how far the work is; its lines.

Every amount is whole rupiah, every month's figure counts from January on (cumulative).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

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


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What may be spent (pagu) from a date on: the first is the DPA's, each later one a revision of it."""

    ceiling_idr: int
    from_on: date
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be spent and done by a month's end. `physical_bp`: None where nobody planned it."""

    idr: int
    physical_bp: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """Why a month's figure is lower than what it would have to go on from, `was_idr` and `was_physical_bp`."""

    was_idr: int
    was_physical_bp: int
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """What a month's end came to, as somebody told it. `corrections`: all of them, the oldest first, for ever."""

    realised_idr: int
    physical_bp: int
    by: str
    at: datetime
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way, and what is done about it. Ids are the line's own."""

    obstacle_id: str
    month: int
    text: str
    by: str
    at: datetime
    follow_up: str | None = None
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BudgetNames:
    programme: str
    activity: str
    sub_activity: str
    account: str


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One account of one sub-activity in a unit's year.

    unit_id    the OPD's, whose budget it is.
    code       of the sub-activity, in which those of its programme and its activity stand; `account` of the spending.
    ceilings   by their date; the last is the one in force.
    targets    twelve, or none where nobody set them.
    told       month (1-12) -> what was told. A month that is not there was not reported: nobody knows it to be nothing.
    pptk_id, kpa_id   who is responsible: employees.
    """

    unit_id: str
    year: int
    code: str
    account: str
    names: BudgetNames
    ceilings: tuple[Ceiling, ...]
    targets: tuple[Target, ...] = ()
    told: Mapping[int, Told] = field(default_factory=dict)
    pptk_id: str | None = None
    kpa_id: str | None = None
    obstacles: tuple[Obstacle, ...] = ()
    revision: int = 0

    @property
    def line_id(self) -> str:
        return f"{self.code}-{self.account}"

    @property
    def ceiling_idr(self) -> int:
        """The one in force."""
        return self.ceilings[-1].ceiling_idr


@dataclass(frozen=True, slots=True)
class BudgetSum:
    """What some lines come to at a month's end.

    reported              of `lines`, how many told that month; `realised_idr` is theirs alone.
    reported_ceiling_idr  the ceilings of those alone; `reported_target_idr` likewise.
    untargeted            of those reported, how many have no target: then nothing is held against one.
    physical_idr          of those, each ceiling times how far the work is: whole rupiah a line, rounded down.
    """

    lines: int = 0
    ceiling_idr: int = 0
    target_idr: int = 0
    reported: int = 0
    realised_idr: int = 0
    reported_ceiling_idr: int = 0
    reported_target_idr: int = 0
    untargeted: int = 0
    physical_idr: int = 0


@dataclass(frozen=True, slots=True)
class UnitBudget:
    """What a unit's lines come to, month by month: twelve sums, January first."""

    unit_id: str
    year: int
    months: tuple[BudgetSum, ...]
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Unlock:
    """That a unit's locked month is entered again, up to and on a date."""

    unit_id: str
    year: int
    month: int
    until_on: date
    reason: str
    by: str
    at: datetime
