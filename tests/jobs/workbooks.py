"""Workbooks as people make them."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook


def workbook(rows: Sequence[Sequence[object]], **more: Sequence[Sequence[object]]) -> bytes:
    """One sheet of these rows, and further sheets by their names."""
    made: Any = Workbook()
    _fill(made.active, rows)
    for name, cells in more.items():
        _fill(made.create_sheet(name), cells)
    return saved(made)


def saved(made: Any) -> bytes:
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _fill(sheet: Any, rows: Sequence[Sequence[object]]) -> None:
    for row in rows:
        sheet.append(list(row))
