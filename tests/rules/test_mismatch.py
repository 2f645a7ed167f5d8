"""What is to be mended about a person, told by code; their number never is."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.city import City
from chalicelib.domain.employee import Device, DeviceState, Employee, Grant, NumberKind, Role
from chalicelib.rules.mismatch import find_mismatches
from tests.cast import ANI, CITY, MONDAY, UNITS, wib

PHONE = Device("d" * 43, bytes(65), DeviceState.ACTIVE, "Ponsel", wib(7))
SOUND = replace(ANI, devices=(PHONE,))
ROSTERED: dict[str, Any] = {"pattern_id": None}
LETTERS = "PPMML" * 6  # November's


def codes(employee: Employee, city: City = CITY, in_service: tuple[str, ...] = ("citra",)) -> list[str]:
    return [each.code for each in find_mismatches(employee, employee.assignments[0], city, in_service, MONDAY)]


def working(employee: Employee = SOUND, **work: Any) -> Employee:
    return replace(employee, assignments=(replace(employee.assignments[0], **work),))


def rostered(roster: dict[str, str], **work: Any) -> Employee:
    return working(replace(SOUND, roster=roster), **ROSTERED, **work)


@pytest.mark.parametrize(
    ("person", "wanted"),
    [
        (SOUND, []),
        (working(supervisor_id=None), ["NO_SUPERVISOR"]),
        (working(supervisor_id="antah"), ["NO_SUPERVISOR"]),
        (working(office_ids=()), ["NO_OFFICE"]),
        (working(office_ids=("antah",)), ["NO_OFFICE"]),
        (working(office_ids=("antah", "balai-kota")), []),
        (working(pattern_id="antah"), ["NO_SHIFT"]),
        (rostered({}), ["NO_SHIFT"]),
        (rostered({"2026-11": "-" * 30}), ["NO_SHIFT"]),
        (rostered({"2026-10": LETTERS, "2026-12": LETTERS}), ["NO_SHIFT"]),
        (rostered({"2026-11": "-" * 29 + "P"}), []),
        (rostered({"2026-11": "L" * 30}), []),
        (rostered({"2026-11": LETTERS}), []),
        (rostered({"2026-11": LETTERS[1:] + "X"}), ["NO_SHIFT"]),
        (rostered({"2026-11": LETTERS}, starts_on=date(2026, 12, 1)), ["NO_SHIFT"]),
        (rostered({"2026-12": LETTERS}, starts_on=date(2026, 12, 1)), []),
        (rostered({}, starts_on=date(2027, 1, 31)), ["NO_SHIFT"]),
        (rostered({}, starts_on=date(2027, 2, 1)), []),  # no roster may be written for then yet
        (replace(SOUND, devices=()), ["NO_PHONE"]),
        (replace(SOUND, devices=(replace(PHONE, state=DeviceState.PENDING),)), ["NO_PHONE"]),
        (replace(working(supervisor_id=None, office_ids=(), pattern_id="antah"), devices=()),
         ["NO_SUPERVISOR", "NO_OFFICE", "NO_SHIFT", "NO_PHONE"]),
    ],
)  # fmt: skip
def test_what_is_to_be_mended(person: Employee, wanted: list[str]) -> None:
    assert codes(person) == wanted


def test_a_pattern_that_has_not_begun_is_no_shift() -> None:
    pattern = CITY.calendar.patterns["lima-hari"]
    coming = replace(pattern, versions=(replace(pattern.versions[0], starts_on=MONDAY + timedelta(days=1)),))
    city = replace(CITY, calendar=replace(CITY.calendar, patterns={"lima-hari": coming}))
    assert codes(SOUND, city) == ["NO_SHIFT"]
    assert codes(working(starts_on=MONDAY + timedelta(days=1)), city) == []


def test_an_office_point_that_no_unit_uses_is_none() -> None:
    unused = {each: replace(unit, office_ids=()) for each, unit in UNITS.items()}
    assert codes(SOUND, replace(CITY, units=unused)) == ["NO_OFFICE"]


def test_an_office_in_use_that_is_not_there_is_none() -> None:
    assert codes(SOUND, replace(CITY, offices={})) == ["NO_OFFICE"]


def test_a_supervisor_who_has_left_is_none() -> None:
    assert codes(SOUND, in_service=("dewi",)) == ["NO_SUPERVISOR"]


@pytest.mark.parametrize(
    ("grants", "is_hint"),
    [
        ((), False), ((Grant(Role.OPERATOR, "umum"),), False), ((Grant(Role.SUPERVISOR, "puskesmas"),), False),
        ((Grant(Role.SUPERVISOR, "umum"),), True), ((Grant(Role.SUPERVISOR, "setda"),), True),
    ],
)  # fmt: skip
def test_who_leads_has_nobody_above_by_nature(grants: tuple[Grant, ...], is_hint: bool) -> None:
    head = replace(working(supervisor_id=None, office_ids=()), grants=grants)
    found = find_mismatches(head, head.assignments[0], CITY, ("citra",), MONDAY)
    assert [(each.code, each.is_hint) for each in found] == [("NO_SUPERVISOR", is_hint), ("NO_OFFICE", False)]


@pytest.mark.parametrize(
    ("number", "kind", "wanted"),
    [
        ("198503302010011013", NumberKind.NIP, []),
        ("198503302010011013", NumberKind.NI_PPPK, ["NUMBER_KIND_DIFFERS"]),
        ("198503302000011013", NumberKind.NIP, ["NIP_TOO_YOUNG"]),
        ("198503302027011013", NumberKind.NIP, ["NIP_NOT_YET_APPOINTED"]),
        ("198503302010011013", NumberKind.LOCAL, ["NUMBER_INVALID"]),
        ("3672013003850001", NumberKind.LOCAL, ["NUMBER_LENGTH"]),
        ("CONTOH-001", NumberKind.LOCAL, []),
    ],
)
def test_a_number_that_disagrees_is_told_and_never_shown(number: str, kind: NumberKind, wanted: list[str]) -> None:
    person = replace(SOUND, number=number, number_kind=kind)
    found = find_mismatches(person, person.assignments[0], CITY, ("citra",), MONDAY)
    assert [each.code for each in found] == wanted
    assert number not in str(found)
