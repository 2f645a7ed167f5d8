"""See what is to be mended about a unit's people."""

from collections.abc import Iterable
from datetime import date, datetime

from chalicelib.domain.employee import Assignment, Employee
from chalicelib.rules.access import Act
from chalicelib.rules.mismatch import Mismatch, find_mismatches
from chalicelib.use_cases.authenticate import has_left
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, see_members, today_of


def see_mismatches(
    services: Services, actor: Employee, unit_id: str, now: datetime
) -> list[tuple[Employee, list[Mismatch]]]:
    """Who of the unit has something to mend, by name, and what; one Query and batches of reads.

    Raises NotFound for a unit out of reach.
    """
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.READ_PROFILE, city, now)
    today = today_of(city, now)
    members = see_members(services, unit_id, today)
    people = services.staff.people(each.employee_id for each in members)
    working = {each: work for each, person in people.items() if (work := _work_at(person.assignments, unit_id, today))}
    above = {work.supervisor_id for work in working.values() if work.supervisor_id} - people.keys()
    everybody = people | services.staff.people(above)
    in_service = {each for each, person in everybody.items() if not has_left(person, today)}
    listed = [(people[each.employee_id], working[each.employee_id]) for each in members if each.employee_id in working]
    found = [(person, find_mismatches(person, work, city, in_service, today)) for person, work in listed]
    return [(person, mismatches) for person, mismatches in found if mismatches]


def _work_at(assignments: Iterable[Assignment], unit_id: str, today: date) -> Assignment | None:
    """The assignment to this unit that holds today, or else the next one."""
    lasting = [each for each in assignments if each.unit_id == unit_id and (each.ends_on or today) >= today]
    return min(lasting, key=lambda each: each.starts_on, default=None)
