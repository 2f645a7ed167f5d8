"""A person's additional income (TPP) of a month before attendance takes something off: dated, in whole rupiah."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AllowanceBase:
    """What holds from a month on, until another does.

    from_month   "YYYY-MM".
    base_idr     whole rupiah; 0: no allowance from then on.
    grade        the class of the position, as the file tells it; None where it does not.
    """

    from_month: str
    base_idr: int
    grade: str | None
    entered_by: str
    entered_at: datetime

    @property
    def facts(self) -> tuple[str, int, str | None]:
        return self.from_month, self.base_idr, self.grade


@dataclass(frozen=True, slots=True)
class AllowanceBases:
    """Everything that was entered for one person, oldest month first: a few lines a year at most."""

    employee_id: str
    bases: tuple[AllowanceBase, ...] = ()
    revision: int = 0
