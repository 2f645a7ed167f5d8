"""What a year of unexcused absence came to: one's own, a person's, a unit's."""

from collections.abc import Collection, Iterable, Sequence
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
    months = (f"{year - 1}-12", *(f"{year}-{each:02}" for each in range(1, 13)))
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
    today = today_of(city, now)
    members = [each for each in see_members(services, unit_id, today) if _works_there(each, unit_id, today)]
    shown = [each.employee_id for each in members[(page - 1) * SCREEN_PEOPLE : page * SCREEN_PEOPLE]]
    found = services.staff.people(shown)
    people = [found[each] for each in shown if each in found]
    return UnitDiscipline(_of_people(services, people, year, city, now), len(members))


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
