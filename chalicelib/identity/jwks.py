"""The pool's public keys, fetched once and held; unknown key ids cause at most one fetch a minute (F27)."""

import json
from collections.abc import Callable
from typing import Any
from urllib.request import urlopen

import jwt

REFETCH_AFTER_S = 60.0
TIMEOUT_S = 3.0


class KeySet:
    """RSA key objects by key id. A failing fetch leaves the held keys as they are (F26)."""

    def __init__(self, url: str, monotonic: Callable[[], float], fetch: Callable[[str], bytes] | None = None) -> None:
        self._url = url
        self._monotonic = monotonic
        self._fetch = fetch or _fetch
        self._keys: dict[str, Any] = {}
        self._fetched_at: float | None = None

    def get(self, key_id: str) -> Any | None:
        if key_id not in self._keys and self._may_fetch():
            self._fetched_at = self._monotonic()
            self._keys |= _parse(self._fetch(self._url))
        return self._keys.get(key_id)

    def _may_fetch(self) -> bool:
        return self._fetched_at is None or self._monotonic() - self._fetched_at >= REFETCH_AFTER_S


def _fetch(url: str) -> bytes:
    with urlopen(url, timeout=TIMEOUT_S) as answer:  # noqa: S310 - the URL is the deployment's own setting
        body: bytes = answer.read()
    return body


def _parse(raw: bytes) -> dict[str, Any]:
    return {each["kid"]: jwt.PyJWK(each, "RS256").key for each in json.loads(raw)["keys"] if each.get("kty") == "RSA"}
