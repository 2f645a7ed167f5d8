"""What looks tell the closer to count, done by the test: nobody else does it here."""

from collections.abc import Iterator

import pytest

from chalicelib.domain.closing import FiguresTask
from chalicelib.jobs.close_tasks import do_task
from tests.world import CLOSING, World


@pytest.fixture(autouse=True)
def asked() -> Iterator[None]:
    """Nothing is left to do of the test before."""
    CLOSING.clear()
    yield
    CLOSING.clear()


def count(town: World) -> list[FiguresTask]:
    """What the closer was told to count, done."""
    tasks = [task for task, _ in CLOSING if isinstance(task, FiguresTask)]
    CLOSING.clear()
    for task in tasks:
        do_task(town.services, task, town.clock.now, lambda: True)
    return tasks
