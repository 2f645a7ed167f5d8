"""The mark of a network: the same on one date, another the next day, and an address is never in it."""

from datetime import timedelta

import pytest

from chalicelib.proof.network_mark import MARK_BYTES, network_mark
from tests.cast import MONDAY

SALT = b"s" * 32
MARK = network_mark("203.0.113.7", MONDAY, SALT)


def test_one_network_has_one_mark_on_one_date_alone() -> None:
    assert len(MARK) == MARK_BYTES and b"203" not in MARK
    assert network_mark("203.0.113.7", MONDAY, SALT) == MARK
    assert network_mark("203.0.113.8", MONDAY, SALT) != MARK
    assert network_mark("203.0.113.7", MONDAY + timedelta(days=1), SALT) != MARK
    assert network_mark("203.0.113.7", MONDAY, b"t" * 32) != MARK


def test_of_ipv6_the_first_half_is_the_network() -> None:
    one = network_mark("2001:db8:0:1::1", MONDAY, SALT)
    assert one == network_mark("2001:db8:0:1:ffff::2", MONDAY, SALT) != network_mark("2001:db8:0:2::1", MONDAY, SALT)


@pytest.mark.parametrize("told", ["", "unknown", "203.0.113.7, 10.0.0.1", "999.1.1.1"])
def test_what_is_no_address_has_none(told: str) -> None:
    assert network_mark(told, MONDAY, SALT) == b""
