"""Text that a spreadsheet takes for text, also out of a CSV: RELIABILITY T26, ASVS 1.2.10.

Cells of a workbook carry their type and need no mark; a CSV has no types, so what would begin a formula gets one.
"""

STARTS_A_FORMULA = frozenset("=+-@\t\r\n\0＝＋－＠")  # the wide ones are formulas to a Japanese Excel
MARK = "'"


def safe_cell(text: str) -> str:
    """The text, with an apostrophe in front where it, or what follows its spaces, would begin a formula."""
    return f"{MARK}{text}" if text.lstrip(" ")[:1] in STARTS_A_FORMULA and text else text
