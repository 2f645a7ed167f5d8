"""Reads that lag: whatever is decided is decided by what was written last (RELIABILITY F43).

DynamoDB answers a read that does not ask for consistency, or one of an index, with what may be old. moto never does;
here such a read sees the tables as they were before the test wrote anything.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from moto.core.botocore_stubber import BotocoreStubber

from tests.routes.test_access_matrix import ACTORS, ROWS, built, phone_of, send  # noqa: F401 (the same town)
from tests.routes.town import BuiltTown, Items, _tables, nobody
from tests.world import PREFIX, World
from tools.paths import ROOT

READS = ("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems")
WRITING = [name for name in ROWS if not name.startswith("GET")]


@contextmanager
def lagging(old: Items) -> Iterator[list[str]]:
    """What was read though it may be old."""
    read, moto = [], BotocoreStubber.__call__

    def call(stubber: BotocoreStubber, event_name: str, request: Any, **more: Any) -> Any:
        name = event_name.rpartition(".")[2]
        if ".dynamodb." not in event_name or name not in READS or _is_consistent(name, json.loads(request.body)):
            return moto(stubber, event_name, request, **more)
        read.append(name)
        held = {table: each.items for table, each in _tables().items()}
        try:
            _put(old)
            return moto(stubber, event_name, request, **more)
        finally:
            _put(held)

    with patch.object(BotocoreStubber, "__call__", call):
        yield read


def _is_consistent(name: str, asked: Any) -> bool:
    if "IndexName" in asked:
        return False
    if name == "BatchGetItem":
        return all(each.get("ConsistentRead") for each in asked["RequestItems"].values())
    return name == "TransactGetItems" or bool(asked.get("ConsistentRead"))


def _put(items: Items) -> None:
    for name, table in _tables().items():
        table.items = items[name]


@pytest.mark.parametrize("name", WRITING)
def test_every_act_sees_what_was_written_a_moment_ago(town: World, built: BuiltTown, name: str) -> None:  # noqa: F811
    row = ROWS[name]
    phone = phone_of(town, ACTORS[row.roles[0]]) if row.roles else nobody()
    ask = row.make(town, phone)
    with lagging(built.items):
        send(name, phone, ask).expect(row.status)


def test_a_read_that_lags_would_be_seen(town: World, built: BuiltTown) -> None:  # noqa: F811
    town.change("ani", lambda each: replace(each, email="ani@contoh.example"))
    client = town.services.audit.connection.client  # type: ignore[attr-defined]
    key = {"pk": {"S": "EMP#ani"}, "sk": {"S": "PROFILE"}}
    with lagging(built.items) as read:
        old, new = (
            client.get_item(TableName=f"{PREFIX}-staff", Key=key, ConsistentRead=each)["Item"] for each in (False, True)
        )
    assert read == ["GetItem"]
    assert old != new


def test_no_table_has_an_index_that_could_lag() -> None:
    tables = (ROOT / "infrastructure" / "state" / "tables.yaml").read_text()
    assert "AWS::DynamoDB::Table" in tables
    assert "SecondaryIndex" not in tables
