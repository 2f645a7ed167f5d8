"""A file of units, OPD and their parts, each below its parent and at its offices. See docs/imports.md."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.city import Unit
from chalicelib.domain.office import Office
from chalicelib.errors import FieldError
from chalicelib.rules.cell_values import iso_date, listed
from chalicelib.rules.csv_columns import Column, Columns, match_columns
from chalicelib.rules.csv_text import CsvRow, CsvText
from chalicelib.rules.enrolment import ENROL_DAYS_AT_MOST, enrol_until_fault
from chalicelib.rules.given_names import GivenNames, parted
from chalicelib.rules.hierarchy import find_circles
from chalicelib.rules.import_report import ImportWarning, fault
from chalicelib.rules.people_texts import FAULTS as PEOPLE_FAULTS
from chalicelib.rules.plain_text import MAX_NAME, read_plain
from chalicelib.rules.trial import counts_from_fault, earliest_count
from chalicelib.rules.unit_end import TEXTS as ENDS
from chalicelib.rules.unit_texts import TEXTS as DATES

UNIT_ID = re.compile(r"[A-Za-z0-9._-]{1,26}", re.ASCII)
FAULTS = {**PEOPLE_FAULTS, **DATES, "PARENT_ENDS": ENDS["PARENT_ENDS"]}

COLUMNS = (
    Column("unit_id", ("unit", "id")),
    Column("name", ("nama",)),
    Column("parent_id", ("induk", "parent")),
    Column("office_ids", ("kantor", "offices"), required=False),
    Column("counts_from", ("dihitung_mulai",), required=False),
    Column("enrol_until", ("pendaftaran_sampai",), required=False),
)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of a file; a known id is a change of that unit.

    parent_id   None for an OPD.

    The others are None where the file is silent: what the unit has stays.
    """

    row: int
    unit_id: str
    name: str
    parent_id: str | None
    office_ids: tuple[str, ...] | None = None
    counts_from: date | None = None
    enrol_until: date | None = None


@dataclass(frozen=True, slots=True)
class UnitFile:
    """All units of a file, or all its faults: `rows` is empty when there is one.

    readable   every row that says which unit and how it is called, sound or not.
    """

    rows: tuple[UnitRow, ...]
    faults: tuple[FieldError, ...]
    warnings: tuple[ImportWarning, ...] = ()
    readable: tuple[UnitRow, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitsKnown:
    """What rows are judged by.

    today         the city's date.
    notice_days   how many days before its first day that counts a unit is told.
    """

    units: Mapping[str, Unit]
    offices: Mapping[str, Office]
    today: date
    notice_days: int


def read_units(text: CsvText, known: UnitsKnown) -> UnitFile:
    """Read every row; parents may stand anywhere in the file or be known already."""
    columns = match_columns(text, COLUMNS)
    if columns.faults:
        return UnitFile((), columns.faults)
    reader = _Reader(columns, known, text.rows)
    sound = tuple(found for row in text.rows if (found := reader.row(row)))
    faults = (*reader.faults, *_circle_faults(sound, known.units))
    return UnitFile(() if faults else sound, faults, (), sound)


def date_fault(row: UnitRow, held: Unit | None, known: UnitsKnown) -> tuple[str, str] | None:
    """(column, code) of what is wrong with the row's dates. A new unit may count from any day, as by hand.

    A unit's end is not a file's to give; the unit stands below none that ends earlier.
    """
    parent = known.units.get(row.parent_id or "")
    if parent and not parent.lasts(held.ends_on if held else None):
        return "parent_id", "PARENT_ENDS"
    if held and row.counts_from:
        code = counts_from_fault(row.counts_from, held.counts_from, known.today, known.notice_days)
        if code:
            return "counts_from", code
    code = enrol_until_fault(row.enrol_until, held.enrol_until if held else None, known.today)
    return ("enrol_until", code) if code else None


class _Reader:
    """Reads row by row and gathers what it finds."""

    def __init__(self, columns: Columns, known: UnitsKnown, rows: tuple[CsvRow, ...]) -> None:
        self._columns, self._known = columns, known
        self._first_row: dict[str, int] = {}
        names = {unit_id: unit.name for unit_id, unit in known.units.items()}
        for row in rows:
            unit_id = columns.cell(row, "unit_id")
            if self._first_row.setdefault(unit_id, row.number) == row.number:
                names[unit_id] = columns.cell(row, "name")
        self._units = GivenNames(names)
        self._offices = GivenNames({office_id: office.name for office_id, office in known.offices.items()})
        self.faults: list[FieldError] = []

    def row(self, row: CsvRow) -> UnitRow | None:
        unit_id = self._unit_id(row)
        name = self._name(row)
        parent_id, office_ids = self._parent(row), self._office_ids(row)
        counts_from, enrol_until = self._date(row, "counts_from"), self._date(row, "enrol_until")
        if name is None:
            return None
        found = UnitRow(row.number, unit_id, name, parent_id, office_ids, counts_from, enrol_until)
        wrong = date_fault(found, self._known.units.get(unit_id), self._known)
        if wrong:
            self._add(row, wrong[0], wrong[1], **self._date_facts())
        return found

    def _unit_id(self, row: CsvRow) -> str:
        unit_id = self._columns.cell(row, "unit_id")
        if not UNIT_ID.fullmatch(unit_id):
            self._add(row, "unit_id", "UNIT_ID_INVALID")
        elif self._first_row[unit_id] != row.number:
            self._add(row, "unit_id", "DUPLICATE_ID", first_row=self._first_row[unit_id])
        return unit_id

    def _name(self, row: CsvRow) -> str | None:
        cell = self._columns.cell(row, "name")
        if not cell:
            self._add(row, "name", "NAME_MISSING")
        return read_plain(cell, f"{row.pointer}/name", MAX_NAME, self.faults)

    def _parent(self, row: CsvRow) -> str | None:
        cell = self._columns.cell(row, "parent_id")
        if not cell:
            return None
        found = self._units.find(cell)
        if len(found) != 1:
            self._add(row, "parent_id", "PARENT_AMBIGUOUS" if found else "PARENT_UNKNOWN", count=len(found))
            return None
        return found[0]

    def _office_ids(self, row: CsvRow) -> tuple[str, ...] | None:
        """Each office once, in the order of the file."""
        parts = parted(self._columns.cell(row, "office_ids"))
        found = [self._offices.find(part) for part in parts]
        for order, each in enumerate(found, 1):
            if len(each) != 1:
                self._add(row, "office_ids", "OFFICE_AMBIGUOUS" if each else "OFFICE_UNKNOWN", order=order)
        return tuple(dict.fromkeys(each[0] for each in found if len(each) == 1)) if parts else None

    def _date(self, row: CsvRow, column: str) -> date | None:
        cell = self._columns.cell(row, column)
        found = iso_date(cell)
        if cell and found is None:
            self._add(row, column, "DATE_AMBIGUOUS")
        return found

    def _date_facts(self) -> dict[str, object]:
        earliest = earliest_count(self._known.today, self._known.notice_days)
        return {"notice_days": self._known.notice_days, "earliest": earliest, "days": ENROL_DAYS_AT_MOST}

    def _add(self, row: CsvRow, place: str, code: str, **facts: object) -> None:
        self.faults.append(fault(FAULTS, f"{row.pointer}/{place}", code, **facts))


def _circle_faults(rows: tuple[UnitRow, ...], existing: Mapping[str, Unit]) -> list[FieldError]:
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
