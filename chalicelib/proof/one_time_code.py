"""One-time codes: handed over on paper, kept as a salted hash, good until an instant."""

import hashlib
import hmac
from datetime import datetime

from chalicelib.domain.login import OneTimeCode
from chalicelib.proof.letters import LETTERS, spell

_SHOWN_IN_FIVES = 5


def make_code(random_bytes: bytes) -> str:
    """A code as it is handed over, `abcde-fghjk`: one letter (5 bits) for each byte."""
    letters = spell(random_bytes)
    return "-".join(letters[at : at + _SHOWN_IN_FIVES] for at in range(0, len(letters), _SHOWN_IN_FIVES))


def hash_code(code: str, salt: bytes) -> bytes:
    """scrypt, so that a stolen table does not give the codes away in an afternoon.

    Only the letters of codes count, small or capital: hyphens, spaces and what a paste brings along don't.
    """
    text = "".join(letter for letter in code.lower() if letter in LETTERS)
    return hashlib.scrypt(text.encode(), salt=salt, n=2**12, r=8, p=1, dklen=32)


def code_matches(stored: OneTimeCode | None, code: str, now: datetime) -> bool:
    """Whether the code is the stored one and still good; does the same work when there is none."""
    salt, expected = (stored.salt, stored.hash) if stored else (b"", b"")
    same = hmac.compare_digest(hash_code(code, salt), expected)
    return same and stored is not None and now < stored.expires_at
