"""Periods of assessment: their names, their days, and until when a month is written."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from chalicelib.domain.performance import PeriodKind
from chalicelib.rules.assessment import period_assessed
from chalicelib.rules.evaluation import PERFORMANCE_DEFAULT
from chalicelib.rules.performance_period import Period, open_until, periods_of


def assessed(period_id: str, kind: PeriodKind, year: int = 2026) -> Period | None:
    """The year's period of this name in a city that assesses by this kind."""
    return period_assessed((replace(PERFORMANCE_DEFAULT, period_kind=kind),), year, period_id)


def test_a_year_has_four_quarters_or_twelve_months_and_itself() -> None:
    quarters, months = periods_of(2026, PeriodKind.QUARTER), periods_of(2026, PeriodKind.MONTH)
    assert [each.period_id for each in quarters] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026"]
    assert [each.period_id for each in months] == [*(f"2026-{month:02}" for month in range(1, 13)), "2026"]


@pytest.mark.parametrize("kind", PeriodKind)
@pytest.mark.parametrize("year", [2026, 2028])
def test_a_years_parts_lie_end_to_end_and_make_the_year(year: int, kind: PeriodKind) -> None:
    *parts, whole = periods_of(year, kind)
    assert (parts[0].starts_on, parts[-1].ends_on) == (whole.starts_on, whole.ends_on)
    assert all((after.starts_on - before.ends_on).days == 1 for before, after in pairwise(parts))
    assert all(assessed(each.period_id, kind, year) == each for each in (*parts, whole))


def test_a_leap_years_february_has_its_day() -> None:
    february = assessed("2028-02", PeriodKind.MONTH, 2028)
    assert february is not None
    assert february.ends_on == date(2028, 2, 29)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "2026-",
        "2026-13",
        "2026-Q5",
        "2026-Q0",
        "2026-1",
        "26-Q1",
        "2026-q1",
        "0000",
        "9999",
        "2026-Q1 ",
        "٢٠٢٦",
        "x",
    ],
)
def test_what_is_no_period_is_none(name: str) -> None:
    assert all(assessed(name, kind) is None for kind in PeriodKind)


def test_the_other_kinds_periods_are_none() -> None:
    assert assessed("2026-Q1", PeriodKind.MONTH) is None
    assert assessed("2026-03", PeriodKind.QUARTER) is None


def test_a_month_is_written_until_some_days_after_it() -> None:
    assert open_until(date(2026, 11, 1), 5) == open_until(date(2026, 11, 30), 5) == date(2026, 12, 5)
    assert open_until(date(2026, 12, 31), 5) == date(2027, 1, 5)
