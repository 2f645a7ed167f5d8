"""A file of people, against what the city knows: who is read, and what each mistake is told."""

from dataclasses import replace
from datetime import date
from time import process_time

import pytest

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import NumberKind, Role
from chalicelib.domain.office import Circle, Fence, Office, Position
from chalicelib.domain.shift import PatternVersion, ShiftPattern
from chalicelib.rules.csv_text import read_csv
from chalicelib.rules.people_file import read_people
from chalicelib.rules.people_order import supervisors_first
from chalicelib.rules.people_row import Known, PersonRow
from chalicelib.rules.plain_text import MAX_NAME

TODAY = date(2026, 11, 24)
UNITS = {
    "bkpsdm": Unit("bkpsdm", "BKPSDM"),
    "rsud": Unit("rsud", "RSUD Kota Contoh", None, ("annex", "hall")),
    "tu-1": Unit("tu-1", "Tata Usaha", "bkpsdm"),
    "tu-2": Unit("tu-2", "Tata-Usaha", "rsud"),
}
FENCE = Fence(1, date(2026, 1, 1), Circle(Position(106.04, -6.01), 150))
NAMED = {"hall": "Balai Kota", "annex": "Rumah Sakit", "shed": "Gudang", "pos-1": "Pos Jaga", "pos-2": "POS JAGA"}
OFFICES = {each: Office(each, name, (FENCE,)) for each, name in NAMED.items()}
WEEK = (PatternVersion(date(2026, 1, 1), ((),) * 7),)
PATTERNS = {"office-5": ShiftPattern("office-5", "5 hari", WEEK), "night": ShiftPattern("night", "Malam", WEEK, "M")}
CITRA = "197501012000032001"
ANI, BUDI = "199001012015032001", "198503302010011013"
HEADER = "nip,nama,unit,office_ids,pola,atasan"


def read(*rows, header=HEADER, registered_too=False, **more):
    text = read_csv("\n".join([header, *rows]).encode(), 5_000)
    known = Known(UNITS, OFFICES, {"hall", "annex", "pos-1", "pos-2"}, PATTERNS, {CITRA: "citra"}, **more)
    return read_people(text, known, TODAY, registered_too=registered_too)


def people(*rows, header=HEADER, **more):
    found = read(*rows, header=header, **more)
    assert not found.faults
    return found.rows


def faults(*rows, header=HEADER):
    found = read(*rows, header=header)
    assert not found.rows
    return [(each.pointer, each.code) for each in found.faults]


def ani(**cells):
    """Ani's row with some cells changed."""
    usual = {"nip": ANI, "nama": "Ani", "unit": "bkpsdm", "office_ids": "hall", "pola": "office-5", "atasan": CITRA}
    return ",".join(f'"{value}"' for value in {**usual, **cells}.values())


@pytest.mark.parametrize(
    ("ends_on", "who", "codes"),
    [
        (None, ANI, []),
        (date(2026, 12, 31), ANI, ["UNIT_ENDS"]),  # a new assignment has no end
        (date(2026, 12, 31), CITRA, []),  # who is registered may work there still
        (date(2026, 11, 23), CITRA, ["UNIT_ENDS"]),
    ],
)
def test_nobody_begins_in_a_unit_that_ends(ends_on, who, codes):
    units = {**UNITS, "rsud": replace(UNITS["rsud"], ends_on=ends_on)}
    text = read_csv(f"{HEADER}\n{who},Ani,rsud,hall,office-5,".encode(), 5_000)
    found = read_people(text, Known(units, OFFICES, {"hall"}, PATTERNS, {CITRA: "citra"}), TODAY, registered_too=True)
    assert [each.code for each in found.faults] == codes


def test_a_row_is_a_person():
    (found,) = people(ani(office_ids="annex | hall"))
    assert found == PersonRow(2, ANI, NumberKind.NIP, "Ani", "bkpsdm", ("annex", "hall"), "office-5", CITRA, None, None)


def test_email_and_first_day_are_optional():
    (found,) = people(ani() + ",ani@example.org,2026-12-01", header=HEADER + ",email,starts_on")
    assert (found.email, found.starts_on) == ("ani@example.org", date(2026, 12, 1))
    assert people(ani() + ",,", header=HEADER + ",email,starts_on")[0].starts_on is None


def test_roster_workers_have_no_pattern():
    assert people(ani(pola="Roster"))[0].pattern_id is None


def test_a_supervisor_may_stand_below_in_the_file_or_be_absent():
    assert [each.supervisor_number for each in people(ani(atasan=BUDI), ani(nip=BUDI, atasan=""))] == [BUDI, None]


def test_numbers_may_be_spaced_in_both_columns():
    (found,) = people(ani(nip="19900101 201503 2 001", atasan="'19750101 200003 2 001"))
    assert (found.number, found.supervisor_number) == (ANI, CITRA)


