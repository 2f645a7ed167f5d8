"""What proves a closed day: a hash per fact, one root over them all, and the city's root of each date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chalicelib.domain.attendance import Attempt, AttendanceDay, Evidence
from chalicelib.domain.verdict import DayVerdict, Ruling


@dataclass(frozen=True, slots=True)
class RecordedDay:
    """Everything that is kept of one unit's local date, as recorded: check-ins without their evidence joined in.

    verdicts   employee id -> the row that holds: amended after a lock, or as written.
    """

    days: Sequence[AttendanceDay] = ()
    rulings: Sequence[Ruling] = ()
    attempts: Sequence[Attempt] = ()
    evidence: Sequence[Evidence] = ()
    verdicts: Mapping[str, DayVerdict] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One fact as its hash. `what`: "check_in:arrival", "signed:arrival", "ruling:...", "attempt:...", "verdict" ..."""

    what: str
    hash: bytes


@dataclass(frozen=True, slots=True)
class PersonLeaves:
    """One employee's facts of the date, in their fixed order."""

    employee_id: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class DailyRoots:
    """How far the city's dates lie in the locked bucket.

    next_on   the first date that does not.
    prev      SHA-256 (hex) of the document before it; 64 zeros before the first.
    """

    next_on: date
    prev: str
    revision: int = 0
