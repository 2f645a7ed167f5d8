"""A file of allowance bases: a row a person, from which month on, and how many rupiah. See docs/imports.md."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.allowance_base import AllowanceBase, AllowanceBases
from chalicelib.errors import FieldError
from chalicelib.rules.allowance_base import (
    MAX_BASE_IDR,
    base_after,
    base_in,
    base_month_fault,
    is_unusual,
    no_such_month,
)
from chalicelib.rules.base_texts import FAULTS, WARNINGS
from chalicelib.rules.cell_values import iso_date
from chalicelib.rules.csv_columns import Column, Columns, match_columns
from chalicelib.rules.csv_text import CsvRow, CsvText
from chalicelib.rules.import_report import ImportWarning, fault, warning
from chalicelib.rules.people_texts import FAULTS as PEOPLE_FAULTS
from chalicelib.rules.plain_text import read_plain
from chalicelib.rules.row_kind import Becomes, counted
from chalicelib.rules.row_person import COLUMNS as PERSON_COLUMNS
from chalicelib.rules.row_person import PeopleByNumber

MAX_GRADE_LETTERS = 30
UNUSUAL = "BASE_UNUSUAL"
UNTIL = "BASE_UNTIL"
PLAIN = re.compile(r"\d{1,12}", re.ASCII)
GROUPED = re.compile(r"\d{1,3}(\.\d{3})+(,00)?", re.ASCII)  # 4.250.000,00 as it is written here
RUPIAH = re.compile(r"rp\.?\s*", re.IGNORECASE)

COLUMNS = (
    *PERSON_COLUMNS,
    Column("from_month", ("mulai_bulan", "periode", "bulan")),
    Column("base_idr", ("dasar_tpp", "tpp", "rupiah")),
    Column("grade", ("kelas_jabatan", "kelas", "golongan"), required=False),
)


@dataclass(frozen=True, slots=True)
class BasePerson:
    """Somebody whom a row may be about, with what was entered. `is_checker`: the own base is somebody else's."""

    employee_id: str
    name: str
    held: AllowanceBases
    is_checker: bool = False


@dataclass(frozen=True, slots=True)
class BaseChange:
    """One sound row: whose base becomes what.

    name      as registered, for who looks at the plan.
    was_idr   what holds in the month without this row; None: nothing.
    revision  of what was entered for the person, when the file was checked.
    """

    row: int
    employee_id: str
    name: str
    becomes: Becomes
    from_month: str
    base_idr: int
    grade: str | None
    was_idr: int | None
    revision: int


@dataclass(frozen=True, slots=True)
class BasePlan:
    """What applying the file would do, row by row."""

    changes: tuple[BaseChange, ...]

    def counts(self) -> dict[str, int]:
        return counted(self.changes)


@dataclass(frozen=True, slots=True)
class BaseFile:
    """The plan of the good rows, and everything wrong or odd with the others."""

    plan: BasePlan
    columns: Columns
    faults: tuple[FieldError, ...]
    warnings: tuple[ImportWarning, ...]


def read_bases(text: CsvText, people: Mapping[str, BasePerson], locked: Collection[str], today: date) -> BaseFile:
    """Read every row.

    people   normalised staff number -> person, of those within the checker's reach alone: all others are unknown.
    locked   months ("YYYY-MM") that are locked for pay.
    """
    columns = match_columns(text, COLUMNS)
    if columns.faults:
        return BaseFile(BasePlan(()), columns, columns.faults, ())
    reader = _Reader(columns, people, locked, today)
    changes = tuple(found for row in text.rows if (found := reader.row(row)))
    return BaseFile(BasePlan(changes), columns, tuple(reader.faults), tuple(reader.warnings))


def read_rupiah(cell: str) -> int | None:
    """`4250000`, `4.250.000`, either behind `Rp`; None for all else, and for more than any base may be."""
    digits = RUPIAH.sub("", cell, 1) if RUPIAH.match(cell) else cell
    if GROUPED.fullmatch(digits):
        digits = digits.removesuffix(",00").replace(".", "")
    amount = int(digits) if PLAIN.fullmatch(digits) else None
    return None if amount is None or amount > MAX_BASE_IDR else amount


