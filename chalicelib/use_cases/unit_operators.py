"""Who administers somebody's unit: read where they are listed, in the units of its own OPD."""

from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Role
from chalicelib.rules.access import Act, reaches, root_of
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of


def operators_of(services: Services, unit_id: str, city: City, now: datetime) -> list[str]:
    """Ids of the operators whose grant covers the unit, by the rights that hold now: a Query a unit of the OPD."""
    today = today_of(city, now)
    units = city.units_within(root_of(unit_id, city))
    listed = {each.employee_id for unit in units for each in services.staff.members(unit) if each.grants}
    holders = services.staff.people(sorted(listed)).values()
    operators = [each for each in holders if each.left_on is None and each.has_role(Role.OPERATOR)]
    return [each.employee_id for each in operators if reaches(each, Act.READ_PROFILE, [unit_id], city, today)]
