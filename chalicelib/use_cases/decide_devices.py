"""Decide on many phones of one unit in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.errors import NotFound, Problem
from chalicelib.rules.access import Act
from chalicelib.use_cases.enrol_device import decide_device_of
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of, units_of
from chalicelib.use_cases.stand_in import find_to_decide, find_unit_to_decide


@dataclass(frozen=True, slots=True)
class DeviceDecision:
    """What is wanted for one phone."""

    employee_id: str
    device_id: str
    approve: bool


def decide_devices(
    services: Services, actor: Employee, unit_id: str, decisions: Sequence[DeviceDecision], now: datetime
) -> list[str]:
    """Decide each as if it were alone: what became of it is `approved`, `rejected` or the code of the refusal.

    Approving twice is approving, so whoever loses the answer sends the same again. Raises NotFound for a unit out of
    reach; a person who works elsewhere is NOT_FOUND, even where the actor reaches them there.
    """
    city = services.city.fresh(now)
    find_unit_to_decide(services, actor, unit_id, Act.DECIDE_DEVICE, city, now)
    return [_decide(services, actor, unit_id, each, city, now) for each in decisions]


def _decide(
    services: Services, actor: Employee, unit_id: str, wanted: DeviceDecision, city: City, now: datetime
) -> str:
    try:
        found = find_to_decide(services, actor, wanted.employee_id, Act.DECIDE_DEVICE, now, city)
        if unit_id not in units_of(found[0], today_of(city, now)):
            raise NotFound
        decide_device_of(services, actor, found, wanted.device_id, wanted.approve, city, now)
    except Problem as refusal:
        return refusal.code
    return "approved" if wanted.approve else "rejected"
