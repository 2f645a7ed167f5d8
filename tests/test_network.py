"""Tests talk to this machine alone."""

import socket

import pytest

from tests.conftest import OutsideThisMachine


@pytest.mark.parametrize("address", ["192.0.2.1", "203.0.113.9", "2001:db8::1"])
def test_an_address_outside_this_machine_is_never_reached(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as stranger, pytest.raises(OutsideThisMachine):
        stranger.connect((address, 443))


def test_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())
