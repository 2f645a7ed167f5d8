"""The faults of a checked file, a row each, for a spreadsheet."""

import csv
import io
from dataclasses import replace

from chalicelib.errors import FieldError
from chalicelib.jobs.faults_file import HEADS, faults_csv
from chalicelib.use_cases.imports import file_key
from tests.jobs.test_imports import SITI, checked
from tests.world import World


def rows_of(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))


def test_each_fault_is_a_row_with_its_place_in_the_order_of_the_file() -> None:
    late = FieldError("/rows/12/unit_id", "UNIT_UNKNOWN", ("Unit tidak ada.", "No such unit."))
    early = replace(late, pointer="/rows/3")
    whole = replace(late, pointer="", code="ROWS_TOO_MANY")
    heads, *rows = rows_of(faults_csv([late, early, whole]))
    assert tuple(heads) == HEADS
    assert [(row, column, code) for row, column, code, *_ in rows] == [
        ("", "", "ROWS_TOO_MANY"), ("3", "", "UNIT_UNKNOWN"), ("12", "unit_id", "UNIT_UNKNOWN"),
    ]  # fmt: skip


def test_no_cell_begins_a_formula() -> None:
    odd = FieldError("/rows/2/=1+1", "X", ("=HYPERLINK(1)", "+1"))
    assert rows_of(faults_csv([odd]))[1] == ["2", "'=1+1", "X", "'=HYPERLINK(1)", "'+1"]


def test_a_check_keeps_all_of_them_where_there_are_any(city: World) -> None:
    found = checked(city, [[f"SALAH-{at}", "Siti", "tidak-ada", *SITI[3:]] for at in range(60)])
    assert found.files == ("marked.xlsx", "faults.csv")
    assert len(found.faults) == 50  # in the job itself
    kept = city.services.files.read(file_key(found, "faults.csv"), 10**6) or b""
    assert len(rows_of(kept)) >= 61
