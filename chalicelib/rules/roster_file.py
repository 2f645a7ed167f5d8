"""A file of a month's roster: a row a person, a column a day. See docs/imports.md.

Letters are the patterns' codes and the off code; an empty cell or `-` is no entry. The file is how the month shall be.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib.errors import FieldError
from chalicelib.rules.calendar import NO_ENTRY
from chalicelib.rules.cell_values import listed
from chalicelib.rules.csv_columns import Column, Columns, match_columns
from chalicelib.rules.csv_text import CsvRow, CsvText
from chalicelib.rules.import_report import ImportWarning, fault
from chalicelib.rules.plain_text import visible
from chalicelib.rules.roster import changed_past, days_in, roster_months
from chalicelib.rules.roster_texts import FAULTS
from chalicelib.rules.row_kind import Becomes, counted
from chalicelib.rules.row_person import COLUMNS as PERSON_COLUMNS
from chalicelib.rules.row_person import PeopleByNumber

LONGEST_MONTH = 31  # days
LETTER_SHOWN = 12  # signs of an unknown entry that its fault repeats: a whole "Libur Nasional" need not be

COLUMNS = (
    *PERSON_COLUMNS,
    *(Column(f"day_{day}", (f"{day}", f"{day:02}"), required=False) for day in range(1, LONGEST_MONTH + 1)),
)


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """Somebody whom a row may be about.

    entered      the month's letters as they stand, "" for none.
    is_checker   who has the file checked: the own roster is somebody else's to set.
    """

    employee_id: str
    name: str
    entered: str
    is_checker: bool = False


@dataclass(frozen=True, slots=True)
class RosterChange:
    """One sound row: whose month becomes what; `entered` as it stood when the file was checked."""

    row: int
    employee_id: str
    entered: str
    letters: str

    @property
    def becomes(self) -> Becomes:
        if self.entered == self.letters:
            return Becomes.KNOWN
        return Becomes.CHANGED if self.entered else Becomes.NEW


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What applying the file would do, row by row."""

    month: str
    changes: tuple[RosterChange, ...]

    def counts(self) -> dict[str, int]:
        return counted(self.changes)


@dataclass(frozen=True, slots=True)
class RosterFile:
    """The plan of the good rows, and everything wrong or odd with the others."""

    plan: RosterPlan
    columns: Columns
    faults: tuple[FieldError, ...]
    warnings: tuple[ImportWarning, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """What a row may say.

    month     "YYYY-MM".
    known     the patterns' codes and the off code.
    letters   what the file writes in a cell -> our letter, where they differ.
    """

    month: str
    known: Collection[str]
    letters: Mapping[str, str]


def read_roster(text: CsvText, month: Month, people: Mapping[str, RosterPerson], today: date) -> RosterFile:
    """Read every row.

    people   normalised staff number -> person, of those within the checker's reach alone: all others are unknown.
    today    the city's date: what a day before it says stays.
    """
    columns = match_columns(text, COLUMNS)
    faults = columns.faults or _file_faults(columns, month.month, today)
    if faults:
        return RosterFile(RosterPlan(month.month, ()), columns, faults, ())
    reader = _Reader(columns, month, people, today)
    changes = tuple(found for row in text.rows if (found := reader.row(row)))
    return RosterFile(RosterPlan(month.month, changes), columns, tuple(reader.faults), tuple(reader.warnings))


def _file_faults(columns: Columns, month: str, today: date) -> tuple[FieldError, ...]:
    months, expected = roster_months(today), days_in(month)
    if month not in months:
        return (fault(FAULTS, "/month", "ROSTER_FILE_MONTH", month=month, months=listed(months)),)
    there = {name for name in columns.places if name.startswith("day_")}
    if there != {f"day_{day}" for day in range(1, expected + 1)}:
        return (fault(FAULTS, "/rows/1", "ROSTER_DAYS", month=month, expected=expected),)
    return ()


class _Reader:
    """Reads row by row and gathers what it finds."""

    def __init__(self, columns: Columns, month: Month, people: Mapping[str, RosterPerson], today: date) -> None:
        self._columns, self._month, self._today = columns, month, today
        self._people = PeopleByNumber(columns, people, today)
        self.faults: list[FieldError] = []
        self.warnings: list[ImportWarning] = []

    def row(self, row: CsvRow) -> RosterChange | None:
        """What becomes of the row's person; None for a row with a fault."""
        before = len(self.faults)
        own = fault(FAULTS, f"{row.pointer}/number", "ROSTER_OWN")
        person = self._people.find(row, own, self.faults, self.warnings)
        letters = self._letters(row, person.entered if person else "")
        if person is None or len(self.faults) > before:
            return None
        return RosterChange(row.number, person.employee_id, person.entered, letters)

    def _letters(self, row: CsvRow, entered: str) -> str:
        """A letter a day; where the file's is unknown the one that stands there, which is told of once."""
        cells = [self._columns.cell(row, f"day_{day}") for day in range(1, days_in(self._month.month) + 1)]
        found = [self._letter(cell) for cell in cells]
        for day, (cell, letter) in enumerate(zip(cells, found, strict=True), 1):
            if letter is None:
                known = listed(sorted({*self._month.known, *self._month.letters}))
                facts = {"letter": visible(cell[:LETTER_SHOWN]), "known": known}
                self.faults.append(fault(FAULTS, f"{row.pointer}/day_{day}", "ROSTER_LETTER_UNKNOWN", **facts))
        held = entered.ljust(len(cells), NO_ENTRY)
        letters = "".join(letter or held[at] for at, letter in enumerate(found))
        for at in changed_past(self._month.month, letters, entered, self._today):
            pointer = f"{row.pointer}/day_{at + 1}"
            self.faults.append(fault(FAULTS, pointer, "ROSTER_ROW_PAST", day=at + 1, entered=entered[at]))
        return letters

    def _letter(self, cell: str) -> str | None:
        letter = self._month.letters.get(cell, cell) or NO_ENTRY
        return letter if letter == NO_ENTRY or letter in self._month.known else None
