"""What a closed unit-date tells those who lead it: kept until the day's digests are made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus


@dataclass(frozen=True, slots=True)
class TeamDay:
    """The people of one unit who have the same superior (None: nobody's), and how many had which day.

    phones   how many of them have a new phone that waits to be approved.
    """

    superior_id: str | None
    employee_ids: tuple[str, ...]
    counts: Mapping[DayStatus, int] = field(default_factory=dict)
    phones: int = 0


@dataclass(frozen=True, slots=True)
class NotedDay:
    """Somebody's day with something to look at: late, early, a slot missing or one that a person must decide."""

    employee_id: str
    name: str
    status: DayStatus
    late_min: int = 0
    early_min: int = 0
    missing: tuple[Slot, ...] = ()
    provisional: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitDay:
    """One unit's closed date.

    trial     the date does not count for the unit: its people are left out of every digest.
    people    those with something to look at, the gravest first; at most use_cases/digest.NOTED of them.
    holders   who among the unit's members holds a role, over whatever unit.
    noted_at  the cut-off that the date was closed by.
    """

    unit_id: str
    on: date
    teams: tuple[TeamDay, ...]
    people: tuple[NotedDay, ...] = ()
    holders: tuple[str, ...] = ()
    trial: bool = False
    noted_at: datetime | None = None
