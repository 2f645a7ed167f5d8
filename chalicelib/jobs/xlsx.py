"""The bytes of an XLSX workbook as the same header and rows a CSV gives. Whoever made it, it is a stranger's file.

What it unpacks to is summed before anything is opened, no entity is ever resolved, no link followed, no formula
believed. A number cell of 15 digits or more is handed on in its floating form: its last digits are lost, and the rule
for staff numbers says so.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook

from chalicelib.errors import FieldError
from chalicelib.rules.csv_text import UTF_16_MARKS, CsvRow, CsvText, table_of
from chalicelib.rules.import_report import Texts, fault

MAX_UNPACKED_BYTES = 20_000_000
MAX_RATIO = 100  # of unpacked to packed, over a megabyte
MAX_COLUMNS = 60
CHOICES_SHEET = "Pilihan"  # of our own template: what its drop-downs offer
BLANK_ROWS_IN_A_ROW = 5_000  # below the last that says something: a sheet that pretends to be endless
# Whatever a mangled file makes of zip, XML and cells; a SyntaxError is what XML that is none raises.
_MANGLED = (ValueError, KeyError, TypeError, AttributeError, OSError, SyntaxError, zipfile.BadZipFile, zlib.error)
ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")
MAX_OTHER_PART_BYTES = 1_000_000  # of styles and the like, which are held in memory whole
MAX_CELLS = 700_000  # and texts that cells share
MAX_ROW_CELLS = 1_000  # a row is built in memory whole
EXACT_BELOW = 10**15  # whole numbers that a double holds to the last digit
THREE_DECIMALS = re.compile(r"-?\d+\.\d{3}")
TAG = re.compile(rb"<(?:[^\s<>/:]{1,100}:)?(row|c|si|mergeCell)[\s/>]")  # where one begins, under any prefix
MAYBE_XML = re.compile(rb"[\s\0\xef\xbb\xbf\xff\xfe]*<")  # in UTF-8 or UTF-16
OTHER_ENCODING = re.compile(rb"""^[\s\xef\xbb\xbf]*<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE)

FAULTS: Texts = {
    "FILE_TYPE": (
        "Bukan berkas XLSX biasa. Simpan sebagai 'Excel Workbook (.xlsx)' tanpa makro dan tanpa kata sandi, atau CSV.",
        "Not an ordinary XLSX file. Save it as 'Excel Workbook (.xlsx)' without macros or password, or as CSV.",
    ),
    "FILE_TOO_LARGE": (
        "Isi berkas ini terlalu besar. Hapus gambar dan lembar lain, atau bagi menjadi beberapa berkas.",
        "This file unpacks to too much. Remove pictures and other sheets, or split it into several.",
    ),
    "ROW_TOO_WIDE": (
        "Satu baris berisi lebih dari {limit} sel. Hapus kolom kosong di kanan data, lalu simpan ulang.",
        "One row holds more than {limit} cells. Delete the empty columns right of the data, then save again.",
    ),
    "SHEET_LAYOUT": (
        "Pakai satu lembar saja, tanpa lembar tersembunyi, tanpa sel gabungan, tanpa tautan ke berkas lain.",
        "Use one sheet only, with no hidden sheets, no merged cells and no links to other files.",
    ),
    "FORMULA": (
        "Sel ini berisi rumus. Salin kolomnya, lalu tempel sebagai nilai.",
        "This cell holds a formula. Copy the column and paste it as values.",
    ),
    "CELL_ERROR": (
        "Sel ini berisi kesalahan Excel ({shown}). Perbaiki atau kosongkan.",
        "This cell holds an Excel error ({shown}). Mend or empty it.",
    ),
}


def is_zip(raw: bytes) -> bool:
    return raw.startswith(b"PK")


def read_xlsx(raw: bytes, max_rows: int) -> CsvText:
    """Read the workbook's one sheet; faults name a cell as `/rows/12/3` (row 12, third column), beside the rows."""
    stopped = _why_not(raw)
    if stopped:
        return CsvText((), (), ",", (fault(FAULTS, "", stopped, limit=MAX_ROW_CELLS),))
    try:
        return _read(raw, max_rows)
    except _MANGLED:
        return CsvText((), (), ",", (fault(FAULTS, "", "FILE_TYPE"),))


