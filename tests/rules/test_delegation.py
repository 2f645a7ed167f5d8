"""Who decides in a superior's place: who may be named, for how long, and whether it holds today."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.request import Delegation
from chalicelib.rules.delegation import (
    MAX_DELEGATION_DAYS,
    MAX_SUPERIORS,
    delegation_faults,
    is_expected,
    lent,
    stands_in,
)
from tests.cast import ANI, CITRA, CITY, DEWI, EKO, FITRI, GANI, MONDAY

DAY = timedelta(days=1)
WEEK = Delegation("ani", MONDAY, MONDAY + 6 * DAY)
AWAY = replace(CITRA, delegation=WEEK)


def codes(
    wanted: Delegation, delegate: Employee | None = ANI, superior: Employee = CITRA, others: int = 0
) -> list[tuple[str, str]]:
    found = delegation_faults(superior, delegate, wanted, others, CITY, MONDAY)
    return [(each.pointer, each.code) for each in found]


@pytest.mark.parametrize("delegate", [ANI, DEWI, EKO], ids=lambda each: each.name)
def test_anybody_in_service_of_the_same_opd_may_be_named(delegate: Employee) -> None:
    assert codes(replace(WEEK, to_id=delegate.employee_id), delegate) == []


def test_nobody_names_themselves() -> None:
    assert codes(replace(WEEK, to_id="citra"), CITRA) == [("/to_id", "DELEGATE_SELF")]


NOBODYS_DELEGATE = {
    "unknown": None,
    "another OPD": GANI,
    "left": replace(ANI, left_on=MONDAY - DAY),
    "works nowhere yet": replace(ANI, assignments=(replace(ANI.assignments[0], starts_on=MONDAY + DAY),)),
    "auditor": FITRI,
    "executive": replace(ANI, grants=(Grant(Role.EXECUTIVE),)),
}


@pytest.mark.parametrize("delegate", NOBODYS_DELEGATE.values(), ids=NOBODYS_DELEGATE)
def test_who_may_not_be_named_looks_like_the_unknown(delegate: Employee | None) -> None:
    assert codes(replace(WEEK, to_id="somebody"), delegate) == [("/to_id", "DELEGATE_PERSON")]


def test_nobody_takes_the_place_of_more_than_ten() -> None:
    assert MAX_SUPERIORS == 10
    assert codes(WEEK, others=9) == []
    assert codes(WEEK, others=10) == [("/to_id", "DELEGATE_BUSY")]


def test_it_begins_today_or_later_unless_it_runs_already() -> None:
    begun = replace(WEEK, starts_on=MONDAY - DAY)
    assert codes(begun) == [("/starts_on", "DELEGATION_START")]
    assert codes(begun, superior=replace(CITRA, delegation=replace(begun, ends_on=MONDAY))) == []


def test_it_ends_today_or_later_and_not_before_it_begins() -> None:
    assert codes(replace(WEEK, ends_on=MONDAY)) == []
    assert codes(replace(WEEK, ends_on=MONDAY - DAY)) == [("/ends_on", "DELEGATION_END")]
    assert codes(replace(WEEK, starts_on=MONDAY + 2 * DAY, ends_on=MONDAY + DAY)) == [("/ends_on", "DELEGATION_END")]


def test_it_lasts_60_days_at_most() -> None:
    assert MAX_DELEGATION_DAYS == 60
    assert codes(replace(WEEK, ends_on=MONDAY + 59 * DAY)) == []
    assert codes(replace(WEEK, ends_on=MONDAY + 60 * DAY)) == [("/ends_on", "DELEGATION_LONG")]


@pytest.mark.parametrize(
    ("today", "holds"), [(MONDAY - DAY, False), (MONDAY, True), (WEEK.ends_on, True), (WEEK.ends_on + DAY, False)]
)
def test_it_holds_between_its_dates_and_ends_by_itself(today: date, holds: bool) -> None:
    assert stands_in(ANI, AWAY, CITY, today) is holds


DAWN = replace(ANI, assignments=GANI.assignments)
NO_MORE = {
    "somebody else is named": (ANI, replace(CITRA, delegation=replace(WEEK, to_id="budi"))),
    "nobody is named": (ANI, CITRA),
    "the superior has left": (ANI, replace(AWAY, left_on=MONDAY - DAY)),
    "the superior works in another OPD": (ANI, replace(AWAY, assignments=GANI.assignments)),
    "the delegate works in another OPD": (DAWN, AWAY),
    "the delegate has left": (replace(ANI, left_on=MONDAY - DAY), AWAY),
    "the delegate is an auditor now": (replace(ANI, grants=(Grant(Role.AUDITOR),)), AWAY),
}


@pytest.mark.parametrize(("delegate", "superior"), NO_MORE.values(), ids=NO_MORE)
def test_it_holds_only_by_both_profiles_as_they_are_now(delegate: Employee, superior: Employee) -> None:
    assert not stands_in(delegate, superior, CITY, MONDAY)


def test_what_is_lent_is_what_a_superior_or_a_city_admin_decides_by() -> None:
    held = tuple(Grant(role, None if role in (Role.CITY_ADMIN, Role.AUDITOR) else "umum") for role in Role)
    assert {each.role for each in lent(replace(CITRA, grants=held)).grants} == {Role.SUPERVISOR, Role.CITY_ADMIN}


def test_a_pointer_is_kept_until_the_last_date() -> None:
    assert is_expected(ANI, AWAY, MONDAY - 30 * DAY)
    assert is_expected(ANI, AWAY, WEEK.ends_on)
    assert not is_expected(ANI, AWAY, WEEK.ends_on + DAY)
    assert not is_expected(ANI, CITRA, MONDAY)
