"""Whose turn is it to answer what awaits an answer today, and who stands above them? See docs/rules.md#performance.

use_cases/plan_assessor.py and assessors.py find one person's, level by level; Leaders those of all, without a read.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.performance import PerformanceRules
from chalicelib.domain.unanswered import Unanswered, UnansweredKind
from chalicelib.rules.access import Act, reaches, stands_beside
from chalicelib.rules.assessment import opens_on, periods_assessed
from chalicelib.rules.performance_period import Period

TOLD_FOR_DAYS = 184  # after a period's end what waits of its assessments is counted in digests


@dataclass(frozen=True, slots=True)
class Leaders:
    """Everybody in service who holds a role, or whom somebody works under; and who heads which unit."""

    people: Mapping[str, Employee]
    heads: Mapping[str, Sequence[Employee]]
    city: City
    today: date

    def turn_of(self, one: Unanswered) -> str | None:
        """Who is to answer it; None: any city admin."""
        if one.kind in (UnansweredKind.RATINGS, UnansweredKind.OBJECTIONS):
            named = self._able(one.named_id, one.employee_id, one.unit_id)
            return _seat(named) if named or one.named_id is None else self.above(one.rated_by, one.employee_id)
        if one.kind is UnansweredKind.PLANS and one.named_id is None:
            return None
        anywhere = one.kind is UnansweredKind.ACTIVITIES  # whom somebody works under today, whatever else they lead
        return _seat(self._nearest(one.named_id, one.employee_id, one.unit_id, anywhere))

    def above(self, who: str | None, subject_id: str) -> str | None:
        """Their own superior, else the nearest head above; None: any city admin. Never the one it is about."""
        person = self.people.get(who or "")
        held = person.assignment_on(self.today) if person else None
        if person is None or held is None:
            return None
        found = self._nearest(held.supervisor_id, person.employee_id, held.unit_id)
        return None if found and found.employee_id == subject_id else _seat(found)

    def _nearest(self, named_id: str | None, subject_id: str, unit_id: str, anywhere: bool = False) -> Employee | None:
        named, subject = self._able(named_id, subject_id, unit_id, anywhere), self.people.get(subject_id)
        heads = (each for unit in self.city.path_of(unit_id) for each in self.heads.get(unit, ()))
        grants = subject.grants if subject else ()
        return named or first_alone(heads, subject_id, grants, unit_id, self.city, self.today)

    def _able(self, who: str | None, subject_id: str, unit_id: str, anywhere: bool = False) -> Employee | None:
        """Whoever leads the unit, or `anywhere` any."""
        person = self.people.get(who or "")
        if person is None:
            return None
        led = [each.unit_id for each in person.grants if each.unit_id] if anywhere else []
        return person if answers_for(person, subject_id, [unit_id, *led], self.city, self.today) else None


def answers_for(person: Employee, subject_id: str, unit_ids: Iterable[str], city: City, today: date) -> bool:
    """Whether they may answer somebody's plan, report or rating, as one who leads a unit of these: never their own, nor
    their own superior's. Whether they are in service is asked before."""
    if subject_id in (person.employee_id, person.superior_id_on(today)):
        return False
    return reaches(person, Act.ANSWER_PERFORMANCE, unit_ids, city, today)


def first_alone(
    heads: Iterable[Employee], subject_id: str, grants: Iterable[Grant], unit_id: str, city: City, today: date
) -> Employee | None:
    """Of heads the first who answers for somebody of the unit, and whom they do not lead it beside.

    grants   of whom it is about.
    """
    theirs = tuple(grants)
    able = (each for each in heads if answers_for(each, subject_id, [unit_id], city, today))
    return next((each for each in able if not stands_beside(each.grants, theirs, unit_id, city)), None)


def leaders_of(people: Iterable[Employee], city: City, today: date) -> Leaders:
    """people   in service today."""
    known = {each.employee_id: each for each in people}
    heads = defaultdict[str, list[Employee]](list)
    for _, person in sorted(known.items()):
        for grant in person.grants:
            if grant.role is Role.SUPERVISOR and grant.unit_id:
                heads[grant.unit_id].append(person)
    return Leaders(known, heads, city, today)


def periods_told(given: Sequence[PerformanceRules], today: date) -> list[Period]:
    """Those whose assessments may be waiting: already open, and over for no longer than TOLD_FOR_DAYS."""
    earliest = today - timedelta(days=TOLD_FOR_DAYS)
    years = range(earliest.year, today.year + 1)
    found = [each for year in years for each in periods_assessed(given, year)]
    return [each for each in found if each.ends_on >= earliest and opens_on(each.ends_on) <= today]


def _seat(person: Employee | None) -> str | None:
    """A city admin's turn is any city admin's."""
    return None if person is None or person.has_role(Role.CITY_ADMIN) else person.employee_id
