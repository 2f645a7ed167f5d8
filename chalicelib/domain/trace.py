"""What signals are found in: a check-in with what was found of its photo, and what stays of those of earlier dates."""

from dataclasses import dataclass
from datetime import date

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.office import Position
from chalicelib.domain.shift import Slot

CELLS_PER_DEGREE = 1_000_000  # positions in one cell are one point: 11 cm


def cell_of(position: Position) -> tuple[int, int]:
    return round(position.longitude * CELLS_PER_DEGREE), round(position.latitude * CELLS_PER_DEGREE)


@dataclass(frozen=True, slots=True)
class Seen:
    """A check-in as signals look at it.

    mark    of its person's cell, see proof/position_mark.py; empty where there is nothing to compare.
    dhash   of its photo and of the mirrored one, 32 bytes each; empty where none was found, or it is dark.
    """

    check_in: CheckIn
    mark: bytes = b""
    dhash: bytes = b""
    dhash_mirror: bytes = b""

    @property
    def is_placed(self) -> bool:
        """Whether it tells where its person's own phone was, to the metre."""
        own = self.check_in.made_by is None
        return own and self.check_in.position is not None and Reason.COARSE_FIX not in self.check_in.reasons


@dataclass(frozen=True, slots=True)
class Trace:
    """What stays of one check-in for 180 days.

    accuracy_dm   decimetres; None where it was another person's phone.
    """

    slot: Slot
    mark: bytes = b""
    accuracy_dm: int | None = None
    dhash: bytes = b""


@dataclass(frozen=True, slots=True)
class PersonTrace:
    employee_id: str
    traces: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class DayTrace:
    """Of a unit's date, by employee id."""

    unit_id: str
    local_date: date
    people: tuple[PersonTrace, ...] = ()
