"""A phone's P-256 key (WebCrypto ECDSA): what is accepted as one, its thumbprint, and its signatures."""

import hashlib
import json
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from chalicelib.proof.base64url import encode

POINT_BYTES = 65  # 0x04 || x || y, as WebCrypto exports "raw"
SIGNATURE_BYTES = 64  # r || s, as WebCrypto signs
_SIGNED_WITH = ec.ECDSA(hashes.SHA256())


def is_public_key(point: bytes) -> bool:
    """Whether these bytes are an uncompressed point on P-256."""
    try:
        _load(point)
    except ValueError:
        return False
    return len(point) == POINT_BYTES


def thumbprint(point: bytes) -> str:
    """The key's id: RFC 7638 thumbprint of its JWK, base64url."""
    jwk = {"crv": "P-256", "kty": "EC", "x": encode(point[1:33]), "y": encode(point[33:])}
    return encode(hashlib.sha256(json.dumps(jwk, separators=(",", ":")).encode()).digest())


def has_signed(point: bytes, signature: bytes, message: bytes) -> bool:
    """Whether `signature` (raw r||s, 64 bytes) over `message` was made by the key of `point`."""
    r, s = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
    try:
        _load(point).verify(encode_dss_signature(r, s), message, _SIGNED_WITH)
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=64)
def _load(point: bytes) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
