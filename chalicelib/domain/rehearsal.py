"""What a change of the calendar would do, said before it is published."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from chalicelib.domain.totals import Totals
from chalicelib.domain.verdict import DayVerdict


@dataclass(frozen=True, slots=True)
class RehearsedDay:
    """One employee-day that would have come to something else."""

    employee_id: str
    name: str
    before: DayVerdict
    after: DayVerdict


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whose days to come the change makes other ones, in one unit.

    people     who works in the unit on any of the dates looked at.
    concerned  (employee id, name) of those with another day, by name.
    untold     of the others, those by roster whose letters for these dates nobody has written yet.
    first_on   the first date that is another one for somebody; None where none is.
    """

    people: int = 0
    concerned: Sequence[tuple[str, str]] = ()
    untold: int = 0
    first_on: date | None = None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One unit's share.

    month          the past one that was judged twice.
    before, after  what the employee-days with another plan came to, and would have.
    differing      of them those that would have come to something else, by date and name.
    """

    unit_id: str
    month: str
    ahead: Concerned
    before: Totals = field(default_factory=Totals)
    after: Totals = field(default_factory=Totals)
    differing: Sequence[RehearsedDay] = ()
