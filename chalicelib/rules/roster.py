"""What may a month's roster say, and for which months? See docs/rules.md#people."""

import calendar
from collections.abc import Collection, Mapping
from datetime import date

from chalicelib.domain.employee import Assignment
from chalicelib.errors import FieldError
from chalicelib.rules.calendar import NO_ENTRY
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.month import month_beside, month_of

MONTHS_BACK = 1  # for days entered late
MONTHS_AHEAD = 2

TEXTS: Texts = {
    "ROSTER_CODE_UNKNOWN": ("Huruf ini bukan kode pola kerja.", "This letter is not the code of a shift pattern."),
    "ROSTER_LENGTH": ("Isi satu huruf untuk tiap hari bulan itu.", "Give one letter for each day of that month."),
    "ROSTER_MONTH": (
        "Jadwal dapat diisi untuk bulan lalu sampai dua bulan ke depan.",
        "A roster may be set from last month to two months ahead.",
    ),
    "ROSTER_PAST": (
        "Hari yang sudah lewat tetap seperti tertulis; ajukan koreksi.",
        "A day that has passed keeps its entry; ask for a correction.",
    ),
}


def roster_faults(month: str, letters: str, entered: str, known: Collection[str], today: date) -> list[FieldError]:
    """Everything wrong with one month's letters.

    month     "YYYY-MM", one that exists.
    letters   one a day.
    entered   what stands there now, "" for nothing.
    known     the patterns' codes and the off code; NO_ENTRY is always known.

    A day that has passed may be entered late, never changed: it was judged by its entry.
    """
    return [
        *([] if month in roster_months(today) else [_fault("/month", "ROSTER_MONTH")]),
        *([] if len(letters) == days_in(month) else [_fault("/letters", "ROSTER_LENGTH")]),
        *(
            _fault(f"/letters/{at}", "ROSTER_CODE_UNKNOWN")
            for at, each in enumerate(letters)
            if each not in known and each != NO_ENTRY
        ),
        *(_fault(f"/letters/{at}", "ROSTER_PAST") for at in changed_past(month, letters, entered, today)),
    ]


def changed_past(month: str, letters: str, entered: str, today: date) -> list[int]:
    """Which places of the letters, from 0, would change an entry of a day that has passed."""
    first = date.fromisoformat(f"{month}-01")
    past = zip(entered, letters[: max((today - first).days, 0)], strict=False)
    return [at for at, (old, new) in enumerate(past) if old not in (NO_ENTRY, new)]


def works_by_roster(assignment: Assignment) -> bool:
    return assignment.pattern_id is None


def roster_months(today: date) -> tuple[str, ...]:
    """The months that may be written, oldest first: "YYYY-MM"."""
    return tuple(month_beside(month_of(today), by) for by in range(-MONTHS_BACK, MONTHS_AHEAD + 1))


def with_month(roster: Mapping[str, str], month: str, letters: str) -> dict[str, str]:
    """The roster with this month in it; a profile holds as many months as may be written, the latest."""
    held = {**roster, month: letters}
    kept = sorted(held)[-(MONTHS_BACK + 1 + MONTHS_AHEAD) :]
    return {each: held[each] for each in kept}


def with_letter(roster: Mapping[str, str], on: date, letter: str) -> dict[str, str]:
    """The roster with this letter on this date, whose month is there."""
    month = f"{on:%Y-%m}"
    letters = roster[month]
    return {**roster, month: f"{letters[: on.day - 1]}{letter}{letters[on.day :]}"}


def dates_of(month: str) -> list[date]:
    """Every date of the month "YYYY-MM"."""
    return [date(int(month[:4]), int(month[5:]), day) for day in range(1, days_in(month) + 1)]


def days_in(month: str) -> int:
    """How many days the month "YYYY-MM" has."""
    return calendar.monthrange(int(month[:4]), int(month[5:]))[1]


def _fault(pointer: str, code: str) -> FieldError:
    return fault(TEXTS, pointer, code)
