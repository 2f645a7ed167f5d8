"""What a file of people holds: its columns, its rows as read, and what they may name. See docs/imports.md."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import NumberKind, Role, Sex
from chalicelib.domain.office import Office
from chalicelib.domain.shift import ShiftPattern
from chalicelib.errors import FieldError
from chalicelib.rules.csv_columns import Column
from chalicelib.rules.import_report import ImportWarning

ROSTER = "roster"  # in the pattern column: this person works by a roster

NEW_COLUMNS = (
    Column("number", ("nip", "nomor")),
    Column("name", ("nama",)),
    Column("unit_id", ("unit",)),
    Column("office_ids", ("kantor",)),
    Column("pattern", ("pola",)),
    Column("supervisor", ("atasan",)),
    Column("email", ("surel",), required=False),
    Column("starts_on", ("mulai",), required=False),
)
COLUMNS = (
    *NEW_COLUMNS,
    Column("roles", ("peran",), required=False),
    Column("left_on", ("berhenti",), required=False),
    Column("sex", ("jenis_kelamin", "jk"), required=False),
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of a file.

    row                 as a spreadsheet counts; the header is 1.
    office_ids          the first is the primary one; where the file is silent, the unit's first.
    pattern_id          a weekly pattern, None for a roster worker.
    supervisor_number   of somebody in the file or registered.
    starts_on           None where the file is silent.
    roles               over the row's unit; None where the file is silent, which changes nothing.
    left_on             the last day of service; None where the file is silent, which changes nothing.
    sex                 None where the file is silent, which changes nothing, or empties it.
    empties_sex         it is registered no more.
    """

    row: int
    number: str
    number_kind: NumberKind
    name: str
    unit_id: str
    office_ids: tuple[str, ...]
    pattern_id: str | None
    supervisor_number: str | None
    email: str | None
    starts_on: date | None
    roles: tuple[Role, ...] | None = None
    left_on: date | None = None
    sex: Sex | None = None
    empties_sex: bool = False


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """All people of a file, or all its faults: `rows` is empty when there is one.

    readable   every row that says who and where, sound or not.
    """

    rows: tuple[PersonRow, ...]
    faults: tuple[FieldError, ...]
    warnings: tuple[ImportWarning, ...]
    readable: tuple[PersonRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What a row may name.

    used_office_ids   offices that some unit works at.
    numbers           normalised staff number -> employee id of everyone registered.
    role_words        what the city calls the roles, where it calls them otherwise.
    nearer_units      ids of the units that a name is looked for among first: those of who has the file checked.
    """

    units: Mapping[str, Unit]
    offices: Mapping[str, Office]
    used_office_ids: Collection[str]
    patterns: Mapping[str, ShiftPattern]
    numbers: Mapping[str, str]
    role_words: Mapping[Role, str] = field(default_factory=dict)
    nearer_units: Collection[str] = ()


def known_of(city: City, numbers: Mapping[str, str], nearer_units: Collection[str] = ()) -> Known:
    """What the rows of a city's file may name; `numbers` and `nearer_units` as in Known."""
    patterns, words = city.calendar.patterns, city.settings.role_names
    return Known(city.units, city.offices, city.office_ids_in_use(), patterns, numbers, words, nearer_units)