def read_month(cell: str) -> str | None:
    """`2026-11`, or the month's first day as spreadsheets make of it; None for all else."""
    first = iso_date(cell if cell.count("-") > 1 else f"{cell}-01")
    return f"{first:%Y-%m}" if first and first.day == 1 else None


class _Reader:
    """Reads row by row and gathers what it finds."""

    def __init__(
        self, columns: Columns, people: Mapping[str, BasePerson], locked: Collection[str], today: date
    ) -> None:
        self._columns, self._locked, self._today = columns, locked, today
        self._people = PeopleByNumber(columns, people, today)
        self.faults: list[FieldError] = []
        self.warnings: list[ImportWarning] = []

    def row(self, row: CsvRow) -> BaseChange | None:
        """What becomes of the row's person; None for a row with a fault."""
        before = len(self.faults)
        person = self._people.find(row, fault(FAULTS, f"{row.pointer}/number", "BASE_OWN"), self.faults, self.warnings)
        month, amount, grade = self._month(row), self._amount(row), self._grade(row)
        if person is None or month is None or amount is None or len(self.faults) > before:
            return None
        return self._change(row, person, month, amount, grade)

    def _change(self, row: CsvRow, person: BasePerson, month: str, amount: int, grade: str | None) -> BaseChange | None:
        standing = base_in(person.held, month)
        becomes = Becomes.NEW if standing is None else Becomes.CHANGED
        if standing and standing.base_idr == amount and grade in (None, standing.grade):
            becomes = Becomes.KNOWN
        elif against := base_month_fault(month, self._locked, self._today, row.pointer):
            self.faults.append(against)
            return None
        else:
            self.warnings.extend(_doubts(row, month, amount, standing, person.held))
        was = standing.base_idr if standing else None
        grade = standing.grade if standing and grade is None else grade
        revision = person.held.revision
        return BaseChange(row.number, person.employee_id, person.name, becomes, month, amount, grade, was, revision)

    def _month(self, row: CsvRow) -> str | None:
        cell, pointer = self._columns.cell(row, "from_month"), f"{row.pointer}/from_month"
        month = read_month(cell)
        if not cell:
            self.faults.append(fault(PEOPLE_FAULTS, pointer, "VALUE_MISSING", column="from_month"))
        elif month is None:
            self.faults.append(no_such_month(self._today, row.pointer))
        return month

    def _amount(self, row: CsvRow) -> int | None:
        cell, pointer = self._columns.cell(row, "base_idr"), f"{row.pointer}/base_idr"
        amount = read_rupiah(cell)
        if not cell:
            self.faults.append(fault(PEOPLE_FAULTS, pointer, "VALUE_MISSING", column="base_idr"))
        elif amount is None:
            self.faults.append(fault(FAULTS, pointer, "BASE_AMOUNT", maximum=_spoken(MAX_BASE_IDR)))
        return amount

    def _grade(self, row: CsvRow) -> str | None:
        cell = self._columns.raw(row, "grade")
        return read_plain(cell, f"{row.pointer}/grade", MAX_GRADE_LETTERS, self.faults)


def _doubts(
    row: CsvRow, month: str, amount: int, standing: AllowanceBase | None, held: AllowanceBases
) -> Iterator[ImportWarning]:
    if is_unusual(amount, standing):
        yield _unusual(row, amount, standing)
    if later := base_after(held, month):
        facts = {"later": later.from_month, "amount": _spoken(later.base_idr)}
        yield warning(WARNINGS, f"{row.pointer}/from_month", UNTIL, **facts)


def _unusual(row: CsvRow, amount: int, standing: AllowanceBase | None) -> ImportWarning:
    sebelum, before = ("belum ada", "none") if standing is None else (_spoken(standing.base_idr),) * 2
    facts = {"amount": _spoken(amount), "sebelum": sebelum, "before": before}
    return warning(WARNINGS, f"{row.pointer}/base_idr", UNUSUAL, **facts)


def _spoken(amount_idr: int) -> str:
    return f"Rp {amount_idr:,}".replace(",", ".")
