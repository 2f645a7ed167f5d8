"""What anybody may read of the city: sums over groups of people, never a person."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Count:
    """Of one group: how many people were expected, on how many days together, and what became of these.

    on_time   all check-ins there, none late or early.   absent   none there, and nothing that excuses it.
    """

    people: int = 0
    days: int = 0
    on_time: int = 0
    absent: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of the page: a unit, with those below it that are too small to stand alone.

    unit_id   None: units of several branches, together.
    parts     how many units below are counted in it, or how many units together.
    """

    unit_id: str | None
    parts: int
    count: Count


@dataclass(frozen=True, slots=True)
class PublicMonth:
    """A locked month, made once: it stays as it was made, so that nothing can be told from how it changed.

    total            of all cells, and nobody else.
    flags_raised     check-ins that a signal flagged; `flags_upheld`: of these, ruled not valid by a person.
    """

    month: str
    made_at: datetime
    cells: tuple[Cell, ...]
    total: Count
    flags_raised: int
    flags_upheld: int
