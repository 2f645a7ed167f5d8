"""What the city chooses: every setting said, those that change told to whoever approves."""

from datetime import datetime
from zoneinfo import available_timezones

from chalicelib.domain.audit import Proposal
from chalicelib.domain.city import Settings
from chalicelib.domain.employee import Employee
from chalicelib.errors import FieldError, InputInvalid
from chalicelib.rules.city_changes import settings_faults
from chalicelib.rules.differences import find_differences
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposals import Change, submit

_ZONE_UNKNOWN = ("Tulis nama zona IANA, misalnya Asia/Jakarta.", "Write an IANA zone, such as Asia/Jakarta.")
_BOX_EMPTY = ("Barat < timur dan selatan < utara.", "West < east and south < north.")


def put_settings(
    services: Services, actor: Employee, settings: Settings, emergency: str | None, now: datetime
) -> Proposal:
    """Raises InputInvalid with every fault."""
    city = services.city.fresh(now)
    faults = [*_own_faults(settings), *settings_faults(settings, city)]
    if faults:
        raise InputInvalid(faults)
    names = dict.fromkeys(each.path.split("/")[1] for each in find_differences(city.settings, settings))
    change = Change("settings", settings, city.versions.get("settings", 0), {"changed": list(names)})
    return submit(services, actor, change, now, emergency)


def _own_faults(settings: Settings) -> list[FieldError]:
    box, faults = settings.bounding_box, []
    if settings.zone not in available_timezones():
        faults.append(FieldError("/zone", "ZONE_UNKNOWN", _ZONE_UNKNOWN))
    if box.west >= box.east or box.south >= box.north:
        faults.append(FieldError("/bounding_box", "BOX_EMPTY", _BOX_EMPTY))
    return faults
