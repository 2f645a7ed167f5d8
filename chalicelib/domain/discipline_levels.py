"""Who of a city stands at which level of a year, as it was last counted: a line a person, kept a unit at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.discipline import Level
from chalicelib.domain.employee import NumberKind


class Standing(StrEnum):
    """Where a person's year stands: at a level, below every one, or (beside either) a step before the next."""

    HEAVY = Level.HEAVY.value
    MEDIUM = Level.MEDIUM.value
    LIGHT = Level.LIGHT.value
    NEAR = "near"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class LevelLine:
    """One person of whose year at least one day counts: what DisciplineState came to, without its days.

    days            counted_days; `run` the longest.
    level, step     of the threshold reached, None where none is; `in_a_row` whether it is one of a row.
    next_step       the days of the next heavier one, `left` away.
    """

    employee_id: str
    name: str
    number_kind: NumberKind
    days: int
    run: int = 0
    level: Level | None = None
    step: int | None = None
    in_a_row: bool = False
    reached_on: date | None = None
    act_by: date | None = None
    next_level: Level | None = None
    next_step: int | None = None
    left: int | None = None


@dataclass(frozen=True, slots=True)
class UnitLevels:
    """A unit's year, of who works there on `counted_on`, the city's date.

    versions    the city's, by whose rules it was counted.
    people      employment type -> how many, also those without a line.
    is_changed  a day of the unit was judged since.
    """

    unit_id: str
    year: int
    counted_at: datetime
    counted_on: date
    versions: tuple[int, ...] = ()
    people: Mapping[NumberKind, int] = field(default_factory=dict)
    lines: tuple[LevelLine, ...] = ()
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A threshold, and how many stand at it, by employment type."""

    level: Level
    days: int
    in_a_row: bool
    people: Mapping[NumberKind, int]


@dataclass(frozen=True, slots=True)
class LevelCounts:
    """Of one unit or several. `counts`: standing -> people; who is near stands at a level or below as well."""

    people: int
    counts: Mapping[Standing, int]
