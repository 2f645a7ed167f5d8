"""What may become the city's today: past days keep their rules, and what has no date stays as it is."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.city import City, Unit
from chalicelib.domain.office import Circle, Fence, Office, Position
from chalicelib.domain.settings import BoundingBox, Settings
from chalicelib.domain.shift import Calendar, Override, PatternVersion, ShiftPattern, Slot, SlotPlan
from chalicelib.rules.city_changes import find_faults, office_faults, settings_faults, with_parts

YESTERDAY, TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24)
WEEK = ((SlotPlan(Slot.ARRIVAL, 360, 600, 450),),) * 5 + ((), ())
SETTINGS = Settings(
    "Kota Contoh", "BKPSDM", "Asia/Jakarta", BoundingBox(105.85, -6.1, 106.15, -5.8), "x@contoh.example"
)
UNITS = {
    "setda": Unit("setda", "Setda"),
    "umum": Unit("umum", "Umum", "setda"),
    "rsud": Unit("rsud", "RSUD"),
}
CIRCLE = Circle(Position(106.04, -6.0), 150)
OFFICE = Office("a", "Kantor", (Fence(1, date(2026, 1, 1), CIRCLE),))
RUNNING = Override("ramadan", "Ramadan", "1", YESTERDAY, TOMORROW, WEEK, unit_ids=("setda", "umum"))
MORNING = ShiftPattern("pagi", "Pagi", (PatternVersion(date(2026, 1, 1), WEEK),), "P")
CALENDAR = Calendar({"pagi": MORNING}, (RUNNING,))
VERSIONS = {"settings": 1, "units": 1, "offices": 1, "calendar": 1}
CITY = City(SETTINGS, {"a": OFFICE}, UNITS, CALENDAR, VERSIONS)
NEW_PART = {**UNITS, "tu": Unit("tu", "Tata Usaha", "setda")}


def codes(faults):
    return [(each.pointer, each.code) for each in faults]


# What stays is not judged again


@pytest.mark.parametrize("subject", ["settings", "calendar"])
def test_what_holds_already_is_sound_on_any_day(subject):
    for today in (date(2020, 1, 1), TODAY, date(2030, 1, 1)):
        assert find_faults(subject, getattr(CITY, subject), CITY, today) == []
        assert office_faults(CITY.offices, CITY, today) == []


@pytest.mark.parametrize("subject", ["settings", "calendar"])
def test_the_very_first_load_may_say_anything_about_the_past(subject):
    empty = City(replace(SETTINGS, zone="Asia/Jayapura", roster_off_code="X"), units=UNITS)
    assert find_faults(subject, getattr(CITY, subject), empty, TODAY) == office_faults(CITY.offices, empty, TODAY) == []


# What has no date


def test_a_roster_code_stays_with_its_pattern():
    for code in ("Q", None):
        changed = replace(CALENDAR, patterns={"pagi": replace(MORNING, code=code)})
        assert codes(find_faults("calendar", changed, CITY, TODAY)) == [("/patterns/pagi/code", "ROSTER_CODE_FIXED")]


def test_zone_and_off_code_may_be_chosen_until_there_is_a_calendar():
    changed = replace(SETTINGS, zone="Asia/Jayapura", roster_off_code="X")
    assert codes(settings_faults(changed, CITY, TODAY)) == [
        ("/zone", "ZONE_FIXED"),
        ("/roster_off_code", "ROSTER_OFF_CODE_FIXED"),
    ]
    assert settings_faults(changed, replace(CITY, versions={"settings": 1}), TODAY) == []


@pytest.mark.parametrize(("zone", "sound"), [(None, True), ("Asia/Jakarta", True), ("Asia/Jayapura", False)])
def test_an_office_keeps_the_zone_it_has_be_it_its_own_or_the_citys(zone, sound):
    faults = office_faults({"a": replace(OFFICE, zone=zone)}, CITY, TODAY)
    assert codes(faults) == ([] if sound else [("/a/zone", "ZONE_FIXED")])


# Fences


@pytest.mark.parametrize(("starts_on", "sound"), [(YESTERDAY, False), (TODAY, True), (TOMORROW, True)])
def test_a_new_fence_starts_today_at_the_earliest(starts_on, sound):
    moved = replace(OFFICE, fences=(*OFFICE.fences, Fence(2, starts_on, CIRCLE)))
    faults = office_faults({"a": moved}, CITY, TODAY)
    assert codes(faults) == ([] if sound else [("/a/fences/2/starts_on", "START_TOO_EARLY")])


# The units of an order


def units(unit_ids, known=UNITS, order=RUNNING, today=TODAY):
    city = replace(CITY, units=known)
    return with_parts(replace(order, unit_ids=unit_ids), city, today).unit_ids


def test_an_order_for_an_opd_holds_for_its_parts():
    coming = replace(RUNNING, override_id="lain")
    assert units(("setda",), order=coming) == ("setda", "umum")
    assert units(("umum",), order=coming) == ("umum",)
    assert units((), order=coming) == ()


@pytest.mark.parametrize("said", [("setda",), ("setda", "umum"), ("umum", "setda")])
def test_an_order_that_has_begun_keeps_the_units_it_began_with(said):
    assert units(said) == units(said, NEW_PART) == RUNNING.unit_ids


@pytest.mark.parametrize("said", [(), ("umum",), ("rsud",), ("setda", "rsud"), ("setda", "umum", "tu"), ("tu",)])
def test_an_order_that_has_begun_takes_no_other_units(said):
    order = with_parts(replace(RUNNING, unit_ids=said), replace(CITY, units=NEW_PART), TODAY)
    changed = replace(CALENDAR, overrides=(order,))
    faults = find_faults("calendar", changed, CITY, TODAY)
    assert ("/overrides/ramadan/unit_ids", "BEGUN_OVERRIDE_CHANGED") in codes(faults)


def test_the_last_evening_before_it_begins_a_new_part_still_joins():
    assert units(("setda",), NEW_PART, today=date(2026, 11, 21)) == ("setda", "tu", "umum")
    assert units(("setda",), NEW_PART, today=YESTERDAY) == RUNNING.unit_ids
