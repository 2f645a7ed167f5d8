"""What the reports of performance are made of: a unit's people one by one, one person's span whole.

A unit's: its people, the lines of its plans and of each month (a Query each), then a Query for each person's plans and
one for each month in which they reported something. A person's: what the screens of the same data read.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.activity import Activity
from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Employee
from chalicelib.domain.feedback import Feedback
from chalicelib.domain.plan import Plan
from chalicelib.domain.staff import Member
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.local_time import local_date
from chalicelib.rules.performance_period import Period
from chalicelib.rules.performance_report import months_named, overlaps
from chalicelib.use_cases.give_feedback import see_feedback, see_own_feedback
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.see_activities import PersonsMonth, see_own_month, see_persons_month, touches
from chalicelib.use_cases.see_evaluations import SeenEvaluation, see_evaluations_of, see_own_evaluations
from chalicelib.use_cases.see_plans import see_own_plans, see_plans_of


class TooLong(Exception):
    """The worker's time is up, or its room, before the whole was read."""


@dataclass(frozen=True, slots=True)
class PersonSpan:
    """What one person planned and reported in one unit within a span."""

    member: Member
    plans: Sequence[Plan]
    activities: Sequence[Activity]


@dataclass(frozen=True, slots=True)
class PersonReport:
    """Somebody's span. `evaluations`: of the periods that end within it, as their reader may see them; one that is not
    approved without its ratings. `names`: of everybody in it."""

    subject: Employee
    plans: Sequence[Plan]
    activities: Sequence[Activity]
    words: Sequence[Feedback]
    evaluations: Sequence[SeenEvaluation]
    names: dict[str, str]


def units_reached(actor: Employee, act: Act, unit_id: str, city: City, now: datetime) -> list[Unit]:
    """The unit before its parts, as far as the act reaches."""
    today = today_of(city, now)
    found = dict.fromkeys([*([unit_id] if unit_id in city.units else []), *city.units_within(unit_id)])
    return [city.units[each] for each in found if reaches(actor, act, [each], city, today)]


def unit_people(services: Services, unit: Unit, period: Period, has_time: Callable[[], bool]) -> Iterator[PersonSpan]:
    """Whoever was assigned to the unit in the span, planned or reported there, by name. Raises TooLong."""
    months, unit_id = months_named(period), unit.unit_id
    planned = {each.employee_id for each in services.plans.lines_of(unit_id, period.starts_on.year)}
    told = {(each.employee_id, month) for month in months for each in services.activities.lines(unit_id, month)}
    reported = {who for who, _ in told}
    members = (
        each
        for each in services.staff.members(unit_id)
        if each.employee_id in planned | reported
        or any(touches(held, month) for held in each.assignments for month in months)
    )
    for member in sorted(members, key=lambda each: (each.name.casefold(), each.employee_id)):
        if not has_time():
            raise TooLong
        who = member.employee_id
        plans = services.plans.of_person(who, period.starts_on.year) if who in planned else []
        found = [each for m in months if (who, m) in told for each in services.activities.of_month(who, m)]
        yield PersonSpan(
            member,
            [each for each in plans if each.unit_id == unit_id and overlaps(each, period)],
            [each for each in found if each.unit_id == unit_id],
        )


def see_person_report(
    services: Services, reader: Employee, employee_id: str, period: Period, now: datetime
) -> PersonReport:
    """One's own, or somebody's within reach: what the reader may see on the screens. Raises NotFound."""
    own, year, months = reader.employee_id == employee_id, period.starts_on.year, months_named(period)
    if own:
        subject: Employee | None = reader
        plans = see_own_plans(services, reader, year, now).plans
        seen = [see_own_month(services, reader, month, now) for month in months]
        words, evaluations = see_own_feedback(services, reader, year), see_own_evaluations(services, reader, year, now)
    else:
        evaluations = see_evaluations_of(services, reader, employee_id, year, now)
        words, subject = see_feedback(services, reader, employee_id, year, now), services.staff.employee(employee_id)
        plans = see_plans_of(services, reader, employee_id, year, now)
        seen = [each for month in months for each in _months_seen(services, reader, employee_id, month, now)]
    if subject is None:
        raise NotFound
    zone = services.city.current(now).settings.zone
    names = {who: name for each in plans for who, name in each.names.items()}
    names |= {who: name for each in seen for who, name in each.names.items()} | dict(words.names)
    names |= {who: name for each in evaluations for who, name in (each.names or {}).items()}
    return PersonReport(
        subject=subject,
        plans=[each.plan for each in plans if overlaps(each.plan, period)],
        activities=[each for month in seen for each in month.activities],
        words=[each for each in words.words if period.starts_on <= local_date(each.at, zone) <= period.ends_on],
        evaluations=[each for each in evaluations if _ends_within(each, period)],
        names={**names, subject.employee_id: subject.name},
    )


def _months_seen(
    services: Services, reader: Employee, employee_id: str, month: str, now: datetime
) -> Iterator[PersonsMonth]:
    """None of a month that the person spent in no unit within reach."""
    with suppress(NotFound):
        yield see_persons_month(services, reader, employee_id, month, now)


def _ends_within(seen: SeenEvaluation, period: Period) -> bool:
    return period.starts_on <= seen.period.ends_on <= period.ends_on
