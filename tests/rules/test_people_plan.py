"""What a file of people changes: new, changed, known, missing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.employee import Assignment, Employee, Grant, NumberKind, Role
from chalicelib.domain.staff import Member
from chalicelib.rules.people_plan import assignment_of, plan_people
from chalicelib.rules.people_row import PersonRow
from chalicelib.rules.row_kind import Becomes

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)
ROW = PersonRow(2, "A-001", NumberKind.LOCAL, "Ani", "umum", ("balai",), "lima", None, None, None)
ANI = Employee("ani", "Ani", "A-001", NumberKind.LOCAL, (Assignment("umum", date(2026, 1, 1), ("balai",), "lima"),))


def plan(*rows, registered=(), members=()):
    people = {each.number: each for each in registered}
    ids = {row.number: f"new-{row.number}" for row in rows if row.number not in people}
    lists = {"umum": [Member(each.employee_id, each.name, each.assignments) for each in members]}
    return plan_people(rows, people, ids, lists, TODAY)


def test_whoever_is_not_registered_is_new_from_today():
    (change,) = plan(ROW).changes
    assert (change.becomes, change.employee_id) == (Becomes.NEW, "new-A-001")
    assert assignment_of(change, TODAY) == Assignment("umum", TODAY, ("balai",), "lima")


def test_whoever_is_so_already_is_known():
    assert [each.becomes for each in plan(ROW, registered=[ANI]).changes] == [Becomes.KNOWN]


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"name": "Ani Nur"}, ("name",)),
        ({"email": "ani@contoh.example"}, ("email",)),
        ({"unit_id": "setda"}, ("assignment",)),
        ({"office_ids": ("balai", "pos")}, ("assignment",)),
        ({"pattern_id": None}, ("assignment",)),
        ({"name": "Ani Nur", "unit_id": "setda"}, ("name", "assignment")),
    ],
)
def test_what_differs_is_named(changed, fields):
    (change,) = plan(replace(ROW, **changed), registered=[ANI]).changes
    assert (change.becomes, change.fields) == (Becomes.CHANGED, fields)


def test_a_transfer_starts_tomorrow_or_when_the_file_says_later():
    (change,) = plan(replace(ROW, unit_id="setda"), registered=[ANI]).changes
    assert assignment_of(change, TODAY).starts_on == TOMORROW
    (change,) = plan(replace(ROW, unit_id="setda", starts_on=date(2026, 1, 2)), registered=[ANI]).changes
    assert assignment_of(change, TODAY).starts_on == TOMORROW
    (change,) = plan(replace(ROW, unit_id="setda", starts_on=date(2027, 1, 1)), registered=[ANI]).changes
    assert assignment_of(change, TODAY).starts_on == date(2027, 1, 1)


def test_a_transfer_that_is_planned_already_is_known():
    moved = replace(ANI, assignments=(*ANI.assignments, Assignment("setda", TOMORROW, ("balai",), "lima")))
    assert plan(replace(ROW, unit_id="setda"), registered=[moved]).changes[0].becomes is Becomes.KNOWN


def test_an_address_the_file_is_silent_about_stays():
    held = replace(ANI, email="ani@contoh.example")
    assert plan(ROW, registered=[held]).changes[0].becomes is Becomes.KNOWN


def test_silence_about_roles_and_last_day_changes_nothing():
    held = replace(ANI, grants=(Grant(Role.OPERATOR, "umum"),), left_on=TOMORROW)
    assert plan(ROW, registered=[held]).changes[0].becomes is Becomes.KNOWN


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"roles": (Role.SUPERVISOR,)}, ("roles",)),
        ({"left_on": TOMORROW}, ("left_on",)),
        ({"roles": (Role.OPERATOR,)}, ()),
        ({"left_on": TODAY, "unit_id": "setda"}, ("left_on",)),  # gone before a transfer could start
        ({"left_on": TOMORROW, "unit_id": "setda"}, ("assignment", "left_on")),
    ],
)
def test_roles_and_last_days_are_compared_too(changed, fields):
    held = replace(ANI, grants=(Grant(Role.OPERATOR, "umum"),))
    assert plan(replace(ROW, **changed), registered=[held]).changes[0].fields == fields


def test_a_supervisor_is_found_in_the_file_or_among_the_registered():
    below = replace(ROW, row=3, number="A-002", name="Budi", supervisor_number="A-001")
    assert plan(ROW, below).changes[1].supervisor_id == "new-A-001"
    assert plan(ROW, below, registered=[ANI]).changes[1].supervisor_id == "ani"


def test_who_works_in_a_named_unit_and_does_not_stand_in_the_file_is_missing():
    budi = replace(ANI, employee_id="budi", number="A-009")
    gone = replace(ANI, employee_id="gone", assignments=(replace(ANI.assignments[0], ends_on=date(2026, 2, 1)),))
    found = plan(ROW, registered=[ANI], members=[ANI, budi, gone])
    assert found.missing == (("budi", "umum"),)
    assert found.counts() == {"new": 0, "changed": 0, "known": 1, "missing": 1, "roles": 0, "leaving": 0}


def test_roles_and_last_days_are_counted_for_who_applies_them():
    new = replace(ROW, row=3, number="A-002", roles=(Role.OPERATOR,), left_on=TOMORROW)
    held = replace(ANI, grants=(Grant(Role.OPERATOR, "umum"),))
    counts = plan(replace(ROW, roles=(Role.OPERATOR,), left_on=TODAY), new, registered=[held]).counts()
    assert (counts["roles"], counts["leaving"]) == (1, 2)
