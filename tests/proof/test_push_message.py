"""Messages that only their browser opens: the RFC's own example, and an opener of the tests' own."""

import os

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec

from chalicelib.proof.base64url import decode, encode
from chalicelib.proof.push_message import PADDED_TO, seal
from tests.push_fake import Browser
from tests.push_service import opened

# RFC 8291 section 5 and appendix A
WORDS = b"When I grow up, I want to be a watermelon"
RECEIVER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH, SALT = "BTBZMqHH6r4Tts7J_aSIgg", "DGv6ra1nlYgDCS1FRnbzlw"
SENDERS_NUMBER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SEALED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQ"
    "pu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def new_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def test_the_example_of_the_rfc_comes_out_letter_by_letter() -> None:
    once = ec.derive_private_key(int.from_bytes(decode(SENDERS_NUMBER)), ec.SECP256R1())
    assert encode(seal(WORDS, decode(RECEIVER), decode(AUTH), decode(SALT), once)) == SEALED


@pytest.mark.parametrize("message", [b"", b"x", WORDS, b"x" * PADDED_TO, b"x" * 2_000, b"\x02\x00"])
@pytest.mark.parametrize("padded_to", [0, PADDED_TO])
def test_its_browser_reads_what_was_sent(message: bytes, padded_to: int) -> None:
    browser = Browser()
    sealed = seal(message, browser.point, browser.auth, os.urandom(16), new_key(), padded_to)
    assert opened(browser, sealed) == message


def test_another_browser_reads_nothing() -> None:
    browser, other = Browser(), Browser()
    sealed = seal(WORDS, browser.point, browser.auth, os.urandom(16), new_key())
    for wrong in (other, Browser(private=browser.private), Browser(auth=browser.auth)):
        with pytest.raises(InvalidTag):
            opened(wrong, sealed)


def test_messages_of_all_kinds_are_as_long_as_each_other() -> None:
    browser = Browser()
    lengths = {
        len(seal(b"x" * each, browser.point, browser.auth, os.urandom(16), new_key(), PADDED_TO)) for each in (20, 100)
    }
    assert len(lengths) == 1


def test_a_key_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError):
        seal(WORDS, bytes(65), bytes(16), bytes(16), new_key())
