"""A process that is gone in the middle of its work."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


class Killed(BaseException):
    """The process is gone."""


@contextmanager
def killed_after(target: object, step: str) -> Iterator[None]:
    """What is done within dies right after `step` of `target` was done; it must get there."""
    real = getattr(target, step)

    def die(*given: object) -> None:
        real(*given)
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(target, step, die)
        with pytest.raises(Killed):
            yield
