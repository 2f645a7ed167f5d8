"""A Merkle tree as RFC 6962 draws it: one hash stands for a list.

Leaves and inner nodes are hashed under different prefixes, so that neither can pass for the other.
"""

import hashlib
from collections.abc import Sequence


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\0" + data).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over hashed leaves in their order; of none the hash of nothing."""
    level = list(leaves)
    if not level:
        return hashlib.sha256(b"").digest()
    while len(level) > 1:
        level = _above(level)
    return level[0]


def _above(level: list[bytes]) -> list[bytes]:
    """Pairs joined from the left; the odd one out rises as it is: the same tree as RFC 6962's split."""
    joined = [_node(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
    return [*joined, level[-1]] if len(level) % 2 else joined


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()
