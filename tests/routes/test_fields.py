"""The fields that bodies share say what the rules say."""

import re
import sys
import unicodedata

from chalicelib.routes import _fields
from chalicelib.rules.plain_text import hidden_character


def test_a_body_takes_for_hidden_exactly_what_a_file_does() -> None:
    """Half a surrogate pair never gets as far; what a later Unicode will call hidden may be refused already."""
    hidden = re.compile(f"[{_fields._HIDDEN}]")
    signs = [chr(each) for each in range(sys.maxunicode + 1) if unicodedata.category(chr(each)) not in ("Cs", "Cn")]
    assert len(signs) > 250_000
    assert [ascii(sign) for sign in signs if bool(hidden.match(sign)) != bool(hidden_character(sign))] == []
