"""The id of what a request makes, so that the same request sent again makes nothing new."""

import hashlib
import hmac

from chalicelib.proof.letters import spell

ID_LETTERS = 16  # as many as a random id has: 80 bits


def request_id(pepper: bytes, actor_id: str, key: str, body: bytes) -> str:
    """One id for one person's one Idempotency-Key with this very body; nobody can tell it without the pepper."""
    parts = (actor_id.encode(), key.encode(), body)
    text = b"".join(hashlib.sha256(part).digest() for part in parts)
    return spell(hmac.digest(pepper, text, hashlib.sha256)[:ID_LETTERS])
