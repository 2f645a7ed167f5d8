"""Which rows of a file of people whoever applies it should see, and in which order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.employee import Assignment, Employee, NumberKind, Role
from chalicelib.rules.people_attention import rows_to_see
from chalicelib.rules.people_plan import PeoplePlan, PersonChange
from chalicelib.rules.people_row import PersonRow
from chalicelib.rules.row_kind import Becomes

TODAY = date(2026, 11, 23)
ROW = PersonRow(2, "A-001", NumberKind.LOCAL, "Ani", "umum", ("balai",), "lima", None, None, None)
BOTH = replace(ROW, roles=(Role.SUPERVISOR, Role.OPERATOR), left_on=date(2026, 12, 31))
UNITS = {"umum": "Bagian Umum"}
HELD = Assignment("umum", date(2026, 1, 1), ("balai",), "lima", "citra")
DEWI = Employee("dewi", "Dewi", "D-001", NumberKind.LOCAL, (HELD,))


def change(row, fields=(), becomes=Becomes.CHANGED, employee_id="ani"):
    return PersonChange(row, becomes, employee_id, None, fields)


def seen(*changes, maker=DEWI, words=None):
    return rows_to_see(PeoplePlan(changes, ()), maker, UNITS, words or {}, TODAY)


def told(*changes, maker=DEWI):
    return [(each.pointer, each.code) for each in seen(*changes, maker=maker)]


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (change(BOTH, ("roles", "left_on")), ["ROLE_SET", "LAST_DAY_SET"]),
        (change(BOTH, ("name", "roles")), ["ROLE_SET"]),
        (change(BOTH, ("left_on",)), ["LAST_DAY_SET"]),
        (change(BOTH, ("name",)), []),
        (change(BOTH, (), Becomes.KNOWN), []),
        (change(BOTH, (), Becomes.NEW), ["ROLE_SET", "LAST_DAY_SET"]),
        (change(ROW, (), Becomes.NEW), []),
    ],
)
def test_what_a_row_sets_is_told_and_nothing_that_is_so_already(given, codes):
    assert [code for _, code in told(given)] == codes


def test_the_words_name_the_roles_the_unit_and_the_day_in_both_languages():
    roles, leaving = seen(change(BOTH, ("roles", "left_on")))
    assert "Bagian Umum: atasan, operator" in roles.detail[0]
    assert "Bagian Umum: supervisor, operator" in roles.detail[1]
    assert all("2026-12-31" in text for text in leaving.detail)


def test_the_citys_own_words_for_roles_are_used():
    (roles,) = seen(change(BOTH, ("roles",)), words={Role.OPERATOR: "admin OPD"})
    assert "atasan, admin OPD" in roles.detail[0]


def test_a_role_for_the_maker_and_the_end_of_their_supervisor_come_first():
    others = change(replace(BOTH, row=2), ("roles", "left_on"))
    own = change(replace(BOTH, row=3), ("roles", "left_on"), employee_id="dewi")
    supervisor = change(replace(BOTH, row=4), ("roles", "left_on"), employee_id="citra")
    assert told(others, own, supervisor) == [
        ("/rows/3/roles", "MAKER_ROLE_SET"),
        ("/rows/4/left_on", "MAKER_SUPERVISOR_LEAVES"),
        ("/rows/2/roles", "ROLE_SET"),
        ("/rows/2/left_on", "LAST_DAY_SET"),
        ("/rows/3/left_on", "LAST_DAY_SET"),
        ("/rows/4/roles", "ROLE_SET"),
    ]


@pytest.mark.parametrize(
    ("ends_on", "code"),
    [
        (TODAY - timedelta(days=1), "LAST_DAY_SET"),
        (TODAY, "MAKER_SUPERVISOR_LEAVES"),
        (None, "MAKER_SUPERVISOR_LEAVES"),
    ],
)
def test_a_supervisor_is_whoever_the_maker_works_under_today_or_later(ends_on, code):
    maker = replace(DEWI, assignments=(replace(HELD, ends_on=ends_on),))
    assert told(change(BOTH, ("left_on",), employee_id="citra"), maker=maker) == [("/rows/2/left_on", code)]


def test_a_maker_who_is_gone_serves_nobody():
    assert told(change(BOTH, ("roles",)), maker=None) == [("/rows/2/roles", "ROLE_SET")]
