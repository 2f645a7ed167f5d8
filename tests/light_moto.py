"""moto without what it does for nothing: the same answers in half the time, and nothing kept that nobody asks for.

moto remembers every item it ever made, each copy too, until its next `mock_aws`: gigabytes in a city of a whole module,
and all of it looked through at each garbage collection. It copies whole tables for each transaction, leaf by leaf. It
looks for each of a value's ten types under each of its names. It lists a handler's methods anew for each call.
`lighten` mends just that, once for a process.
"""

import copy
from functools import cache
from typing import Any

from moto.core import responses
from moto.core.serialize import BaseJSONSerializer
from moto.dynamodb.models.dynamo_type import DynamoType, Item, LimitedSizeDict
from moto.dynamodb.models.table import Table


def lighten() -> None:
    Item.__new__ = _untracked  # type: ignore[assignment, method-assign]
    Item.__deepcopy__ = _copied_item  # type: ignore[method-assign]
    DynamoType.__deepcopy__ = _copied_value  # type: ignore[method-assign]
    Table.__deepcopy__ = _copied_table  # type: ignore[attr-defined]
    BaseJSONSerializer._serialize_type_structure = _serialized  # type: ignore[method-assign]
    responses.method_names_from_class = cache(responses.method_names_from_class)


def copied(items: Any) -> Any:
    """What a table holds, so that nothing done to the one is seen in the other."""
    made = items.copy()  # of the same kind: a new partition comes by itself
    for key, row in items.items():
        made[key] = {sort: _copied_item(each) for sort, each in row.items()}
    return made


def _untracked(kind: type[Item], *_: Any, **__: Any) -> Item:
    return object.__new__(kind)


def _copied_table(table: Table, _: object) -> Table:
    """All else of it stays as it is while a transaction runs."""
    made = copy.copy(table)
    made.items = copied(table.items)
    return made


def _copied_item(item: Item, _: object = None) -> Item:
    """Its keys never change, and what was small enough once is not measured again."""
    made = object.__new__(Item)
    made.hash_key, made.range_key = item.hash_key, item.range_key
    made.attrs = LimitedSizeDict.__new__(LimitedSizeDict)
    dict.update(made.attrs, {name: _copied_value(each) for name, each in item.attrs.items()})
    return made


def _copied_value(value: DynamoType, _: object = None) -> DynamoType:
    """Only what has parts changes in place: all else is put in the place of what was there."""
    held = value.value
    if not isinstance(held, list | dict):
        return value
    made = object.__new__(DynamoType)
    made.type = value.type
    if isinstance(held, dict):
        made.value = {name: _copied_value(each) for name, each in held.items()}
    else:
        made.value = [_copied_value(each) if isinstance(each, DynamoType) else copy.deepcopy(each) for each in held]
    return made


_serialized_with_all_members = BaseJSONSerializer._serialize_type_structure


def _serialized(self: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:
    """Of a value's ten types only the one it has is looked for."""
    if shape.name != "AttributeValue" or type(value) is not dict:
        _serialized_with_all_members(self, serialized, value, shape, key)
        return
    made: dict[str, Any] = {}
    for name, held in value.items():
        self._serialize(made, held, shape.members[name], name)
    self._default_serialize(serialized, made, shape, key)
