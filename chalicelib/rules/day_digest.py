"""Whom of a closed date's people does a digest count; who was expected, present, away with leave? DESIGN "Notices"."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.digest import NotedDay, TeamDay, UnitDay
from chalicelib.domain.verdict import DayStatus

SHOWN_PEOPLE = 50  # of one digest; the others are counted
SHOWN_UNITS = 20

PRESENT = frozenset({DayStatus.PRESENT, DayStatus.DUTY, DayStatus.STUDY, DayStatus.REMOTE})
EXCUSED = frozenset({DayStatus.LEAVE, DayStatus.PERMISSION})
OPEN = frozenset({DayStatus.ABSENT, DayStatus.INCOMPLETE, DayStatus.UNDECIDED})
EXPECTED = PRESENT | EXCUSED | OPEN  # neither a day off nor one that nobody planned


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were expected, and what of them became."""

    expected: int = 0
    present: int = 0
    excused: int = 0
    open: int = 0

    @property
    def due(self) -> int:
        """Who was to come: everybody expected who had neither leave nor permission."""
        return self.expected - self.excused

    @property
    def share(self) -> float:
        """The part of them that came; 1 where nobody was due."""
        return self.present / self.due if self.due else 1.0


def tally(teams: Iterable[TeamDay]) -> Tally:
    counts = Counter[DayStatus]()
    for team in teams:
        counts.update(team.counts)
    return tally_of(counts)


def tally_of(counts: Mapping[DayStatus, int]) -> Tally:
    """Of days, of one date or of many, by their status."""
    return Tally(*(sum(counts.get(each, 0) for each in kind) for kind in (EXPECTED, PRESENT, EXCUSED, OPEN)))


def part_of(days: Iterable[UnitDay], sees: Callable[[str, str | None], bool]) -> list[UnitDay]:
    """Each unit's day cut down to the teams somebody sees, with their people; units of which nothing is left go.

    sees   whether this reader leads the unit's people who have this superior. A trial counts for nobody.
    """
    found = []
    for day in days:
        teams = tuple(each for each in day.teams if sees(day.unit_id, each.superior_id))
        if teams and not day.trial:
            ids = {employee_id for team in teams for employee_id in team.employee_ids}
            people = tuple(each for each in day.people if each.employee_id in ids)
            found.append(UnitDay(day.unit_id, day.on, teams, people))
    return found


def people_of(days: Sequence[UnitDay], reader_id: str) -> list[tuple[date, NotedDay]]:
    """Everybody with something to look at, and on which date, but the reader: their own days come by themselves."""
    return [(day.on, each) for day in days for each in day.people if each.employee_id != reader_id]
