"""Figures of groups, never of one or two people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.rules.public_figures import LEAST_PEOPLE
from chalicelib.rules.small_units import part_small


@pytest.mark.parametrize(
    ("people", "alone", "together"),
    [
        ([10, 40], [10, 40], []),
        ([10, 9, 1], [10], [9, 1]),
        ([40, 9], [40], []),  # told beside a total it would be told by the difference
        ([40, 0, 0], [40], []),
        ([5, 5], [], [5, 5]),
        ([], [], []),
    ],
)
def test_fewer_than_ten_stand_in_a_line_together(people: list[int], alone: list[int], together: list[int]) -> None:
    assert part_small(people, int) == (alone, together)


@given(st.lists(st.integers(0, 30), max_size=12))
def test_no_line_is_of_fewer_than_ten(people: list[int]) -> None:
    alone, together = part_small(people, int)
    assert all(each >= LEAST_PEOPLE for each in alone)
    assert not together or sum(together) >= LEAST_PEOPLE


@given(st.lists(st.tuples(st.integers(0, 12), st.booleans()), max_size=12))
def test_nor_is_one_of_fewer_without_what_the_reader_sees_by_another_role(units: list[tuple[int, bool]]) -> None:
    _, together = part_small(units, lambda each: each[0], lambda each: each[1])
    left = sum(people for people, is_seen in together if not is_seen)
    assert left == 0 or left >= LEAST_PEOPLE
