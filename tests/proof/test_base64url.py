"""One text for each bytes, and nothing else is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.proof.base64url import decode, encode


@given(st.binary(max_size=200))
def test_what_is_written_is_read_back(raw: bytes) -> None:
    text = encode(raw)
    assert decode(text) == raw
    assert "=" not in text


@pytest.mark.parametrize("text", ["A", "AB", "AAB", "AA==", "A+", "A/", " AA", "AA\n", "é", "AAAAA"])
def test_any_other_spelling_is_refused(text: str) -> None:
    """`AB` and `AA` would both be one zero byte: only the second is how we write it."""
    with pytest.raises(ValueError):
        decode(text)


@given(st.text(max_size=20))
def test_a_text_is_read_only_as_we_would_write_it(text: str) -> None:
    try:
        raw = decode(text)
    except ValueError:
        return
    assert encode(raw) == text
