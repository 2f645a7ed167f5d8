"""Where a report of a day may say it was done: at an office of that day's check-ins, as they were recorded."""

from datetime import date

from chalicelib.domain.activity import Activity
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import Slot
from chalicelib.errors import FieldError
from chalicelib.rules.activity import ACTIVITY_TEXTS
from chalicelib.rules.import_report import fault
from chalicelib.use_cases.ports import Services


def places_of(services: Services, actor: Employee, on: date, city: City) -> list[tuple[Slot, str]]:
    """One read."""
    day = services.attendance.day(actor.unit_id_on(on), on, actor.employee_id)
    named = {slot: city.offices.get(each.office_id) for slot, each in day.check_ins.items()}
    return [(slot, office.name) for slot in Slot if (office := named.get(slot))]


def place_faults(
    services: Services, actor: Employee, activity: Activity, before: Activity | None, city: City
) -> list[FieldError]:
    """That it is none of those: who answers takes it for recorded. Nothing is read where it is left out, or stays."""
    said = (activity.slot, activity.place)
    if said == (None, None) or (before and said == (before.slot, before.place)):
        return []
    is_there = said in places_of(services, actor, activity.on, city)
    return [] if is_there else [fault(ACTIVITY_TEXTS, "/place", "PLACE_UNKNOWN")]
