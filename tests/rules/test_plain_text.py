"""Which text a name may hold, and when two names are one."""

import pytest

from chalicelib.rules.plain_text import hidden_character, name_key, read_plain, spelling


@pytest.mark.parametrize(
    "text", ["Siti", "O", "R. A. Kartini, S.Kom., M.T.", 'Jum\'at "A"', "<b>", "=1+1", "Ñ 京 é", "🏢"]
)
def test_everything_that_is_seen_is_plain(text):
    faults = []
    assert read_plain(f"  {text}\r\n", "/name", 100, faults) == text
    assert not faults


@pytest.mark.parametrize(
    ("text", "character"),
    [
        *(("a\x00b", "U+0000"), ("a\nb", "U+000A"), ("a\tb", "U+0009"), ("a\x85b", "U+0085"), ("a\x7fb", "U+007F")),
        *(("a\u202eb", "U+202E"), ("a\u2066b", "U+2066"), ("a\u200bb", "U+200B"), ("a\u2028b", "U+2028")),
        *(("a\ufeffb", "U+FEFF"), ("a\udc80b", "U+DC80"), ("a\U000e0041b", "U+E0041")),
    ],
)
def test_what_hides_is_refused_by_its_code_point(text, character):
    assert hidden_character(text) == character
    faults = []
    assert read_plain(text, "/name", 100, faults) is None
    assert [(each.pointer, each.code) for each in faults] == [("/name", "TEXT_INVALID")]
    assert character in faults[0].detail[0]


def test_the_limit_counts_letters_without_the_space_around_them():
    faults = []
    assert read_plain("  abc ", "/name", 3, faults) == "abc"
    assert read_plain("abcd", "/name", 3, faults) is None
    assert len(faults) == 1


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\r\n"])
def test_nothing_is_no_text_and_no_fault(text):
    faults = []
    assert read_plain(text, "/name", 3, faults) is None
    assert not faults


@pytest.mark.parametrize(
    "name", ["LURAHAGUNG", "Lurah Agung", "lurah-agung.", "LURAH\u00a0AGUNG", "\uff2c\uff35\uff32\uff21\uff28 AGUNG"]
)
def test_a_name_has_one_key_in_all_its_spellings(name):
    assert name_key(name) == "lurahagung"


def test_a_spelling_differs_where_a_reader_sees_it():
    assert spelling("KANTOR  Pos ") == spelling("Kantor pos")
    assert spelling("LURAHAGUNG") != spelling("LURAH AGUNG")
