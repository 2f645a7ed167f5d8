"""How `make test` shares the tests between two workers.

One has the stack, the package and the browser to itself; the other takes file after file of what is this process and
moto, and then both do. A role's generated requests are minutes and need nothing of the others', so they go one by one.
"""

from pathlib import PurePosixPath
from typing import Any

from xdist.scheduler import LoadScopeScheduling

STACK = frozenset({"bench", "cloud", "e2e", "package", "walk"})


class TwoWorkers(LoadScopeScheduling):
    """The largest part is handed out first: that is the stack's."""

    def _split_scope(self, nodeid: str) -> str:
        return part_of(nodeid)


def part_of(nodeid: str) -> str:
    """What is done by one worker, in order: `nodeid` as pytest names a test."""
    file = nodeid.partition("::")[0]
    room = PurePosixPath(file).parts[1]
    if room in STACK:
        return "stack"
    return nodeid if room == "schema" else file


def pytest_xdist_make_scheduler(config: Any, log: Any) -> Any:
    return TwoWorkers(config, log)
