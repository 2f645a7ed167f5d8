"""What the city chooses: every setting said, those that change told to whoever approves."""

import base64
from datetime import datetime
from zoneinfo import available_timezones

from chalicelib.domain.audit import Proposal
from chalicelib.domain.employee import Employee
from chalicelib.domain.settings import Settings
from chalicelib.errors import FieldError, InputInvalid
from chalicelib.rules.city_changes import settings_faults
from chalicelib.rules.differences import find_differences
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposal_subject import Change
from chalicelib.use_cases.proposals import submit
from chalicelib.use_cases.reach import today_of

_ZONE_UNKNOWN = ("Tulis nama zona IANA, misalnya Asia/Jakarta.", "Write an IANA zone, such as Asia/Jakarta.")
_OUTLIVED = (
    "Percobaan yang ditolak menyimpan lokasi: paling lama selama lokasi disimpan.",
    "Refused tries hold positions: keep them for as long as positions at most.",
)
_LOGO_INVALID = (
    "Logo harus PNG yang utuh, paling besar 20 kB dan 1.024 piksel per sisi.",
    "The logo must be a sound PNG of at most 20 kB and 1,024 pixels a side.",
)
MAX_LOGO_LETTERS = 30_000  # of the data URL: it rides along with every picture of the city
MAX_LOGO_SIDE_PX = 1_024  # every visitor's phone decodes it: a few bytes may hold a billion pixels
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_BOX_EMPTY = ("Barat < timur dan selatan < utara.", "West < east and south < north.")


def put_settings(
    services: Services, actor: Employee, settings: Settings, emergency: str | None, now: datetime
) -> Proposal:
    """Raises InputInvalid with every fault."""
    city = services.city.fresh(now)
    faults = [*own_faults(settings), *settings_faults(settings, city, today_of(city, now))]
    if faults:
        raise InputInvalid(faults)
    names = dict.fromkeys(each.path.split("/")[1] for each in find_differences(city.settings, settings))
    change = Change("settings", settings, city.versions.get("settings", 0), {"changed": list(names)})
    return submit(services, actor, change, now, emergency)


def own_faults(settings: Settings) -> list[FieldError]:
    """What is wrong with the settings by themselves, whatever the city has decided."""
    box, faults = settings.bounding_box, []
    if settings.zone not in available_timezones():
        faults.append(FieldError("/zone", "ZONE_UNKNOWN", _ZONE_UNKNOWN))
    if box.west >= box.east or box.south >= box.north:
        faults.append(FieldError("/bounding_box", "BOX_EMPTY", _BOX_EMPTY))
    if settings.retention.attempt_days > settings.retention.position_days:
        faults.append(FieldError("/retention/attempt_days", "POSITIONS_OUTLIVED", _OUTLIVED))
    if settings.logo is not None and not _is_small_png(settings.logo):
        faults.append(FieldError("/logo", "LOGO_INVALID", _LOGO_INVALID))
    return faults


def _is_small_png(data_url: str) -> bool:
    """Whether the data URL holds a PNG of few enough pixels, by its header."""
    if len(data_url) > MAX_LOGO_LETTERS:
        return False
    try:
        raw = base64.b64decode(data_url.partition(",")[2], validate=True)
    except ValueError:
        return False
    sides = [int.from_bytes(raw[at : at + 4], "big") for at in (len(PNG), len(PNG) + 4)]
    return raw.startswith(PNG) and all(1 <= each <= MAX_LOGO_SIDE_PX for each in sides)
