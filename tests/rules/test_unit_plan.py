"""What a file of units changes, and whether that still holds when it is applied."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.city import Unit
from chalicelib.domain.office import Circle, Fence, Office, Position
from chalicelib.rules.import_report import fault
from chalicelib.rules.row_kind import Becomes
from chalicelib.rules.unit_file import UnitFile, UnitRow, UnitsKnown
from chalicelib.rules.unit_plan import plan_units, still_holds, unit_of
from chalicelib.rules.unit_texts import TEXTS as DATES

TODAY = date(2026, 11, 24)
SETDA = Unit("setda", "Sekretariat Daerah", None, ("hall",), date(2026, 1, 1), date(2026, 12, 1))
UMUM = Unit("umum", "Bagian Umum", "setda")
UNITS = {"setda": SETDA, "umum": UMUM}
OFFICES = {"hall": Office("hall", "Balai", (Fence(1, TODAY, Circle(Position(106.04, -6.01), 150)),))}
KNOWN = UnitsKnown(UNITS, OFFICES, TODAY, 3)
NEW = UnitRow(2, "baru", "Baru", "umum", ("hall",))
RENAMED = UnitRow(3, "setda", "Setda", None)
SAME = UnitRow(4, "umum", "Bagian Umum", "setda")
COUNTED = UnitRow(5, "umum", "Bagian Umum", "setda", None, date(2026, 11, 27))


def plan(*rows):
    return plan_units(UnitFile(rows, (), (), rows), UNITS)


def test_rows_are_new_changed_or_known():
    found = plan(NEW, RENAMED, SAME)
    assert [each.becomes for each in found.changes] == [Becomes.NEW, Becomes.CHANGED, Becomes.KNOWN]
    assert found.counts() == {"new": 1, "changed": 1, "known": 1}


def test_what_the_file_is_silent_about_stays():
    assert unit_of(RENAMED, UNITS) == replace(SETDA, name="Setda")
    assert unit_of(replace(RENAMED, office_ids=("pos",)), UNITS).office_ids == ("pos",)
    assert unit_of(COUNTED, UNITS) == replace(UMUM, counts_from=date(2026, 11, 27))


def test_a_row_with_a_fault_is_not_in_the_plan():
    wrong = (fault(DATES, "/rows/3/counts_from", "COUNTS_FROM_BEGUN"),)
    assert [each.row.row for each in plan_units(UnitFile((), wrong, (), (NEW, RENAMED)), UNITS).changes] == [2]


MEANWHILE = [
    ("nothing", KNOWN, True),
    ("a unit of the file was changed", replace(KNOWN, units={**UNITS, "setda": replace(SETDA, name="S")}), False),
    ("a new one was added by hand", replace(KNOWN, units={**UNITS, "baru": Unit("baru", "B")}), False),
    ("a parent is gone", replace(KNOWN, units={"setda": SETDA}), False),
    ("an office is gone", replace(KNOWN, offices={}), False),
    ("another unit changed", replace(KNOWN, units={**UNITS, "lain": Unit("lain", "L", "umum")}), True),
    ("a circle", replace(KNOWN, units={**UNITS, "umum": replace(UMUM, parent_id="baru")}), False),
]


@pytest.mark.parametrize(("what", "known", "holds"), MEANWHILE, ids=[each[0] for each in MEANWHILE])
def test_a_plan_holds_while_nothing_it_was_made_from_changes(what, known, holds):
    assert still_holds(plan(NEW, RENAMED).changes, known) is holds


def test_a_first_day_that_has_come_too_near_no_longer_holds():
    changes = plan(COUNTED).changes
    assert still_holds(changes, KNOWN)
    assert not still_holds(changes, replace(KNOWN, today=date(2026, 11, 25)))
