"""One-time codes: ten letters that are not misread, kept as a salted hash."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.login import OneTimeCode
from chalicelib.proof.letters import LETTERS, spell
from chalicelib.proof.one_time_code import code_matches, hash_code, make_code

NOW = datetime(2026, 11, 23, 0, 10, tzinfo=UTC)
CODE = make_code(bytes(range(10)))
STORED = OneTimeCode("ani", b"s" * 16, hash_code(CODE, b"s" * 16), NOW + timedelta(hours=72), "eko")


def test_letters_are_32_that_are_not_misread() -> None:
    assert len(set(LETTERS)) == 32
    assert set("ilou") & set(LETTERS) == set()


@given(st.binary(max_size=40))
def test_each_byte_is_a_letter(raw: bytes) -> None:
    assert spell(raw) == "".join(LETTERS[each % 32] for each in raw)


def test_a_code_is_shown_in_fives() -> None:
    assert make_code(bytes(range(10))) == "01234-56789"
    assert make_code(bytes([255, 31, 0, 32, 10])) == "zz00a"


@pytest.mark.parametrize(
    "typed", [CODE, CODE.upper(), "0123456789", " 01234 \u2013 56789\r\n", "0\u200b1\u00ad23456789"]
)
def test_case_spaces_and_what_a_paste_brings_along_do_not_matter(typed: str) -> None:
    assert code_matches(STORED, typed, NOW)


@pytest.mark.parametrize("typed", ["", "01234-5678", "01234-5678a", "01234-567890", "98765-43210"])
def test_any_other_code_is_refused(typed: str) -> None:
    assert not code_matches(STORED, typed, NOW)


def test_a_code_is_good_until_just_before_its_end() -> None:
    assert code_matches(STORED, CODE, STORED.expires_at - timedelta(microseconds=1))
    assert not code_matches(STORED, CODE, STORED.expires_at)


def test_where_there_is_no_code_none_matches() -> None:
    assert not code_matches(None, CODE, NOW)
    assert not code_matches(None, "", NOW)


def test_the_same_code_hashes_otherwise_with_another_salt() -> None:
    assert hash_code(CODE, b"a" * 16) != hash_code(CODE, b"b" * 16)
