"""What DynamoDB counts of an item, by its developer guide ("Item sizes and formats"), and what it bills."""

from collections.abc import Mapping
from math import ceil
from typing import Any

READ_UNIT, WRITE_UNIT = 4_096, 1_024


def item_size(item: Mapping[str, Mapping[str, Any]]) -> int:
    """Bytes of an item in DynamoDB's JSON: names and values."""
    return sum(len(name.encode()) + _value(value) for name, value in item.items())


def read_units(item: Mapping[str, Any]) -> int:
    return max(ceil(item_size(item) / READ_UNIT), 1)


def write_units(item: Mapping[str, Any]) -> int:
    return max(ceil(item_size(item) / WRITE_UNIT), 1)


def _value(value: Mapping[str, Any]) -> int:
    [(kind, held)] = value.items()
    if kind == "S":
        return len(held.encode())
    if kind == "B":
        return len(held)
    if kind == "N":
        return _number(held)
    if kind in ("BOOL", "NULL"):
        return 1
    if kind == "SS":
        return sum(len(each.encode()) for each in held)
    if kind == "M":
        return 3 + len(held) + item_size(held)
    raise ValueError(kind)


def _number(text: str) -> int:
    """One byte for every two significant digits, one more, and one for a minus."""
    digits = text.lstrip("-").replace(".", "").strip("0") or "0"
    return ceil(len(digits) / 2) + 1 + text.startswith("-")
