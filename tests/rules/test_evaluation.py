"""The matrix of predicates, cell by cell, and how an organisation's people are to spread."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.performance import Predicate, Rating, Standing
from chalicelib.rules.evaluation import (
    MATRIX,
    PERFORMANCE_DEFAULT,
    judge_spread,
    performance_rules_on,
    predicate_of,
)

BELOW, MEETS, ABOVE = Rating.BELOW, Rating.MEETS, Rating.ABOVE
VERY_GOOD, GOOD, IMPROVE = Predicate.VERY_GOOD, Predicate.GOOD, Predicate.NEEDS_IMPROVEMENT
POOR, VERY_POOR = Predicate.POOR, Predicate.VERY_POOR


@pytest.mark.parametrize(
    ("result", "behaviour", "predicate"),
    [
        (ABOVE, ABOVE, VERY_GOOD), (ABOVE, MEETS, GOOD), (ABOVE, BELOW, POOR),
        (MEETS, ABOVE, GOOD), (MEETS, MEETS, GOOD), (MEETS, BELOW, POOR),
        (BELOW, ABOVE, IMPROVE), (BELOW, MEETS, IMPROVE), (BELOW, BELOW, VERY_POOR),
    ],
)  # fmt: skip
def test_each_of_the_nine_cells(result: Rating, behaviour: Rating, predicate: Predicate) -> None:
    assert predicate_of(PERFORMANCE_DEFAULT, result, behaviour) is predicate


def test_a_citys_own_matrix_decides_from_its_first_day_on() -> None:
    strict = tuple(replace(each, predicate=POOR) for each in MATRIX)
    ours = replace(PERFORMANCE_DEFAULT, rules_id="kota", starts_on=date(2027, 1, 1), matrix=strict)
    assert performance_rules_on([ours], date(2026, 12, 31)) is PERFORMANCE_DEFAULT
    assert predicate_of(performance_rules_on([ours], date(2027, 1, 1)), ABOVE, ABOVE) is POOR


def test_a_matrix_without_the_cell_says_so() -> None:
    with pytest.raises(ValueError, match="no cell"):
        predicate_of(replace(PERFORMANCE_DEFAULT, matrix=MATRIX[1:]), BELOW, BELOW)


@pytest.mark.parametrize(
    ("standing", "predicates", "fits"),
    [
        (Standing.EXCELLENT, [VERY_GOOD] * 7 + [GOOD] * 3, [True]),
        (Standing.EXCELLENT, [VERY_GOOD] * 71 + [GOOD] * 29, [False]),
        (Standing.GOOD, [GOOD] * 7 + [IMPROVE] * 3, [True]),
        (Standing.GOOD, [GOOD] * 8 + [IMPROVE] * 2, [False]),
        (Standing.FAIR, [IMPROVE] * 6 + [VERY_GOOD] + [GOOD] * 3, [True, True]),
        (Standing.FAIR, [IMPROVE] * 59 + [VERY_GOOD] * 11 + [GOOD] * 30, [False, False]),
        (Standing.POOR, [POOR] * 3 + [GOOD] * 2, [True]),
        (Standing.POOR, [POOR] * 2 + [GOOD] * 2, [False]),
        (Standing.VERY_POOR, [VERY_POOR] * 9 + [VERY_GOOD], [True, False]),
        (Standing.FAIR, [], [True, True]),
    ],
)
def test_a_bound_is_held_against_those_assessed(
    standing: Standing, predicates: list[Predicate], fits: list[bool]
) -> None:
    found = list(judge_spread(PERFORMANCE_DEFAULT, standing, predicates))
    assert [each.fits for each in found] == fits
    assert {each.of for each in found} == {len(predicates)}
