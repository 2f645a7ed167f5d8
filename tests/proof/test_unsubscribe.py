"""The token by which a reminder's reader stops them: whose it is, and nobody else can make one."""

import pytest

from chalicelib.proof.unsubscribe import open_unsubscribe, seal_unsubscribe

KEY = b"k" * 32


@pytest.mark.parametrize("employee_id", ["ani", "a", "ab.cd", "x" * 26])
def test_it_tells_whose_it_is(employee_id: str) -> None:
    assert open_unsubscribe(seal_unsubscribe(employee_id, KEY), KEY) == employee_id


def test_no_other_key_and_no_other_name_opens_it() -> None:
    token = seal_unsubscribe("ani", KEY)
    assert open_unsubscribe(token, b"l" * 32) is None
    assert open_unsubscribe(token.replace("ani", "budi"), KEY) is None
    for cut in range(len(token)):
        assert open_unsubscribe(token[:cut], KEY) is None
    for at, letter in enumerate(token):
        assert open_unsubscribe(token[:at] + ("A" if letter != "A" else "B") + token[at + 1 :], KEY) is None


@pytest.mark.parametrize("text", ["", ".", "ani", "ani.é", "é" * 50])
def test_what_is_no_token_is_none(text: str) -> None:
    assert open_unsubscribe(text, KEY) is None
