"""What a spreadsheet would take for a formula is marked, all else stays as it is (T26)."""

import pytest

from chalicelib.rules.safe_cell import safe_cell


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+62812", "-1", "@SUM(A1)", "\0=1", "\t1", "\n", '"=1', "  =1", "＝1", "＋1", "－1", "＠A1", "=", "-"],
)
def test_what_would_begin_a_formula_is_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Ani",
        "a=b",
        "7",
        "07:45 (15)",
        "H",
        "S.Kom., M.T.",
        "'=1",
        "a; b",
        "Jl. A-1;2",
        "satu\ndua",
        "satu\n\ndua",
    ],
)
def test_all_else_stays(text: str) -> None:
    assert safe_cell(text) == text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a;=1+1", "a;'=1+1"),
        ("a\t=1", "a\t'=1"),
        ("a\n=1", "a\n'=1"),
        ("a;  @A1;-1", "a;'  @A1;'-1"),
        ('a;"=1"', 'a;\'"=1"'),
        ("a;＝1", "a;'＝1"),
        ("\t=1", "'\t'=1"),
    ],
)
def test_what_a_spreadsheet_splits_off_begins_no_formula_either(text: str, safe: str) -> None:
    assert safe_cell(text) == safe
