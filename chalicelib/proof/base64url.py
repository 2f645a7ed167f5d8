"""base64url without padding (RFC 4648 section 5), strict on the way in."""

import base64


def encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """The bytes; ValueError for anything that `encode` would not have written."""
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encode(raw) != text:  # b64decode passes over what is not of the alphabet
        raise ValueError("not base64url")
    return raw
