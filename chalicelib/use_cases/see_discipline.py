"""What a year of unexcused absence came to: one's own, a person's, a unit's."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.balance import OpeningBalance
from chalicelib.domain.city import City
from chalicelib.domain.discipline import DisciplineState, OpeningCount
from chalicelib.domain.employee import Employee
from chalicelib.domain.staff import Member
from chalicelib.domain.verdict import MonthRows
from chalicelib.rules.access import Act
from chalicelib.rules.counting_days import counting_days
from chalicelib.rules.discipline_state import judge_discipline
from chalicelib.rules.month import year_months
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, find_unit, see_members, today_of
from chalicelib.use_cases.see_totals import counts_from_of, units_until

SCREEN_PEOPLE = 50  # a page of a unit's year: 650 months at most, seven batches of reads


@dataclass(frozen=True, slots=True)
class PersonsDiscipline:
    employee_id: str
    name: str
    state: DisciplineState


@dataclass(frozen=True, slots=True)
class UnitDiscipline:
    """People by name, those of the page asked for; `total` counts all that are in the unit now."""

    people: Sequence[PersonsDiscipline]
    total: int


def see_own_discipline(services: Services, employee: Employee, year: int, now: datetime) -> PersonsDiscipline:
    return _of_people(services, [employee], year, services.city.current(now), now)[0]


def see_persons_discipline(
    services: Services, actor: Employee, employee_id: str, year: int, now: datetime
) -> PersonsDiscipline:
    """Somebody else's, within reach. It is the matrix row "reports": supervisor and operator in their tree, city admin
    and auditor in the whole city, without a case number. The days brought along are among it, for they count.

    Raises NotFound.
    """
    city = services.city.fresh(now)
    employee = find_employee(services, actor, employee_id, Act.READ_REPORT, now, city)
    return _of_people(services, [employee], year, city, now)[0]


def months_of_year(employee: Employee, year: int) -> dict[str, Collection[str]]:
    """The year's, and the December before: a run goes on over New Year."""
    months = (f"{year - 1}-12", *year_months(year))
    return {month: units for month in months if (units := units_until(employee, month))}


def discipline_of(services: Services, employee: Employee, year: int, city: City, now: datetime) -> DisciplineState:
    """What the year came to of somebody already found within reach."""
    return _of_people(services, [employee], year, city, now)[0].state


def see_unit_discipline(
    services: Services, actor: Employee, unit_id: str, year: int, page: int, now: datetime
) -> UnitDiscipline:
    """Who is in the unit now, with all their units of the year; the matrix row "reports" likewise.

    One Query for the names, then batches of reads for the page. Raises NotFound.
    """
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.READ_REPORT, city, now)
    members = _working(services, unit_id, today_of(city, now))
    shown = members[(page - 1) * SCREEN_PEOPLE : page * SCREEN_PEOPLE]
    return UnitDiscipline(_of_members(services, shown, year, city, now), len(members))


def states_of_unit(
    services: Services, unit_id: str, year: int, city: City, now: datetime
) -> Iterator[PersonsDiscipline]:
    """Likewise everybody, some at a time: a big unit needs no more memory than a small one."""
    members = _working(services, unit_id, today_of(city, now))
    for at in range(0, len(members), SCREEN_PEOPLE):
        yield from _of_members(services, members[at : at + SCREEN_PEOPLE], year, city, now)


def _working(services: Services, unit_id: str, today: date) -> list[str]:
    """The ids of who is in the unit now, by name."""
    members = see_members(services, unit_id, today)
    return [each.employee_id for each in members if _works_there(each, unit_id, today)]


def _of_members(
    services: Services, employee_ids: Sequence[str], year: int, city: City, now: datetime
) -> list[PersonsDiscipline]:
    found = services.staff.people(employee_ids)
    return _of_people(services, [found[each] for each in employee_ids if each in found], year, city, now)


def _works_there(member: Member, unit_id: str, today: date) -> bool:
    """Who is still coming works elsewhere: what they bring is not this unit's to see yet."""
    return any(each.unit_id == unit_id and each.holds_on(today) for each in member.assignments)


def _of_people(
    services: Services, people: Sequence[Employee], year: int, city: City, now: datetime
) -> list[PersonsDiscipline]:
    rows = services.months.of_people({each.employee_id: months_of_year(each, year) for each in people})
    openings = services.years.openings([each.employee_id for each in people], year)
    return [
        PersonsDiscipline(
            each.employee_id,
            each.name,
            state_of(each, rows[each.employee_id], openings.get(each.employee_id), year, city, now),
        )
        for each in people
    ]


def state_of(
    employee: Employee,
    rows: Iterable[MonthRows],
    opening: OpeningBalance | None,
    year: int,
    city: City,
    now: datetime,
) -> DisciplineState:
    """`rows`: of the year's months, and of the December before."""
    facts = opening.facts if opening else None
    days = counting_days(rows, counts_from_of(city))
    return judge_discipline(
        year,
        employee.number_kind,
        {on: verdict for on, (_, verdict) in days.items()},
        OpeningCount(facts.unexcused_days, facts.late_min, facts.early_min or 0) if facts else OpeningCount(),
        city.settings.discipline_rules,
        city.settings.attendance_rules,
        today_of(city, now),
    )
