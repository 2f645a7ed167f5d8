"""A CSV file of units: OPD and their parts, each below its parent. See docs/imports.md."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.domain.city import Unit
from chalicelib.errors import FieldError
from chalicelib.rules.cell_values import listed
from chalicelib.rules.csv_columns import Column, Columns, match_columns
from chalicelib.rules.csv_text import CsvRow, CsvText
from chalicelib.rules.hierarchy import find_circles
from chalicelib.rules.import_report import ImportWarning, fault
from chalicelib.rules.people_texts import FAULTS
from chalicelib.rules.plain_text import MAX_NAME, read_plain

UNIT_ID = re.compile(r"[A-Za-z0-9._-]{1,26}", re.ASCII)

COLUMNS = (Column("unit_id", ("unit", "id")), Column("name", ("nama",)), Column("parent_id", ("induk",)))


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of a file; a known id is a change of that unit. parent_id is None for an OPD."""

    row: int
    unit_id: str
    name: str
    parent_id: str | None


@dataclass(frozen=True, slots=True)
class UnitFile:
    """All units of a file, or all its faults: `rows` is empty when there is one."""

    rows: tuple[UnitRow, ...]
    faults: tuple[FieldError, ...]
    warnings: tuple[ImportWarning, ...] = ()


def read_units(text: CsvText, existing: Mapping[str, Unit]) -> UnitFile:
    """Read every row; parents may stand anywhere in the file or be known already."""
    columns = match_columns(text, COLUMNS)
    if columns.faults:
        return UnitFile((), columns.faults)
    first_row: dict[str, int] = {}
    for row in text.rows:
        first_row.setdefault(columns.cell(row, "unit_id"), row.number)
    faults: list[FieldError] = []
    rows = [_read_row(row, columns, first_row, existing, faults) for row in text.rows]
    sound = [row for row in rows if row]
    faults += _circle_faults(sound, existing)
    return UnitFile(() if faults else tuple(sound), tuple(faults))


def _read_row(
    row: CsvRow,
    columns: Columns,
    first_row: Mapping[str, int],
    existing: Mapping[str, Unit],
    faults: list[FieldError],
) -> UnitRow | None:
    unit_id, parent_id = columns.cell(row, "unit_id"), columns.cell(row, "parent_id") or None
    at = row.pointer
    if not UNIT_ID.fullmatch(unit_id):
        faults.append(fault(FAULTS, f"{at}/unit_id", "UNIT_ID_INVALID"))
    elif first_row[unit_id] != row.number:
        faults.append(fault(FAULTS, f"{at}/unit_id", "DUPLICATE_ID", first_row=first_row[unit_id]))
    if not columns.cell(row, "name"):
        faults.append(fault(FAULTS, f"{at}/name", "NAME_MISSING"))
    name = read_plain(columns.cell(row, "name"), f"{at}/name", MAX_NAME, faults)
    if parent_id and parent_id not in first_row and parent_id not in existing:
        faults.append(fault(FAULTS, f"{at}/parent_id", "PARENT_UNKNOWN"))
    return UnitRow(row.number, unit_id, name, parent_id) if name else None


def _circle_faults(rows: list[UnitRow], existing: Mapping[str, Unit]) -> list[FieldError]:
    """Circles that the file closes, by itself or with units that are there already; told at a row of the file."""
    number = {row.unit_id: row.row for row in reversed(rows)}
    above = {row.unit_id: row.parent_id for row in reversed(rows)}
    above |= {unit_id: unit.parent_id for unit_id, unit in existing.items() if unit_id not in above}
    faults = []
    for circle in find_circles(above):
        at = min((number[unit_id] for unit_id in circle if unit_id in number), default=None)
        if at is not None:
            faults.append(fault(FAULTS, f"/rows/{at}/parent_id", "UNIT_CIRCLE", units=listed(circle)))
    return faults
