"""Who sends a push message, proved to its service (RFC 8292): a short token, signed with the deployment's own key."""

import json
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chalicelib.proof.base64url import encode

_HEADER = encode(b'{"typ":"JWT","alg":"ES256"}')


@dataclass(frozen=True, slots=True)
class PushKey:
    """The P-256 key that browsers bind their subscriptions to: another one would void them all."""

    private: ec.EllipticCurvePrivateKey

    @classmethod
    def from_number(cls, number: bytes) -> "PushKey":
        """From the 32 bytes of its private number."""
        return cls(ec.derive_private_key(int.from_bytes(number), ec.SECP256R1()))

    @property
    def public(self) -> str:
        """As a browser takes it (`applicationServerKey`): the uncompressed point, base64url."""
        return encode(self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def vapid_header(key: PushKey, origin: str, contact: str, expires_at: datetime) -> str:
    """The Authorization header for one push service.

    origin      of the service, e.g. https://push.example.
    contact     whom its people may ask: mailto: or https:.
    expires_at  less than 24 hours ahead.
    """
    claims = {"aud": origin, "exp": int(expires_at.timestamp()), "sub": contact}
    signed = f"{_HEADER}.{encode(json.dumps(claims, separators=(',', ':')).encode())}"
    r, s = decode_dss_signature(key.private.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    return f"vapid t={signed}.{encode(r.to_bytes(32) + s.to_bytes(32))}, k={key.public}"
