"""Sizes and units by DynamoDB's documented rules."""

import pytest

from bench.counting import Item, item_size, number_bytes, read_units, value_bytes, write_units


@pytest.mark.parametrize(
    ("text", "size"),
    [("0", 1), ("7", 2), ("42", 2), ("142", 3), ("1200", 2), ("0.0012", 2), ("-7", 3), ("1060422030", 6), ("1E3", 2)],
)
def test_a_number_takes_a_byte_for_two_digits_that_count_and_one_more(text: str, size: int) -> None:
    assert number_bytes(text) == size


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ({"S": "Balai Kota"}, 10),
        ({"S": "é"}, 2),
        ({"B": b"\0" * 32}, 32),
        ({"NULL": True}, 1),
        ({"BOOL": False}, 1),
        ({"SS": ["a", "bc"]}, 3),
        ({"L": []}, 3),
        ({"L": [{"S": "ab"}, {"N": "1"}]}, 3 + 1 + 2 + 1 + 2),
        ({"M": {"o": {"S": "ab"}}}, 3 + 1 + 1 + 2),
    ],
)
def test_the_size_of_every_kind_of_value(value: dict[str, object], size: int) -> None:
    assert value_bytes(value) == size


def test_an_item_is_its_names_and_values() -> None:
    assert item_size({"pk": {"S": "a" * 10}, "v": {"N": "1"}}) == 2 + 10 + 1 + 2


def item_of(size: int) -> Item:
    return {"pk": {"S": "a" * (size - 2)}} if size else {}


@pytest.mark.parametrize(("size", "units"), [(0, 1), (4_096, 1), (4_097, 2)])
def test_a_consistent_read_costs_a_unit_for_each_4_096_bytes(size: int, units: int) -> None:
    assert read_units(item_of(size)) == units
    assert read_units(item_of(size), consistent=False) == units / 2


def test_a_query_adds_its_items_up() -> None:
    assert read_units(*[item_of(1_024)] * 4) == 1
    assert read_units(*[item_of(1_024)] * 5) == 2
    assert read_units() == 1


@pytest.mark.parametrize(("before", "after", "units"), [(0, 0, 1), (0, 1_024, 1), (0, 1_025, 2), (2_049, 10, 3)])
def test_a_write_costs_a_unit_for_each_1_024_bytes_of_the_larger(before: int, after: int, units: int) -> None:
    assert write_units(item_of(before), item_of(after)) == units
