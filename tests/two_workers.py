"""How `make test` shares the tests between two workers.

One has the stack and the package to itself; the other takes file after file of what is this process and moto, and then
both do. What takes long goes first, so that neither waits for the other at the end: a role's generated requests one by
one, what people do in a browser file by file.
"""

from pathlib import PurePosixPath
from typing import Any

from xdist.scheduler import LoadScopeScheduling

STACK = frozenset({"bench", "cloud", "package", "walk"})
LONG = frozenset({"e2e", "schema"})


class TwoWorkers(LoadScopeScheduling):
    """The largest part is handed out first: that is the stack's."""

    def _split_scope(self, nodeid: str) -> str:
        return part_of(nodeid)

    def schedule(self) -> None:
        super().schedule()
        for part in [each for each in self.workqueue if room_of(each) in LONG]:
            self.workqueue.move_to_end(part, last=False)


def part_of(nodeid: str) -> str:
    """What is done by one worker, in order: `nodeid` as pytest names a test."""
    room = room_of(nodeid)
    if room in STACK:
        return "stack"
    return nodeid if room == "schema" else nodeid.partition("::")[0]


def room_of(part: str) -> str:
    """The folder below tests/ that a part is of; none for the stack's."""
    parts = PurePosixPath(part.partition("::")[0]).parts
    return parts[1] if len(parts) > 1 else ""


def pytest_xdist_make_scheduler(config: Any, log: Any) -> Any:
    return TwoWorkers(config, log)
