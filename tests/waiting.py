"""Wait for what another process does: poll, with a bound, never a sleep for luck."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def eventually(look: Callable[[], T], within_s: float = 30.0) -> T:
    """The first truthy thing that `look` sees. AssertionError when there is none in time."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(f"nothing seen within {within_s} s")
