"""A file of people, read row by row: who they are, where, how and under whom they work. See docs/imports.md.

No fault or warning holds a number, a name or an address: the row tells whose it is.
"""

from collections.abc import Mapping
from datetime import date

from chalicelib.domain.employee import NumberKind, Role, Sex
from chalicelib.domain.shift import ShiftPattern
from chalicelib.errors import FieldError
from chalicelib.rules.cell_values import NO_SEX, is_email, iso_date, listed, sex_of
from chalicelib.rules.csv_columns import Columns, match_columns
from chalicelib.rules.csv_text import CsvRow, CsvText
from chalicelib.rules.employee_number import judge_number, normalise_number
from chalicelib.rules.given_names import GivenNames, parted
from chalicelib.rules.hierarchy import find_circles
from chalicelib.rules.import_report import ImportWarning, fault
from chalicelib.rules.people_roles import OFFERED, read_roles
from chalicelib.rules.people_row import COLUMNS, NEW_COLUMNS, ROSTER, Known, PeopleFile, PersonRow
from chalicelib.rules.people_texts import FAULTS
from chalicelib.rules.plain_text import MAX_NAME, read_plain


def read_people(text: CsvText, known: Known, today: date, *, registered_too: bool = False) -> PeopleFile:
    """Read every row against what the city knows.

    today            the city's date, to judge numbers by.
    registered_too   people who are registered already may stand in the file: it says how they shall be, their roles
                     and last days too.
    """
    columns = match_columns(text, COLUMNS if registered_too else NEW_COLUMNS)
    if columns.faults:
        return PeopleFile((), columns.faults, ())
    reader = _Reader(columns, known, text.rows, today, registered_too)
    readable = tuple(row for row in map(reader.row, text.rows) if row)
    reader.find_circles()
    return PeopleFile(() if reader.faults else readable, tuple(reader.faults), tuple(reader.warnings), readable)


def weekly_patterns(patterns: Mapping[str, ShiftPattern]) -> GivenNames:
    return GivenNames({each.pattern_id: each.name for each in patterns.values() if each.code is None})


