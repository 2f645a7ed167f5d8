"""Reports of the demo's past: each by its use case, a date of them written in a few writes.

The store that the use cases see keeps what they write and hands it over at the end of the date: hundreds of
transactions become a dozen batches. The items are the same, byte by byte (a test compares).
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any, cast

from chalicelib.domain.activity import Activity, ActivityLine, ActivityStepKind
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import Notice
from chalicelib.errors import NotFound
from chalicelib.rules.evaluation import PERFORMANCE_DEFAULT
from chalicelib.rules.month import month_beside, month_of
from chalicelib.store.activities import item_of
from chalicelib.store.tables import Performance, activity_key, activity_line_key
from chalicelib.use_cases.activity_places import places_of
from chalicelib.use_cases.answer_activities import MAX_ANSWERED, ToAnswer, answer_activities
from chalicelib.use_cases.ports import ActivityStore, Services
from chalicelib.use_cases.report_activity import plan_on, report_activity
from tools.past_activities import answer_to, reports_of, tail_of
from tools.past_facts import put_all
from tools.past_people import SECOND, PastPerson
from tools.past_plans import superior_of
from tools.past_setup import at

DAY = timedelta(days=1)
WEEKDAYS = {"contoh-pu": (4,)}  # on which a unit's superior answers, Monday 0; others twice a week
TWICE_A_WEEK = (1, 4)
AFTER = {"contoh-dinkes": 4 * DAY}  # so old a report is at least before it is answered: there somebody logs in
NEXT_DAY = DAY
LAST_DAY = PERFORMANCE_DEFAULT.close_days  # of the next month, on which all of the month before is answered
SENT_AT = ("08:10", "12:40", "16:20")  # of the date itself, one after the other


@dataclass
class Gathered:
    """See ports.ActivityStore: what is written lies here until `hand_over`.

    A person's date is begun once: whether anything of it lies in the table is asked of its line, by who calls.
    """

    held: ActivityStore
    activities: dict[tuple[str, str], Activity] = field(default_factory=dict)
    months: dict[tuple[str, str], dict[str, ActivityLine]] = field(default_factory=dict)
    changed: dict[tuple[str, str, str], ActivityLine] = field(default_factory=dict)
    entries: list[AuditEntry] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def get(self, employee_id: str, activity_id: str) -> Activity | None:
        return self.activities.get((employee_id, activity_id))

    def of_month(self, employee_id: str, month: str) -> list[Activity]:
        return self.held.of_month(employee_id, month)

    def some(self, named: Iterable[tuple[str, str]]) -> list[Activity]:
        wanted = list(named)
        missing = [each for each in wanted if each not in self.activities]
        found = {(each.employee_id, each.activity_id): each for each in (self.held.some(missing) if missing else ())}
        some = [each for key in wanted if (each := self.activities.get(key) or found.get(key))]
        return sorted(some, key=lambda each: (each.activity_id, each.employee_id))

    def line(self, unit_id: str, month: str, employee_id: str) -> ActivityLine:
        return self._month(unit_id, month).get(employee_id) or ActivityLine(employee_id, unit_id, month)

    def lines(self, unit_id: str, month: str) -> list[ActivityLine]:
        return [each for _, each in sorted(self._month(unit_id, month).items())]

    def some_lines(self, named: Iterable[tuple[str, str, str]]) -> list[ActivityLine]:
        found = (self._month(unit_id, month).get(who) for unit_id, month, who in sorted(named))
        return [each for each in found if each]

    def save(
        self,
        activities: Sequence[Activity],
        lines: Sequence[ActivityLine],
        entry: AuditEntry | None = None,
        notices: Sequence[Notice] = (),
    ) -> None:
        for each in activities:
            self.activities[each.employee_id, each.activity_id] = replace(each, revision=each.revision + 1)
        for line in lines:
            saved = replace(line, revision=line.revision + 1)
            self._month(line.unit_id, line.month)[line.employee_id] = saved
            self.changed[line.unit_id, line.month, line.employee_id] = saved
        self.entries += [entry] if entry else []
        self.notices += notices

    def hand_over(self, services: Services, client: Any) -> int:
        """What was told first, then what it is about: who is stopped in between tells it twice, never not at all."""
        for entry in self.entries:
            services.audit.append(entry)
        for notice in self.notices:
            services.notices.add(notice)
        items = [item_of(activity_key(*key), each) for key, each in self.activities.items()]
        items += [item_of(activity_line_key(*key), line) for key, line in self.changed.items()]
        put_all(client, Performance.Meta.table_name, [each.serialize() for each in items])
        return len(self.activities)

    def _month(self, unit_id: str, month: str) -> dict[str, ActivityLine]:
        if (unit_id, month) not in self.months:
            found = self.held.lines(unit_id, month)
            self.months[unit_id, month] = {each.employee_id: each for each in found}
        return self.months[unit_id, month]


def report_date(services: Services, people: Mapping[PastPerson, Employee], on: date) -> None:
    """What everybody who was there tells of the date, beside what they have told by hand."""
    city = services.city.current(at(on, "12:00"))
    for person, employee in people.items():
        unit_id = employee.unit_id_on(on)
        places = places_of(services, employee, on, city) if unit_id else []
        plan = plan_on(services, employee.employee_id, on) if places else None
        if plan is None or services.activities.line(unit_id, month_of(on), employee.employee_id).day(on).made:
            continue
        found = reports_of(person, plan, on, places)
        for number, (report, told_at) in enumerate(zip(found, SENT_AT, strict=False)):
            report_activity(services, employee, on, report, tail_of(number), at(on, told_at))


def answer_unit(
    services: Services, admin: Employee, people: Mapping[PastPerson, Employee], unit_id: str, on: date
) -> None:
    """What waits in the unit, each by who leads its person; local staff and whoever moved are left to others."""
    if on.weekday() not in WEEKDAYS.get(unit_id, TWICE_A_WEEK) and on.day != LAST_DAY:
        return
    mine = {employee.employee_id: each for each, employee in people.items() if each.unit.unit_id == unit_id}
    waiting = sorted(_waiting(services, unit_id, on, mine), key=lambda each: each[0])
    for (_, kind, word), chunk in groupby(waiting, key=lambda each: each[0]):
        asked = [each for _, each in chunk]
        leading = superior_of(mine[asked[0].employee_id], people)
        superior = people[leading] if leading else admin
        for first in range(0, len(asked), MAX_ANSWERED):
            some = asked[first : first + MAX_ANSWERED]
            with suppress(NotFound):  # who leads it no longer does
                answer_activities(services, superior, unit_id, some, kind, word or None, at(on, "09:15"))


Asked = tuple[tuple[int, ActivityStepKind, str], ToAnswer]  # place of the person up to SECOND + 1, answer, word


def _waiting(services: Services, unit_id: str, on: date, mine: Mapping[str, PastPerson]) -> Iterable[Asked]:
    latest, month = on - AFTER.get(unit_id, NEXT_DAY), month_of(on)
    before = month_beside(month, -1) if on.day <= LAST_DAY else month
    named = [
        (line.employee_id, each.activity_id)
        for each_month in sorted({before, month})
        for line in services.activities.lines(unit_id, each_month)
        if line.employee_id in mine
        for each in line.waiting
        if each.on <= latest or (on.day == LAST_DAY and each_month == before)
    ]
    for activity in services.activities.some(named):
        kind, word = answer_to(activity.employee_id, activity.activity_id)
        rank = min(mine[activity.employee_id].place, SECOND + 1)
        yield (rank, kind, word or ""), ToAnswer(activity.employee_id, activity.activity_id, activity.revision)


def gathering(services: Services) -> tuple[Services, Gathered]:
    gathered = Gathered(services.activities)
    return replace(services, activities=cast(ActivityStore, gathered)), gathered
