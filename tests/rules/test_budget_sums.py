"""Sums of a budget: at every level the sum of its parts, whatever was told of whatever lines."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.budget import BudgetLine, BudgetSum, Ceiling, Target
from chalicelib.domain.city import Unit
from chalicelib.rules.budget_sums import (
    Level,
    absorbed_bp,
    city_months,
    deviation_bp,
    empty_budget,
    is_behind,
    last_reported,
    moved,
    physical_bp,
    reported_bp,
    sum_of,
    total,
    tree,
    unit_budget,
    units_without,
)
from tests.budget_lines import AT, LINE, TENTHS, line, told
from tests.cast import CITY

AMOUNT = st.integers(0, 10**13)
TOLD = st.dictionaries(st.integers(1, 12), st.builds(told, AMOUNT, st.integers(0, 10_000)), max_size=12)
TARGETS = st.one_of(st.just(()), st.lists(st.builds(Target, AMOUNT), min_size=12, max_size=12).map(tuple))
CEILINGS = st.lists(
    st.builds(
        lambda amount, month: Ceiling(amount, date(2026, month, 1), "DPA", "dewi", AT), AMOUNT, st.integers(1, 12)
    ),
    min_size=1, max_size=2,
).map(lambda found: tuple(sorted(found, key=lambda each: each.from_on)))  # fmt: skip
CODES = st.builds(
    "5.03.{:02}.2.{:02}.{:04}".format, st.integers(1, 2), st.integers(1, 2), st.integers(1, 2)
)  # fmt: skip
LINES = st.builds(
    lambda code, account, ceilings, targets, months: replace(
        LINE, code=code, account=f"5.1.02.01.01.{account:04}", ceilings=ceilings, targets=targets, told=months
    ),
    CODES, st.integers(1, 3), CEILINGS, TARGETS, TOLD,
)  # fmt: skip
MANY = st.lists(LINES, max_size=6, unique_by=lambda each: each.line_id)
MONTH = st.integers(1, 12)
DEEPER = {Level.PROGRAMME: Level.ACTIVITY, Level.ACTIVITY: Level.SUB_ACTIVITY, Level.SUB_ACTIVITY: Level.LINE}


@settings(max_examples=40)
@given(MANY, MONTH)
def test_at_every_level_a_row_is_the_sum_of_its_parts(lines: list[BudgetLine], month: int) -> None:
    rows = tree(lines, month)
    for level, below in DEEPER.items():
        parts = defaultdict[str, list[BudgetSum]](list)
        above = ""
        for row in rows:
            above = row.code if row.level is level else above
            if row.level is below:
                parts[above].append(row.sums)
        assert {row.code: row.sums for row in rows if row.level is level} == {
            code: total(sums) for code, sums in parts.items()
        }
    top = total(row.sums for row in rows if row.level is Level.PROGRAMME)
    assert top == unit_budget("umpeg", 2026, lines).months[month - 1]


@settings(max_examples=40)
@given(MANY, MANY)
def test_a_city_is_the_sum_of_its_units(ours: list[BudgetLine], theirs: list[BudgetLine]) -> None:
    units = [unit_budget("umpeg", 2026, ours), unit_budget("dinkes", 2026, theirs)]
    assert city_months(units) == list(unit_budget("city", 2026, [*ours, *theirs]).months)


@settings(max_examples=40)
@given(MANY, LINES)
def test_moving_one_line_is_folding_anew(lines: list[BudgetLine], after: BudgetLine) -> None:
    before = next((each for each in lines if each.line_id == after.line_id), None)
    others = [each for each in lines if each is not before]
    folded = unit_budget("umpeg", 2026, [*others, after])
    assert moved(unit_budget("umpeg", 2026, lines), before, after) == folded


def test_what_was_not_reported_is_not_zero() -> None:
    sums = total([sum_of(line({3: 30_000_000}), 3), sum_of(line(), 3)])
    assert (sums.lines, sums.reported) == (2, 1)
    assert (sums.ceiling_idr, sums.reported_ceiling_idr) == (240_000_000, 120_000_000)
    assert reported_bp(sums) == 2_500
    silent = sum_of(line({2: 5}), 3)
    assert reported_bp(silent) is physical_bp(silent) is deviation_bp(silent) is None
    assert not is_behind(silent, 10)


def test_absorption_is_rounded_down_and_none_of_no_ceiling() -> None:
    assert absorbed_bp(2, 3) == 6_666
    assert absorbed_bp(0, 0) is None


def test_deviation_is_in_points_and_behind_is_more_than_so_many() -> None:
    at_edge, past = sum_of(line({5: 38_000_000}), 5), sum_of(line({5: 37_999_999}), 5)  # target 50 of 120 million
    assert deviation_bp(at_edge) == 3_166 - 4_166
    assert not is_behind(at_edge, 10)
    assert is_behind(past, 10)


def test_nothing_is_held_against_a_target_that_nobody_set() -> None:
    sums = total([sum_of(line({5: 0}), 5), sum_of(line({5: 0}, targets=()), 5)])
    assert deviation_bp(sums) is None
    assert not is_behind(sums, 10)


def test_physical_progress_weighs_by_ceilings() -> None:
    small = replace(LINE, ceilings=(replace(LINE.ceilings[0], ceiling_idr=40_000_000),), told={1: told(0, 10_000)})
    assert physical_bp(total([sum_of(small, 1), sum_of(replace(LINE, told={1: told(0, 0)}), 1)])) == 2_500


def test_the_last_month_somebody_told() -> None:
    assert last_reported(unit_budget("umpeg", 2026, [line({2: 5}), line({4: 5})]).months) == 4
    assert last_reported(unit_budget("umpeg", 2026, [line()]).months) is None
    assert TENTHS[11].idr == LINE.ceiling_idr


def test_an_opd_without_a_budget_is_named_unless_a_part_of_it_has_one_or_it_is_over() -> None:
    on = date(2026, 11, 23)
    over = Unit("lama", "Dinas Lama", ends_on=date(2026, 6, 30))
    city = replace(CITY, units={**CITY.units, "lama": over})
    of_a_part = unit_budget("umum", 2026, [line(unit_id="umum")])
    assert units_without(city, [], on) == ["puskesmas", "setda"]
    assert units_without(city, [of_a_part], on) == ["puskesmas"]
    assert units_without(city, [empty_budget("umum", 2026)], on) == ["puskesmas", "setda"]
    assert "lama" in units_without(city, [], date(2026, 6, 30))
