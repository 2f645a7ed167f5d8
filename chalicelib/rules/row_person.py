"""Whom is a row of a roster or of opening balances about? The number tells; the name is only compared.

Whoever is out of the reach of who has the file checked is told of as whoever is unknown.
"""

from collections.abc import Mapping
from datetime import date
from typing import Generic, Protocol, TypeVar

from chalicelib.errors import FieldError
from chalicelib.rules.csv_columns import Column, Columns
from chalicelib.rules.csv_text import CsvRow, CsvText
from chalicelib.rules.employee_number import judge_number, normalise_number
from chalicelib.rules.import_report import ImportWarning, Texts, fault, warning
from chalicelib.rules.people_texts import FAULTS as PEOPLE_FAULTS
from chalicelib.rules.plain_text import spelling

FAULTS: Texts = {
    "PERSON_UNKNOWN": (
        "Tidak ada pegawai dengan nomor ini dalam jangkauan Anda. Perbaiki nomornya, atau hapus barisnya.",
        "Nobody within your reach has this number. Correct it, or remove the row.",
    ),
}
WARNINGS: Texts = {
    "NAME_DIFFERS": (
        "Nama di berkas berbeda dari yang terdaftar. Pastikan nomornya benar.",
        "The name in the file is not the registered one. Make sure that the number is right.",
    ),
}

COLUMNS = (Column("number", ("nip", "nomor")), Column("name", ("nama",), required=False))


class Person(Protocol):
    """Somebody whom a row may be about. `is_checker`: who has the file checked, whose own row others enter."""

    @property
    def name(self) -> str: ...

    @property
    def is_checker(self) -> bool: ...


Known = TypeVar("Known", bound=Person)


class PeopleByNumber(Generic[Known]):
    """Finds the person of each row, row by row; a number may stand in one row alone."""

    def __init__(self, columns: Columns, people: Mapping[str, Known], today: date) -> None:
        """`people`: normalised staff number -> person, of those within the checker's reach alone."""
        self._columns, self._people, self._today = columns, people, today
        self._first_row: dict[str, int] = {}

    def find(
        self, row: CsvRow, own: FieldError, faults: list[FieldError], warnings: list[ImportWarning]
    ) -> Known | None:
        """The person, or None where nobody is found. `own`: the fault of who has their own row in the file."""
        cell, pointer = self._columns.cell(row, "number"), f"{row.pointer}/number"
        verdict = judge_number(cell, None, self._today, pointer)
        if verdict.faults:
            faults += verdict.faults
            return None
        first_row = self._first_row.setdefault(verdict.number, row.number)
        if first_row != row.number:
            faults.append(fault(PEOPLE_FAULTS, pointer, "DUPLICATE_NUMBER", first_row=first_row))
        person = self._people.get(verdict.number)
        if person is None:
            faults.append(fault(FAULTS, pointer, "PERSON_UNKNOWN"))
        elif person.is_checker:
            faults.append(own)
        elif (name := self._columns.cell(row, "name")) and spelling(name) != spelling(person.name):
            warnings.append(warning(WARNINGS, f"{row.pointer}/name", "NAME_DIFFERS"))
        return person


def numbers_in(text: CsvText, columns: Columns, *names: str) -> list[str]:
    """Every staff number in these columns, normalised, each once; none where the file's columns could not be read."""
    if not columns.places:
        return []
    return sorted({normalise_number(columns.cell(row, name)) for row in text.rows for name in names} - {""})
