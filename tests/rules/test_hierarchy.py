"""Circles among superiors."""

import pytest

from chalicelib.rules.hierarchy import find_circles


@pytest.mark.parametrize(
    ("above", "circles"),
    [
        ({}, ()),
        ({"a": None, "b": "a", "c": "a"}, ()),
        ({"a": "stranger"}, ()),
        ({"a": "a"}, (("a",),)),
        ({"a": "b", "b": "a", "c": "a"}, (("a", "b"),)),
        ({"c": "a", "a": "b", "b": "a"}, (("a", "b"),)),
        ({"a": "b", "b": "c", "c": "b", "x": "y", "y": "x"}, (("b", "c"), ("x", "y"))),
    ],
)
def test_every_circle_is_found_once(above, circles):
    assert find_circles(above) == circles


def test_a_chain_of_ten_thousand_is_no_circle_until_it_closes():
    chain = {str(each): str(each + 1) for each in range(10_000)}
    assert find_circles(chain) == ()
    assert len(find_circles({**chain, "10000": "0"})[0]) == 10_001
