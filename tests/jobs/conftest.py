"""The cast's city in memory behind the handlers."""

from collections.abc import Iterator

import pytest

from chalicelib import wiring
from tests.cast import wib
from tests.fakes import fake_city
from tests.world import World


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The fake city at 07:10 on a Monday, as handlers find it."""
    with fake_city(wib(7, 10)) as found:
        monkeypatch.setattr(wiring, "services", lambda: found.services)
        monkeypatch.setattr(wiring, "clock", found.clock)
        yield found
