"""A token is the pool's own, for this app, of the right use, and not yet over; everything else is nobody."""

import hmac
import json
from datetime import timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chalicelib.proof.access_token import verify_access_token
from chalicelib.proof.base64url import encode
from tests.cast import wib
from tests.identity_fake import ACCESS_LIFE_S, ISSUER, KEY_ID, PRIVATE_KEY, RULES, FakeAccounts

NOW = wib(7, 10)
ACCOUNTS = FakeAccounts(lambda: NOW)
PUBLIC_PEM = PRIVATE_KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _verify(token: str, seconds: float = 0) -> Any:
    return verify_access_token(token, RULES, ACCOUNTS.public_key, NOW + timedelta(seconds=seconds))


def test_a_sound_token_says_who_and_since_when() -> None:
    claims = _verify(ACCOUNTS.access_token("ani"))
    assert (claims.employee_id, claims.issued_at) == ("ani", NOW)


def test_it_is_good_until_its_last_second() -> None:
    token = ACCOUNTS.access_token("ani")
    assert _verify(token, ACCESS_LIFE_S - 0.001)
    assert _verify(token, ACCESS_LIFE_S) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": ISSUER + "x"},
        {"client_id": "another-app"},
        {"token_use": "id"},
        {"exp": int(NOW.timestamp())},
        {"exp": "tomorrow"},
        {"exp": None},
        {"iat": None},
    ],
    ids=str,
)
def test_a_token_of_the_pool_for_something_else_is_nobody(changed: dict[str, object]) -> None:
    assert _verify(ACCOUNTS.access_token("ani", **changed)) is None


def _signed(header: dict[str, object], signature: bytes = b"") -> str:
    claims = jwt.decode(ACCOUNTS.access_token("eko"), options={"verify_signature": False})
    parts = (json.dumps(header).encode(), json.dumps(claims).encode(), signature)
    return ".".join(map(encode, parts))


def _by_another_key() -> str:
    claims = jwt.decode(ACCOUNTS.access_token("eko"), options={"verify_signature": False})
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return jwt.encode(claims, other, algorithm="RS256", headers={"kid": KEY_ID})


def _by_the_public_key_as_secret() -> str:
    header = encode(json.dumps({"alg": "HS256", "typ": "JWT", "kid": KEY_ID}).encode())
    claims = jwt.decode(ACCOUNTS.access_token("eko"), options={"verify_signature": False})
    payload = encode(json.dumps(claims).encode())

    mac = hmac.digest(PUBLIC_PEM, f"{header}.{payload}".encode(), "sha256")
    return f"{header}.{payload}.{encode(mac)}"


def _another_payload() -> str:
    header, _, signature = ACCOUNTS.access_token("ani").split(".")
    return ".".join((header, ACCOUNTS.access_token("eko").split(".")[1], signature))


FORGED = {
    "alg none": _signed({"alg": "none", "kid": KEY_ID}),
    "alg None": _signed({"alg": "None", "kid": KEY_ID}),
    "no alg": _signed({"kid": KEY_ID}),
    "HS256 with the public key": _by_the_public_key_as_secret(),
    "another RSA key": _by_another_key(),
    "another payload": _another_payload(),
    "unknown kid": _signed({"alg": "RS256", "kid": "key-2"}),
    "no kid": _signed({"alg": "RS256"}),
    "kid a number": _signed({"alg": "RS256", "kid": 1}),
    "RS512": _signed({"alg": "RS512", "kid": KEY_ID}, bytes(256)),
    "critical extension": _signed({"alg": "RS256", "kid": KEY_ID, "crit": ["x"], "x": 1}, bytes(256)),
    "no signature": ACCOUNTS.access_token("ani").rpartition(".")[0] + ".",
    "two parts": ACCOUNTS.access_token("ani").rpartition(".")[0],
    "nothing": "",
    "not JSON": "AAAA.AAAA.AAAA",
    "no text": "\ud800",
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_token_is_nobody(how: str) -> None:
    assert _verify(FORGED[how]) is None
