"""Close a unit from a date on, or take that back while it is still to come."""

from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Employee
from chalicelib.rules.access import Act, root_of
from chalicelib.rules.import_report import fault
from chalicelib.rules.unit_end import TEXTS, end_faults, only_holders, outlasted
from chalicelib.use_cases.change_units import publish_units
from chalicelib.use_cases.grants import grant_faults
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, today_of


def end_unit(services: Services, actor: Employee, unit_id: str, ends_on: date | None, now: datetime) -> Unit:
    """The unit's last local date; None: it goes on. The same again changes nothing.

    Raises NotFound, ChangedMeanwhile, and InputInvalid with everything that has to be done before: a Query for each
    unit of the OPD, for that is where holders of its roles are listed.
    """
    city = services.city.fresh(now)
    unit, today = find_unit(actor, unit_id, Act.WRITE_CITY, city, now), today_of(city, now)
    if ends_on == unit.ends_on:
        return unit
    members = services.staff.members(unit_id) if ends_on else []
    holders = _holders(services, unit_id, ends_on, city) if ends_on else set()
    found = end_faults(unit, ends_on, city, members, holders, today)
    check([fault(TEXTS, "/ends_on", code, **facts) for code, facts in found])
    ended = replace(unit, ends_on=ends_on)
    facts = {"old": _text(unit.ends_on), "new": _text(ends_on)}
    publish_units(services, actor, city, {unit_id: ended}, "unit_end_set", now, facts)
    return ended


def outlasts_unit(changed: Employee, previous: Employee | None, city: City) -> bool:
    """Whether they would work on in a unit after its end, or are newly given a role in one that ends."""
    held = previous.grants if previous else ()
    return bool(outlasted(changed, city.units) or grant_faults(changed.grants, city.units, held))


def _holders(services: Services, unit_id: str, ends_on: date, city: City) -> set[str]:
    others = [each for each in city.units_within(root_of(unit_id, city)) if each != unit_id]
    return {found for each in others for found in only_holders(unit_id, services.staff.members(each), ends_on)}


def _text(on: date | None) -> str | None:
    return on.isoformat() if on else None
