"""What excused people so long ago that their profiles may tell no more of it: read from the units' lists of excuses.

A profile is one read and so forgets; a day judged late, for the first time or again, must not (it would be an absence).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.excuse import Excuse, Excused
from chalicelib.rules.closing import last_begun_date
from chalicelib.rules.request import MAX_DAYS, may_be_pruned
from chalicelib.use_cases.city_versions import zones_of
from chalicelib.use_cases.ports import Services

_LONGEST = timedelta(days=max(MAX_DAYS.values()))


@dataclass(frozen=True, slots=True)
class OldExcuses:
    """Each unit's list is read once, however many dates and people are asked about: no read per employee."""

    services: Services
    city: City
    now: datetime
    lists: dict[str, list[Excused]] = field(default_factory=dict)

    def may_lack(self, on: date) -> bool:
        """Whether profiles may have forgotten this date."""
        return may_be_pruned(on, last_begun_date(self.now, zones_of(self.city)))

    def held_on(self, on: date, held: Mapping[str, tuple[Excuse, ...]]) -> Mapping[str, tuple[Excuse, ...]]:
        """By employee id, as the unit's list tells them; of a date closed very late what it may have forgotten too."""
        if not self.may_lack(on):
            return held
        restored = self.restored(self.services.staff.people(held).values(), on)
        return {**held, **{employee_id: each.excuses for employee_id, each in restored.items()}}

    def restored(self, people: Iterable[Employee], on: date) -> dict[str, Employee]:
        """By id, each as their profile was when that date was in reach; of a recent date as they are."""
        by_id = {each.employee_id: each for each in people}
        if not self.may_lack(on):
            return by_id
        units = {unit_id for each in by_id.values() for unit_id in _units(each, on)}
        for each in (excused for unit_id in sorted(units) for excused in self._list(unit_id)):
            person = by_id.get(each.employee_id)
            if person and each.excuse.holds_on(on) and not _holds(person, each.excuse):
                by_id[each.employee_id] = replace(person, excuses=(*person.excuses, each.excuse))
        return by_id

    def _list(self, unit_id: str) -> list[Excused]:
        if unit_id not in self.lists:
            self.lists[unit_id] = self.services.requests.excused_of_unit(unit_id)
        return self.lists[unit_id]


def _holds(person: Employee, excuse: Excuse) -> bool:
    return any(each.request_id == excuse.request_id for each in person.excuses)


def _units(employee: Employee, on: date) -> set[str]:
    """In whose lists what holds on this date may stand: a request lies with the unit of its own first date."""
    return {
        each.unit_id
        for each in employee.assignments
        if each.starts_on <= on and (each.ends_on is None or each.ends_on >= on - _LONGEST)
    }
