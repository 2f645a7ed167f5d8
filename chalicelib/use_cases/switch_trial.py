"""The trial ends by one act, for a unit and every part of it, and is told to its people before its first day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Employee
from chalicelib.rules.access import Act
from chalicelib.use_cases.change_units import counting_faults, publish_units
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, today_of


def switch_to_counting(
    services: Services, actor: Employee, unit_id: str, counts_from: date | None, now: datetime
) -> Mapping[str, Unit]:
    """From this date on the unit and all below it count; None takes back what has not begun. Which units changed.

    Parts that count already stay as they are. Raises InputInvalid for a date that is too early for one of those that
    change, or where the unit itself counts already: that it does makes no past day of a part in trial count.
    """
    city = services.city.fresh(now)
    unit = find_unit(actor, unit_id, Act.WRITE_STAFF, city, now)
    in_trial = [each for each in _in_trial(unit_id, city, now) if each.counts_from != counts_from]
    for each in (unit, *in_trial):
        check(counting_faults(counts_from, each, city, now))
    changed = {each.unit_id: replace(each, counts_from=counts_from) for each in in_trial}
    if changed:
        facts = {"counts_from": counts_from.isoformat() if counts_from else None, "units": sorted(changed)}
        publish_units(services, actor, city, changed, "counting_switched", now, facts)
    return changed


def _in_trial(unit_id: str, city: City, now: datetime) -> list[Unit]:
    today = today_of(city, now)
    below = [each for each in city.units_on(today) if city.is_within(each.unit_id, unit_id)]
    return [each for each in below if each.counts_from is None or each.counts_from > today]
