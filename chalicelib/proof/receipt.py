"""The receipt of a check-in: its facts as a JWS (RFC 7515, EdDSA), so that any JOSE library can verify it.

The position is inside as a salted hash: positions go after 180 days and leave that hash behind, receipts stay the
same. The same record and key always give the same receipt, so it is made again on demand and never stored.
"""

import hashlib
import hmac
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chalicelib.domain.attendance import Attempt, CheckIn
from chalicelib.domain.office import Position
from chalicelib.proof.base64url import encode

FACTS_VERSION = 1


@dataclass(frozen=True, slots=True)
class ReceiptKeys:
    """The signing keys: two may be valid at once while one replaces the other; `salt` hides positions."""

    current: str
    private: dict[str, Ed25519PrivateKey]
    salt: bytes


def position_salt(check_in: CheckIn, keys: ReceiptKeys) -> bytes:
    """16 bytes, the employee's own to show: with them the position can be proved, without them not guessed."""
    return _salt_of(check_in.challenge_id, keys)


def _salt_of(what_id: str, keys: ReceiptKeys) -> bytes:
    return hmac.digest(keys.salt, b"presensi position\0" + what_id.encode(), hashlib.sha256)[:16]


def attempt_position_hash(attempt: Attempt, keys: ReceiptKeys) -> str | None:
    """The salted hash of where a refused or replaced try was made; None where that is not known."""
    return None if attempt.position is None else position_hash(attempt.position, _salt_of(attempt.attempt_id, keys))


def position_hash(position: Position, salt: bytes) -> str:
    """SHA-256 over the salt and the position in ten-millionths of a degree, base64url."""
    text = f"{round(position.longitude * 1e7)},{round(position.latitude * 1e7)}"
    return encode(hashlib.sha256(salt + text.encode()).digest())


def without_position(check_in: CheckIn, keys: ReceiptKeys) -> CheckIn:
    """The check-in as retention leaves it: the position gone, its hash in its place, the receipt the same."""
    return replace(check_in, position=None, position_hash=_position_hash(check_in, keys))


def make_receipt(check_in: CheckIn, keys: ReceiptKeys) -> str:
    """The compact JWS of a check-in's facts, signed with the current key."""
    return sign(receipt_facts(check_in, keys), keys)


def sign(facts: bytes, keys: ReceiptKeys) -> str:
    """The compact JWS of these facts, signed with the current key."""
    signed = f"{_header(keys.current)}.{encode(facts)}"
    return f"{signed}.{encode(keys.private[keys.current].sign(signed.encode()))}"


@lru_cache(maxsize=2)  # two keys are valid at once
def _header(key_id: str) -> str:
    return encode(_text({"alg": "EdDSA", "kid": key_id, "typ": "JOSE"}))


def receipt_facts(check_in: CheckIn, keys: ReceiptKeys) -> bytes:
    """What a receipt tells, byte for byte: JSON, signed there and hashed as a leaf of the day's root."""
    facts = {
        "v": FACTS_VERSION,
        "employee_id": check_in.employee_id,
        "unit_id": check_in.unit_id,
        "local_date": check_in.local_date.isoformat(),
        "slot": check_in.slot,
        "counts_at": check_in.counts_at.isoformat(),
        "office_id": check_in.office_id,
        "offices_version": check_in.offices_version,
        "fence_version": check_in.fence_version,
        "distance_m": check_in.distance_m,
        "provisional": sorted(check_in.reasons),
        "selfie_sha256": encode(check_in.selfie_sha256),
        "device_id": check_in.device_id,
        "challenge_id": check_in.challenge_id,
    }
    if check_in.made_by is not None:
        facts["made_by"] = check_in.made_by
    hashed = _position_hash(check_in, keys)
    if hashed is not None:
        facts["position_hash"] = hashed
    return _text(facts)


def _text(value: object) -> bytes:
    """One object of a JWS: JSON that is always the same text."""
    return msgspec.json.encode(value, order="sorted")


def _position_hash(check_in: CheckIn, keys: ReceiptKeys) -> str | None:
    if check_in.position is None:
        return check_in.position_hash
    return position_hash(check_in.position, position_salt(check_in, keys))


def public_key_set(keys: ReceiptKeys) -> dict[str, object]:
    """The public keys as a JWK set (RFC 8037), as GET /receipts/keys publishes it."""
    return {"keys": [_jwk(kid, key) for kid, key in sorted(keys.private.items())]}


def _jwk(kid: str, key: Ed25519PrivateKey) -> dict[str, str]:
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return {"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": kid, "x": encode(raw)}
