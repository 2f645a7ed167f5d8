"""A Merkle tree as RFC 6962 draws it: one hash stands for a list, a few hashes prove one member of it.

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


def inclusion_path(leaves: Sequence[bytes], place: int) -> list[bytes]:
    """The hashes beside the way from the leaf at `place` (from 0) up to the root. Raises IndexError."""
    if not 0 <= place < len(leaves):
        raise IndexError(place)
    level, path = list(leaves), []
    while len(level) > 1:
        if place ^ 1 < len(level):
            path.append(level[place ^ 1])
        level, place = _above(level), place // 2
    return path


def root_by_path(leaf: bytes, place: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that the path leads to from the leaf at `place` of `size`; None where no such path exists."""
    rest, node = list(path), leaf
    if not 0 <= place < size:
        return None
    while size > 1:
        if place ^ 1 < size:
            if not rest:
                return None
            beside = rest.pop(0)
            node = _node(beside, node) if place & 1 else _node(node, beside)
        place, size = place // 2, (size + 1) // 2
    return None if rest else node


def _above(level: list[bytes]) -> list[bytes]:
    """Pairs joined from the left; the odd one out rises as it is: the same tree as RFC 6962's split."""
    joined = [_node(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
    return [*joined, level[-1]] if len(level) % 2 else joined


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()
