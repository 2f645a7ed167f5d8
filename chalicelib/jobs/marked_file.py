"""The operator's own file back, with a column that says what to mend in each row; or an empty one to begin with.

Cells are text, so that no number loses its last digits and no text is taken for a formula (RELIABILITY T26).
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from chalicelib.errors import LANGUAGES, FieldError
from chalicelib.jobs.xlsx import CHOICES_SHEET
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.import_report import ImportWarning

NOTE = {"id": "Perbaiki", "en": "To mend"}
BAD = PatternFill("solid", fgColor="FFE0D0")
TEMPLATE_ROWS = 4_000  # that the drop-downs reach


def mark_file(
    table: CsvText,
    columns: Mapping[str, int],
    faults: Sequence[FieldError],
    language: str,
    warnings: Sequence[ImportWarning] = (),
) -> bytes:
    """Every row of the table as it came, its bad cells coloured, and the words of its faults in a last column.

    columns   our column -> its place in the table.
    faults    with pointers /rows/<row> or /rows/<row>/<our column>.
    warnings  likewise; they are said, and nothing is coloured.
    """
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Data")
    by_row, odd = _by_row(faults, columns, language), _by_row(warnings, columns, language)
    sheet.column_dimensions[get_column_letter(len(table.header) + 1)].width = 80
    header = [text_cell(sheet, cell, bold=True) for cell in (*table.header, NOTE[language])]
    sheet.append(header)
    number = 1
    for row in table.rows:
        for _ in range(row.number - number - 1):
            sheet.append([])  # blank rows stay, so that a row's number is the same in both files
        number = row.number
        notes, places = by_row.get(row.number, ((), frozenset()))
        cells = [text_cell(sheet, cell, bad=at in places) for at, cell in enumerate(row.cells)]
        said = (*notes, *odd.get(row.number, ((), frozenset()))[0])
        sheet.append([*cells, text_cell(sheet, " ".join(said), bad=bool(notes))])
    return bytes_of(workbook)


def template(
    headers: Sequence[str],
    choices: Mapping[str, Sequence[str]],
    hints: Sequence[str],
    rows: Sequence[Sequence[str]] = (),
) -> bytes:
    """A file to fill: every column text, drop-downs where only some values are good.

    choices   header -> what may stand there; on a second sheet, for a list may be long.
    rows      how the rows begin, where they do.
    """
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Data"
    lists = workbook.create_sheet(CHOICES_SHEET)
    for at, header in enumerate(headers, 1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = 26
        sheet.column_dimensions[letter].number_format = "@"
        cell = sheet.cell(1, at, header)
        cell.font, cell.number_format = Font(bold=True), "@"
        for row in range(2, 202):
            sheet.cell(row, at).number_format = "@"
        _offer(sheet, lists, letter, header, choices)
    for number, begun in enumerate(rows, 2):
        for at, value in enumerate(begun, 1):
            cell = sheet.cell(number, at, ILLEGAL_CHARACTERS_RE.sub("\ufffd", value))
            cell.data_type, cell.number_format = "s", "@"
    for at, hint in enumerate(hints, 1):
        lists.cell(at, len(choices) + 2, hint)
    return bytes_of(workbook)


def _offer(sheet: Any, lists: Any, letter: str, header: str, choices: Mapping[str, Sequence[str]]) -> None:
    offered = choices.get(header)
    if not offered:
        return
    at = list(choices).index(header) + 1
    lists.cell(1, at, header)
    for row, value in enumerate(offered, 2):
        lists.cell(row, at, value).data_type = "s"  # text, though a name begins with =
    column = get_column_letter(at)
    rule = DataValidation(
        "list", formula1=f"{CHOICES_SHEET}!${column}$2:${column}${len(offered) + 1}", allow_blank=True
    )
    rule.showErrorMessage = False  # several offices may stand in one cell
    rule.add(f"{letter}2:{letter}{TEMPLATE_ROWS + 1}")
    sheet.add_data_validation(rule)


def _by_row(
    faults: Sequence[FieldError | ImportWarning], columns: Mapping[str, int], language: str
) -> dict[int, tuple[tuple[str, ...], frozenset[int]]]:
    """Row number -> the words of its faults, and the places of the cells they are about."""
    said: dict[int, list[str]] = {}
    places: dict[int, set[int]] = {}
    index = LANGUAGES.index(language)
    for each in faults:
        parts = each.pointer.split("/")[1:]
        if len(parts) < 2 or parts[0] != "rows" or not parts[1].isdigit():
            continue
        row = int(parts[1])
        said.setdefault(row, []).append(each.detail[index])
        if len(parts) > 2 and parts[2] in columns:
            places.setdefault(row, set()).add(columns[parts[2]])
    return {row: (tuple(words), frozenset(places.get(row, ()))) for row, words in said.items()}


def text_cell(sheet: Any, value: str, *, bold: bool = False, bad: bool = False) -> Any:
    """A cell that is text whatever it begins with."""
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("\ufffd", value))
    cell.data_type = "s"
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    if bad:
        cell.fill = BAD
    return cell


def bytes_of(workbook: Any) -> bytes:
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()
