"""A city's month on one page: sums over units, and no person."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sums:
    """Of the judged days that count of some units.

    people     who were judged on at least one of them.
    due        person-days on which somebody was to come: neither off nor excused.
    present    of these, those on which they came or were on duty elsewhere.
    excused    person-days of leave and permission, beside `due`.
    """

    people: int = 0
    due: int = 0
    present: int = 0
    excused: int = 0
    absent: int = 0
    incomplete: int = 0
    undecided: int = 0
    late_days: int = 0
    late_min: int = 0

    @property
    def compliance(self) -> float | None:
        """Percent of the days due on which people came, to a tenth; None where nobody was due."""
        return round(100 * self.present / self.due, 1) if self.due else None


@dataclass(frozen=True, slots=True)
class UnitSums:
    """An OPD with its parts, or small units of any OPD together (`unit_id` None, no name; how many, `units`)."""

    unit_id: str | None
    name: str
    sums: Sums
    units: int = 1


@dataclass(frozen=True, slots=True)
class OutageSums:
    """Those that an admin declared in the month; minutes within it."""

    count: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class MonthSummary:
    """`trend`: months and their compliance, oldest first, this one last; None where nothing was counted.

    city             of the units told here.
    units            by name; small ones are one line, the last.
    flags_raised     check-ins that a signal flagged; `flags_upheld`: of these, ruled not valid by a person.
    is_counting      figures of some unit are old or missing still, and being counted.
    """

    month: str
    city: Sums
    units: Sequence[UnitSums]
    trend: Sequence[tuple[str, float | None]]
    outages: OutageSums
    flags_raised: int
    flags_upheld: int
    is_counting: bool = False
