"""A CSV file of office coordinates: the same rows, through the same checks, as from GeoJSON. See docs/imports.md."""

import re

from chalicelib.domain.office import Circle, Position
from chalicelib.errors import FieldError
from chalicelib.rules.csv_columns import Column, Columns, match_columns
from chalicelib.rules.csv_text import CsvRow, CsvText
from chalicelib.rules.import_report import fault
from chalicelib.rules.office_row import (
    MAX_FEATURES,
    ImportOptions,
    OfficeFile,
    OfficeRow,
    read_position,
    read_radius,
    read_text,
    read_zone,
    repeated_ids,
)
from chalicelib.rules.office_texts import FAULTS

COLUMNS = (
    Column("name", ("nama",)),
    Column("longitude", ("bujur", "lon")),
    Column("latitude", ("lintang", "lat")),
    Column("radius_m", required=False),
    Column("office_id", required=False),
    Column("zone", required=False),
)
NUMBER = re.compile(r"[+-]?\d{1,20}(\.\d{1,30})?", re.ASCII)


def read_office_csv(text: CsvText, options: ImportOptions) -> OfficeFile:
    """Read points with a radius; areas need GeoJSON.

    A decimal comma is read where the delimiter leaves it free (semicolon or TAB).
    """
    columns = match_columns(text, COLUMNS)
    if columns.faults:
        return OfficeFile((), columns.faults, (), None)
    if len(text.rows) > MAX_FEATURES:
        refused = fault(FAULTS, "/rows", "TOO_MANY_FEATURES", count=len(text.rows), limit=MAX_FEATURES)
        return OfficeFile((), (refused,), (), None)
    reader = _Reader(columns, options, takes_comma=text.delimiter != ",")
    rows = [reader.row(row) for row in text.rows]
    reader.faults += repeated_ids(reader.ids)
    sound = () if reader.faults else tuple(row for row in rows if row)
    return OfficeFile(sound, tuple(reader.faults), (), text.header[columns.places["name"]])


class _Reader:
    """Reads row by row and gathers what it finds."""

    def __init__(self, columns: Columns, options: ImportOptions, takes_comma: bool) -> None:
        self._columns, self._options, self._takes_comma = columns, options, takes_comma
        self.faults: list[FieldError] = []
        self.ids: list[tuple[str | None, str]] = []

    def row(self, row: CsvRow) -> OfficeRow | None:
        at = row.pointer
        name = self._name(row)
        given_id = self._text(row, "office_id")
        self.ids.append((given_id, f"{at}/office_id"))
        zone = read_zone(self._columns.cell(row, "zone"), f"{at}/zone", self._options.zones, self.faults)
        radius_m, radius_given = self._radius(row)
        position = self._position(row)
        if name is None or position is None:
            return None
        return OfficeRow(row.number, given_id, name, Circle(position, radius_m), zone, radius_given, at)

    def _text(self, row: CsvRow, column: str) -> str | None:
        return read_text(self._columns.cell(row, column), f"{row.pointer}/{column}", self.faults)

    def _name(self, row: CsvRow) -> str | None:
        if not self._columns.cell(row, "name"):
            self.faults.append(fault(FAULTS, f"{row.pointer}/name", "NAME_MISSING", expected="name", present="name"))
        return self._text(row, "name")

    def _radius(self, row: CsvRow) -> tuple[float, bool]:
        default_m = float(self._options.default_radius_m)
        cell = self._columns.cell(row, "radius_m")
        if not cell:
            return default_m, False
        return read_radius(self._number(cell), f"{row.pointer}/radius_m", self.faults) or default_m, True

    def _position(self, row: CsvRow) -> Position | None:
        numbers = [self._coordinate(row, column) for column in ("longitude", "latitude")]
        longitude, latitude = numbers
        if longitude is None or latitude is None:
            return None
        members = ("longitude", "latitude")
        return read_position(longitude, latitude, row.pointer, members, self._options.bounding_box, self.faults)

    def _coordinate(self, row: CsvRow, column: str) -> float | None:
        number = self._number(self._columns.cell(row, column))
        if number is None:
            example = "106.0421983 / -6.0098715" + (" / 106,0421983" if self._takes_comma else "")
            self.faults.append(fault(FAULTS, f"{row.pointer}/{column}", "TYPE", expected=example))
        return number

    def _number(self, cell: str) -> float | None:
        written = cell.replace("\u2212", "-")  # the minus sign of word processors
        if self._takes_comma:
            written = written.replace(",", ".")
        return float(written) if NUMBER.fullmatch(written) else None
