"""Who is it? A Cognito access token (a JWS, RFC 7515, signed by RS256 alone), verified in the app wherever it runs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from chalicelib.proof.base64url import decode


@dataclass(frozen=True, slots=True)
class TokenClaims:
    """What the app takes from a token: only who it is and when it was given, never rights."""

    employee_id: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class TokenRules:
    issuer: str
    client_id: str


class _Header(msgspec.Struct):
    """`alg` is never the token's to choose; `crit` would name extensions, and we know none."""

    kid: str
    alg: Literal["RS256"]
    crit: None = None


class _Claims(msgspec.Struct):
    username: str
    iss: str
    client_id: str
    token_use: Literal["access"]
    iat: int
    exp: int


def verify_access_token(
    token: str, rules: TokenRules, public_key: Callable[[str], Any | None], now: datetime
) -> TokenClaims | None:
    """The claims of a sound token, else None: signature, issuer, client, use and expiry all hold.

    public_key   gives the RSA key object of a key id, or None when the pool has no such key.
    """
    signed, _, signature = token.rpartition(".")
    header, _, payload = signed.partition(".")
    try:
        key = public_key(msgspec.json.decode(decode(header), type=_Header).kid)
        if key is None:
            return None
        key.verify(decode(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        claims = msgspec.json.decode(decode(payload), type=_Claims)
        issued_at = datetime.fromtimestamp(claims.iat, UTC)
    except (InvalidSignature, ValueError, OverflowError):  # ValueError: not base64url, not JSON, not such JSON
        return None
    ours = claims.iss == rules.issuer and claims.client_id == rules.client_id
    if not ours or claims.exp <= now.timestamp():
        return None
    return TokenClaims(claims.username, issued_at)
