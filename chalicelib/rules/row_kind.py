"""What becomes of a sound row of a file, whatever the file is about."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol


class Becomes(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"  # so already: applying it would change nothing


class Change(Protocol):
    @property
    def becomes(self) -> Becomes: ...


def counted(changes: Iterable[Change]) -> dict[str, int]:
    """How many rows become what; every kind is named."""
    kinds = [each.becomes for each in changes]
    return {kind.value: kinds.count(kind) for kind in Becomes}