def test_an_office_that_is_named_twice_counts_once():
    assert people(ani(office_ids="hall|hall|annex|"))[0].office_ids == ("hall", "annex")


@pytest.mark.parametrize(
    "name", ["Q", "Siti", "Drs. H. A. Rahman, S.Kom., M.T.", 'Siti ""Ani"" D\'A', "x" * MAX_NAME, "=1+1"]
)
def test_any_name_that_is_seen_is_a_name(name):
    assert MAX_NAME == 200
    assert people(ani(nama=name))[0].name == name.replace('""', '"')


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"unit": "tata usaha"}, "unit_id", "UNIT_AMBIGUOUS"),
        ({"office_ids": "hall|pos jaga"}, "office_ids", "OFFICE_AMBIGUOUS"),
        ({"office_ids": "gudang"}, "office_ids", "OFFICE_UNUSED"),
        ({"nip": ""}, "number", "NUMBER_MISSING"),
        ({"nip": "198502312010011013"}, "number", "NIP_STRUCTURE"),
        ({"nip": "1.98503E+17"}, "number", "NIP_PRECISION_LOST"),
        ({"nip": "a b"}, "number", "NUMBER_INVALID"),
        ({"nip": CITRA, "atasan": ""}, "number", "NUMBER_EXISTS"),
        ({"nama": ""}, "name", "NAME_MISSING"),
        ({"nama": "A\nB"}, "name", "TEXT_INVALID"),
        ({"nama": "A\r\nBcc: x@y.id"}, "name", "TEXT_INVALID"),
        ({"nama": "A\u202eB"}, "name", "TEXT_INVALID"),
        ({"nama": "x" * 201}, "name", "TEXT_INVALID"),
        ({"unit": ""}, "unit_id", "VALUE_MISSING"),
        ({"unit": "dinkes"}, "unit_id", "UNIT_UNKNOWN"),
        ({"office_ids": ""}, "office_ids", "VALUE_MISSING"),
        ({"office_ids": "hall|pos"}, "office_ids", "OFFICE_UNKNOWN"),
        ({"office_ids": "hall|shed"}, "office_ids", "OFFICE_UNUSED"),  # no unit works there
        ({"pola": ""}, "pattern", "VALUE_MISSING"),
        ({"pola": "office-6"}, "pattern", "PATTERN_UNKNOWN"),
        ({"pola": "night"}, "pattern", "PATTERN_UNKNOWN"),  # a shift of a roster
        ({"atasan": "197501012000032002"}, "supervisor", "SUPERVISOR_UNKNOWN"),
        ({"atasan": ANI}, "supervisor", "SUPERVISOR_CIRCLE"),
    ],
)
def test_a_row_says_what_is_wrong_with_it(cells, column, code):
    assert faults(ani(**cells)) == [(f"/rows/2/{column}", code)]


def test_only_a_separator_is_no_office():
    assert faults(ani(office_ids=" | ")) == [("/rows/2/office_ids", "VALUE_MISSING")]


@pytest.mark.parametrize("email", ["ani", "ani@example", "ani@example.org\r\nBcc: x@y.id", "ani@example.org\n"])
def test_an_address_with_a_line_break_or_no_domain_is_refused(email):
    assert faults(f'{ani()},"{email}"', header=HEADER + ",email") == [("/rows/2/email", "EMAIL_INVALID")]


@pytest.mark.parametrize("day", ["31/12/2026", "46387", "2026-02-30"])
def test_a_date_that_is_not_iso_is_refused(day):
    assert faults(f"{ani()},{day}", header=HEADER + ",starts_on") == [("/rows/2/starts_on", "DATE_AMBIGUOUS")]


def test_a_number_that_stands_twice_is_told_at_the_second_row():
    found = read(ani(), ani(nip=BUDI), ani(nip="19900101 201503 2 001"))
    assert [(each.pointer, each.code) for each in found.faults] == [("/rows/4/number", "DUPLICATE_NUMBER")]
    assert "2" in found.faults[0].detail[0]


def test_supervisors_in_a_circle_are_told_once_with_their_rows():
    found = read(ani(atasan=BUDI), ani(nip="THL-1", atasan=BUDI), ani(nip=BUDI, atasan=ANI))
    assert [(each.pointer, each.code) for each in found.faults] == [("/rows/2/supervisor", "SUPERVISOR_CIRCLE")]
    assert "2, 4" in found.faults[0].detail[1]


def test_all_faults_of_all_rows_are_told():
    assert [pointer for pointer, _ in faults(ani(nama="", unit=""), ani(nip=BUDI, pola="x"))] == [
        "/rows/2/name",
        "/rows/2/unit_id",
        "/rows/3/pattern",
    ]


def test_an_odd_number_is_a_warning_and_the_person_is_read():
    found = read(ani(nip="199001012005032001"))
    assert [(each.pointer, each.code) for each in found.warnings] == [("/rows/2/number", "NIP_TOO_YOUNG")]
    assert len(found.rows) == 1


