"""base64url without padding (RFC 4648 section 5), strict on the way in."""

import base64
from binascii import b2a_base64

_TO_URL = bytes.maketrans(b"+/", b"-_")


def encode(raw: bytes) -> str:
    return b2a_base64(raw, newline=False).translate(_TO_URL, b"=").decode()


def decode(text: str) -> bytes:
    """The bytes; ValueError for anything that `encode` would not have written."""
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encode(raw) != text:  # b64decode passes over what is not of the alphabet
        raise ValueError("not base64url")
    return raw
