"""A unit ends once nobody works in it, nothing stands below it and nobody's only role is its own."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, Employee, Grant, Role
from chalicelib.domain.staff import Member
from chalicelib.rules.unit_end import end_faults, only_holders, outlasted
from tests.cast import ANI, CITY, MONDAY, UNITS

YESTERDAY, TOMORROW, LATER = (MONDAY + timedelta(days=each) for each in (-1, 1, 30))
IN_UMUM, IN_SETDA = Grant(Role.SUPERVISOR, "umum"), Grant(Role.OPERATOR, "setda")


def ending(**ends: date | None) -> City:
    return replace(CITY, units={each: replace(unit, ends_on=ends.get(each)) for each, unit in UNITS.items()})


def work(starts_on: date, ends_on: date | None, unit_id: str = "umum") -> Assignment:
    return Assignment(unit_id, starts_on, ("balai-kota",), "lima-hari", ends_on=ends_on)


def member(*works: Assignment, grants: tuple[Grant, ...] = (), employee_id: str = "ani") -> Member:
    return Member(employee_id, "Ani", works, grants=grants)


def found(
    wanted: date | None, city: City = CITY, unit_id: str = "umum", members: Any = (), holders: Any = ()
) -> dict[str, object]:
    return dict(end_faults(city.units[unit_id], wanted, city, members, holders, MONDAY))


@pytest.mark.parametrize(
    ("held", "wanted", "codes"),
    [
        (None, MONDAY, []), (None, LATER, []), (None, None, []), (None, YESTERDAY, ["END_TOO_EARLY"]),
        (TOMORROW, LATER, []), (TOMORROW, MONDAY, []), (TOMORROW, None, []), (TOMORROW, YESTERDAY, ["END_TOO_EARLY"]),
        (MONDAY, LATER, []), (MONDAY, None, []), (YESTERDAY, YESTERDAY, []),
        (YESTERDAY, LATER, ["UNIT_OVER"]), (YESTERDAY, None, ["UNIT_OVER"]),
    ],
)  # fmt: skip
def test_a_unit_ends_today_or_later_and_once_over_that_stands(
    held: date | None, wanted: date | None, codes: list[str]
) -> None:
    assert list(found(wanted, ending(umum=held))) == codes


@pytest.mark.parametrize(
    ("works", "count"),
    [
        ([work(YESTERDAY, None)], 1),
        ([work(YESTERDAY, LATER)], 0),
        ([work(YESTERDAY, LATER + timedelta(days=1))], 1),
        ([work(LATER + timedelta(days=1), None)], 1),  # who is coming
        ([], 0),
    ],
)
def test_nobody_works_in_it_after_its_last_day(works: list[Assignment], count: int) -> None:
    told = found(LATER, members=[member(*works)])
    assert told == ({"PEOPLE_STAY": {"count": count}} if count else {})


def test_no_unit_below_it_stands_longer_and_everything_in_the_way_is_told_at_once() -> None:
    assert found(LATER, ending(umum=LATER), "setda") == {}
    assert found(LATER, ending(umum=LATER + timedelta(days=1)), "setda") == {"PARTS_STAY": {"count": 1}}
    told = found(LATER, CITY, "setda", [member(work(YESTERDAY, None, "setda"))], {"citra"})
    assert told == {"PEOPLE_STAY": {"count": 1}, "PARTS_STAY": {"count": 1}, "ONLY_ROLE": {"count": 1}}


@pytest.mark.parametrize("wanted", [None, LATER])
def test_nor_does_it_outlast_the_unit_above_it(wanted: date | None) -> None:
    assert list(found(wanted, ending(setda=TOMORROW, umum=TOMORROW))) == ["PARENT_ENDS"]


@pytest.mark.parametrize(
    ("grants", "works", "holds"),
    [
        ((IN_UMUM,), work(YESTERDAY, None, "setda"), True),
        ((IN_UMUM, Grant(Role.OPERATOR, "umum")), work(TOMORROW, None, "setda"), True),
        ((IN_UMUM, IN_SETDA), work(YESTERDAY, None, "setda"), False),
        ((IN_UMUM, Grant(Role.AUDITOR)), work(YESTERDAY, None, "setda"), False),
        ((IN_UMUM,), work(YESTERDAY, MONDAY, "setda"), False),  # works elsewhere by then
        ((), work(YESTERDAY, None, "setda"), False),
    ],
)
def test_whose_only_role_it_is(grants: tuple[Grant, ...], works: Assignment, holds: bool) -> None:
    assert only_holders("umum", [member(works, grants=grants)], MONDAY) == ({"ani"} if holds else set())


@pytest.mark.parametrize(
    ("works", "left_on", "stays"),
    [
        (work(YESTERDAY, None), None, True),
        (work(YESTERDAY, TOMORROW), None, False),
        (work(YESTERDAY, None), TOMORROW, False),
        (work(YESTERDAY, None), LATER, True),
        (work(YESTERDAY, None, "setda"), None, False),
    ],
)
def test_who_would_work_on_in_a_unit_that_has_ended(works: Assignment, left_on: date | None, stays: bool) -> None:
    person: Employee = replace(ANI, assignments=(works,), left_on=left_on)
    units = ending(umum=TOMORROW).units
    assert outlasted(person, units) == (units["umum"] if stays else None)
