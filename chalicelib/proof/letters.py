"""The letters of ids and codes: Crockford's base32 has none that is misread on paper (no i, l, o, u)."""

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def spell(raw: bytes) -> str:
    """One letter a byte; each holds 5 bits of it."""
    return "".join(LETTERS[byte & 31] for byte in raw)
