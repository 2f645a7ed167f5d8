"""base64url without padding (RFC 4648 section 5), strict on the way in."""

from binascii import a2b_base64, b2a_base64

_TO_URL, _FROM_URL = bytes.maketrans(b"+/", b"-_"), bytes.maketrans(b"-_", b"+/")


def encode(raw: bytes) -> str:
    return b2a_base64(raw, newline=False).translate(_TO_URL, b"=").decode()


def decode(text: str) -> bytes:
    """The bytes; ValueError for anything that `encode` would not have written."""
    raw = a2b_base64(text.encode().translate(_FROM_URL) + b"=" * (-len(text) % 4))
    if encode(raw) != text:  # a2b_base64 passes over what is not of the alphabet
        raise ValueError("not base64url")
    return raw
