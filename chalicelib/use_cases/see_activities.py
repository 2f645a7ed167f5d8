"""Activities, to read: one's own month and what a report may name, a person's month, a file of one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.activity import Activity, ActivityLine
from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.plan import Plan
from chalicelib.domain.shift import Slot
from chalicelib.errors import NotFound
from chalicelib.rules.activity import closes_on, open_months
from chalicelib.rules.month import first_day, last_day, month_of
from chalicelib.use_cases.activity_places import places_of
from chalicelib.use_cases.activity_rights import readable_units
from chalicelib.use_cases.attachments import attachment_link
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.report_activity import own_activity, plan_on


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


def see_own_month(services: Services, actor: Employee, month: str, now: datetime) -> PersonsMonth:
    """One Query, and a batch for the names where somebody has answered."""
    found = services.activities.of_month(actor.employee_id, month)
    return _month(services, actor, month, found, services.city.current(now), now)


def see_own_activity(services: Services, actor: Employee, activity_id: str) -> tuple[Activity, Mapping[str, str]]:
    """Raises NotFound."""
    found = own_activity(services, actor, activity_id)
    return found, names_of(services, [found], {actor.employee_id: actor.name})


def see_choices(services: Services, actor: Employee, on: date, now: datetime) -> Choices:
    """The person's plans, their day's check-ins and their month's line: a read each."""
    city, unit_id = services.city.current(now), actor.unit_id_on(on)
    return Choices(
        on=on,
        today=today_of(city, now),
        closed_on=closes_on(city.settings.performance_rules, month_of(on)),
        plan=plan_on(services, actor.employee_id, on),
        places=places_of(services, actor, on, city),
        line=services.activities.line(unit_id, month_of(on), actor.employee_id),
    )


def see_persons_month(services: Services, actor: Employee, employee_id: str, month: str, now: datetime) -> PersonsMonth:
    """What the person did in the units that the actor reaches. Raises NotFound out of reach."""
    city = services.city.fresh(now)
    subject = services.staff.employee(employee_id)
    if subject is None:
        raise NotFound
    found = services.activities.of_month(employee_id, month)
    held = {each.unit_id for each in subject.assignments if touches(each, month)}
    units = readable_units(services, actor, subject, held | {each.unit_id for each in found}, city, now)
    if not units:
        raise NotFound
    return _month(services, subject, month, [each for each in found if each.unit_id in units], city, now)


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


def names_of(services: Services, activities: Iterable[Activity], known: Mapping[str, str]) -> dict[str, str]:
    """Everybody whom these activities name: one batch of reads for those who are not known."""
    wanted = {each for activity in activities for step in activity.steps for each in (step.by, step.on_behalf) if each}
    unknown = wanted - known.keys()
    found = services.staff.people(unknown) if unknown else {}
    return {**known} | {each.employee_id: each.name for each in found.values()}


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
        names=names_of(services, found, {subject.employee_id: subject.name}),
    )


def touches(held: Assignment, month: str) -> bool:
    return held.starts_on <= last_day(month) and (held.ends_on is None or held.ends_on >= first_day(month))
