"""Idempotency-Key: what is sent twice is done once and answered alike, for 24 hours.

The first request claims its key before the work begins, so that a second one in flight is told to try again; the
answer then takes the claim's place. A refusal is not kept: whoever mends the body may send it under the same key. Where
the work was done and its answer never kept, the use case finds what was made by `made_id`, and answers alike.
"""

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from chalicelib.errors import BadIdempotencyKey, IdempotencyKeyReused
from chalicelib.proof.request_id import request_id
from chalicelib.use_cases.ports import SessionStore, StoreUnavailable

HEADER = "Idempotency-Key"
REPLAYED = {"Idempotency-Replayed": "true"}
KEPT = timedelta(hours=24)
CLAIMED = timedelta(seconds=60)  # longer than a request may run: an older claim is of one that was killed
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Request:
    """Whose request it is, under which key, and what it asks; `parts` are everything its answer depends on."""

    actor_id: str
    key: str
    parts: tuple[bytes, ...]
    now: datetime

    @property
    def name(self) -> str:
        return f"ONCE#{self.actor_id}#{self.key}"

    @property
    def hash(self) -> str:
        each = (hashlib.sha256(part).digest() for part in self.parts)
        return hashlib.sha256(b"".join(each)).hexdigest()

    def made_id(self, pepper: bytes) -> str:
        """The id of what this very request makes: sent again it makes nothing new."""
        return request_id(pepper, self.actor_id, self.key, self.hash.encode())


class Kept(Struct, frozen=True):
    """What stands under a key: a claim while `status` is None, then the answer."""

    request_hash: str
    claim_id: str
    status: int | None = None
    body: str = ""


def read_key(header: str) -> str:
    """The key as sent. Raises BadIdempotencyKey when it is missing or ill-formed."""
    if not _KEY.fullmatch(header):
        raise BadIdempotencyKey
    return header


def answer_once(
    store: SessionStore, request: Request, claim_id: str, answer: Callable[[], tuple[int, bytes]]
) -> tuple[int, bytes, bool]:
    """Status, body and whether it is the kept answer.

    Raises IdempotencyKeyReused for the key of another request, StoreUnavailable while the first one is in flight.
    """
    mine = Kept(request.hash, claim_id)
    standing = _read(store.hold(request.name, _text(mine), request.now, request.now + CLAIMED))
    if standing.request_hash != mine.request_hash:
        raise IdempotencyKeyReused
    if standing.status is not None:
        return standing.status, standing.body.encode(), True
    if standing.claim_id != mine.claim_id:
        raise StoreUnavailable("the same request is in flight")
    try:
        status, body = answer()
    except Exception:
        with suppress(StoreUnavailable):  # then the claim ends by itself
            store.drop(request.name, _text(mine))
        raise
    kept = Kept(request.hash, claim_id, status, body.decode())
    with suppress(StoreUnavailable):  # it is done: better said once than not at all
        store.keep(request.name, _text(kept), request.now + KEPT)
    return status, body, False


def _text(kept: Kept) -> str:
    return msgspec.json.encode(kept).decode()


def _read(text: str) -> Kept:
    return msgspec.json.decode(text, type=Kept)