def test_no_fault_holds_a_number_a_name_or_an_address():
    found = read(
        ani(nip="198502312010011013", nama="Rahasia\nSekali", atasan=BUDI, unit="x") + ",rahasia@nowhere",
        header=HEADER + ",email",
    )
    said = str(found.faults)
    assert len(found.faults) == 5
    assert not any(secret in said.casefold() for secret in ("198502312010011013", BUDI, "rahasia"))


def test_a_column_that_is_missing_or_unknown_stops_the_file():
    assert faults("1,2", header="nip,hobby")[0] == ("/rows/1/2", "COLUMN_UNKNOWN")


def test_four_thousand_people_are_read_in_a_few_seconds():
    rows = [ani(nip=f"19900101201503{1 + each % 2}{each // 2 % 999 + 1:03}"[:18]) for each in range(1_998)]
    rows += [ani(nip=f"THL-{each}", nama=f"Orang {each}", atasan=CITRA) for each in range(2_002)]
    started = process_time()
    assert len(people(*rows)) == 4_000
    assert process_time() - started < 4  # by far more than it takes, by far less than a square of it would


def test_everybody_comes_after_their_supervisor_and_else_in_the_order_of_the_file():
    rows = people(
        ani(atasan=BUDI), ani(nip="THL-1", atasan=ANI), ani(nip=BUDI, atasan=CITRA), ani(nip="THL-2", atasan="")
    )
    assert [each.number for each in supervisors_first(rows, {CITRA})] == [BUDI, "THL-2", ANI, "THL-1"]


def test_rows_that_wait_for_each_other_end_in_an_error_and_not_in_an_endless_wait():
    (row,) = people(ani(atasan=CITRA))
    circle = [replace(row, number="A", supervisor_number="B"), replace(row, number="B", supervisor_number="A")]
    for rows in (circle, [row]):
        with pytest.raises(ValueError):
            list(supervisors_first(rows, set()))


def test_units_and_offices_may_be_called_by_their_names():
    (found,) = people(ani(unit="rsud kota  CONTOH", office_ids="balai-kota | rumah sakit"))
    assert (found.unit_id, found.office_ids) == ("rsud", ("hall", "annex"))


def test_a_weekly_pattern_may_be_called_by_its_name_and_a_shift_may_not():
    assert people(ani(pola="5 HARI"))[0].pattern_id == "office-5"
    assert faults(ani(pola="Malam")) == [("/rows/2/pattern", "PATTERN_UNKNOWN")]


def test_silence_about_offices_means_the_units_first():
    assert people(ani(unit="rsud", office_ids=""))[0].office_ids == ("annex",)
    assert people(ani(unit="rsud", office_ids=" | "))[0].office_ids == ("annex",)


def test_a_name_is_looked_for_among_the_checkers_own_units_first():
    assert people(ani(unit="tata usaha"), nearer_units=("tu-2", "rsud"))[0].unit_id == "tu-2"


MORE = HEADER + ",peran,berhenti"


def test_roles_and_a_last_day_may_stand_in_a_file_of_people_who_are_registered():
    rows = people(
        ani() + ',"atasan|operator",2026-12-31', ani(nip=BUDI) + ",,", header=MORE, registered_too=True,
    )  # fmt: skip
    assert [(each.roles, each.left_on) for each in rows] == [
        ((Role.SUPERVISOR, Role.OPERATOR), date(2026, 12, 31)), (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ("admin kota,", "roles", "ROLE_BY_HAND"),
        ("raja,", "roles", "ROLE_UNKNOWN"),
        (",31/12/2026", "left_on", "DATE_AMBIGUOUS"),
    ],
)
def test_roles_and_last_days_say_what_is_wrong_with_them(cells, column, code):
    found = read(ani() + "," + cells, header=MORE, registered_too=True).faults
    assert [(each.pointer, each.code) for each in found] == [(f"/rows/2/{column}", code)]


def test_people_who_are_not_registered_yet_get_neither_by_the_small_import():
    assert [code for _, code in faults(ani() + ",,", header=MORE)] == ["COLUMN_UNKNOWN", "COLUMN_UNKNOWN"]


@pytest.mark.parametrize(
    ("cell", "sex"), [("L", "m"), ("p", "f"), ("Perempuan", "f"), ("laki-laki", "m"), ("", None), ("-", None)]
)
def test_a_sex_is_written_as_indonesian_lists_write_it(cell, sex):
    (found,) = people(f"{ani()},{cell}", header=HEADER + ",jk", registered_too=True)
    assert (found.sex, found.empties_sex) == (sex, cell == "-")


def test_another_word_for_a_sex_is_a_fault():
    found = read(f"{ani()},X", header=HEADER + ",jk", registered_too=True)
    assert [(each.pointer, each.code) for each in found.faults] == [("/rows/2/sex", "SEX_UNKNOWN")]
