"""Which month and year an import may be begun with, kind by kind."""

from datetime import date

import pytest

from chalicelib.domain.job import JobKind
from chalicelib.rules.import_period import letters_faults, period_faults

TODAY = date(2026, 11, 23)
MONTH, YEAR = "/month", "/year"


@pytest.mark.parametrize(
    ("kind", "month", "year", "expected"),
    [
        (JobKind.PEOPLE, None, None, []),
        (JobKind.UNITS, None, None, []),
        (JobKind.ROSTER, "2026-12", None, []),
        (JobKind.BALANCES, None, 2026, []),
        (JobKind.PEOPLE, "2026-12", 2026, [(MONTH, "ROSTER_ALONE"), (YEAR, "BALANCES_ALONE")]),
        (JobKind.UNITS, None, 2026, [(YEAR, "BALANCES_ALONE")]),
        (JobKind.ROSTER, None, None, [(MONTH, "REQUIRED")]),
        (JobKind.ROSTER, "2027-02", None, [(MONTH, "ROSTER_MONTH")]),
        (JobKind.ROSTER, "2026-09", None, [(MONTH, "ROSTER_MONTH")]),
        (JobKind.ROSTER, "2026-12", 2026, [(YEAR, "BALANCES_ALONE")]),
        (JobKind.BALANCES, None, None, [(YEAR, "REQUIRED")]),
        (JobKind.BALANCES, None, 2025, [(YEAR, "BALANCE_YEAR")]),
        (JobKind.BALANCES, "2026-12", 2026, [(MONTH, "ROSTER_ALONE")]),
    ],
)
def test_an_import_begins_with(
    kind: JobKind, month: str | None, year: int | None, expected: list[tuple[str, str]]
) -> None:
    assert [(each.pointer, each.code) for each in period_faults(kind, month, year, TODAY)] == expected


@pytest.mark.parametrize("kind", JobKind)
def test_letters_are_for_rosters_alone(kind: JobKind) -> None:
    assert letters_faults(kind, {}) == []
    assert bool(letters_faults(kind, {"PS": "P"})) == (kind is not JobKind.ROSTER)
