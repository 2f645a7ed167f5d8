"""A message for one browser alone, sealed as RFC 8291 says (aes128gcm of RFC 8188): no push service reads it."""

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SALT_BYTES = 16
RECORD_BYTES = 4_096  # the one record that a message is
PADDED_TO = 192  # bytes: how long a message is tells nobody of which kind it is
_LAST_RECORD = b"\x02"


def seal(
    message: bytes, receiver: bytes, auth: bytes, salt: bytes, once: ec.EllipticCurvePrivateKey, padded_to: int = 0
) -> bytes:
    """The body of a push message.

    receiver   the browser's P-256 key, an uncompressed point; ValueError where it is none.
    auth       its 16 secret bytes.
    salt       16 random bytes, new for each message; `once` a P-256 key, likewise.
    padded_to  at least so many bytes of message.
    """
    ours = once.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), receiver)
    shared = once.exchange(ec.ECDH(), theirs)
    secret = _derive(shared, auth, b"WebPush: info\x00" + receiver + ours, 32)
    key = _derive(secret, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derive(secret, salt, b"Content-Encoding: nonce\x00", 12)
    padding = bytes(max(padded_to - len(message), 0))
    sealed = AESGCM(key).encrypt(nonce, message + _LAST_RECORD + padding, None)
    return salt + RECORD_BYTES.to_bytes(4) + len(ours).to_bytes(1) + ours + sealed


def _derive(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)
