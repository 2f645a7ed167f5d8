"""Who sends a push message: a token that any JWT library accepts, by the key that browsers were given (RFC 8292)."""

import base64
import json
from datetime import timedelta

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

from chalicelib.proof.base64url import decode
from chalicelib.proof.device_key import is_public_key
from chalicelib.proof.vapid import PushKey, vapid_header
from tests.cast import wib
from tools.keys import push_key

NOW = wib(7, 10)
KEY = PushKey.from_number(bytes(range(1, 33)))


def parts(header: str) -> dict[str, str]:
    scheme, _, rest = header.partition(" ")
    assert scheme == "vapid"
    return dict(each.strip().split("=", 1) for each in rest.split(","))  # type: ignore[misc]


def test_the_token_is_signed_with_the_key_that_is_told_along() -> None:
    found = parts(vapid_header(KEY, "https://push.example", "mailto:a@contoh.example", NOW + timedelta(hours=1)))
    assert found["k"] == KEY.public
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decode(found["k"]))
    claims = jwt.decode(
        found["t"], point, algorithms=["ES256"], audience="https://push.example", options={"verify_exp": False}
    )  # type: ignore[arg-type]
    assert claims == {
        "aud": "https://push.example",
        "exp": int(NOW.timestamp()) + 3_600,
        "sub": "mailto:a@contoh.example",
    }
    assert jwt.get_unverified_header(found["t"]) == {"typ": "JWT", "alg": "ES256"}


def test_a_browser_takes_the_key_as_it_is_told() -> None:
    assert is_public_key(decode(KEY.public))
    assert len(KEY.public) == 87


def test_the_key_of_a_deployment_is_made_anew_each_time_and_read_back() -> None:
    one, other = (PushKey.from_number(base64.b64decode(push_key())) for _ in range(2))
    assert one.public != other.public
    assert json.dumps(one.public)
