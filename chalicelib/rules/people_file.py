"""A CSV file of people: who they are, where, how and under whom they work. See docs/imports.md.

For people who are not registered yet; changes to the others are made one by one. Roles are never imported.
No fault or warning holds a number, a name or an address: the row tells whose it is.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import NumberKind
from chalicelib.domain.office import Office
from chalicelib.domain.shift import ShiftPattern
from chalicelib.errors import FieldError
from chalicelib.rules.cell_values import is_email, iso_date, listed
from chalicelib.rules.csv_columns import Column, Columns, match_columns
from chalicelib.rules.csv_text import CsvRow, CsvText
from chalicelib.rules.employee_number import judge_number, normalise_number
from chalicelib.rules.hierarchy import find_circles
from chalicelib.rules.import_report import ImportWarning, fault
from chalicelib.rules.people_texts import FAULTS
from chalicelib.rules.plain_text import MAX_NAME, read_plain

ROSTER = "roster"  # in the pattern column: this person works by a roster

COLUMNS = (
    Column("number", ("nip", "nomor")),
    Column("name", ("nama",)),
    Column("unit_id", ("unit",)),
    Column("office_ids", ("kantor",)),
    Column("pattern", ("pola",)),
    Column("supervisor", ("atasan",)),
    Column("email", ("surel",), required=False),
    Column("starts_on", ("mulai",), required=False),
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of a file.

    row                 as a spreadsheet counts; the header is 1.
    office_ids          the first is the primary one.
    pattern_id          a weekly pattern, None for a roster worker.
    supervisor_number   of somebody in the file or registered.
    starts_on           None where the file is silent.
    """

    row: int
    number: str
    number_kind: NumberKind
    name: str
    unit_id: str
    office_ids: tuple[str, ...]
    pattern_id: str | None
    supervisor_number: str | None
    email: str | None
    starts_on: date | None


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """All people of a file, or all its faults: `rows` is empty when there is one.

    readable   every row that says who and where, sound or not.
    """

    rows: tuple[PersonRow, ...]
    faults: tuple[FieldError, ...]
    warnings: tuple[ImportWarning, ...]
    readable: tuple[PersonRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What a row may name.

    used_office_ids   offices that some unit works at.
    numbers           normalised staff number -> employee id of everyone registered.
    """

    units: Mapping[str, Unit]
    offices: Mapping[str, Office]
    used_office_ids: Collection[str]
    patterns: Mapping[str, ShiftPattern]
    numbers: Mapping[str, str]


def read_people(text: CsvText, known: Known, today: date, *, registered_too: bool = False) -> PeopleFile:
    """Read every row against what the city knows.

    today            the city's date, to judge numbers by.
    registered_too   people who are registered already may stand in the file: it says how they shall be.
    """
    columns = match_columns(text, COLUMNS)
    if columns.faults:
        return PeopleFile((), columns.faults, ())
    reader = _Reader(columns, known, text.rows, today, registered_too)
    readable = tuple(row for row in map(reader.row, text.rows) if row)
    reader.find_circles()
    return PeopleFile(() if reader.faults else readable, tuple(reader.faults), tuple(reader.warnings), readable)


def good_rows(found: PeopleFile, registered: Collection[str]) -> tuple[PersonRow, ...]:
    """The rows that can be applied though others cannot: without a fault, and under nobody who stays behind.

    registered   the numbers of people who are there already. A fault of the file as a whole leaves no row good.
    """
    places = [each.pointer.split("/") for each in found.faults]
    if any(len(place) < 3 or place[1] != "rows" or place[2] in ("", "1") for place in places):
        return ()
    bad = {int(place[2]) for place in places}
    good = [row for row in found.readable if row.row not in bad]
    while True:
        there = {row.number for row in good} | set(registered)
        kept = [row for row in good if row.supervisor_number is None or row.supervisor_number in there]
        if len(kept) == len(good):
            return tuple(good)
        good = kept


def supervisors_first(rows: Sequence[PersonRow], registered: Collection[str]) -> Iterator[PersonRow]:
    """The rows, each after its own supervisor's. `registered`: the numbers of people who are there already.

    Raises ValueError for rows that wait for each other or for nobody: no file without faults holds any.
    """
    waiting, there = list(rows), set(registered)
    while waiting:
        ready = [row for row in waiting if row.supervisor_number is None or row.supervisor_number in there]
        if not ready:
            raise ValueError("supervisors in a circle")
        yield from ready
        there.update(row.number for row in ready)
        waiting = [row for row in waiting if row.number not in there]


class _Reader:
    """Reads row by row and gathers what it finds."""

    def __init__(
        self, columns: Columns, known: Known, rows: tuple[CsvRow, ...], today: date, registered_too: bool
    ) -> None:
        self._columns, self._known, self._today, self._registered_too = columns, known, today, registered_too
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
        unit_id = self._unit(row)
        office_ids = self._offices(row)
        pattern_id = self._pattern(row)
        supervisor_number = self._supervisor(row, number)
        email, starts_on = self._email(row), self._starts_on(row)
        if name is None or unit_id is None:
            return None
        known_by = (number, kind, name)
        return PersonRow(row.number, *known_by, unit_id, office_ids, pattern_id, supervisor_number, email, starts_on)

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

    def _unit(self, row: CsvRow) -> str | None:
        unit_id = self._required(row, "unit_id")
        if unit_id and unit_id not in self._known.units:
            self._add(row, "unit_id", "UNIT_UNKNOWN")
        return unit_id

    def _offices(self, row: CsvRow) -> tuple[str, ...]:
        """Each office once, in the order of the file."""
        parts = [part.strip() for part in self._columns.cell(row, "office_ids").split("|")]
        office_ids = tuple(dict.fromkeys(part for part in parts if part))
        if not office_ids:
            self._add(row, "office_ids", "VALUE_MISSING", column="office_ids")
        for order, office_id in enumerate(office_ids, 1):
            if office_id not in self._known.offices:
                self._add(row, "office_ids", "OFFICE_UNKNOWN", order=order)
            elif office_id not in self._known.used_office_ids:
                self._add(row, "office_ids", "OFFICE_UNUSED", order=order)
        return office_ids

    def _pattern(self, row: CsvRow) -> str | None:
        """A weekly pattern; those that have a code are shifts of a roster."""
        cell = self._required(row, "pattern")
        if cell is None or cell.casefold() == ROSTER:
            return None
        pattern = self._known.patterns.get(cell)
        if pattern is None or pattern.code is not None:
            weekly = [each.pattern_id for each in self._known.patterns.values() if each.code is None]
            self._add(row, "pattern", "PATTERN_UNKNOWN", known=listed(weekly))
        return cell

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

    def _starts_on(self, row: CsvRow) -> date | None:
        cell = self._columns.cell(row, "starts_on")
        starts_on = iso_date(cell)
        if cell and starts_on is None:
            self._add(row, "starts_on", "DATE_AMBIGUOUS")
        return starts_on

    def _required(self, row: CsvRow, column: str) -> str | None:
        cell = self._columns.cell(row, column)
        if not cell:
            self._add(row, column, "VALUE_MISSING", column=column)
        return cell or None

    def _add(self, row: CsvRow, place: str, code: str, **facts: object) -> None:
        self.faults.append(fault(FAULTS, f"{row.pointer}/{place}", code, **facts))
