"""A unit's activities by its lines: its month, person by person, and what waits for an answer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.domain.activity import Activity, ActivityLine, Awaited
from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.shift import DayKind
from chalicelib.domain.staff import Member
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.activity import closes_on, open_months
from chalicelib.rules.roster import dates_of
from chalicelib.use_cases.activity_rights import leads_alone, rights_of
from chalicelib.use_cases.day_plans import member_plan
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.see_activities import names_of, touches

_Stay = tuple[Employee, Assignment]  # somebody's under a superior, with the right of that superior or of who stands in
SCREEN_PEOPLE = 50  # a page of a unit's month
SHOWN_WAITING = 100  # of what waits, the oldest first: one batch of reads


@dataclass(frozen=True, slots=True)
class UnitMonth:
    """Lines of a unit's people, those of the page asked for; who reported nothing has an empty one.

    rows   with how many working days each has had in the unit so far.
    """

    month: str
    closed_on: date
    is_open: bool
    page: int
    total: int
    rows: Sequence[tuple[Member, ActivityLine, int]]
    all_lines: Sequence[ActivityLine]


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for an answer, the oldest first; `total` counts those too that are not shown."""

    activities: Sequence[Activity]
    names: Mapping[str, str]
    total: int


def see_unit_month(
    services: Services, actor: Employee, unit_id: str, month: str, sort: str, page: int, now: datetime
) -> UnitMonth:
    """Its members and their lines: two Queries. Raises NotFound out of reach."""
    city = services.city.fresh(now)
    if unit_id not in city.units or not reaches(actor, Act.READ_PERFORMANCE, [unit_id], city, today_of(city, now)):
        raise NotFound
    lines = {each.employee_id: each for each in services.activities.lines(unit_id, month)}
    people = [each for each in services.staff.members(unit_id) if each.employee_id in lines or _was_here(each, month)]
    rows = [(each, lines.get(each.employee_id, ActivityLine(each.employee_id, unit_id, month))) for each in people]
    rows.sort(key=lambda row: (*_rank(row[1], sort), row[0].name.casefold(), row[0].employee_id))
    shown, today = rows[(page - 1) * SCREEN_PEOPLE : page * SCREEN_PEOPLE], today_of(city, now)
    return UnitMonth(
        month=month,
        closed_on=closes_on(city.settings.performance_rules, month),
        is_open=month in open_months(city.settings.performance_rules, today),
        page=page,
        total=len(rows),
        rows=[(member, line, _working_days(member, month, today, city)) for member, line in shown],
        all_lines=[line for _, line in rows],
    )


def see_queue(services: Services, actor: Employee, now: datetime) -> Queue:
    """What waits of the people whom the actor leads, or leads in somebody's place: in the months still open.

    A Query for whom they lead, a batch for those people's lines, a batch for what waits.
    """
    city = services.city.current(now)
    today = today_of(city, now)
    led = [
        (right, each)
        for right in rights_of(services, actor, city, now)
        for each in services.staff.team(right.employee_id)
        if each.employee_id != actor.employee_id
    ]
    months = open_months(city.settings.performance_rules, today)
    asked = {
        (held.unit_id, month, each.employee_id)
        for _, each in led
        for held in each.assignments
        for month in months
        if touches(held, month) or held.holds_on(today)
    }
    stays = defaultdict[tuple[str, str], list[_Stay]](list)
    for right, each in led:
        for held in each.assignments:
            stays[each.employee_id, held.unit_id].append((right, held))
    theirs = [
        _of_leaders(line, stays[line.employee_id, line.unit_id], city, today)
        for line in services.activities.some_lines(asked)
    ]
    names = {actor.employee_id: actor.name} | {each.employee_id: each.name for _, each in led}
    return _queue(services, theirs, names)


def see_unit_queue(services: Services, actor: Employee, unit_id: str, now: datetime) -> Queue:
    """What waits in a unit that the actor leads, in the months still open. Raises NotFound out of reach.

    But for their own, their superior's and that of who leads it beside them.
    """
    city = services.city.fresh(now)
    rights, today = rights_of(services, actor, city, now), today_of(city, now)
    reaching = [each for each in rights if reaches(each, Act.ANSWER_PERFORMANCE, [unit_id], city, today)]
    if unit_id not in city.units or not reaching:
        raise NotFound
    months = open_months(city.settings.performance_rules, today)
    lines = [line for month in months for line in services.activities.lines(unit_id, month)]
    members = services.staff.members(unit_id)
    names = {each.employee_id: each.name for each in members}
    beside = (each for each in members if not any(leads_alone(by, each, unit_id, city, today) for by in reaching))
    others = {actor.employee_id, actor.superior_id_on(today), *(each.employee_id for each in beside)}
    return _queue(services, [each for each in lines if each.employee_id not in others], names)


def _of_leaders(line: ActivityLine, stays: Sequence[_Stay], city: City, today: date) -> ActivityLine:
    """With what waits for these alone: whoever leads the person in that unit today answers all of it, who led them
    there on a date what is of it, as long as a role reaches the unit."""
    if any(held.holds_on(today) for _, held in stays):
        return line
    able = [held for right, held in stays if reaches(right, Act.ANSWER_PERFORMANCE, [line.unit_id], city, today)]
    return replace(line, waiting=tuple(each for each in line.waiting if any(held.holds_on(each.on) for held in able)))


def _queue(services: Services, lines: Iterable[ActivityLine], names: Mapping[str, str]) -> Queue:
    waiting = [(each, line.employee_id) for line in lines for each in line.waiting]
    waiting.sort(key=_age)
    found = services.activities.some((who, each.activity_id) for each, who in waiting[:SHOWN_WAITING])
    shown = [each for each in found if each.waits_since]
    return Queue(shown, names_of(services, shown, names), len(waiting))


def _age(waits: tuple[Awaited, str]) -> tuple[str, str]:
    return waits[0].activity_id, waits[1]


def _rank(line: ActivityLine, sort: str) -> tuple[int, ...]:
    """Who has the most before the others; by name alone nobody."""
    figures = {
        "days": line.reported_days,
        "minutes": line.minutes,
        "waiting": len(line.waiting),
        "returned": line.returned,
    }
    return (-figures[sort],) if sort in figures else ()


def _was_here(member: Member, month: str) -> bool:
    return any(touches(each, month) for each in member.assignments)


def _working_days(member: Member, month: str, today: date, city: City) -> int:
    """Of the month's dates up to today those on which they were to work in the unit, excused ones among them."""
    return sum(member_plan(member, on, city)[0].kind is DayKind.WORKING for on in dates_of(month) if on <= today)
