"""No key is asked for that DynamoDB refuses for its length: a cell of a file may be as long as it likes."""

import pytest

from chalicelib.store.staff import StaffTable
from chalicelib.store.tables import Key, Staff, number_guard_key


def test_a_number_longer_than_a_key_may_be_is_nobodys_and_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Key] = []
    monkeypatch.setattr(Staff, "batch_get", lambda keys, **_: asked.extend(keys) or [])
    table = object.__new__(StaffTable)
    assert table.people_of(["101", "9" * 3_000]) == {}
    assert asked == [number_guard_key("101")]
