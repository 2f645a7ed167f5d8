"""A GeoJSON geometry as the shape of a fence, with everything that is wrong with it.

Source: RFC 7946 sections 3.1 and 4. Of the faults of one ring the first of each code is told: an outline that was
exported with exchanged numbers has one fault, not five hundred.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chalicelib.domain.office import Area, Circle, Position, Shape
from chalicelib.domain.settings import BoundingBox
from chalicelib.errors import FieldError
from chalicelib.rules.area import area_fault, normalised
from chalicelib.rules.import_report import fault
from chalicelib.rules.office_row import read_position, to_number
from chalicelib.rules.office_texts import FAULTS
from chalicelib.rules.ring import ring_fault

ACCEPTED_TYPES = ("Point", "Polygon", "MultiPolygon")
POSITION = "[longitude, latitude]"


@dataclass(frozen=True, slots=True)
class GeometryReading:
    """The shape, or None and its faults; `altitudes` counts third numbers that were dropped."""

    shape: Shape | None
    faults: tuple[FieldError, ...]
    altitudes: int


def read_geometry(geometry: object, radius_m: float, pointer: str, box: BoundingBox) -> GeometryReading:
    """Read the `geometry` member of a feature.

    radius_m   of the circle, should it be a Point.
    """
    reader = _Reader(box)
    shape = reader.shape(geometry, radius_m, pointer)
    return GeometryReading(None if reader.faults else shape, tuple(reader.faults), reader.altitudes)


def count_positions(geometry: object) -> int:
    """How many positions a geometry holds, however broken it is; nothing below its known depth is looked at."""
    kind, coordinates = _members(geometry)
    if kind == "Point":
        return 1
    polygons = [coordinates] if kind == "Polygon" else _listed(coordinates)
    return sum(len(_listed(ring)) for polygon in polygons for ring in _listed(polygon))


def _members(geometry: object) -> tuple[object, object]:
    return (geometry.get("type"), geometry.get("coordinates")) if isinstance(geometry, dict) else (None, None)


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else []


class _Reader:
    """Reads one geometry and gathers what it finds."""

    def __init__(self, box: BoundingBox) -> None:
        self._box = box
        self.faults: list[FieldError] = []
        self.altitudes = 0

    def shape(self, geometry: object, radius_m: float, pointer: str) -> Shape | None:
        kind, coordinates = _members(geometry)
        at = f"{pointer}/coordinates"
        if geometry is None:
            self._add(pointer, "NO_FEATURES")
        elif kind == "Point":
            center = self._position(coordinates, at)
            return Circle(center, radius_m) if center else None
        elif kind == "Polygon":
            return self._area([coordinates], [at])
        elif kind == "MultiPolygon" and isinstance(coordinates, list) and coordinates:
            return self._area(coordinates, [f"{at}/{index}" for index in range(len(coordinates))])
        elif kind == "MultiPolygon":
            self._add(at, "TYPE", expected=f"[[[{POSITION}, ...]]]")
        else:
            self._add(f"{pointer}/type", "TYPE", expected=" / ".join(ACCEPTED_TYPES))
        return None

    def _area(self, polygons: Sequence[object], pointers: Sequence[str]) -> Area | None:
        read = [self._polygon(polygon, pointer) for polygon, pointer in zip(polygons, pointers, strict=True)]
        if self.faults:
            return None
        misfit = area_fault(read)
        if misfit:
            code, (part, ring) = misfit
            self._add(f"{pointers[part]}/{ring}", code)
            return None
        return Area(tuple(normalised(polygon) for polygon in read))

    def _polygon(self, rings: object, pointer: str) -> list[list[Position]]:
        if not isinstance(rings, list) or not rings:
            self._add(pointer, "TYPE", expected=f"[[{POSITION}, ...]]")
            return []
        return [self._ring(ring, f"{pointer}/{index}") for index, ring in enumerate(rings)]

    def _ring(self, ring: object, pointer: str) -> list[Position]:
        if not isinstance(ring, list):
            self._add(pointer, "TYPE", expected=f"[{POSITION}, ...]")
            return []
        if _crosses_antimeridian(ring):
            self._add(pointer, "ANTIMERIDIAN_UNSUPPORTED")
            return []
        known = len(self.faults)
        read = [self._position(position, f"{pointer}/{index}") for index, position in enumerate(ring)]
        self.faults[known:] = _first_of_each_code(self.faults[known:])
        positions = [position for position in read if position]
        code = ring_fault(positions) if len(positions) == len(read) else None
        if code:
            self._add(pointer, code)
        return positions

    def _position(self, value: object, pointer: str) -> Position | None:
        numbers = [to_number(number) for number in _listed(value)[:3]]
        if not isinstance(value, list) or None in numbers:
            self._add(pointer, "TYPE", expected=POSITION)
            return None
        if not 2 <= len(value) <= 3:
            self._add(pointer, "POSITION_LENGTH")
            return None
        self.altitudes += len(value) - 2
        longitude, latitude = (number for number in numbers[:2] if number is not None)
        return read_position(longitude, latitude, pointer, ("0", "1"), self._box, self.faults)

    def _add(self, pointer: str, code: str, **facts: object) -> None:
        self.faults.append(fault(FAULTS, pointer, code, **facts))


def _first_of_each_code(faults: Sequence[FieldError]) -> list[FieldError]:
    first: dict[str, FieldError] = {}
    for each in faults:
        first.setdefault(each.code, each)
    return list(first.values())


def _crosses_antimeridian(ring: Sequence[object]) -> bool:
    """Whether an edge jumps more than half around the Earth between two longitudes that exist."""
    longitudes = [to_number(position[0]) for position in ring if isinstance(position, list) and position]
    known = [longitude for longitude in longitudes if longitude is not None and abs(longitude) <= 180]
    return any(abs(a - b) > 180 for a, b in pairwise(known))
