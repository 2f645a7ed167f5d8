"""A proposal of offices touches what it names, and begins when it is approved at the earliest."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.city import City, Unit
from chalicelib.domain.office import Circle, Fence, Office, OfficeEdits, Position
from chalicelib.domain.settings import BoundingBox, Settings
from chalicelib.rules.office_edits import edit_faults, edits_between, edits_from, edits_stand, used_units, with_fence

JANUARY = date(2026, 1, 1)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 11, day) for day in (23, 24, 25, 26))
HERE, THERE = Circle(Position(106.04, -6.0), 150), Circle(Position(106.05, -6.0), 150)
A, B = (Office(name, f"Kantor {name}", (Fence(1, JANUARY, HERE),)) for name in ("a", "b"))
MOVED = with_fence(A, TUESDAY, THERE)
SETTINGS = Settings("Kota", "BKPSDM", "Asia/Jakarta", BoundingBox(105.85, -6.1, 106.15, -5.8), "x@contoh.example")
CITY = City(SETTINGS, {"a": A, "b": B}, {"umum": Unit("umum", "Umum", None, ("a",))})
MOVE = edits_between({"a": A, "b": B}, {"a": MOVED, "b": B})


def codes(faults):
    return [(each.pointer, each.code) for each in faults]


def test_only_what_differs_is_kept():
    assert OfficeEdits({"a": A}, {"a": MOVED}) == MOVE


def test_a_new_office_was_nothing_before():
    assert edits_between({"a": A}, {"a": A, "b": B}) == OfficeEdits({}, {"b": B})


@pytest.mark.parametrize(
    ("offices", "stands"),
    [
        ({"a": A, "b": B}, True),
        ({"a": A, "b": replace(B, name="Lain")}, True),  # somebody else's change
        ({"a": A, "b": B, "c": replace(A, office_id="c")}, True),
        ({"a": replace(A, name="Lain"), "b": B}, False),
        ({"a": with_fence(A, THURSDAY, THERE), "b": B}, False),
        ({"b": B}, False),
    ],
)
def test_it_stands_while_what_it_touches_is_as_it_was(offices, stands):
    assert edits_stand(MOVE, offices) is stands


def test_a_new_office_stands_until_its_id_is_taken():
    new = edits_between({}, {"c": replace(A, office_id="c")})
    assert edits_stand(new, {"a": A})
    assert not edits_stand(new, {"c": B})


@pytest.mark.parametrize(("approved", "begins"), [(MONDAY, TUESDAY), (TUESDAY, TUESDAY), (WEDNESDAY, WEDNESDAY)])
def test_a_new_fence_begins_on_its_day_or_on_that_of_its_approval(approved, begins):
    fences = edits_from(MOVE, approved).wanted["a"].fences
    assert fences == (A.fences[0], Fence(2, begins, THERE))


def test_fences_there_were_keep_their_days():
    assert edits_from(MOVE, THURSDAY).wanted["a"].fences[0] == A.fences[0]


def test_a_fence_that_would_have_ended_by_now_is_for_no_other_day():
    planned = with_fence(A, WEDNESDAY, HERE)
    edits = edits_between({"a": planned}, {"a": with_fence(planned, TUESDAY, THERE)})
    city = replace(CITY, offices={"a": planned, "b": B})
    assert edits_from(edits, THURSDAY) == edits
    assert codes(edit_faults(edits, city, city.offices, THURSDAY)) == [("/a/fences/3/starts_on", "START_TOO_EARLY")]
    assert edit_faults(edits, city, city.offices, TUESDAY) == []


def test_of_two_fences_of_a_day_the_newest_holds():
    planned = with_fence(A, TUESDAY, HERE)
    edits = edits_between({"a": planned}, {"a": with_fence(planned, TUESDAY, THERE)})
    fence = edits_from(edits, WEDNESDAY).wanted["a"].fence_on(WEDNESDAY)
    assert fence == Fence(3, WEDNESDAY, THERE)


def test_a_zone_still_stays():
    edits = edits_between(CITY.offices, {"a": replace(A, zone="Asia/Jayapura"), "b": B})
    assert codes(edit_faults(edits, CITY, CITY.offices, MONDAY)) == [("/a/zone", "ZONE_FIXED")]


@pytest.mark.parametrize(
    ("name", "shape", "known", "found"),
    [
        ("kantor-B", HERE, ("a",), [("/c/name", "OFFICE_EXISTS")]),
        ("Kantor B", HERE, ("a", "b"), []),  # it was there when this one was proposed, and seen
        ("Kantor C", HERE, ("a",), []),
        ("Kantor B", Circle(Position(106.045, -6.0), 150), ("a",), []),  # 553 m away
    ],
)
def test_a_new_office_is_not_one_that_has_come_since(name, shape, known, found):
    edits = edits_between(CITY.offices, {**CITY.offices, "c": Office("c", name, (Fence(1, MONDAY, shape),))})
    assert codes(edit_faults(edits, CITY, known, MONDAY)) == found


def test_an_office_comes_into_use_by_its_unit_beside_those_it_has():
    edits = replace(MOVE, uses={"umum": ("b", "a")})
    assert used_units(edits, CITY.units)["umum"].office_ids == ("a", "b")
    assert edit_faults(edits, CITY, CITY.offices, MONDAY) == []


def test_a_unit_that_is_gone_uses_nothing():
    edits = replace(MOVE, uses={"antah": ("b",)})
    assert codes(edit_faults(edits, CITY, CITY.offices, MONDAY)) == [("/unit_ids/0", "UNIT_UNKNOWN")]
