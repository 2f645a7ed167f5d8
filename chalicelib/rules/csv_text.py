"""The bytes of a CSV file as a header and rows, however a spreadsheet saved them.

Accepts comma, semicolon or TAB (the header line tells), LF, CRLF or CR, a BOM, quotes with newlines in them, blank
rows; UTF-8, or Windows-1252 where a person says so, for no byte tells one-byte encodings from each other. Cells stay as
they are; a formula is text. Rows are counted as a spreadsheet does: every record, the first is 1.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.plain_text import visible

DELIMITERS = (",", ";", "\t")
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UTF_8, WINDOWS_1252 = "utf-8", "windows-1252"
SAMPLES = 5  # cells by which a person sees whether the encoding is the right one

FAULTS: Texts = {
    "CSV_ENCODING": (
        "Berkas tidak berformat UTF-8. Simpan ulang sebagai 'CSV UTF-8'; impor bertahap juga membaca Windows-1252.",
        "The file is not UTF-8. Save it again as 'CSV UTF-8'; imports in steps read Windows-1252 as well.",
    ),
    "CSV_BYTE_UNDEFINED": (
        "Baris {line} memuat bita yang tidak ada di Windows-1252. Simpan ulang sebagai 'CSV UTF-8'.",
        "Line {line} holds a byte that Windows-1252 does not have. Save the file again as 'CSV UTF-8'.",
    ),
    "CSV_EMPTY": (
        "Berkas kosong. Baris pertama harus berisi nama kolom.",
        "The file is empty. Its first row must hold the column names.",
    ),
    "CSV_MALFORMED": (
        "Tanda kutip di sekitar baris ini tidak lengkap, atau selnya terlalu panjang. Simpan ulang sebagai CSV.",
        "The quotes about this row don't match, or a cell is too long. Save the sheet as CSV again.",
    ),
    "NO_ROWS": (
        "Tidak ada data di bawah baris judul. Isi paling sedikit satu baris.",
        "There is no data below the header. Fill at least one row.",
    ),
    "TOO_MANY_ROWS": (
        "Paling banyak {limit} baris data. Bagi menjadi beberapa berkas.",
        "At most {limit} rows of data. Split the file into several.",
    ),
    "ROW_LENGTH": (
        "Baris ini berisi {count} sel, judulnya {expected}. Tambah atau hapus pemisah, dan kutip sel yang memuatnya.",
        "This row has {count} cells, the header {expected}. Add or remove separators; quote cells that contain one.",
    ),
    "TEXT_INVALID": (
        "Baris ini memuat karakter NUL. Simpan ulang sebagai 'CSV UTF-8'.",
        "This row holds a NUL character. Save the file again as 'CSV UTF-8'.",
    ),
}


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row of data; `number` is what a spreadsheet shows at its left."""

    number: int
    cells: tuple[str, ...]

    @property
    def pointer(self) -> str:
        return f"/rows/{self.number}"


@dataclass(frozen=True, slots=True)
class CsvText:
    """Header cells without the space around them, and rows of as many cells, or faults and no rows.

    encoding       as which a CSV was read; None for another kind of file, or one that could not be read.
    ignores_others  columns that nobody asks for are passed over: an export of another system has dozens.
    """

    header: tuple[str, ...]
    rows: tuple[CsvRow, ...]
    delimiter: str
    faults: tuple[FieldError, ...] = ()
    encoding: str | None = None
    ignores_others: bool = False


def read_csv(raw: bytes, max_rows: int, encoding: str = UTF_8) -> CsvText:
    """Read a whole file.

    max_rows   of data; blank ones don't count.
    encoding   UTF_8 or WINDOWS_1252. A file that begins with the mark of UTF-8 is UTF-8 all the same.
    """
    if raw.startswith(UTF_16_MARKS):
        return _refused("CSV_ENCODING")
    encoding = UTF_8 if raw.startswith(codecs.BOM_UTF8) else encoding
    try:
        text = raw.decode("cp1252" if encoding == WINDOWS_1252 else "utf-8-sig")
    except UnicodeDecodeError as stopped:
        if encoding == WINDOWS_1252:
            return _refused("CSV_BYTE_UNDEFINED", line=len(raw[: stopped.start + 1].splitlines()))
        return _refused("CSV_ENCODING")
    return replace(_table(text, max_rows), encoding=encoding)


def samples(text: CsvText) -> tuple[str, ...]:
    """The first cells that hold letters beyond ASCII, each once: if they read well, the encoding is the right one."""
    cells = chain(text.header, *(row.cells for row in text.rows))
    telling = (cell for cell in cells if any(sign.isalpha() and not sign.isascii() for sign in cell))
    return tuple(islice(dict.fromkeys(visible(cell) for cell in telling), SAMPLES))


def _table(text: str, max_rows: int) -> CsvText:
    delimiter = _delimiter(text)
    try:
        return table_of(_Records(text, delimiter), delimiter, max_rows)
    except _Malformed as stopped:
        return _refused("CSV_MALFORMED", f"/rows/{stopped.number}")


class _Malformed(Exception):
    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class _Records:
    """Records that are not blank, with their numbers; blank ones are counted all the same."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        self._number = 0

    def __iter__(self) -> Iterator[CsvRow]:
        return self

    def __next__(self) -> CsvRow:
        while True:
            self._number += 1
            try:
                cells = next(self._reader)
            except csv.Error:
                raise _Malformed(self._number) from None
            if any(cell.strip() for cell in cells):
                return CsvRow(self._number, tuple(cells))


def table_of(records: Iterator[CsvRow], delimiter: str, max_rows: int) -> CsvText:
    """Header and rows of a sheet's records that are not blank, whatever kind of file they come from."""
    first = next(records, None)
    if first is None:
        return _refused("CSV_EMPTY")
    header = _without_empty_end(tuple(cell.strip() for cell in first.cells))
    rows: list[CsvRow] = []
    faults: list[FieldError] = []
    for record in records:
        if len(rows) == max_rows:
            return _refused("TOO_MANY_ROWS", record.pointer, limit=max_rows)
        cells = record.cells[: len(header)] + _without_empty_end(record.cells[len(header) :])
        rows.append(CsvRow(record.number, cells))
        if len(cells) != len(header):
            faults.append(fault(FAULTS, record.pointer, "ROW_LENGTH", count=len(cells), expected=len(header)))
    with_nul = next((row for row in (first, *rows) if any("\0" in cell for cell in row.cells)), None)
    if with_nul:
        faults.append(fault(FAULTS, with_nul.pointer, "TEXT_INVALID"))
    if not rows:
        faults.append(fault(FAULTS, "/rows", "NO_ROWS"))
    return CsvText(header, () if faults else tuple(rows), delimiter, tuple(faults))


def _without_empty_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Cells up to the last that says something: spreadsheets pad with empty columns."""
    used = max((index for index, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return cells[:used]


def _delimiter(text: str) -> str:
    """The sign that parts most of the header line, outside quotes; comma when none does."""
    line = next((line for line in io.StringIO(text, newline="") if line.strip()), "")
    unquoted = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=unquoted.count)


def _refused(code: str, pointer: str = "", **facts: object) -> CsvText:
    return CsvText((), (), ",", (fault(FAULTS, pointer, code, **facts),))
