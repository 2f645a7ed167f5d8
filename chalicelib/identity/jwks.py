"""The pool's public keys, fetched once and held; unknown key ids cause at most one fetch a minute (F27).

While the pool does not answer, held keys go on serving and an unknown one is "try again", never "not yours" (F26).
"""

import json
from collections.abc import Callable
from http.client import HTTPException
from urllib.request import urlopen

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers

from chalicelib.proof.base64url import decode
from chalicelib.use_cases.ports import StoreUnavailable

REFETCH_AFTER_S = 60.0
RETRY_AFTER_S = 5.0  # after a failure: a container that starts in a hiccup should not be deaf for a minute
TIMEOUT_S = 3.0


class KeySet:
    """RSA key objects by key id."""

    def __init__(self, url: str, monotonic: Callable[[], float], fetch: Callable[[str], bytes] | None = None) -> None:
        self._url = url
        self._monotonic = monotonic
        self._fetch = fetch or _fetch
        self._keys: dict[str, RSAPublicKey] = {}
        self._fetched_at: float | None = None
        self._failed = False

    def get(self, key_id: str) -> RSAPublicKey | None:
        """The key, or None when the pool has no such one. Raises StoreUnavailable when the pool could not be asked."""
        if key_id not in self._keys and self._may_fetch():
            self._refresh()
        if key_id not in self._keys and self._failed:
            raise StoreUnavailable("JWKS")
        return self._keys.get(key_id)

    def _refresh(self) -> None:
        self._fetched_at = self._monotonic()
        try:
            self._keys |= _parse(self._fetch(self._url))
            self._failed = False
        except (OSError, HTTPException, ValueError, LookupError, TypeError, AttributeError):  # no answer, no key set
            self._failed = True

    def _may_fetch(self) -> bool:
        wait_s = RETRY_AFTER_S if self._failed else REFETCH_AFTER_S
        return self._fetched_at is None or self._monotonic() - self._fetched_at >= wait_s


def _fetch(url: str) -> bytes:
    with urlopen(url, timeout=TIMEOUT_S) as answer:  # noqa: S310 - the URL is the deployment's own setting
        body: bytes = answer.read()
    return body


def _parse(raw: bytes) -> dict[str, RSAPublicKey]:
    return {each["kid"]: _rsa_key(each) for each in json.loads(raw)["keys"] if each.get("kty") == "RSA"}


def _rsa_key(jwk: dict[str, str]) -> RSAPublicKey:
    """RFC 7518 section 6.3.1: exponent and modulus as big-endian base64url."""
    return RSAPublicNumbers(_integer(jwk["e"]), _integer(jwk["n"])).public_key()


def _integer(text: str) -> int:
    return int.from_bytes(decode(text))
