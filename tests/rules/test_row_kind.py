"""How many rows of a file become what."""

from dataclasses import dataclass

from chalicelib.rules.row_kind import Becomes, counted


@dataclass(frozen=True)
class Row:
    becomes: Becomes


def test_every_kind_is_counted_and_one_without_rows_is_none() -> None:
    rows = [Row(Becomes.NEW), Row(Becomes.KNOWN), Row(Becomes.NEW)]
    assert counted(rows) == {"new": 2, "changed": 0, "known": 1}


def test_no_rows_are_none_of_each() -> None:
    assert counted([]) == {"new": 0, "changed": 0, "known": 0}
