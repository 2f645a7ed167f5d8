"""The town: one small city a module, as new for every test."""

from collections.abc import Iterator
from typing import Any

import pytest
from botocore.client import BaseClient

from chalicelib import wiring
from tests.routes.town import BuiltTown, built_town
from tests.world import World


@pytest.fixture(scope="module")
def built() -> Iterator[BuiltTown]:
    with built_town() as town:
        yield town


@pytest.fixture
def town(built: BuiltTown, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The small city at 07:10 on a Monday, behind the real app."""
    with built.fresh() as world:
        monkeypatch.setattr(wiring, "services", lambda: world.services)
        monkeypatch.setattr(wiring, "clock", world.clock)
        yield world


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the calls to AWS from now on."""
    made: list[str] = []
    real = BaseClient._make_api_call

    def counting(self: Any, name: str, params: Any) -> Any:
        made.append(name)
        return real(self, name, params)

    monkeypatch.setattr(BaseClient, "_make_api_call", counting)
    return made
