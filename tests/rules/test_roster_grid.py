"""A month's roster as people look at it."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.employee import Assignment
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.shift import PatternVersion, ShiftPattern
from chalicelib.rules.roster_grid import LetterMeaning, days_away, letter_meanings, roster_row
from tests.cast import CITY, START

KNOWN = {"P", "M", "L"}
UMUM = Assignment("umum", START, ("balai-kota",), None)


def test_letters_come_by_when_their_shift_begins_the_day_off_last() -> None:
    assert letter_meanings(CITY.calendar, "2026-12", "L") == [
        LetterMeaning("P", "Pagi", 420, 840), LetterMeaning("M", "Malam", 1260, 1860), LetterMeaning("L", None),
    ]  # fmt: skip


def test_a_pattern_of_a_later_month_has_no_hours_yet() -> None:
    later = ShiftPattern("siang", "Siang", (PatternVersion(date(2027, 1, 1), ((),) * 7),), "S")
    calendar = replace(CITY.calendar, patterns={**CITY.calendar.patterns, "siang": later})
    assert LetterMeaning("S", "Siang") in letter_meanings(calendar, "2026-12", "L")


@pytest.mark.parametrize(
    ("entered", "letters", "unknown"),
    [
        ("", "-" * 31, 31),
        ("P" * 31, "P" * 31, 0),
        ("PML" + "-" * 28, "PML" + "-" * 28, 28),
        ("PMZ".ljust(31, "L"), "PMZ".ljust(31, "L"), 1),  # a letter that no pattern has any more
    ],
)
def test_a_day_that_nobody_has_entered_is_counted_as_unknown(entered: str, letters: str, unknown: int) -> None:
    row = roster_row("2026-12", [UMUM], {"2026-12": entered}, KNOWN)
    assert row
    assert (row.letters, row.unknown, row.here) == (letters, unknown, tuple(range(1, 32)))


def test_only_days_worked_here_by_roster_count() -> None:
    here = replace(UMUM, starts_on=date(2026, 12, 30))
    row = roster_row("2026-12", [here], {}, KNOWN)
    assert row
    assert (row.here, row.unknown) == ((30, 31), 2)


@pytest.mark.parametrize(
    "assignment", [replace(UMUM, pattern_id="lima-hari"), replace(UMUM, ends_on=date(2026, 11, 30))]
)
def test_who_works_by_the_week_or_no_longer_has_no_row(assignment: Assignment) -> None:
    assert roster_row("2026-12", [assignment], {"2026-12": "P" * 31}, KNOWN) is None


def test_days_of_a_leave_or_an_order_are_away_and_hours_of_a_permission_are_not() -> None:
    sick = Excuse("a", ExcuseKind.LEAVE, date(2026, 11, 29), date(2026, 12, 2))
    order = Excuse("b", ExcuseKind.DUTY, date(2026, 12, 31), date(2027, 1, 2))
    hours = Excuse("c", ExcuseKind.PERMISSION, date(2026, 12, 9), date(2026, 12, 9))
    assert days_away("2026-12", [sick, order, hours]) == (1, 2, 31)
