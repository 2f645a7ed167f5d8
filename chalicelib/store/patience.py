"""How long one piece of work may wait for AWS: after that no call, nor the retry of one, is begun.

Each call gives up by itself (timeouts, retries with back-off), but several slow ones in a row would outlast the
gateway; with this the caller hears "try again" in time, while the function still lives.
"""

import math
from collections.abc import Callable
from typing import Any

from botocore.exceptions import BotoCoreError


class OutOfPatience(BotoCoreError):
    """A failure like any other of AWS: `translated` makes StoreUnavailable of it, botocore does not retry it."""

    fmt = "no time is left for another call"


class Patience:
    """Watches the clients of a process; `monotonic` counts seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._ends_at = math.inf

    def begin(self, seconds: float) -> None:
        self._ends_at = self._monotonic() + seconds

    def watch(self, client: Any) -> Any:
        client.meta.events.register_first("before-send.*.*", self._check)
        return client

    def _check(self, **_: object) -> None:
        if self._monotonic() > self._ends_at:
            raise OutOfPatience
