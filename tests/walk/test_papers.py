"""What the walk brings along is what it says, with or without the real office file."""

import io
import json
from datetime import datetime

import pytest
from openpyxl import load_workbook

from chalicelib.rules.employee_number import normalise_number
from tests.walk import papers
from tests.walk.first_code import EAST, WEST, zone_of_walk

NOW = datetime.fromisoformat("2026-11-23T02:00:00+00:00")
BOX = (105.85, -6.1, 106.15, -5.8)  # of docs/city.example.json


@pytest.mark.parametrize(
    ("wib", "zone"),
    [("00:00:00", WEST), ("23:29:59", WEST), ("23:30:00", EAST), ("23:59:59", EAST)],
)
def test_no_walk_runs_over_midnight(wib: str, zone: str) -> None:
    assert zone_of_walk(datetime.fromisoformat(f"2026-11-23T{wib}+07:00")) == zone


def test_without_the_real_file_the_invented_offices_do_for_every_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "REAL_OFFICES", papers.FOLDER / "no such file")
    brought = papers.gather(NOW, WEST, people=40)
    assert len(brought.places) == len(brought.unit_names)
    west, south, east, north = BOX
    assert all(
        west <= longitude <= east and south <= latitude <= north for longitude, latitude in brought.places.values()
    )
    assert json.loads(brought.offices)["features"][0]["properties"].keys() == {"TOPONIM"}


def test_who_holds_a_slip_knows_the_number_and_the_office() -> None:
    brought = papers.gather(NOW, WEST, people=40)
    number, office = brought.who_is("WAHYU", _number_of("Wahyu", brought)[-4:])
    assert number == _number_of("Wahyu", brought)
    assert office in brought.places.values()
    with pytest.raises(AssertionError, match="nobody"):
        brought.who_is("Wahyu", "x")


def _number_of(name: str, brought: papers.Papers) -> str:
    """Of who had no name in the file as it came."""
    rows = load_workbook(io.BytesIO(brought.mended)).worksheets[0].values
    return normalise_number(next(str(row[0]) for row in rows if row[1] == name))