def _read(raw: bytes, max_rows: int) -> CsvText:
    workbook = load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
    with closing(workbook):
        sheets = [each for each in workbook.worksheets if each.title != CHOICES_SHEET]
        if len(sheets) != 1 or sheets[0].sheet_state != "visible":
            return CsvText((), (), ",", (fault(FAULTS, "", "SHEET_LAYOUT"),))
        faults: list[FieldError] = []
        table = table_of(_records(sheets[0], faults), ",", max_rows)
    return CsvText(table.header, table.rows, ",", (*faults, *table.faults))


def _why_not(raw: bytes) -> str | None:
    """What stops the file before it is opened, by its central directory and the bytes of its parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            infos = packed.infolist()
            unpacked = sum(each.file_size for each in infos)
            if unpacked > MAX_UNPACKED_BYTES or unpacked > max(MAX_RATIO * len(raw), 1_000_000):
                return "FILE_TOO_LARGE"
            names = {each.filename for each in infos}
            if any(each.flag_bits & 1 for each in infos) or "xl/workbook.xml" not in names or _has_macros(names):
                return "FILE_TYPE"
            return _layout_fault(packed, names)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        return "FILE_TYPE"


def _has_macros(names: set[str]) -> bool:
    return any(name.endswith("vbaProject.bin") for name in names)


def _layout_fault(packed: zipfile.ZipFile, names: set[str]) -> str | None:
    if any(name.startswith("xl/externalLinks/") for name in names):
        return "SHEET_LAYOUT"
    for name in sorted(names):
        part = packed.read(name)  # bounded: the directory's sum was; a part that lies about its size is a bad zip
        if not MAYBE_XML.match(part):
            continue  # a picture, a printer's settings: wherever a workbook points, no parser gets past the first byte
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part or _hides_its_text(part):
            return "FILE_TYPE"
        found = _tags_fault(part)
        if found:
            return found
        large = name.startswith("xl/worksheets/") or name == "xl/sharedStrings.xml"
        if not large and len(part) > MAX_OTHER_PART_BYTES:
            return "FILE_TOO_LARGE"
    return None


def _hides_its_text(part: bytes) -> bool:
    """Whether the part is not UTF-8, so that what is looked for in its bytes might stand there otherwise."""
    return b"\0" in part[:2] or part.startswith(UTF_16_MARKS) or OTHER_ENCODING.search(part[:1_000]) is not None


def _tags_fault(part: bytes) -> str | None:
    """What is wrong with a part's cells, counted where their tags begin; wherever a workbook keeps its sheet."""
    cells = row_cells = 0
    for tag in TAG.finditer(part):
        kind = tag[1]
        if kind == b"mergeCell":
            return "SHEET_LAYOUT"
        if kind == b"row":
            row_cells = 0
            continue
        cells += 1
        row_cells += kind == b"c"
        if cells > MAX_CELLS:
            return "FILE_TOO_LARGE"
        if row_cells > MAX_ROW_CELLS:
            return "ROW_TOO_WIDE"
    return None


def _records(sheet: Any, faults: list[FieldError]) -> Iterator[CsvRow]:
    """Rows that say something, with their numbers."""
    blank = 0
    sheet.reset_dimensions()  # what a file claims about itself
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), 1):
        cells = tuple(_text(cell, f"/rows/{number}/{place}", faults) for place, cell in enumerate(row, 1))
        if any(cell.strip() for cell in cells):
            blank = 0
            yield CsvRow(number, cells)
        else:
            blank += 1
            if blank > BLANK_ROWS_IN_A_ROW:
                return


def _text(cell: Any, pointer: str, faults: list[FieldError]) -> str:
    value, kind = cell.value, cell.data_type
    if value is None:
        return ""
    if kind == "f":
        faults.append(fault(FAULTS, pointer, "FORMULA"))
        return ""
    if kind == "e":
        faults.append(fault(FAULTS, pointer, "CELL_ERROR", shown=value if value in ERRORS else "?"))
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return f"{_number(round(value * 100, 6))}%" if "%" in (cell.number_format or "") else _number(value)
    return str(value)


def _number(value: float) -> str:
    """Three decimals are written as four: `1.234` is a thousand and more where somebody typed it as text here."""
    if abs(value) >= EXACT_BELOW:
        return f"{float(value):.14E}"
    if value == int(value):
        return str(int(value))
    text = repr(value)
    return f"{text}0" if THREE_DECIMALS.fullmatch(text) else text
