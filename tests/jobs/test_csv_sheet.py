"""The one writer of CSV: no text is a formula, a number stays a number."""

from decimal import Decimal

from chalicelib.jobs.csv_sheet import CsvSheet


def test_text_is_marked_and_numbers_stay() -> None:
    sheet = CsvSheet(["Nama", "Menit"])
    sheet.add(("=1+1", -3))
    sheet.add(("a;=1", Decimal("-3.50")))
    assert sheet.close().decode("utf-8-sig") == "Nama,Menit\r\n'=1+1,-3\r\na;'=1,-3.50\r\n"
