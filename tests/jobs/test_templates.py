"""Empty files to fill, with what the city and who orders one have to offer."""

import io
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import JobKind, JobState
from chalicelib.errors import RoleMissing
from chalicelib.jobs.work import work
from chalicelib.jobs.xlsx import read_xlsx
from chalicelib.rules import people_row, unit_file
from chalicelib.rules.csv_columns import Column, match_columns
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.papers import order_template
from tests.cast import DEWI, EKO, UNITS
from tests.world import World


def made(city: World, who: Employee, kind: JobKind) -> bytes:
    job = order_template(city.services, who, city.clock.now, kind)
    done = work(city.services, job.job_id, city.clock.now, lambda: True)
    assert done
    assert done.state is JobState.DONE
    (name,) = done.files
    raw = city.services.files.read(file_key(done, name), 10**6)
    assert raw
    return raw


def choices(raw: bytes) -> dict[str, list[str]]:
    """Header -> what its drop-down offers, by the lists that the data sheet points to."""
    book: Any = load_workbook(io.BytesIO(raw))
    lists = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in book["Pilihan"].columns}
    offered = book["Data"].data_validations.dataValidation
    headers = [str(book["Data"][str(each.sqref).split(":")[0].rstrip("0123456789") + "1"].value) for each in offered]
    return {header: lists[header] for header in headers}


@pytest.mark.parametrize(
    ("kind", "columns"), [(JobKind.PEOPLE, people_row.COLUMNS), (JobKind.UNITS, unit_file.COLUMNS)]
)
def test_each_column_is_one_that_the_check_knows_and_none_is_left_out(
    city: World, kind: JobKind, columns: tuple[Column, ...]
) -> None:
    table = read_xlsx(made(city, EKO, kind), 9)
    assert [each.code for each in table.faults] == ["NO_ROWS"]
    found = match_columns(replace(table, faults=()), columns)
    assert found.faults == ()
    assert found.places.keys() == {each.name for each in columns}


def test_people_choose_from_names_of_units_and_offices_patterns_and_roles(city: World) -> None:
    assert choices(made(city, EKO, JobKind.PEOPLE)) == {
        "unit": ["Bagian Umum", "Puskesmas Contoh", "Sekretariat Daerah"],
        "kantor": ["Balai Kota Contoh", "Puskesmas Contoh"],
        "pola": ["Lima hari kerja", "roster"],
        "peran": ["atasan", "operator"],
    }


def test_an_operator_chooses_from_the_own_units(city: World) -> None:
    assert choices(made(city, DEWI, JobKind.PEOPLE))["unit"] == ["Bagian Umum", "Sekretariat Daerah"]


def test_a_name_that_is_no_ones_alone_is_offered_as_id_and_one_that_looks_like_a_formula_as_text(city: World) -> None:
    more = {"tu": Unit("tu", "=SUM(1)"), "umum-2": Unit("umum-2", "bagian umum")}
    city.publish("units", UNITS | more)
    raw = made(city, EKO, JobKind.UNITS)
    assert choices(raw)["induk"] == ["=SUM(1)", "umum", "umum-2", "Puskesmas Contoh", "Sekretariat Daerah"]
    book: Any = load_workbook(io.BytesIO(raw))
    assert {cell.data_type for row in book["Pilihan"].rows for cell in row if cell.value} == {"s"}


def test_a_file_of_units_is_a_city_admins(city: World) -> None:
    with pytest.raises(RoleMissing):
        order_template(city.services, DEWI, city.clock.now, JobKind.UNITS)
