"""All faults of a checked file as CSV, a fault a row: what a job's own view has room for is the first of them.

No cell can begin a formula (RELIABILITY T26), whatever the words of a fault quote from the file.
"""

from collections.abc import Sequence

from chalicelib.errors import FieldError
from chalicelib.jobs.csv_sheet import CsvSheet
from chalicelib.rules.import_report import in_row_order

HEADS = ("baris", "kolom", "kode", "kesalahan", "fault")


def faults_csv(faults: Sequence[FieldError]) -> bytes:
    """In the file's own order; with the mark of UTF-8, so that a spreadsheet reads names as they are.

    faults   with pointers /rows/<row> or /rows/<row>/<our column>, or about the whole file.
    """
    sheet = CsvSheet(HEADS)
    for fault in in_row_order(faults):
        _, _, row, column = (*fault.pointer.split("/", 3), "", "", "")[:4]
        sheet.add((row, column, fault.code, *fault.detail))
    return sheet.close()
