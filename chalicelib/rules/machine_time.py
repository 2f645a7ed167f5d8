"""The date and time in a machine's log, as its makers and spreadsheets write them. See docs/imports.md#machine-logs.

Day first, as Indonesia writes: 02/11/2026 is 2 November. A year in front is read as such. No other order is guessed.
"""

import re
from datetime import datetime

YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d{1,6})?)?(?:\s*([AaPp])\.?[Mm]\.?)?", re.ASCII)
_MONTHS = 12  # of a year: a larger number is a day
_CENTURY = 2000  # of a year in two digits
_YEARS = range(_CENTURY, _CENTURY + 100)  # any other is a program's empty date (0001-01-01), no instant of a punch


def read_stamp(text: str) -> datetime | None:
    """Date and time in one cell, parted by a space or a T: what the machine's wall clock showed; None for neither."""
    parts = re.split(r"[T\s]+", text.strip(), maxsplit=1)
    return read_wall(*parts) if len(parts) == 2 else None


def read_wall(day: str, clock: str) -> datetime | None:
    """The same of two cells. A date cell that a spreadsheet wrote with 00:00:00 behind it is that date."""
    on, at = _date(day.strip().removesuffix(" 00:00:00")), _clock(clock.strip())
    if on is None or at is None or on[0] not in _YEARS:
        return None
    try:
        return datetime(*on, *at)  # noqa: DTZ001 - a wall clock: the office's zone comes to it later
    except ValueError:
        return None


def has_day_first(cell: str) -> bool:
    """Whether the cell's date is written with two small numbers before the year."""
    return DAY_FIRST.match(cell.strip()) is not None


def is_month_first(cell: str) -> bool:
    """Whether it is a date only if the month comes first, 11/30/2026."""
    found = DAY_FIRST.match(cell.strip())
    return found is not None and int(found[1]) <= _MONTHS < int(found[3])


def _date(text: str) -> tuple[int, int, int] | None:
    if found := YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4])
    if found := DAY_FIRST.fullmatch(text):
        year = int(found[4])
        return year if len(found[4]) == len("2026") else _CENTURY + year, int(found[3]), int(found[1])
    return None


def _clock(text: str) -> tuple[int, int, int] | None:
    found = CLOCK.fullmatch(text)
    if not found:
        return None
    hour, half = int(found[1]), (found[4] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, int(found[2]), int(found[3] or 0)
