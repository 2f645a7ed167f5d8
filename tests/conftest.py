"""Fixtures for all: no real AWS, no network but loopback, one small city."""

import gc
import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import Any

os.environ.update(
    AWS_ACCESS_KEY_ID="testing",
    AWS_SECRET_ACCESS_KEY="testing",
    AWS_DEFAULT_REGION="ap-southeast-3",
    AWS_EC2_METADATA_DISABLED="true",
    POWERTOOLS_LOG_LEVEL="INFO",
)

import pytest

from chalicelib import wiring
from tests import crashes
from tests.browser import browser, open_page  # noqa: F401 - fixtures: one browser for all that look at a city
from tests.cast import wib
from tests.light_moto import lighten
from tests.sweep.table import pytest_runtest_logreport, pytest_terminal_summary  # noqa: F401 - the sweep's own report
from tests.two_workers import pytest_xdist_make_scheduler  # noqa: F401 - which worker does what
from tests.world import World, small_city

lighten()


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(crashes)


def pytest_collection_finish() -> None:
    """Thousands of tests and what they import stay to the end: no garbage collection need look through them."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)  # cities are copied thousands of times, and all of AWS's clients lie about


class OutsideThisMachine(Exception):
    """A test asked for an address that is not this machine's."""


@pytest.fixture(autouse=True, scope="session")
def only_this_machine() -> Iterator[None]:
    """No test may reach the network, whatever a file or a library asks for (RELIABILITY T29)."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if isinstance(host, str) and host and host != "localhost" and not ipaddress.ip_address(host).is_loopback:
            raise OutsideThisMachine(host)
        real(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The small city at 07:10 on a Monday, behind the real app."""
    with small_city(wib(7, 10)) as city:
        monkeypatch.setattr(wiring, "services", lambda: city.services)
        monkeypatch.setattr(wiring, "clock", city.clock)
        yield city
