"""A CSV that spreadsheets read as it is: RFC 4180 in UTF-8 with the mark they know it by, and no text is a formula.

The one writer of CSV there is, so that nobody forgets safe_cell (RELIABILITY T26).
"""

import csv
import io
from collections.abc import Iterable

from chalicelib.rules.safe_cell import safe_cell


class CsvSheet:
    """Rows go in one by one. Numbers stay numbers, below 0 too."""

    def __init__(self, heads: Iterable[str]) -> None:
        self._text = io.StringIO(newline="")
        self._text.write("\ufeff")
        self._writer = csv.writer(self._text)
        self.add(heads)

    def add(self, cells: Iterable[object]) -> None:
        self._writer.writerow([safe_cell(each) if isinstance(each, str) else str(each) for each in cells])

    def close(self) -> bytes:
        """The whole file. Nothing is added any more."""
        return self._text.getvalue().encode(errors="replace")
