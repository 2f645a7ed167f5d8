"""One row of a file on its way in: refused for good, or looked at again when something changed under it."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol, TypeVar

from chalicelib.errors import DecideOwn, InputInvalid, NotFound
from chalicelib.rules.row_kind import Becomes
from chalicelib.use_cases.ports import Changed

LOOKS = 2  # the second sees what another worker with the same job has done, or somebody else to the same person


class RowChange(Protocol):
    """What a plan says of one row."""

    @property
    def row(self) -> int: ...

    @property
    def becomes(self) -> Becomes: ...


Change = TypeVar("Change", bound=RowChange)


def row_steps(changes: Iterable[Change], bring_in: Callable[[Change], bool]) -> list[tuple[int, Callable[[], bool]]]:
    """Each row that changes something, and how to bring it in."""
    rows = [each for each in changes if each.becomes is not Becomes.KNOWN]
    return [(each.row, partial(brought_in, partial(bring_in, each))) for each in rows]


def brought_in(bring_in: Callable[[], bool]) -> bool:
    """Whether the row is in. False when it may not be any more, or keeps changing."""
    for _ in range(LOOKS):
        try:
            return bring_in()
        except Changed:
            continue
        except (NotFound, DecideOwn, InputInvalid):
            return False
    return False
