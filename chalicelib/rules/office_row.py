"""One office as a file gives it, and the checks that every kind of file shares.

Functions add what they find to `faults` and return None for a value that cannot be used.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isfinite

from chalicelib.domain.office import Position, Shape
from chalicelib.domain.settings import BoundingBox
from chalicelib.errors import FieldError
from chalicelib.rules.geofence import round_position
from chalicelib.rules.import_report import ImportWarning, fault
from chalicelib.rules.office_texts import FAULTS
from chalicelib.rules.plain_text import read_plain

MAX_FEATURES = 2_000  # offices of one file
MIN_RADIUS_M = 20
MAX_RADIUS_M = 500
MAX_OFFICE_TEXT = 200  # letters of a name or an id
INDONESIAN_ZONES = frozenset({"Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"})


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the city's settings and the person who uploads say about a file of offices.

    name_property      the property that holds the name, or None to look for a usual one.
    default_radius_m   for a point whose file is silent.
    near_duplicate_m   two offices nearer than this are told as a warning; 0 tells none.
    zones              IANA names a file may use.
    """

    name_property: str | None
    bounding_box: BoundingBox
    default_radius_m: int
    near_duplicate_m: int
    zones: frozenset[str] = INDONESIAN_ZONES


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One office of a file.

    index          place in the file: of a feature from 0, of a CSV row as a spreadsheet counts (header is 1).
    given_id       as the file says, ours or a stranger's; None where it is silent.
    radius_given   False where `shape` holds the default radius because the file is silent.
    pointer        where the office stands in the file, for faults and warnings.
    """

    index: int
    given_id: str | None
    name: str
    shape: Shape
    zone: str | None
    radius_given: bool
    pointer: str


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """All offices of a file, or all its faults: `rows` is empty when there is one.

    name_property   the property or column the names were read from, as the file spells it.
    """

    rows: tuple[OfficeRow, ...]
    faults: tuple[FieldError, ...]
    warnings: tuple[ImportWarning, ...]
    name_property: str | None


def to_number(value: object) -> float | None:
    """A JSON number as a float (infinite where too large for one), None for anything else; true is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value)
    except OverflowError:
        return inf


def read_text(value: object, pointer: str, faults: list[FieldError]) -> str | None:
    """Text without the space around it; None when it is empty, absent or refused."""
    if value is None:
        return None
    if not isinstance(value, str):
        faults.append(fault(FAULTS, pointer, "TYPE", expected='"..."'))
        return None
    return read_plain(value, pointer, MAX_OFFICE_TEXT, faults)


def read_zone(value: object, pointer: str, zones: frozenset[str], faults: list[FieldError]) -> str | None:
    zone = read_text(value, pointer, faults)
    if zone is not None and zone not in zones:
        faults.append(fault(FAULTS, pointer, "ZONE_UNKNOWN", zones=", ".join(sorted(zones))))
        return None
    return zone


def read_radius(value: object, pointer: str, faults: list[FieldError]) -> float | None:
    """A radius in metres, both limits included; None when refused. A number in quotes is refused."""
    radius_m = to_number(value)
    if radius_m is None or not MIN_RADIUS_M <= radius_m <= MAX_RADIUS_M:
        limits = {"minimum_m": MIN_RADIUS_M, "maximum_m": MAX_RADIUS_M}
        faults.append(fault(FAULTS, pointer, "RADIUS_RANGE", **limits))
        return None
    return radius_m


def read_position(
    longitude: float,
    latitude: float,
    pointer: str,
    members: tuple[str, str],
    box: BoundingBox,
    faults: list[FieldError],
) -> Position | None:
    """A position rounded to 7 decimals; the edge of the city's box is inside.

    members   how the file calls the two numbers below `pointer`.
    """
    if not (isfinite(longitude) and isfinite(latitude)):
        faults.append(fault(FAULTS, pointer, "NUMBER_NOT_FINITE"))
        return None
    code = _position_fault(longitude, latitude, box)
    if code is None:
        return round_position(longitude, latitude)
    member = {"LONGITUDE_RANGE": f"/{members[0]}", "LATITUDE_RANGE": f"/{members[1]}"}.get(code, "")
    faults.append(fault(FAULTS, pointer + member, code, longitude=longitude, latitude=latitude))
    return None


def _position_fault(longitude: float, latitude: float, box: BoundingBox) -> str | None:
    """Exchanged numbers are looked for first: near the equator they are still a place on Earth, elsewhere a pole."""
    if _is_in(box, longitude, latitude):
        return None
    if _is_in(box, latitude, longitude):
        return "POSITION_ORDER"
    if not -180 <= longitude <= 180:
        return "LONGITUDE_RANGE"
    if not -90 <= latitude <= 90:
        return "LATITUDE_RANGE"
    return "OUTSIDE_JURISDICTION"


def _is_in(box: BoundingBox, longitude: float, latitude: float) -> bool:
    return box.west <= longitude <= box.east and box.south <= latitude <= box.north


def repeated_ids(ids: Sequence[tuple[str | None, str]]) -> list[FieldError]:
    """A fault for each (id, pointer) whose id an earlier one has; None is no id."""
    first: dict[str, str] = {}
    faults = []
    for given_id, pointer in ids:
        if given_id is not None and first.setdefault(given_id, pointer) != pointer:
            faults.append(fault(FAULTS, pointer, "DUPLICATE_ID", first=first[given_id]))
    return faults
