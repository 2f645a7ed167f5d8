"""Text that a spreadsheet takes for text, also out of a CSV: RELIABILITY T26, ASVS 1.2.10.

Cells of a workbook carry their type and need no mark; a CSV has no types, so what would begin a formula gets one. A
spreadsheet that expects semicolons or tabs splits a cell of ours at them, so what follows one begins a cell too.
"""

import re

STARTS_A_FORMULA = "=+-@＝＋－＠"  # the wide ones are formulas to a Japanese Excel
SPLITS_A_CELL = ";\t\r\n"
MARK = "'"

_SIGNS = re.escape(STARTS_A_FORMULA)
_BEGINS = re.compile(
    rf'^(?=[ "]*[{_SIGNS}\t\r\n\0])|(?<=[{SPLITS_A_CELL}])(?=[ "]*[{_SIGNS}])'
)  # a blank or a quote before the sign saves nobody: spreadsheets take them off


def safe_cell(text: str) -> str:
    """The text, with an apostrophe wherever it would begin a formula."""
    return _BEGINS.sub(MARK, text)