class _Reader:
    """Reads row by row and gathers what it finds."""

    def __init__(
        self, columns: Columns, known: Known, rows: tuple[CsvRow, ...], today: date, registered_too: bool
    ) -> None:
        self._columns, self._known, self._today, self._registered_too = columns, known, today, registered_too
        self._unit_names = GivenNames({unit_id: unit.name for unit_id, unit in known.units.items()})
        self._office_names = GivenNames({office_id: office.name for office_id, office in known.offices.items()})
        self._patterns = weekly_patterns(known.patterns)
        self._first_row: dict[str, int] = {}  # number -> the first row that has it
        for row in rows:
            self._first_row.setdefault(normalise_number(columns.cell(row, "number")), row.number)
        self._first_row.pop("", None)
        self._above: dict[str, str | None] = {}
        self.faults: list[FieldError] = []
        self.warnings: list[ImportWarning] = []

    def row(self, row: CsvRow) -> PersonRow | None:
        number, kind = self._number(row)
        name = self._name(row)
        unit_id = self._unit(row, number)
        office_ids = self._offices(row, unit_id)
        pattern_id = self._pattern(row)
        supervisor_number = self._supervisor(row, number)
        email, starts_on = self._email(row), self._date(row, "starts_on")
        roles, left_on = self._roles(row), self._date(row, "left_on")
        sex, empties_sex = self._sex(row)
        if name is None or unit_id is None:
            return None
        works = (unit_id, office_ids, pattern_id, supervisor_number)
        return PersonRow(row.number, number, kind, name, *works, email, starts_on, roles, left_on, sex, empties_sex)

    def find_circles(self) -> None:
        for circle in find_circles(self._above):
            rows = [self._first_row[number] for number in circle]
            self.faults.append(fault(FAULTS, f"/rows/{rows[0]}/supervisor", "SUPERVISOR_CIRCLE", rows=listed(rows)))

    def _number(self, row: CsvRow) -> tuple[str, NumberKind]:
        verdict = judge_number(self._columns.cell(row, "number"), None, self._today, f"{row.pointer}/number")
        self.faults += verdict.faults
        self.warnings += verdict.warnings
        first_row = self._first_row.get(verdict.number, row.number)
        if first_row != row.number:
            self._add(row, "number", "DUPLICATE_NUMBER", first_row=first_row)
        elif verdict.number in self._known.numbers and not self._registered_too:
            self._add(row, "number", "NUMBER_EXISTS")
        return verdict.number, verdict.kind

    def _name(self, row: CsvRow) -> str | None:
        """Any name of one letter or more: single names, degrees, quotes."""
        cell = self._columns.cell(row, "name")
        if not cell:
            self._add(row, "name", "NAME_MISSING")
        return read_plain(cell, f"{row.pointer}/name", MAX_NAME, self.faults)

    def _unit(self, row: CsvRow, number: str) -> str | None:
        """The id of the unit; the cell itself where it is unknown. Nobody begins in one that ends."""
        cell = self._required(row, "unit_id")
        if cell is None:
            return None
        found = self._unit_names.find(cell, self._known.nearer_units)
        if len(found) != 1:
            self._add(row, "unit_id", "UNIT_AMBIGUOUS" if found else "UNIT_UNKNOWN", count=len(found))
            return cell
        unit = self._known.units[found[0]]
        if unit.is_over(self._today) or (unit.ends_on and number not in self._known.numbers):
            self._add(row, "unit_id", "UNIT_ENDS", ends_on=unit.ends_on)
        return found[0]

    def _offices(self, row: CsvRow, unit_id: str | None) -> tuple[str, ...]:
        """Each office once, in the order of the file; the unit's first where the file is silent."""
        unit = self._known.units.get(unit_id or "")
        of_unit = unit.office_ids if unit else ()
        parts = parted(self._columns.cell(row, "office_ids"))
        office_ids = [self._office(row, order, part, of_unit) for order, part in enumerate(parts, 1)]
        if not parts and unit and not of_unit:
            self._add(row, "office_ids", "VALUE_MISSING", column="office_ids")
        return tuple(dict.fromkeys(each for each in office_ids if each)) or of_unit[:1]

    def _office(self, row: CsvRow, order: int, part: str, of_unit: tuple[str, ...]) -> str | None:
        used = self._known.used_office_ids
        found = self._office_names.find(part, of_unit, used)
        if len(found) != 1:
            self._add(row, "office_ids", "OFFICE_AMBIGUOUS" if found else "OFFICE_UNKNOWN", order=order)
        elif found[0] not in used:
            self._add(row, "office_ids", "OFFICE_UNUSED", order=order)
        return found[0] if len(found) == 1 else None

    def _pattern(self, row: CsvRow) -> str | None:
        """A weekly pattern; those that have a code are shifts of a roster."""
        cell = self._required(row, "pattern")
        if cell is None or cell.casefold() == ROSTER:
            return None
        found = self._patterns.find(cell)
        if len(found) != 1:
            self._add(row, "pattern", "PATTERN_UNKNOWN", known=listed(self._patterns.shortest()))
        return found[0] if len(found) == 1 else cell

    def _supervisor(self, row: CsvRow, number: str) -> str | None:
        supervisor = normalise_number(self._columns.cell(row, "supervisor")) or None
        if supervisor and supervisor not in self._first_row and supervisor not in self._known.numbers:
            self._add(row, "supervisor", "SUPERVISOR_UNKNOWN")
        if number in self._first_row:
            self._above.setdefault(number, supervisor)
        return supervisor

    def _email(self, row: CsvRow) -> str | None:
        """An address, or None where the cell is empty; only spaces are taken from around it."""
        address = self._columns.raw(row, "email").strip(" \u00a0")
        if address and not is_email(address):
            self._add(row, "email", "EMAIL_INVALID")
        return address or None

    def _date(self, row: CsvRow, column: str) -> date | None:
        cell = self._columns.cell(row, column)
        found = iso_date(cell)
        if cell and found is None:
            self._add(row, column, "DATE_AMBIGUOUS")
        return found

    def _roles(self, row: CsvRow) -> tuple[Role, ...] | None:
        cell = self._columns.cell(row, "roles")
        if not cell:
            return None
        roles, code = read_roles(cell, self._known.role_words)
        if code:
            self._add(row, "roles", code, known=listed(OFFERED))
        return roles

    def _sex(self, row: CsvRow) -> tuple[Sex | None, bool]:
        """And whether it is emptied."""
        cell = self._columns.cell(row, "sex")
        found = sex_of(cell)
        if cell not in ("", NO_SEX) and found is None:
            self._add(row, "sex", "SEX_UNKNOWN")
        return found, cell == NO_SEX

    def _required(self, row: CsvRow, column: str) -> str | None:
        cell = self._columns.cell(row, column)
        if not cell:
            self._add(row, column, "VALUE_MISSING", column=column)
        return cell or None

    def _add(self, row: CsvRow, place: str, code: str, **facts: object) -> None:
        self.faults.append(fault(FAULTS, f"{row.pointer}/{place}", code, **facts))
