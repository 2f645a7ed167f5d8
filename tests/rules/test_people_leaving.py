"""Last days of service in a file of people."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.employee import Assignment, Employee, Grant, NumberKind, Role
from chalicelib.rules.people_leaving import last_day_fault, last_day_faults
from chalicelib.rules.people_row import PersonRow

TODAY = date(2026, 11, 23)
ROW = PersonRow(2, "A-001", NumberKind.LOCAL, "Ani", "umum", ("balai",), "lima", None, None, None)
ANI = Employee("ani", "Ani", "A-001", NumberKind.LOCAL, (Assignment("umum", date(2026, 1, 1), ("balai",), "lima"),))


def days(count):
    return TODAY + timedelta(days=count)


@pytest.mark.parametrize(
    ("left_on", "held", "code"),
    [
        (None, None, None),
        (days(0), None, None),
        (days(400), None, None),
        (days(-31), None, None),
        (days(-32), None, "LEFT_TOO_EARLY"),
        (days(-40), days(-40), None),  # as it stands
        (days(5), days(-1), "HAS_LEFT"),
        (days(5), days(0), None),  # the last day is not over
        (None, days(-1), None),
    ],
)
def test_a_last_day_is_judged_as_one_entered_by_hand(left_on, held, code):
    assert last_day_fault(replace(ROW, left_on=left_on), replace(ANI, left_on=held), TODAY) == code


@pytest.mark.parametrize(
    ("role", "code"), [(role, "ROLE_HELD") for role in (Role.CITY_ADMIN, Role.AUDITOR, Role.EXECUTIVE)]
)
def test_nobody_is_put_out_who_holds_a_city_wide_role(role, code):
    held = replace(ANI, grants=(Grant(role),))
    assert last_day_fault(replace(ROW, left_on=days(1)), held, TODAY) == code
    assert last_day_fault(ROW, held, TODAY) is None


def test_a_units_role_keeps_nobody():
    assert (
        last_day_fault(replace(ROW, left_on=days(1)), replace(ANI, grants=(Grant(Role.OPERATOR, "umum"),)), TODAY)
        is None
    )


def test_somebody_new_leaves_after_the_first_day():
    assert last_day_fault(replace(ROW, left_on=days(0)), None, TODAY) is None
    assert last_day_fault(replace(ROW, left_on=days(-1)), None, TODAY) == "LEFT_BEFORE_START"
    assert last_day_fault(replace(ROW, left_on=days(3), starts_on=days(4)), None, TODAY) == "LEFT_BEFORE_START"


def test_each_is_told_at_its_row():
    rows = [replace(ROW, left_on=days(-40)), replace(ROW, row=3, number="A-002")]
    (found,) = last_day_faults(rows, {"A-001": ANI}, TODAY)
    assert (found.pointer, found.code) == ("/rows/2/left_on", "LEFT_TOO_EARLY")
    assert "31" in found.detail[0]
