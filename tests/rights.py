"""Which rights requests to DynamoDB need, as they leave the process, and which a function's policy grants."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.world import PREFIX
from tools.paths import ROOT

Right = tuple[str, str]  # table, action

TABLE = "table/presensi-${City}-${Stage}-"
OF_A_TRANSACTION = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
}


@contextmanager
def needed(client: Any) -> Iterator[set[Right]]:
    """What this botocore client of DynamoDB asks for meanwhile."""
    found: set[Right] = set()

    def note(model: Any, params: Any, **_: Any) -> None:
        found.update(_rights(model.name, json.loads(params["body"])))

    client.meta.events.register("before-call.dynamodb.*", note)
    try:
        yield found
    finally:
        client.meta.events.unregister("before-call.dynamodb.*", note)


def granted(function: str) -> set[Right]:
    """What .chalice/policy-<function>.json lets the function do to which table."""
    policy = json.loads((ROOT / ".chalice" / f"policy-{function}.json").read_text())
    return {
        (resource.rpartition(TABLE)[2], action.removeprefix("dynamodb:"))
        for statement in policy["Statement"]
        if TABLE in (resource := _resource(statement))
        for action in statement["Action"]
    }


def _resource(statement: Any) -> str:
    named = statement["Resource"]
    return str(named.get("Fn::Sub", "")) if isinstance(named, dict) else str(named)


def _rights(operation: str, request: Any) -> Iterator[Right]:
    if operation == "TransactWriteItems":
        for write in request["TransactItems"]:
            ((kind, item),) = write.items()
            yield _named(item["TableName"]), OF_A_TRANSACTION[kind]
    elif operation in ("BatchGetItem", "BatchWriteItem"):
        yield from ((_named(table), operation) for table in request["RequestItems"])
    else:
        yield _named(request["TableName"]), operation


def _named(table: str) -> str:
    return table.removeprefix(f"{PREFIX}-")
