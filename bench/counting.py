"""Calls to AWS and what DynamoDB charges for them, counted exactly, by its documented rules.

Sizes: "DynamoDB item sizes and formats"; units: "DynamoDB read and write operations" (Developer Guide).
Works on any client whose answers are true: moto, the emulator, AWS. Shared with tests/routes/test_check_in_budget.py.
"""

import base64
import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil
from typing import Any

Item = Mapping[str, Mapping[str, Any]]  # as the wire has it: {"pk": {"S": "..."}}

READ_UNIT_BYTES = 4_096  # one strongly consistent read; eventually consistent ones cost half
WRITE_UNIT_BYTES = 1_024
TRANSACTION = 2  # times as much, for reads and writes alike
_NAME = re.compile(r"#\w+")
CONTAINER_BYTES = 3  # of a list or map itself
ELEMENT_BYTES = 1  # of every element in one


def item_size(item: Item) -> int:
    """The size of an item: names and values. (100 bytes more count for storage alone.)"""
    return sum(len(name.encode()) + value_bytes(value) for name, value in item.items())


def value_bytes(value: Mapping[str, Any]) -> int:
    """The size of one attribute's value, without its name."""
    ((kind, content),) = value.items()
    match kind:
        case "S":
            return len(content.encode())
        case "B":
            return len(content)
        case "N":
            return number_bytes(content)
        case "BOOL" | "NULL":
            return 1
        case "SS" | "NS" | "BS":
            return sum(value_bytes({kind[0]: each}) for each in content)
        case "L":
            return CONTAINER_BYTES + sum(ELEMENT_BYTES + value_bytes(each) for each in content)
        case "M":
            return CONTAINER_BYTES + item_size(content) + ELEMENT_BYTES * len(content)
    raise ValueError(f"no attribute type of DynamoDB: {kind}")


def number_bytes(text: str) -> int:
    """One byte and one for every two significant digits, and one more for a minus sign."""
    mantissa = text.lower().partition("e")[0].lstrip("-+")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).strip("0")
    return 1 + ceil(len(digits) / 2) + text.startswith("-")


def read_units(*items: Item, consistent: bool = True) -> float:
    """RRU of one read of these items (a Query adds them up); what is not there costs as much as the smallest item."""
    units = max(ceil(sum(map(item_size, items)) / READ_UNIT_BYTES), 1)
    return units if consistent else units / 2


def write_units(*versions: Item) -> int:
    """WRU of one write: of the item before and after the larger counts, and a refused condition costs as much."""
    return max(ceil(max(map(item_size, versions)) / WRITE_UNIT_BYTES), 1)


@dataclass(frozen=True)
class AwsCall:
    """One request that left the process."""

    service: str
    operation: str
    table: str = ""
    rru: float = 0
    wru: float = 0


@dataclass
class CallLog:
    """What was asked of AWS, in order."""

    calls: list[AwsCall] = field(default_factory=list)

    @property
    def rru(self) -> float:
        return sum(each.rru for each in self.calls)

    @property
    def wru(self) -> float:
        return sum(each.wru for each in self.calls)

    @property
    def names(self) -> list[str]:
        return [f"{each.service}.{each.operation}" for each in self.calls]

    def __len__(self) -> int:
        return len(self.calls)


@contextmanager
def counted(*clients: Any, look: Any) -> Iterator[CallLog]:
    """Count what these botocore clients are asked meanwhile.

    look   another DynamoDB client, not counted, to see what lies in a table before and after a write.
    """
    log = CallLog()
    counter = _Counter(log, look)
    for client in clients:
        client.meta.events.register("before-call.*.*", counter.before)
        client.meta.events.register("after-call.*.*", counter.after)
    try:
        yield log
    finally:
        for client in clients:
            client.meta.events.unregister("before-call.*.*", counter.before)
            client.meta.events.unregister("after-call.*.*", counter.after)


class _Counter:
    """Two handlers of botocore's events: one sees a request go, the other its answer come (a refusal too)."""

    def __init__(self, log: CallLog, look: Any) -> None:
        self._log = log
        self._look = look
        self._held = threading.local()

    def before(self, model: Any, params: Any, **_: Any) -> None:
        self._held.request = _wire_request(params) if model.service_model.service_name == "dynamodb" else {}
        self._held.items = [self._item(*each) for each in _written(model.name, self._held.request)]

    def after(self, model: Any, parsed: Any, **_: Any) -> None:
        service, request = model.service_model.service_name, self._held.request
        if service != "dynamodb":
            self._log.calls.append(AwsCall(service, model.name))
            return
        written = _written(model.name, request)
        factor = TRANSACTION if model.name.startswith("Transact") else 1
        pairs = zip(self._held.items, (self._item(*each) for each in written), strict=True)
        wru = factor * sum(write_units(before, after) for before, after in pairs)
        table = request.get("TableName", "")
        if "ProjectionExpression" in request:  # whole items are charged, whatever of them is sent
            parsed = self._whole(request)
        elif "Body" in parsed:  # taken off before botocore looked into it: chalicelib/store/raw.py
            parsed = from_wire(json.loads(parsed["Body"]))
        self._log.calls.append(AwsCall(service, model.name, table, factor * _read(request, parsed, model.name), wru))

    def _whole(self, request: Any) -> Any:
        """The same Query's answer, all of each item."""
        names = set(_NAME.findall(request["KeyConditionExpression"]))
        asked = {name: each for name, each in request.items() if name != "ProjectionExpression"}
        kept = {name: each for name, each in asked.pop("ExpressionAttributeNames").items() if name in names}
        return self._look.query(**asked, **({"ExpressionAttributeNames": kept} if kept else {}))

    def _item(self, table: str, key: Item) -> Item:
        found: Item = self._look.get_item(TableName=table, Key=key, ConsistentRead=True).get("Item", {})
        return found


def _wire_request(params: Any) -> Any:
    """The request as sent, with binaries as bytes again."""
    return from_wire(json.loads(params["body"]))


def from_wire(value: Any) -> Any:
    """An item as JSON has it, its binaries as bytes again."""
    if isinstance(value, dict):
        if value.keys() == {"B"} and isinstance(value["B"], str):
            return {"B": base64.b64decode(value["B"])}
        return {name: from_wire(inner) for name, inner in value.items()}
    return [from_wire(inner) for inner in value] if isinstance(value, list) else value


def _written(operation: str, request: Any) -> list[tuple[str, Item]]:
    """Table and key of every item that this request may change."""
    match operation:
        case "UpdateItem" | "DeleteItem":
            return [(request["TableName"], request["Key"])]
        case "PutItem":
            return [(request["TableName"], _key(request["Item"]))]
        case "TransactWriteItems":
            asked = [next(iter(each.values())) for each in request["TransactItems"]]
            return [(each["TableName"], each.get("Key") or _key(each["Item"])) for each in asked]
        case "BatchWriteItem":
            puts = [(table, each) for table, them in request["RequestItems"].items() for each in them]
            return [
                (table, next(iter(each.values())).get("Key") or _key(each["PutRequest"]["Item"]))
                for table, each in puts
            ]
    return []


def _key(item: Item) -> Item:
    return {name: item[name] for name in ("pk", "sk")}


def _read(request: Any, parsed: Any, operation: str) -> float:
    consistent = request.get("ConsistentRead", False)
    match operation:
        case "GetItem":
            return read_units(parsed.get("Item", {}), consistent=consistent)
        case "Query":
            return read_units(*parsed.get("Items", ()), consistent=consistent)
        case "BatchGetItem":
            found = [item for items in parsed.get("Responses", {}).values() for item in items]
            return sum(map(read_units, found))
    return 0
