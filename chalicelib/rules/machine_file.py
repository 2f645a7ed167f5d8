"""Whose line of a machine's log is when? Row by row, whatever machine wrote it. See docs/imports.md#machine-logs.

A PIN of the machine's own map is whose the map says; any other may be a staff number.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chalicelib.domain.machine import Machine
from chalicelib.errors import FieldError
from chalicelib.rules.csv_columns import Column, Columns, match_columns
from chalicelib.rules.csv_text import DELIMITERS, UTF_8, CsvRow, CsvText, read_csv
from chalicelib.rules.employee_number import normalise_number
from chalicelib.rules.import_report import fault
from chalicelib.rules.local_time import first_pass
from chalicelib.rules.machine_texts import FAULTS
from chalicelib.rules.machine_time import has_day_first, is_month_first, read_stamp, read_wall

PIN = re.compile(r"[A-Z0-9./-]{1,20}", re.ASCII)
MAX_AHEAD_S = 12 * 3_600  # of a clock that was set to another zone; more is a wrong date
COLUMNS = (
    Column(
        "pin",
        ("pin/nip", "nip", "nomor", "number", "id", "no. id", "no id", "user id", "userid", "id pegawai", "ac-no.",
         "ac no", "acno", "no.", "enroll no", "nik"),
    ),
    Column("stamp", ("waktu", "tanggal/waktu", "tanggal waktu", "tgl/waktu", "tanggal scan", "waktu scan",
                     "waktu absensi", "date/time", "datetime", "date time", "timestamp"), required=False),
    Column("date", ("tanggal", "tgl"), required=False),
    Column("time", ("jam", "pukul"), required=False),
)  # fmt: skip
HEADLESS = ("pin", "stamp", "mesin", "status", "cara", "kode", "cadangan")  # of attlog.dat, whose first line is a punch


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line that says who stood there when; `at` is the true instant."""

    row: int
    employee_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LogFile:
    rows: tuple[LogRow, ...]
    columns: Columns
    faults: tuple[FieldError, ...]


def read_log_text(raw: bytes, max_rows: int, encoding: str = UTF_8) -> CsvText:
    """As `read_csv`; a file without a header, as a machine writes to a stick, gets one, which is then its row 1."""
    first = next((line for line in raw.lstrip(b"\xef\xbb\xbf").splitlines() if line.strip()), b"").decode("latin-1")
    for delimiter in DELIMITERS:
        cells = first.split(delimiter)
        if len(cells) > 1 and read_stamp(cells[1].strip(' "')):
            names = [*HEADLESS, *(f"kolom {at}" for at in range(len(HEADLESS) + 1, len(cells) + 1))]
            return read_csv(delimiter.join(names[: len(cells)]).encode() + b"\n" + raw.lstrip(b"\xef\xbb\xbf"),
                            max_rows, encoding)  # fmt: skip
    return read_csv(raw, max_rows, encoding)


def plain_pin(text: str) -> str:
    """As it is compared: no spaces, capitals, and of digits alone no zeros in front."""
    pin = normalise_number(text)
    return (pin.lstrip("0") or "0") if pin.isdigit() else pin


def pins_in(text: CsvText) -> frozenset[str]:
    """The cells of the PIN's column as they are, each once; none where the columns are at fault."""
    columns = match_columns(text, COLUMNS)
    return frozenset() if columns.faults else frozenset(columns.cell(row, "pin") for row in text.rows)


def read_log(text: CsvText, machine: Machine, zone: str, people: Mapping[str, str], now: datetime) -> LogFile:
    """Read every row.

    zone     of the machine's office: what its wall clock shows.
    people   cell of the PIN's column -> employee id, of those within the checker's reach alone.
    """
    columns = match_columns(text, COLUMNS)
    faults = list(columns.faults)
    if not text.faults and not ("stamp" in columns.places or {"date", "time"} <= columns.places.keys()):
        faults.append(fault(FAULTS, "/rows/1", "MACHINE_TIME_COLUMNS"))
    if faults:
        return LogFile((), columns, tuple(faults))
    ahead, place = timedelta(seconds=machine.ahead_s), ZoneInfo(zone)
    rows, is_doubtful = [], any(is_month_first(_day(columns, row)) for row in text.rows)
    for row in text.rows:
        wall = _wall(columns, row)
        at = first_pass(wall - ahead, place) if wall else None
        found = _faults(columns, row, at, people, now)
        if at and is_doubtful and has_day_first(_day(columns, row)):
            found.append(fault(FAULTS, _where(columns, row), "DATE_AMBIGUOUS"))
        faults += found
        if at and not found:
            rows.append(LogRow(row.number, people[columns.cell(row, "pin")], at))
    return LogFile(tuple(rows), columns, tuple(faults))


def _wall(columns: Columns, row: CsvRow) -> datetime | None:
    stamp = columns.cell(row, "stamp")
    return read_stamp(stamp) if stamp else read_wall(columns.cell(row, "date"), columns.cell(row, "time"))


def _day(columns: Columns, row: CsvRow) -> str:
    return columns.cell(row, "stamp") or columns.cell(row, "date")


def _where(columns: Columns, row: CsvRow) -> str:
    return f"{row.pointer}/{'stamp' if columns.cell(row, 'stamp') else 'date'}"


def _faults(
    columns: Columns, row: CsvRow, at: datetime | None, people: Mapping[str, str], now: datetime
) -> list[FieldError]:
    pin, found = columns.cell(row, "pin"), []
    if not pin:
        found.append(fault(FAULTS, f"{row.pointer}/pin", "PIN_MISSING"))
    elif pin not in people:
        found.append(fault(FAULTS, f"{row.pointer}/pin", "PIN_UNKNOWN"))
    where = _where(columns, row)
    if at is None:
        found.append(fault(FAULTS, where, "MACHINE_TIME"))
    elif at > now:
        found.append(fault(FAULTS, where, "MACHINE_FUTURE"))
    return found
