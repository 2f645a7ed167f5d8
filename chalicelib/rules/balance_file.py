"""A file of opening balances: a row a person, and the document it comes from. See docs/imports.md."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.balance import BalanceFacts
from chalicelib.errors import FieldError
from chalicelib.rules.balance import LIMITS, MAX_SOURCE_LETTERS, balance_fault
from chalicelib.rules.balance_texts import FAULTS
from chalicelib.rules.csv_columns import Column, Columns, match_columns
from chalicelib.rules.csv_text import CsvRow, CsvText
from chalicelib.rules.import_report import ImportWarning, fault
from chalicelib.rules.people_texts import FAULTS as PEOPLE_FAULTS
from chalicelib.rules.plain_text import read_plain
from chalicelib.rules.row_kind import Becomes, counted
from chalicelib.rules.row_person import COLUMNS as PERSON_COLUMNS
from chalicelib.rules.row_person import PeopleByNumber

WHOLE_NUMBER = re.compile(r"\d{1,6}", re.ASCII)

COLUMNS = (
    *PERSON_COLUMNS,
    Column("leave_left_days", ("sisa_cuti",)),
    Column("leave_carried_days", ("cuti_terbawa",)),
    Column("unexcused_days", ("alpa_hari",)),
    Column("late_min", ("terlambat_menit",)),
    Column("early_min", ("pulang_cepat_menit",), required=False),
    Column("source_document", ("dokumen",)),
)


@dataclass(frozen=True, slots=True)
class BalancePerson:
    """Somebody whom a row may be about.

    entered      what stands for the year, None for nothing; `revision` 0 then.
    is_checker   who has the file checked: the own balance is somebody else's to enter.
    """

    employee_id: str
    name: str
    entered: BalanceFacts | None = None
    revision: int = 0
    is_checker: bool = False


@dataclass(frozen=True, slots=True)
class BalanceChange:
    """One sound row: whose balance becomes what; `revision` as it stood when the file was checked."""

    row: int
    employee_id: str
    becomes: Becomes
    facts: BalanceFacts
    revision: int


@dataclass(frozen=True, slots=True)
class BalancePlan:
    """What applying the file would do, row by row."""

    year: int
    changes: tuple[BalanceChange, ...]

    def counts(self) -> dict[str, int]:
        return counted(self.changes)


@dataclass(frozen=True, slots=True)
class BalanceFile:
    """The plan of the good rows, and everything wrong or odd with the others."""

    plan: BalancePlan
    columns: Columns
    faults: tuple[FieldError, ...]
    warnings: tuple[ImportWarning, ...]


def read_balances(text: CsvText, year: int, people: Mapping[str, BalancePerson], today: date) -> BalanceFile:
    """Read every row.

    people   normalised staff number -> person, of those within the checker's reach alone: all others are unknown.
    """
    columns = match_columns(text, COLUMNS)
    if columns.faults:
        return BalanceFile(BalancePlan(year, ()), columns, columns.faults, ())
    reader = _Reader(columns, people, today)
    changes = tuple(found for row in text.rows if (found := reader.row(row)))
    return BalanceFile(BalancePlan(year, changes), columns, tuple(reader.faults), tuple(reader.warnings))


class _Reader:
    """Reads row by row and gathers what it finds."""

    def __init__(self, columns: Columns, people: Mapping[str, BalancePerson], today: date) -> None:
        self._columns = columns
        self._people = PeopleByNumber(columns, people, today)
        self.faults: list[FieldError] = []
        self.warnings: list[ImportWarning] = []

    def row(self, row: CsvRow) -> BalanceChange | None:
        """What becomes of the row's person; None for a row with a fault."""
        before = len(self.faults)
        own = fault(FAULTS, f"{row.pointer}/number", "BALANCE_OWN")
        person, facts = self._people.find(row, own, self.faults, self.warnings), self._facts(row)
        if person is None or facts is None or len(self.faults) > before:
            return None
        becomes = Becomes.NEW if person.entered is None else Becomes.CHANGED
        becomes = Becomes.KNOWN if person.entered == facts else becomes
        return BalanceChange(row.number, person.employee_id, becomes, facts, person.revision)

    def _facts(self, row: CsvRow) -> BalanceFacts | None:
        numbers = {name: self._number(row, name) for name in LIMITS}
        source = self._source(row)
        left, carried, unexcused, late, early = numbers.values()
        if left is None or carried is None or unexcused is None or late is None or source is None:
            return None
        facts = BalanceFacts(left, carried, unexcused, late, early, source)
        against = balance_fault(facts, row.pointer)
        self.faults += [against] if against else []
        return facts

    def _number(self, row: CsvRow, name: str) -> int | None:
        cell, pointer = self._columns.cell(row, name), f"{row.pointer}/{name}"
        if not cell:
            if name != "early_min":
                self.faults.append(fault(PEOPLE_FAULTS, pointer, "VALUE_MISSING", column=name))
            return None
        number = int(cell) if WHOLE_NUMBER.fullmatch(cell) else None
        if number is None or number > LIMITS[name]:
            self.faults.append(fault(FAULTS, pointer, "BALANCE_NUMBER", maximum=LIMITS[name]))
            return None
        return number

    def _source(self, row: CsvRow) -> str | None:
        cell, pointer = self._columns.raw(row, "source_document"), f"{row.pointer}/source_document"
        if not cell.strip():
            self.faults.append(fault(PEOPLE_FAULTS, pointer, "VALUE_MISSING", column="source_document"))
        return read_plain(cell, pointer, MAX_SOURCE_LETTERS, self.faults)
