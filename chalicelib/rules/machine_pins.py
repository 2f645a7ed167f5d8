"""A machine's map of PINs as a file: PIN and staff number, a row each. See docs/imports.md#machine-logs."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.errors import FieldError
from chalicelib.rules.csv_columns import Column, match_columns
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.employee_number import normalise_number
from chalicelib.rules.import_report import fault
from chalicelib.rules.machine_file import PIN, plain_pin
from chalicelib.rules.machine_texts import FAULTS

COLUMNS = (Column("pin"), Column("number", ("nip", "nomor")), Column("name", ("nama",), required=False))


@dataclass(frozen=True, slots=True)
class PinFile:
    """PIN as it is compared -> employee id; or faults, and then nothing."""

    employee_ids: Mapping[str, str]
    faults: tuple[FieldError, ...]


def numbers_of(text: CsvText) -> list[str]:
    """Every normalised staff number that the file names."""
    columns = match_columns(text, COLUMNS)
    if columns.faults:
        return []
    return sorted({number for row in text.rows if (number := normalise_number(columns.cell(row, "number")))})


def read_pins(text: CsvText, people: Mapping[str, str]) -> PinFile:
    """Read every row. Several PINs of one person are good: a machine may know two of their fingers.

    people   normalised staff number -> employee id.
    """
    columns = match_columns(text, COLUMNS)
    faults, found, first_rows = list(columns.faults), dict[str, str](), dict[str, int]()
    for row in () if faults else text.rows:
        pin, number = plain_pin(columns.cell(row, "pin")), normalise_number(columns.cell(row, "number"))
        first_row = first_rows.setdefault(pin, row.number)
        if not PIN.fullmatch(pin):
            faults.append(fault(FAULTS, f"{row.pointer}/pin", "PIN_INVALID"))
        elif first_row != row.number:
            faults.append(fault(FAULTS, f"{row.pointer}/pin", "PIN_REPEATED", first_row=first_row))
        if number in people:
            found[pin] = people[number]
        else:
            faults.append(fault(FAULTS, f"{row.pointer}/number", "PIN_NUMBER_UNKNOWN"))
    return PinFile({} if faults else found, tuple(faults))
