"""The mark of the network that a check-in came by: on one date the same for one network, and no address can be read.

Another date gives another mark, so nobody is followed by it from day to day. IPv6 gives a house 2^64 addresses and
more: its first 64 bits are the network.
"""

import hashlib
import hmac
from datetime import date
from ipaddress import ip_address

MARK_BYTES = 8
IPV6_HOST_BITS = 64


def network_mark(source_ip: str, on: date, salt: bytes) -> bytes:
    """Empty where the address is none. `salt`: that of the city's receipts."""
    try:
        address = ip_address(source_ip)
    except ValueError:
        return b""
    network = int(address) >> (IPV6_HOST_BITS if address.version == 6 else 0)
    text = f"presensi network\0{on.isoformat()}\0{address.version}:{network}"
    return hmac.digest(salt, text.encode(), hashlib.sha256)[:MARK_BYTES]
