"""Fixtures for all: no real AWS, no network but loopback, one small city."""

import os
from collections.abc import Iterator

os.environ.update(
    AWS_ACCESS_KEY_ID="testing",
    AWS_SECRET_ACCESS_KEY="testing",
    AWS_DEFAULT_REGION="ap-southeast-3",
    AWS_EC2_METADATA_DISABLED="true",
    POWERTOOLS_LOG_LEVEL="INFO",
)

import pytest

from chalicelib import wiring
from tests.cast import wib
from tests.world import World, small_city


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The small city at 07:10 on a Monday, behind the real app."""
    with small_city(wib(7, 10)) as city:
        monkeypatch.setattr(wiring, "services", lambda: city.services)
        monkeypatch.setattr(wiring, "clock", city.clock)
        yield city
