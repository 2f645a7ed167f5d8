"""Activities, to read: one's own month, a person's, a unit's month by its lines, and what waits for an answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.activity import Activity, ActivityLine, Awaited
from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.plan import Plan
from chalicelib.domain.shift import DayKind, Slot
from chalicelib.domain.staff import Member
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.activity import closes_on, open_months
from chalicelib.rules.month import first_day, last_day, month_of
from chalicelib.rules.roster import dates_of
from chalicelib.use_cases.activity_rights import readable_units, rights_of
from chalicelib.use_cases.attachments import attachment_link
from chalicelib.use_cases.day_plans import member_plan
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.report_activity import own_activity, plan_on

SCREEN_PEOPLE = 50  # a page of a unit's month
SHOWN_WAITING = 100  # of what waits, the oldest first: one batch of reads


@dataclass(frozen=True, slots=True)
class PersonsMonth:
    """What somebody reported of a month, by date. `closed_on`: the last date on which it is written and answered."""

    employee_id: str
    name: str
    month: str
    closed_on: date
    is_open: bool
    activities: Sequence[Activity]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a report of that date may name: actions of the plan that holds on it, places of its check-ins."""

    on: date
    today: date
    closed_on: date
    plan: Plan | None
    places: Sequence[tuple[Slot, str]]
    line: ActivityLine


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


def see_own_month(services: Services, actor: Employee, month: str, now: datetime) -> PersonsMonth:
    """One Query, and a batch for the names where somebody has answered."""
    found = services.activities.of_month(actor.employee_id, month)
    return _month(services, actor, month, found, services.city.current(now), now)


def see_own_activity(services: Services, actor: Employee, activity_id: str) -> tuple[Activity, Mapping[str, str]]:
    """Raises NotFound."""
    found = own_activity(services, actor, activity_id)
    return found, names_of(services, [found], [actor])


def see_choices(services: Services, actor: Employee, on: date, now: datetime) -> Choices:
    """The person's plans, their day's check-ins and their month's line: a read each."""
    city, unit_id = services.city.current(now), actor.unit_id_on(on)
    day = services.attendance.day(unit_id, on, actor.employee_id)
    named = {slot: city.offices.get(each.office_id) for slot, each in day.check_ins.items()}
    return Choices(
        on=on,
        today=today_of(city, now),
        closed_on=closes_on(city.settings.performance_rules, month_of(on)),
        plan=plan_on(services, actor.employee_id, on),
        places=[(slot, office.name) for slot in Slot if (office := named.get(slot))],
        line=services.activities.line(unit_id, month_of(on), actor.employee_id),
    )


def see_persons_month(services: Services, actor: Employee, employee_id: str, month: str, now: datetime) -> PersonsMonth:
    """What the person did in the units that the actor reaches. Raises NotFound out of reach."""
    city = services.city.fresh(now)
    subject = services.staff.employee(employee_id)
    if subject is None:
        raise NotFound
    found = services.activities.of_month(employee_id, month)
    held = {each.unit_id for each in subject.assignments if _touches(each, month)}
    units = readable_units(services, actor, subject, held | {each.unit_id for each in found}, city, now)
    if not units:
        raise NotFound
    return _month(services, subject, month, [each for each in found if each.unit_id in units], city, now)


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
    led = {
        each.employee_id: each
        for right in rights_of(services, actor, city, now)
        for each in services.staff.team(right.employee_id)
        if each.employee_id != actor.employee_id
    }
    months = open_months(city.settings.performance_rules, today_of(city, now))
    asked = [
        (held.unit_id, month, each.employee_id)
        for each in led.values()
        for held in each.assignments
        for month in months
    ]
    names = {each.employee_id: each.name for each in led.values()}
    return _queue(services, services.activities.some_lines(asked), names)


def see_unit_queue(services: Services, actor: Employee, unit_id: str, now: datetime) -> Queue:
    """What waits in a unit that the actor leads, but of themselves and their superior, in the months still open.

    Raises NotFound out of reach.
    """
    city = services.city.fresh(now)
    rights, today = rights_of(services, actor, city, now), today_of(city, now)
    if unit_id not in city.units or not any(
        reaches(each, Act.ANSWER_PERFORMANCE, [unit_id], city, today) for each in rights
    ):
        raise NotFound
    months = open_months(city.settings.performance_rules, today)
    lines = [line for month in months for line in services.activities.lines(unit_id, month)]
    names = {each.employee_id: each.name for each in services.staff.members(unit_id)}
    others = {actor.employee_id, actor.superior_id_on(today)}
    return _queue(services, [each for each in lines if each.employee_id not in others], names)


def open_proof(
    services: Services, actor: Employee, employee_id: str, activity_id: str, number: int, now: datetime
) -> str:
    """An address for one of an activity's files, good for a minute. Raises NotFound out of reach."""
    found = services.activities.get(employee_id, activity_id)
    if found is None:
        raise NotFound
    if employee_id != actor.employee_id:
        subject, city = services.staff.employee(employee_id), services.city.fresh(now)
        if subject is None or not readable_units(services, actor, subject, [found.unit_id], city, now):
            raise NotFound
    return attachment_link(services, found.attachments, number)


def names_of(services: Services, activities: Iterable[Activity], known: Sequence[Employee]) -> dict[str, str]:
    """Everybody whom these activities name: one batch of reads for those who are not known."""
    names = {each.employee_id: each.name for each in known}
    wanted = {each for activity in activities for step in activity.steps for each in (step.by, step.on_behalf) if each}
    unknown = wanted - names.keys()
    found = services.staff.people(unknown) if unknown else {}
    return names | {each.employee_id: each.name for each in found.values()}


def _month(
    services: Services, subject: Employee, month: str, found: Sequence[Activity], city: City, now: datetime
) -> PersonsMonth:
    return PersonsMonth(
        employee_id=subject.employee_id,
        name=subject.name,
        month=month,
        closed_on=closes_on(city.settings.performance_rules, month),
        is_open=month in open_months(city.settings.performance_rules, today_of(city, now)),
        activities=found,
        names=names_of(services, found, [subject]),
    )


def _queue(services: Services, lines: Iterable[ActivityLine], names: Mapping[str, str]) -> Queue:
    waiting = [(each, line.employee_id) for line in lines for each in line.waiting]
    waiting.sort(key=_age)
    found = services.activities.some((who, each.activity_id) for each, who in waiting[:SHOWN_WAITING])
    return Queue([each for each in found if each.waits_since], names, len(waiting))


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
    return any(_touches(each, month) for each in member.assignments)


def _touches(held: Assignment, month: str) -> bool:
    return held.starts_on <= last_day(month) and (held.ends_on is None or held.ends_on >= first_day(month))


def _working_days(member: Member, month: str, today: date, city: City) -> int:
    """Of the month's dates up to today those on which they were to work in the unit, excused ones among them."""
    return sum(member_plan(member, on, city)[0].kind is DayKind.WORKING for on in dates_of(month) if on <= today)
