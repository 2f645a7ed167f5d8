"""A GeoJSON file of offices, as a city's GIS exports it: every office read, or every fault told.

Source: RFC 7946; the `crs` member of its forerunner is accepted where it names CRS84, RFC 7946's own datum.
See docs/imports.md.
"""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from chalicelib.errors import FieldError
from chalicelib.rules.import_report import ImportWarning, fault, warning
from chalicelib.rules.office_geometry import count_positions, read_geometry
from chalicelib.rules.office_row import (
    MAX_FEATURES,
    ImportOptions,
    OfficeFile,
    OfficeRow,
    read_radius,
    read_text,
    read_zone,
    repeated_ids,
    to_number,
)
from chalicelib.rules.office_texts import FAULTS, WARNINGS
from chalicelib.rules.plain_text import visible

MAX_VERTICES = 5_000  # positions of a whole file
CRS84_NAMES = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84", "CRS84")
NAME_PROPERTIES = (
    *("TOPONIM", "NAMOBJ", "NAMA_KANTOR", "NAMA", "NAMA_OBJEK", "NAMA_UNIT", "NAMA_OPD"),
    *("OFFICE_NAME", "NAME"),
)


def read_offices(document: object, options: ImportOptions) -> OfficeFile:
    """Read a parsed GeoJSON document, from any parser: nothing of its shape is taken for granted.

    Points become circles (`radius_m` or the default), Polygons and MultiPolygons areas. Positions are rounded to
    7 decimals, altitudes dropped, clockwise shells turned round. Names keep their HTML: it is text.
    """
    refused = _whole_file_faults(document)
    if refused or not isinstance(document, dict):
        return OfficeFile((), tuple(refused), (), None)
    features: Sequence[object] = document["features"]
    reader = _Reader(options, _find_name_property(features, options))
    rows = [reader.row(feature, index) for index, feature in enumerate(features)]
    reader.faults += repeated_ids(reader.ids)
    sound = () if reader.faults else tuple(row for row in rows if row)
    return OfficeFile(sound, tuple(reader.faults), reader.warnings(), reader.name_property)


def _whole_file_faults(document: object) -> list[FieldError]:
    """Why the file cannot be read at all; its features are not looked at then."""
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        return [fault(FAULTS, "", "FEATURECOLLECTION_REQUIRED")]
    features = document.get("features")
    if not isinstance(features, list):
        return [fault(FAULTS, "/features", "FEATURECOLLECTION_REQUIRED")]
    if not features:
        return [fault(FAULTS, "/features", "NO_FEATURES")]
    if len(features) > MAX_FEATURES:
        return [fault(FAULTS, "/features", "TOO_MANY_FEATURES", count=len(features), limit=MAX_FEATURES)]
    vertices = sum(count_positions(_members(feature).get("geometry")) for feature in features)
    if vertices > MAX_VERTICES:
        return [fault(FAULTS, "/features", "TOO_MANY_VERTICES", count=vertices, limit=MAX_VERTICES)]
    return _crs_faults(document, "")


def _crs_faults(members: Mapping[str, object], pointer: str) -> list[FieldError]:
    if "crs" not in members:
        return []
    name = _members(_members(members["crs"]).get("properties")).get("name")
    accepted = isinstance(name, str) and name.casefold() in {each.casefold() for each in CRS84_NAMES}
    return [] if accepted else [fault(FAULTS, f"{pointer}/crs", "CRS_UNSUPPORTED")]


def _members(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _find_name_property(features: Sequence[object], options: ImportOptions) -> str | None:
    """The property that names are read from, as the file spells it: the chosen one, else the first usual one in use."""
    spelled: dict[str, str] = {}
    for feature in features:
        for key, value in _members(_members(feature).get("properties")).items():
            if isinstance(value, str) and value.strip():
                spelled.setdefault(key.casefold(), key)
    wanted = (options.name_property,) if options.name_property else NAME_PROPERTIES
    return next((spelled[name.casefold()] for name in wanted if name.casefold() in spelled), None)


class _Reader:
    """Reads feature by feature and gathers what it finds."""

    def __init__(self, options: ImportOptions, name_property: str | None) -> None:
        self._options = options
        self.name_property = name_property
        self.faults: list[FieldError] = []
        self.ids: list[tuple[str | None, str]] = []
        self._altitudes = 0
        self._radii_ignored = 0

    def row(self, feature: object, index: int) -> OfficeRow | None:
        at = f"/features/{index}"
        properties = _members(feature).get("properties")
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            self._add(at, "TYPE", expected='{"type": "Feature", ...}')
            return None
        if not isinstance(properties, dict | None):
            self._add(f"{at}/properties", "TYPE", expected="{...}")
            return None
        named = {key.casefold(): value for key, value in (properties or {}).items()}
        self.faults += _crs_faults(feature, at) + _crs_faults(_members(feature.get("geometry")), f"{at}/geometry")
        name = self._name(properties or {}, named, at)
        given_id = self._given_id(feature, named, at)
        zone = read_zone(named.get("zone"), f"{at}/properties/zone", self._options.zones, self.faults)
        radius_m, radius_given = self._radius(feature, named, at)
        reading = read_geometry(feature.get("geometry"), radius_m, f"{at}/geometry", self._options.bounding_box)
        self.faults += reading.faults
        self._altitudes += reading.altitudes
        if name is None or reading.shape is None:
            return None
        return OfficeRow(index, given_id, name, reading.shape, zone, radius_given, at)

    def warnings(self) -> tuple[ImportWarning, ...]:
        counts = {"ALTITUDE_DROPPED": self._altitudes, "RADIUS_IGNORED": self._radii_ignored}
        return tuple(warning(WARNINGS, "/features", code, count=count) for code, count in counts.items() if count)

    def _name(self, properties: Mapping[str, object], named: Mapping[str, object], at: str) -> str | None:
        """The name; where it is empty, the fault tells which properties the feature does have."""
        wanted = self.name_property or self._options.name_property
        key = wanted or "name"
        known = len(self.faults)
        value = properties.get(key, named.get(key.casefold()))
        name = read_text(value, f"{at}/properties/{_escaped(key)}", self.faults)
        if name is None and len(self.faults) == known:
            present = ", ".join(visible(each) for each in list(properties)[:20]) or "-"
            expected = wanted or ", ".join(NAME_PROPERTIES)
            self._add(f"{at}/properties", "NAME_MISSING", expected=visible(expected), present=present)
        return name

    def _given_id(self, feature: Mapping[str, object], named: Mapping[str, object], at: str) -> str | None:
        """Our own `office_id` before the `id` of RFC 7946, which may be a number."""
        value, pointer = named.get("office_id"), f"{at}/properties/office_id"
        if value is None:
            value, pointer = feature.get("id"), f"{at}/id"
        number = to_number(value)
        if number is not None and isfinite(number):
            value = str(value)
        given_id = read_text(value, pointer, self.faults)
        self.ids.append((given_id, pointer))
        return given_id

    def _radius(self, feature: Mapping[str, object], named: Mapping[str, object], at: str) -> tuple[float, bool]:
        """The radius of a point and whether the file gave it; an area has none."""
        default_m = float(self._options.default_radius_m)
        value = named.get("radius_m")
        if value is None:
            return default_m, False
        if _members(feature.get("geometry")).get("type") != "Point":
            self._radii_ignored += 1
            return default_m, False
        return read_radius(value, f"{at}/properties/radius_m", self.faults) or default_m, True

    def _add(self, pointer: str, code: str, **facts: object) -> None:
        self.faults.append(fault(FAULTS, pointer, code, **facts))


def _escaped(key: str) -> str:
    """A member's name within a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
