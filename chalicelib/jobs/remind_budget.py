"""Remind who is responsible for budget lines whose month nobody has told yet, before it locks. docs/rules.md#budget.

Not told is not zero: nothing is entered for anybody. Twice at most a person and month, however often it runs.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.budget import BudgetLine
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.rules.budget_rules import has_just_locked, locks_after, months_asked, reminded_on
from chalicelib.rules.leaving import has_passed
from chalicelib.rules.push import push_state
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.see_budgets import is_responsible, rules_at


@dataclass(frozen=True, slots=True)
class Untold:
    """How many of a unit's lines nobody has told of a month. `remind_on`: None where the month is locked."""

    unit_id: str
    year: int
    month: int
    count: int
    lines: int
    until_on: date
    remind_on: date | None = None

    @property
    def name(self) -> str:
        return f"{self.year:04}-{self.month:02}"


def untold_budgets(services: Services, city: City, now: datetime) -> list[Untold]:
    """Of months that are reminded of today, and of one that locked in the last days; the most first.

    On all other days no read; else one Query of the city's sums of the year.
    """
    today = today_of(city, now)
    standing = {each.unit_id for each in city.units_on(today)}
    found: list[Untold] = []
    for name in months_asked(today):
        year, month = int(name[:4]), int(name[5:])
        rules = rules_at(city, year, month)
        remind_on, until_on = reminded_on(name, rules, today), locks_after(name, rules)
        if remind_on or has_just_locked(name, rules, today):
            sums = ((each.unit_id, each.months[month - 1]) for each in services.budgets.sums(year))
            found += [
                Untold(unit_id, year, month, each.lines - each.reported, each.lines, until_on, remind_on)
                for unit_id, each in sums
                if each.reported < each.lines and unit_id in standing
            ]
    return sorted(found, key=lambda each: (-each.count, each.unit_id))


def remind_budgets(services: Services, untold: Iterable[Untold], city: City, now: datetime) -> int:
    """How many notices were written: one for everybody responsible. A Query of each unit that lacks something."""
    today = today_of(city, now)
    written = 0
    for unit in untold:
        if unit.remind_on is None:
            continue
        lines = services.budgets.lines(unit.unit_id, unit.year)
        silent = [each for each in lines if unit.month not in each.told]
        for person, count in _responsible(services, silent, city, today):
            services.notices.add(_notice(person, unit, unit.remind_on, count, now))
            written += 1
    return written


def _responsible(
    services: Services, lines: Iterable[BudgetLine], city: City, today: date
) -> list[tuple[Employee, int]]:
    """Who is in service and responsible, with how many of the lines; nobody else is told anything."""
    by_person = defaultdict[str, list[BudgetLine]](list)
    for line in lines:
        for who in {line.pptk_id, line.kpa_id} - {None}:
            by_person[str(who)].append(line)
    people: Mapping[str, Employee] = services.staff.people(sorted(by_person)) if by_person else {}
    counted = (
        (each, sum(is_responsible(each, line, city, today) for line in by_person[each.employee_id]))
        for _, each in sorted(people.items())
        if not has_passed(each.left_on, today)
    )
    return [(person, count) for person, count in counted if count]


def _notice(person: Employee, unit: Untold, on: date, count: int, now: datetime) -> Notice:
    facts = {"month": unit.name, "count": count, "until": unit.until_on.isoformat()}
    mail = CopyState.WAITING if person.reminder_mail else CopyState.NONE
    push = push_state(person.push, NoticeKind.BUDGET)
    return Notice(person.employee_id, NoticeKind.BUDGET, on, now, unit.unit_id, facts, mail=mail, push=push)
