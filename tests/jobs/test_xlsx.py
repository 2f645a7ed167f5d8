"""A workbook from a stranger: what is read of it, and what is refused before it is opened (RELIABILITY section 3)."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from chalicelib.jobs.marked_file import template
from chalicelib.jobs.xlsx import MAX_CELLS, MAX_ROW_CELLS, MAX_UNPACKED_BYTES, is_zip, read_xlsx
from tests.jobs.workbooks import saved, workbook

ROWS = [["nip", "nama"], ["198503302010011013", "Ani"]]


def codes(raw: bytes) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in read_xlsx(raw, 100).faults]


def zipped(parts: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", kind) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return written.getvalue()


def parts_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return {each: packed.read(each) for each in packed.namelist()}


def test_rows_come_as_text_with_the_numbers_a_spreadsheet_shows() -> None:
    table = read_xlsx(workbook([*ROWS, [], ["2", "  Budi "]]), 100)
    assert table.header == ("nip", "nama")
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("198503302010011013", "Ani")), (4, ("2", "  Budi ")),
    ]  # fmt: skip
    assert is_zip(workbook(ROWS))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 12, 31), "2026-12-31"), (datetime(2026, 12, 31), "2026-12-31"), (12, "12"), (1.5, "1.5"),
        (True, "TRUE"), (None, ""), ("=not", "=not"), ("-", "-"), ("+62812", "+62812"), (0.0, "0"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_it_shows(value: object, text: str) -> None:
    made: Any = Workbook()
    made.active.append(["a", "b"])
    made.active.append(["x", None])
    cell = made.active["B2"]
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    assert read_xlsx(saved(made), 10).rows[0].cells == ("x", text)


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (0.375, "0.0%", "37.5%"), (0.07, "0%", "7%"), (1, "0%", "100%"), (37, "General", "37"),
        (1.234, "General", "1.2340"), (125.125, "#,##0.000", "125.1250"), (1.25, "0.00", "1.25"),
    ],
)  # fmt: skip
def test_a_share_is_its_percent_and_a_fraction_is_no_thousand(value: object, shown_as: str, text: str) -> None:
    made: Any = Workbook()
    made.active.append(["a"])
    made.active.append([value])
    made.active["A2"].number_format = shown_as
    assert read_xlsx(saved(made), 10).rows[0].cells == (text,)


def test_a_number_that_cannot_hold_its_digits_shows_that_it_cannot() -> None:
    (row,) = read_xlsx(workbook([["nip", "nama"], [198503302010011013, "Ani"]]), 10).rows
    assert row.cells[0] == "1.98503302010011E+17"


def test_a_formula_is_refused_where_it_stands() -> None:
    assert codes(workbook([["nip", "nama"], ["1", "=1+1"], ["2", '=HYPERLINK("http://x")']])) == [
        ("/rows/2/2", "FORMULA"), ("/rows/3/2", "FORMULA"),
    ]  # fmt: skip


def hidden() -> bytes:
    made: Any = Workbook()
    made.active.append(["nip"])
    made.active.append(["1"])
    made.create_sheet("Lain").sheet_state = "hidden"
    return saved(made)


def merged() -> bytes:
    made: Any = Workbook()
    for row in ROWS:
        made.active.append(row)
    made.active.merge_cells("A2:B2")
    return saved(made)


def with_part(name: str, content: bytes) -> bytes:
    return zipped(parts_of(workbook(ROWS)) | {name: content})


def changed(name: str, old: bytes, new: bytes) -> bytes:
    parts = parts_of(workbook(ROWS))
    assert old in parts[name]
    return zipped(parts | {name: parts[name].replace(old, new, 1)})


SHEET = "xl/worksheets/sheet1.xml"
SHARED = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
XXE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha">]><worksheet'


def in_media(content: bytes) -> bytes:
    """A workbook whose sheet lies among the pictures."""
    parts = parts_of(workbook(ROWS))
    rels = "xl/_rels/workbook.xml.rels"
    assert b"worksheets/sheet1.xml" in parts[rels]
    parts[rels] = parts[rels].replace(b"worksheets/sheet1.xml", b"media/sheet1.xml")
    return zipped(parts | {"xl/media/sheet1.xml": content})


def in_encoding(encoding: str, declared: str = "") -> bytes:
    text = parts_of(workbook(ROWS))[SHEET].decode().replace("<worksheet", LAUGHS.decode(), 1)
    return with_part(SHEET, (f'<?xml version="1.0" encoding="{declared}"?>' * bool(declared) + text).encode(encoding))


def wide(cells: int, row: bytes = b"row", cell: bytes = b"c") -> bytes:
    inside = b"<" + row + b' xmlns:x="http://x" r="3">' + (b"<" + cell + b"/>") * cells + b"</" + row + b">"
    return changed(SHEET, b"</sheetData>", inside + b"</sheetData>")


REFUSED = [
    ("no zip", b"PK not at all", "FILE_TYPE"),
    ("an old .xls", b"\xd0\xcf\x11\xe0" * 100, "FILE_TYPE"),
    ("an .ods", zipped({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}), "FILE_TYPE"),
    ("cut off", workbook(ROWS)[:-200], "FILE_TYPE"),
    ("macros", with_part("xl/vbaProject.bin", b"x"), "FILE_TYPE"),
    ("an external entity", changed(SHEET, b"<worksheet", XXE), "FILE_TYPE"),
    ("a billion laughs", changed(SHEET, b"<worksheet", LAUGHS), "FILE_TYPE"),
    ("a billion laughs among the pictures", in_media(LAUGHS), "FILE_TYPE"),
    ("laughs in UTF-16", in_encoding("utf-16"), "FILE_TYPE"),
    ("laughs in UTF-16 without a mark", in_encoding("utf-16-le"), "FILE_TYPE"),
    ("laughs in UTF-16, the other way round", in_encoding("utf-16-be"), "FILE_TYPE"),
    ("a declared encoding", in_encoding("latin-1", "cp037"), "FILE_TYPE"),
    ("a row without end", wide(MAX_ROW_CELLS + 1), "ROW_TOO_WIDE"),
    ("a row without end under a prefix", wide(MAX_ROW_CELLS + 1, b"x:row", b"x:c"), "ROW_TOO_WIDE"),
    ("too many shared texts", with_part("xl/sharedStrings.xml", SHARED + b"<si/>" * (MAX_CELLS + 1)), "FILE_TOO_LARGE"),
    ("a bomb", with_part("xl/media/big", bytes(MAX_UNPACKED_BYTES)), "FILE_TOO_LARGE"),
    ("a link elsewhere", with_part("xl/externalLinks/externalLink1.xml", b"<x/>"), "SHEET_LAYOUT"),
    ("two sheets", workbook(ROWS, Lain=ROWS), "SHEET_LAYOUT"),
    ("a hidden sheet", hidden(), "SHEET_LAYOUT"),
    ("merged cells", merged(), "SHEET_LAYOUT"),
    ("mangled", changed(SHEET, b"<sheetData>", b"<sheetData><row r='x'><c r='&'/>"), "FILE_TYPE"),
]


def test_a_row_of_a_thousand_cells_is_read() -> None:
    assert len(read_xlsx(wide(MAX_ROW_CELLS), 100).rows) == 1


def test_pictures_and_a_printers_settings_are_no_text_to_look_at() -> None:
    printer = "HP Laser <!DOCTYPE".encode("utf-16-le")
    raw = zipped(
        parts_of(workbook(ROWS))
        | {"xl/printerSettings/printerSettings1.bin": printer, "xl/media/logo.jpeg": b"\xff\xd8\xff\xe0<!DOCTYPE"}
    )
    assert len(read_xlsx(raw, 100).rows) == 1


@pytest.mark.parametrize(("what", "raw", "code"), REFUSED, ids=[each[0] for each in REFUSED])
def test_what_is_no_plain_workbook_is_refused_in_words(what: str, raw: bytes, code: str) -> None:
    table = read_xlsx(raw, 100)
    assert [each.code for each in table.faults] == [code]
    assert table.rows == ()


def test_a_million_empty_rows_are_not_walked_to_their_end() -> None:
    rows = b"".join(b'<row r="%d"/>' % number for number in range(3, 60_000))
    far = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>not reached</t></is></c></row>'
    raw = changed(SHEET, b"</sheetData>", rows + far + b"</sheetData>")
    assert [row.number for row in read_xlsx(raw, 100).rows] == [2]


def test_the_limit_of_rows_holds() -> None:
    raw = workbook([["nip"], *[[str(each)] for each in range(11)]])
    assert [each.code for each in read_xlsx(raw, 10).faults] == ["TOO_MANY_ROWS"]


def test_our_own_template_is_an_empty_file_to_fill() -> None:
    raw = template(("nip", "unit"), {"unit": ["umum", "setda"]}, ["petunjuk"])
    assert [each.code for each in read_xlsx(raw, 10).faults] == ["NO_ROWS"]
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml")
    assert b"Pilihan!$A$2:$A$3" in sheet
