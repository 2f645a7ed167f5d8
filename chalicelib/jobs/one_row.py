"""One row of a file on its way in: refused for good, or looked at again when something changed under it."""

from collections.abc import Callable

from chalicelib.errors import DecideOwn, InputInvalid, NotFound
from chalicelib.use_cases.ports import Changed

LOOKS = 2  # the second sees what another worker with the same job has done, or somebody else to the same person


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
