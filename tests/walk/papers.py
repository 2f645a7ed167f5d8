"""What a city brings along to move in: offices from its map, its units, its people as its staff system exports them."""

import io
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from chalicelib.rules.employee_number import normalise_number
from chalicelib.rules.plain_text import name_key
from tests.e2e.site import Position
from tests.jobs.workbooks import workbook
from tests.real_files import FOLDER
from tests.samples.messy import Cells, Expected, people_workbook
from tests.walk.first_code import UNIT

REAL_OFFICES = FOLDER / "KANTOR_PEMERINTAHAN_PT.geojson"
PEOPLE = 300
ENROL_DAYS = 30  # as long as slips vouch for a first phone; 60 at most
UNITS = (
    "Sekretariat Daerah",
    "Dinas Kesehatan",
    "Dinas Pendidikan",
    "Dinas Perhubungan",
    "Dinas Sosial",
    "Kecamatan Contoh Barat",
    "Kecamatan Contoh Timur",
    "Satuan Polisi Pamong Praja",
)
# our column -> what the page calls it; the order is the file's
ON_THE_PAGE = {
    "number": "nip",
    "name": "nama",
    "unit_id": "unit",
    "office_ids": "kantor",
    "pattern": "pola",
    "supervisor": "atasan",
    "email": "surel",
    "starts_on": "mulai",
    "roles": "peran",
}
COLUMNS = tuple(ON_THE_PAGE)
# what stands in the file once it is mended: the digits that a number cell lost, a name, a unit; all else is emptied
LOOKED_UP = {"number": "199001012015011001", "name": "Wahyu", "unit_id": UNITS[0]}


@dataclass(frozen=True)
class Papers:
    """The files, and what a person who made them knows of them.

    offices, units, people, mended   the files' contents; `mended` is the people without their faults.
    places    name -> position of the offices where the units work, in the units' order.
    headers   what the page calls a column -> what the people's file calls it.
    expected  what the check must say of the people.
    left      how many come in with the mended file.
    """

    offices: bytes
    office_count: int
    units: bytes
    people: bytes
    mended: bytes
    places: Mapping[str, Position]
    headers: Mapping[str, str]
    expected: Expected
    left: int

    @property
    def unit_names(self) -> Sequence[str]:
        return UNITS

    def who_is(self, name: str, number_end: str) -> tuple[str, Position]:
        """Number and office of who holds a slip: they know these themselves, the slip tells the number's end alone."""
        for row in _rows(self.mended)[1:]:
            number = normalise_number(str(row[0]))
            if number.endswith(number_end) and name_key(str(row[1])) == name_key(name):
                return number, self._place(str(row[2]), str(row[3] or ""))
        raise AssertionError(f"nobody in the file is called {name}, with a number ending in {number_end}")

    def _place(self, unit: str, office: str) -> Position:
        """Of the office named; of the unit's where the cell is empty."""
        unit_at = [name_key(each) for each in UNITS].index(name_key(unit))
        named = {name_key(name): at for name, at in self.places.items()}
        return named.get(name_key(office)) or list(self.places.values())[unit_at]


def gather(now: datetime, zone: str, people: int = PEOPLE, seed: int = 1) -> Papers:
    """Of a city in that zone: the real offices where their file lies beside the checkout; else invented ones."""
    offices = REAL_OFFICES.read_bytes() if REAL_OFFICES.exists() else invented_offices()
    places = dict(list(_alone(offices).items())[: len(UNITS)])
    messy, expected = people_workbook(people, UNITS, list(places), seed)
    mended, left = _mended(messy, expected)
    return Papers(
        offices=offices,
        office_count=len(json.loads(offices)["features"]),
        units=units_workbook(list(places), now.astimezone(ZoneInfo(zone)).date()),
        people=messy,
        mended=mended,
        places=places,
        headers={ON_THE_PAGE[ours]: theirs for ours, theirs in expected.mapping.items()},
        expected=expected,
        left=left,
    )


def invented_offices(count: int = 12) -> bytes:
    """Points half a kilometre apart, within the example's box."""
    features = [
        {
            "type": "Feature",
            "properties": {"TOPONIM": f"KANTOR CONTOH {chr(ord('A') + at)}"},
            "geometry": {"type": "Point", "coordinates": [round(106.0 + at * 0.005, 6), -6.0]},
        }
        for at in range(count)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def units_workbook(office_names: Sequence[str], today: date) -> bytes:
    """A row a unit with the name of its office; among them the first admin's own unit, which is there already."""
    header = ["unit", "nama", "induk", "kantor", "pendaftaran_sampai"]
    until = today + timedelta(days=ENROL_DAYS)
    own = [UNIT, "BKPSDM Kota Contoh", "", office_names[0], until]
    named = enumerate(zip(UNITS, office_names, strict=True), 1)
    return workbook([header, own, *([f"opd-{at:02d}", name, "", office, until] for at, (name, office) in named)])


def _alone(offices: bytes) -> Mapping[str, Position]:
    """Name -> position of the offices whose name no other has."""
    named = [
        (each["properties"]["TOPONIM"], each["geometry"]["coordinates"]) for each in json.loads(offices)["features"]
    ]
    count = Counter(name for name, _ in named)
    return {name: (at[0], at[1]) for name, at in named if count[name] == 1}


def _rows(people: bytes) -> list[Cells]:
    return [list(row) for row in load_workbook(io.BytesIO(people)).worksheets[0].values]


def _mended(people: bytes, expected: Expected) -> tuple[bytes, int]:
    """The file as somebody mends it who looks each fault up, and how many more come in by it."""
    rows = _rows(people)
    twice = {at for at, (_, code) in expected.faults.items() if code == "DUPLICATE_NUMBER"}
    for at, (column, _) in expected.faults.items():
        place = COLUMNS.index(column)
        rows[at - 1][place] = LOOKED_UP.get(column)
    kept = [row for at, row in enumerate(rows, 1) if at not in twice]
    return workbook(kept), len(expected.faults) - len(twice) + len(expected.left_behind)
