"""Who leads in a unit and who decides in their place: seen and set by a city admin while a superior cannot."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.request import Delegation
from chalicelib.errors import DecideOwn, NotFound
from chalicelib.rules.access import Act
from chalicelib.rules.delegation import LENT, TEXTS
from chalicelib.rules.import_report import fault
from chalicelib.use_cases.delegates import end_delegation, set_delegate
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, find_unit, is_city_admin, see_members, today_of


@dataclass(frozen=True, slots=True)
class Led:
    """A superior of the unit. `delegation`: today's or one to come. `may_name`: the reader may set and end it."""

    superior: Employee
    delegation: Delegation | None
    delegate: Employee | None
    may_name: bool


def see_unit_delegates(services: Services, actor: Employee, unit_id: str, now: datetime) -> list[Led]:
    """By name: a Query of the members and two batches of reads. Raises NotFound out of reach."""
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.READ_WHOLE_PROFILE, city, now)
    today = today_of(city, now)
    listed = [each for each in see_members(services, unit_id, today) if any(one.role in LENT for one in each.grants)]
    people = services.staff.people([each.employee_id for each in listed])
    leading = [people[each.employee_id] for each in listed if each.employee_id in people]
    given = {
        each.employee_id: each.delegation for each in leading if each.delegation and each.delegation.ends_on >= today
    }
    named = services.staff.people({each.to_id for each in given.values()})
    admin = is_city_admin(actor, city, now)
    return [
        Led(each, held, named.get(held.to_id) if held else None, admin and _may_name(actor, each))
        for each in leading
        for held in [given.get(each.employee_id)]
    ]


def set_delegate_of(
    services: Services, actor: Employee, employee_id: str, wanted: Delegation, now: datetime
) -> Employee:
    """Raises NotFound, DecideOwn, InputInvalid, ChangedMeanwhile. Nobody gives themselves a superior's rights."""
    superior = _superior(services, actor, employee_id, now)
    check([fault(TEXTS, "/to_id", "DELEGATE_SELF")] if wanted.to_id == actor.employee_id else [])
    return set_delegate(services, actor, superior, wanted, now)


def end_delegation_of(services: Services, actor: Employee, employee_id: str, now: datetime) -> None:
    """Raises NotFound, DecideOwn, ChangedMeanwhile."""
    end_delegation(services, actor, _superior(services, actor, employee_id, now), now)


def _superior(services: Services, actor: Employee, employee_id: str, now: datetime) -> Employee:
    superior = find_employee(services, actor, employee_id, Act.WRITE_STAFF, now)
    if superior.employee_id == actor.employee_id:
        raise DecideOwn
    if not _may_name(actor, superior):
        raise NotFound
    return superior


def _may_name(actor: Employee, superior: Employee) -> bool:
    """A city admin's rights are lent by themselves alone: a second admin approves who gets them otherwise."""
    is_other = superior.employee_id != actor.employee_id
    return is_other and superior.has_role(Role.SUPERVISOR) and not superior.has_role(Role.CITY_ADMIN)
