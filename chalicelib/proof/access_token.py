"""Who is it? A Cognito access token (RS256), verified in the app wherever it runs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import jwt
from jwt.types import Options

_VERIFIED_ELSEWHERE: Options = {"verify_exp": False, "verify_iat": False, "verify_nbf": False, "verify_aud": False}


@dataclass(frozen=True, slots=True)
class TokenClaims:
    """What the app takes from a token: only who it is and when it was given, never rights."""

    employee_id: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class TokenRules:
    issuer: str
    client_id: str


def verify_access_token(
    token: str, rules: TokenRules, public_key: Callable[[str], Any | None], now: datetime
) -> TokenClaims | None:
    """The claims of a sound token, else None: signature (RS256 alone), issuer, client, use and expiry all hold.

    public_key   gives the RSA key object of a key id, or None when the pool has no such key.
    """
    try:
        key = public_key(jwt.get_unverified_header(token)["kid"])
        if key is None:
            return None
        claims = jwt.decode(token, key, algorithms=["RS256"], issuer=rules.issuer, options=_VERIFIED_ELSEWHERE)
        sound = (
            claims["client_id"] == rules.client_id
            and claims["token_use"] == "access"
            and claims["exp"] > now.timestamp()
        )
        return TokenClaims(claims["username"], datetime.fromtimestamp(claims["iat"], UTC)) if sound else None
    except (jwt.PyJWTError, KeyError, TypeError, ValueError):
        return None
