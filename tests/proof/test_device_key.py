"""A phone's key: which bytes are one, its thumbprint, and what it has signed."""

import hashlib

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chalicelib.proof.base64url import decode, encode
from chalicelib.proof.device_key import has_signed, is_public_key, thumbprint
from tools.phone import DeviceKey

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256
KEY = DeviceKey()
POINT = decode(KEY.public)
MESSAGE = b'{"challenge":"x"}'
SIGNATURE = decode(KEY.sign(MESSAGE))


def _point(curve: ec.EllipticCurve, form: PublicFormat = PublicFormat.UncompressedPoint) -> bytes:
    return ec.generate_private_key(curve).public_key().public_bytes(Encoding.X962, form)


def test_an_uncompressed_point_of_p_256_is_a_key() -> None:
    assert is_public_key(POINT)
    assert len(POINT) == 65


@pytest.mark.parametrize(
    "point",
    [
        b"",
        bytes(65),
        b"\4" + bytes(64),
        POINT[:-1],
        POINT + b"\0",
        POINT[:-1] + bytes([POINT[-1] ^ 1]),
        _point(ec.SECP256R1(), PublicFormat.CompressedPoint),
        _point(ec.SECP256K1()),
        _point(ec.SECP384R1()),
        b"\6" + POINT[1:],
    ],
    ids=["nothing", "zeros", "the origin", "short", "long", "off the curve", "compressed", "k1", "P-384", "hybrid"],
)
def test_nothing_else_is_one(point: bytes) -> None:
    assert not is_public_key(point)


def test_the_thumbprint_is_rfc_7638s() -> None:
    x, y = encode(POINT[1:33]), encode(POINT[33:])
    canonical = f'{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}'
    assert thumbprint(POINT) == encode(hashlib.sha256(canonical.encode()).digest())
    assert len(thumbprint(POINT)) == 43


def test_what_it_signed_it_has_signed() -> None:
    assert has_signed(POINT, SIGNATURE, MESSAGE)


def test_a_signature_of_another_key_message_or_hash_is_none() -> None:
    assert not has_signed(decode(DeviceKey().public), SIGNATURE, MESSAGE)
    assert not has_signed(POINT, SIGNATURE, MESSAGE + b" ")
    der = KEY.private.sign(MESSAGE, ec.ECDSA(hashes.SHA384()))
    assert not has_signed(POINT, der[:64], MESSAGE)


def test_any_bit_changed_is_no_signature() -> None:
    for at in range(64):
        broken = SIGNATURE[:at] + bytes([SIGNATURE[at] ^ 1]) + SIGNATURE[at + 1 :]
        assert not has_signed(POINT, broken, MESSAGE)


@pytest.mark.parametrize("r", [0, 1, ORDER - 1, ORDER, 2**256 - 1])
@pytest.mark.parametrize("s", [0, 1, ORDER - 1, ORDER, 2**256 - 1])
def test_numbers_at_the_edges_of_the_curve_sign_nothing(r: int, s: int) -> None:
    assert not has_signed(POINT, r.to_bytes(32) + s.to_bytes(32), MESSAGE)
