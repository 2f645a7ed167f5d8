"""The same request always makes the same id, and no other request does."""

import re

import pytest

from chalicelib.proof.request_id import ID_LETTERS, request_id

PEPPER = b"p" * 32
ASKED = (PEPPER, "eko", "satu", b'{"name":"Hadi"}')


def test_the_same_request_has_the_same_id_of_16_letters() -> None:
    assert request_id(*ASKED) == request_id(*ASKED)
    assert re.fullmatch(f"[0-9a-hjkmnp-tv-z]{{{ID_LETTERS}}}", request_id(*ASKED))


@pytest.mark.parametrize(
    "other",
    [
        (b"q" * 32, *ASKED[1:]),
        (PEPPER, "endah", "satu", ASKED[3]),
        (PEPPER, "eko", "dua", ASKED[3]),
        (PEPPER, "eko", "satu", b'{"name":"Budi"}'),
        (PEPPER, "ekosatu", "", ASKED[3]),  # no part runs into the next
    ],
)
def test_every_part_of_it_counts(other: tuple[bytes, str, str, bytes]) -> None:
    assert request_id(*other) != request_id(*ASKED)
