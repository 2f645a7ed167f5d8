"""What is accepted as a password (NIST SP 800-63B: length, nothing guessable, no rules of composition)."""

import pytest

from chalicelib.rules import login
from chalicelib.rules.login import password_fault

NUMBER = "198503302010011013"

CASES = [
    ("", "PASSWORD_LENGTH"),
    ("a" * 11, "PASSWORD_LENGTH"),
    ("kuda lumpin", "PASSWORD_LENGTH"),
    ("kuda lumping", None),
    ("abcd" * 32, None),
    ("abcd" * 32 + "a", "PASSWORD_LENGTH"),
    ("aaaaaaaaaaaa", "PASSWORD_GUESSABLE"),
    ("abcabcabcabc", "PASSWORD_GUESSABLE"),
    ("abcdabcdabcd", None),
    (NUMBER, "PASSWORD_GUESSABLE"),
    (f"saya {NUMBER}", "PASSWORD_GUESSABLE"),
    ("1985033020100", None),
    ("kuda lumping naik kereta", None),
    ("пароль из слов", None),
    ("密码密码密码字词词典里没", None),
    ("            ", "PASSWORD_SPACES"),
    (" kuda lumping naik", "PASSWORD_SPACES"),
    ("kuda lumping naik ", "PASSWORD_SPACES"),
    ("kuda lumping\nnaik", "PASSWORD_SPACES"),
    ("kuda\u00a0lumping naik", "PASSWORD_SPACES"),
]


@pytest.mark.parametrize(("password", "fault"), CASES)
def test_a_password_is_long_and_not_guessable(password: str, fault: str | None) -> None:
    assert password_fault(password, NUMBER) == fault


def test_length_counts_letters_and_not_bytes() -> None:
    assert password_fault("é" * 8 + "abc", NUMBER) == "PASSWORD_LENGTH"
    assert password_fault("é" * 9 + "abc", NUMBER) is None


def test_no_letter_digit_or_sign_is_demanded() -> None:
    assert password_fault("kudalumpingnaikkereta", NUMBER) is None
    assert password_fault("KUDALUMPINGNAIKKERETA", NUMBER) is None
    assert password_fault("84719302664190", NUMBER) is None


def test_the_figures_are_those_of_the_rule() -> None:
    assert (login.MIN_PASSWORD_CHARACTERS, login.MAX_PASSWORD_CHARACTERS) == (12, 128)
    assert (login.MAX_TRIES, login.TRIES_WINDOW_MIN) == (20, 15)


def test_a_code_cannot_be_guessed_within_its_life() -> None:
    """32 letters to the tenth; at 20 tries a quarter of an hour for 168 hours (the longest life a city may set)."""
    tries = login.MAX_TRIES * 4 * 168
    assert tries / 32**login.CODE_CHARACTERS < 1e-10
