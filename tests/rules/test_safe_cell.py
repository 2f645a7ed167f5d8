"""What a spreadsheet would take for a formula is marked, all else stays as it is (T26)."""

import pytest

from chalicelib.rules.safe_cell import safe_cell


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+62812", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "  =1", "＝1", "＋1", "－1", "＠A1", "=", "-"],
)
def test_what_would_begin_a_formula_is_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "Ani", "a=b", "7", "07:45 (15)", "H", "S.Kom., M.T.", "'=1"])
def test_all_else_stays(text: str) -> None:
    assert safe_cell(text) == text
