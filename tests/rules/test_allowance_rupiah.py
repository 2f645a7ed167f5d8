"""A month's percentages in rupiah: rounded once, shared by its lines, never above the base, each month of its own."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.allowance import AllowanceMonth, AllowanceRules, Bracket, Cause
from chalicelib.domain.allowance_base import AllowanceBase, AllowanceBases
from chalicelib.domain.verdict import DayStatus, MonthRows
from chalicelib.rules.allowance import WHOLE_BP, fold_allowance
from chalicelib.rules.allowance_rupiah import in_rupiah
from chalicelib.rules.payroll import part_of_unit
from tests.cast import wib
from tests.rules.test_allowance import COUNTS, SURE
from tests.rules.year_days import day, days, months

OCTOBER = date(2026, 10, 5)
HARSH = replace(SURE, brackets=(Bracket(Cause.ABSENT, 600), *SURE.brackets), day_cap_bp=None)


def held(**bases: int) -> AllowanceBases:
    """`held(m2026_11=3_000_000)`."""
    lines = [(name[1:].replace("_", "-"), amount) for name, amount in sorted(bases.items())]
    entered = tuple(AllowanceBase(month, amount, None, "eko", wib(7)) for month, amount in lines)
    return AllowanceBases("ani", entered, 1)


def fold(*rows: MonthRows, sets: tuple[AllowanceRules, ...] = (SURE,), has: AllowanceBases | None) -> AllowanceMonth:
    return in_rupiah(fold_allowance("2026-11", rows, COUNTS, sets, ()), has)


@pytest.mark.parametrize(
    ("base_idr", "cut_idr"), [(0, 0), (3_000_000, 15_000), (3_333_333, 16_666), (199, 0), (200, 1)]
)
def test_rupiah_are_base_times_percent_rounded_down_once(base_idr: int, cut_idr: int) -> None:
    found = fold(months([day(late=5)]), has=held(m2026_11=base_idr))
    assert (found.percent_bp, found.base_idr, found.cut_idr) == (50, base_idr, cut_idr)
    assert (found.adjusted_idr, found.total_idr) == (0, cut_idr)


@pytest.mark.parametrize("has", [None, held(m2026_12=3_000_000)])
def test_without_a_base_there_are_percentages_alone(has: AllowanceBases | None) -> None:
    found = fold(months([day(late=5)]), has=has)
    assert (found.percent_bp, found.base_idr, found.cut_idr, found.total_idr) == (50, None, None, None)
    assert [each.cut_idr for each in found.deductions] == [None]


def test_while_unconfirmed_no_rupiah_are_told_either() -> None:
    found = fold(months([day(late=5)]), sets=(), has=held(m2026_01=3_000_000))
    assert (found.percent_bp, found.base_idr, found.cut_idr, found.minutes) == (None, None, None, 5)


def test_a_month_takes_the_base_at_most_and_lines_past_it_nothing() -> None:
    found = fold(months(days("A" * 20).values()), sets=(HARSH,), has=held(m2026_01=5_000_000))
    assert (found.percent_bp, found.cut_idr, found.total_idr) == (WHOLE_BP, 5_000_000, 5_000_000)
    assert [each.cut_idr for each in found.deductions] == [300_000] * 16 + [200_000] + [0] * 3


def changed(has: AllowanceBases) -> AllowanceMonth:
    """A day of October was absent and is leave; late by 5 minutes in November."""
    absent, on_leave = day(DayStatus.ABSENT, OCTOBER), day(DayStatus.LEAVE, OCTOBER)
    return fold(replace(months([day(late=5)]), adjustments={OCTOBER: (absent, on_leave)}), has=has)


def test_a_change_of_an_earlier_month_is_of_the_base_of_that_month() -> None:
    found = changed(held(m2026_10=2_000_000, m2026_11=1_000_000))
    (change,) = found.changes
    assert ([each.cut_idr for each in change.was], change.now, change.changed_idr) == ([60_000], (), -60_000)
    assert (found.cut_idr, found.adjusted_idr, found.total_idr) == (5_000, -60_000, -55_000)  # given back


def test_where_that_month_had_none_the_sum_of_both_is_not_known() -> None:
    found = changed(held(m2026_11=1_000_000))
    assert (found.cut_idr, found.adjusted_idr, found.total_idr) == (5_000, None, None)


def test_a_change_takes_no_more_than_is_left_of_the_base() -> None:
    rows = replace(months(days("A" * 20).values()), adjustments={OCTOBER: (None, day(DayStatus.ABSENT, OCTOBER))})
    found = fold(rows, sets=(HARSH,), has=held(m2026_01=1_000_000))
    assert (found.cut_idr, found.adjusted_idr, found.total_idr) == (1_000_000, 60_000, 1_000_000)


@given(
    st.text("AP?L-", min_size=1, max_size=28),
    st.integers(0, 400),
    st.integers(0, 200_000_000),
    st.sampled_from([SURE, HARSH]),
)
def test_lines_sum_up_to_the_total_and_nobody_loses_more_than_there_is(
    line: str, late: int, base_idr: int, rules: AllowanceRules
) -> None:
    lived = [*days(line).values(), day(on=date(2026, 11, 30), late=late)]
    found = fold(months(lived), sets=(rules,), has=held(m2026_01=base_idr))
    lines = [each.cut_idr for each in found.deductions]
    assert None not in lines
    assert sum(each or 0 for each in lines) == found.cut_idr
    assert found.cut_idr == base_idr * (found.percent_bp or 0) // WHOLE_BP
    assert all((each or 0) >= 0 for each in lines)
    assert 0 <= (found.total_idr or 0) <= base_idr
    unit = part_of_unit(found, "umum")
    assert (unit.cut_idr, unit.total_idr, unit.deductions) == (found.cut_idr, found.total_idr, found.deductions)
