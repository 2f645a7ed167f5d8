"""Circles among superiors; a unit with all below it."""

from dataclasses import replace

import pytest

from chalicelib.domain.city import Unit
from chalicelib.rules.hierarchy import find_circles
from tests.cast import CITY


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


TREE = {
    each.unit_id: each
    for each in [
        Unit("d", "Dinas"),
        Unit("s", "Sekretariat", "d"),
        Unit("b", "bidang", "d"),
        Unit("x", "Seksi", "b"),
        Unit("o", "Lain"),
        Unit("c1", "Satu", "c2"),
        Unit("c2", "Dua", "c1"),
    ]
}


@pytest.mark.parametrize(
    ("root", "within"),
    [("d", ["d", "b", "x", "s"]), ("b", ["b", "x"]), ("o", ["o"]), ("c1", ["c1", "c2"]), ("unknown", [])],
)
def test_a_unit_stands_directly_before_its_parts(root, within):
    city = replace(CITY, units=TREE)
    assert city.units_within(root) == within
    assert set(within) == {each for each in TREE if city.is_within(each, root)}


def test_a_chain_of_ten_thousand_is_no_circle_until_it_closes():
    chain = {str(each): str(each + 1) for each in range(10_000)}
    assert find_circles(chain) == ()
    assert len(find_circles({**chain, "10000": "0"})[0]) == 10_001
