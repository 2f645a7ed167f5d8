"""A month's roster on the screen: a unit's, person by person, and one's own."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.staff import Member
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.leaving import has_passed
from chalicelib.rules.roster import dates_of, roster_months
from chalicelib.rules.roster_grid import RosterRow, days_away, roster_row
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, today_of, units_of
from chalicelib.use_cases.set_roster import roster_letters


@dataclass(frozen=True, slots=True)
class PersonRoster:
    """One person's month; `may_set`: whether the caller may set it now; `away`: days of an approved leave or order."""

    employee_id: str
    name: str
    row: RosterRow
    may_set: bool
    away: tuple[int, ...] = ()


def see_unit_roster(
    services: Services, actor: Employee, unit_id: str, month: str, now: datetime
) -> tuple[City, list[PersonRoster]]:
    """Everybody who works in the unit by roster on a day of the month ("YYYY-MM"), by name: one Query and its pages.

    Whoever does not work there today is read one by one more: where they are now says who may set their month.
    Raises NotFound out of reach.
    """
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.READ_ATTENDANCE, city, now)
    known = roster_letters(city)
    members = services.staff.members(unit_id)
    rows = [(each, row) for each in members if (row := roster_row(month, each.assignments, each.roster, known))]
    may_set = _settable(services, actor, unit_id, [each for each, _ in rows], month, city, now)
    people = [
        PersonRoster(each.employee_id, each.name, row, each.employee_id in may_set, days_away(month, each.excuses))
        for each, row in rows
    ]
    return city, sorted(people, key=lambda each: (each.name.casefold(), each.employee_id))


def see_own_roster(services: Services, actor: Employee, month: str, now: datetime) -> tuple[City, RosterRow | None]:
    """One's own month; None where not one day of it is worked by roster."""
    city = services.city.fresh(now)
    return city, roster_row(month, _served(actor, month), actor.roster, roster_letters(city))


def _settable(
    services: Services, actor: Employee, unit_id: str, members: list[Member], month: str, city: City, now: datetime
) -> set[str]:
    """Whose month the actor may set now, as use_cases/set_roster.py judges it."""
    today = today_of(city, now)
    if month not in roster_months(today):
        return set()
    elsewhere = {each.employee_id for each in members if not any(held.holds_on(today) for held in each.assignments)}
    here = {each.employee_id for each in members} - elsewhere
    found = here if reaches(actor, Act.WRITE_ROSTER, [unit_id], city, today) else set()
    for person in services.staff.people(elsewhere).values() if elsewhere else ():
        if reaches(actor, Act.WRITE_ROSTER, units_of(person, today), city, today):
            found = found | {person.employee_id}
    return found - {actor.employee_id}


def _served(actor: Employee, month: str) -> tuple[Assignment, ...]:
    return () if has_passed(actor.left_on, dates_of(month)[0]) else actor.assignments
