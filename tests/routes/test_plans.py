"""A year's plan through the door: written, proposed, answered, copied, gone on with elsewhere, read by who may."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.activity import ActivityStepKind
from chalicelib.domain.employee import Assignment, Employee, Grant, Role
from chalicelib.domain.notice import NoticeKind
from chalicelib.domain.request import Delegation
from tests.activities import an_activity
from tests.budget_lines import CODE, line
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI, GANI, START, person
from tests.plans import ACTION as AGREED_ACTION
from tests.plans import GOAL, K, put_plan
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World, entry
from tools.phone import Reply

HEAD = person("Hadi", "CONTOH-020", "setda", (Grant(Role.SUPERVISOR, "setda"),))
INDICATOR = {"aspect": "quantity", "text": "Jumlah dokumen", "target_e2": 12_000, "unit": "dokumen"}
ACTION = {"text": "Memverifikasi dokumen", "unit": "dokumen", "months_e2": [1_000] * 12}
NEW = {"kind": "main", "text": "Dokumen terverifikasi", "indicators": [INDICATOR], "actions": [ACTION]}
NOTHING = {**NEW, "indicators": [{**INDICATOR, "target_e2": 0}]}
FIVE_MONTHS = {**NEW, "actions": [{**ACTION, "months_e2": [1] * 5}]}
PLAN = {"post": "Pengelola Pengadaan", "goals": [NEW], "revision": 0}


def ask(town: World, who: Employee, method: str, path: str, body: object = None) -> Reply:
    headers = {"Idempotency-Key": "kunci"} if path in ("/me/plan-copies", "/me/plans/2026") else {}
    return town.phone(who, None).call(method, path, body, headers)


def write(town: World, body: dict[str, Any] | None = None, who: Employee = ANI, number: int = 1) -> Reply:
    return ask(town, who, "PUT", f"/me/plans/2026/{number}", {**PLAN, **(body or {})})


def propose(town: World, revision: int, who: Employee = ANI, number: int = 1) -> Reply:
    return ask(town, who, "POST", f"/me/plans/2026/{number}/proposal", {"revision": revision})


def answer(
    town: World, kind: str, revision: int, who: Employee = CITRA, text: str | None = None, whose: str = "ani"
) -> Reply:
    body = {"answer": kind, "revision": revision, "text": text}
    return ask(town, who, "POST", f"/employees/{whose}/plans/2026/1/answers", body)


def own(town: World, who: Employee = ANI, year: int = 2026) -> Any:
    return ask(town, who, "GET", f"/me/plans/{year}").expect(200)


def acts(town: World) -> list[str]:
    return [each.entry.action for each in town.services.audit.entries("umum#2026-11-23")]


def told(town: World, who: str) -> list[tuple[str, object]]:
    found = town.services.notices.of_person(who, 9)
    return [(each.kind, each.facts["step"]) for each in found if each.kind is NoticeKind.PLAN]


def test_a_plan_is_written_proposed_returned_changed_and_agreed_each_step_one_entry(town: World) -> None:
    first = write(town).expect(200)
    assert (first["state"], first["revision"], first["unit_id"]) == ("draft", 1, "umum")
    assert (first["starts_on"], first["ends_on"]) == ("2026-01-01", "2026-12-31")
    goal = first["goals"][0]
    assert (goal["goal_id"], goal["indicators"][0]["indicator_id"], goal["actions"][0]["action_id"]) == (
        "g1",
        "i2",
        "a3",
    )
    assert propose(town, 1).expect(200)["assessor_id"] == "citra"
    assert answer(town, "returned", 2, text="Naikkan targetnya.").expect(200)["state"] == "returned"
    changed = {**goal, "indicators": [{**goal["indicators"][0], "target_e2": 15_000}]}
    again = write(town, {"goals": [changed, NEW], "revision": 3}).expect(200)
    assert [each["goal_id"] for each in again["goals"]] == ["g1", "g4"]
    propose(town, 4).expect(200)
    agreed = answer(town, "agreed", 5).expect(200)
    assert (agreed["state"], agreed["was_agreed"], agreed["names"]) == (
        "agreed",
        True,
        {"ani": "Ani", "citra": "Citra"},
    )
    steps = ["written", "proposed", "returned", "written", "proposed", "agreed"]
    assert [each["kind"] for each in agreed["steps"]] == steps
    assert acts(town) == [f"plan_{each}" for each in steps]
    assert sorted(told(town, "citra")) == [("plan", "proposed")] * 2
    assert sorted(told(town, "ani")) == [("plan", "agreed"), ("plan", "returned")]


def test_what_is_agreed_changes_only_once_it_is_reopened_and_its_actions_stay(town: World) -> None:
    put_plan(town, K.PROPOSED, K.AGREED)
    with nothing_changed():
        assert problem(write(town, {"revision": 1})) == (409, "PLAN_MOVED_ON")
        assert faults(answer(town, "reopened", 1)) == [("/text", "PLAN_WORD")]
    reopened = answer(town, "reopened", 1, text="Silakan ubah.").expect(200)
    goal = reopened["goals"][0]
    retired = {**goal, "actions": [{**goal["actions"][0], "retired": True}]}
    assert write(town, {"goals": [retired], "revision": 2}).expect(200)["goals"][0]["actions"][0]["retired"] is True


def test_an_action_with_activities_stays_and_one_without_may_go(town: World) -> None:
    two = (AGREED_ACTION, replace(AGREED_ACTION, action_id="a2"))
    put_plan(town, K.PROPOSED, K.AGREED, K.REOPENED, goals=(replace(GOAL, actions=two),), ids_given=2)
    tied = an_activity("a", ActivityStepKind.WITHDRAWN, on=date(2026, 3, 2), plan_number=1, action_id="a1")
    elsewhere = an_activity("b", plan_number=2, action_id="a2")
    town.services.activities.save([tied, elsewhere], [])
    goal = town.phone(ANI, enrolled=None).call("GET", "/me/plans/2026").expect(200)["plans"][0]["goals"][0]
    with nothing_changed():
        for left in ([], goal["actions"][1:], [{**goal["actions"][0], "unit": "orang"}]):
            body = {"goals": [{**goal, "actions": left}], "revision": 1}
            assert faults(write(town, body)) == [("/goals", "PLAN_ACTION_TIED")]
    kept = write(town, {"goals": [{**goal, "actions": goal["actions"][:1]}], "revision": 1}).expect(200)
    assert [each["action_id"] for each in kept["goals"][0]["actions"]] == ["a1"]


def test_what_pays_for_an_action_stands_in_the_budget_once_there_is_one(town: World) -> None:
    """Of the unit, else of the nearest above that has one; an action that is retired names what it named."""
    paid = {**NEW, "actions": [{"text": "Memeriksa", "unit": "dokumen", "budget_code": "5.03.02.2.01.9999"}]}
    written = write(town, {"goals": [paid]}).expect(200)
    town.services.budgets.save(line(unit_id="setda"), None, entry("test_line", town.clock.now))
    with nothing_changed():
        where = ("/goals/0/actions/0/budget_code", "PLAN_BUDGET_UNKNOWN")
        assert faults(write(town, {"goals": [paid], "revision": 1})) == [where]
        assert faults(propose(town, 1)) == [where]
    right = {**paid, "actions": [{**paid["actions"][0], "budget_code": CODE}]}
    retired = {**paid, "actions": [{**written["goals"][0]["actions"][0], "retired": True}]}
    for revision, goal in ((1, retired), (2, right)):
        write(town, {"goals": [goal], "revision": revision}).expect(200)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ({"post": ""}, ("/post", "TEXT_INVALID")),
        ({"goals": [{**NEW, "text": "a\u202eb"}]}, ("/goals/0/text", "TEXT_INVALID")),
        ({"goals": [NOTHING]}, ("/goals/0/indicators/0/target_e2", "RANGE")),
        ({"goals": [FIVE_MONTHS]}, ("/goals/0/actions/0/months_e2", "PLAN_MONTHS")),
        ({"goals": [{**NEW, "goal_id": "g7"}]}, ("/goals/0/goal_id", "PLAN_ID_UNKNOWN")),
    ],
)  # fmt: skip
def test_a_fault_names_its_field_and_nothing_is_written(town: World, body: dict[str, Any], found: object) -> None:
    with nothing_changed():
        assert faults(write(town, body)) == [found]


def test_a_year_far_away_and_a_number_that_is_not_there_are_told(town: World) -> None:
    with nothing_changed():
        assert faults(ask(town, ANI, "PUT", "/me/plans/2030/1", PLAN)) == [("/year", "PLAN_YEAR")]
        assert faults(ask(town, ANI, "PUT", "/me/plans/2025/1", PLAN)) == [("/year", "PLAN_NO_WORK")]
        assert faults(ask(town, ANI, "PUT", "/me/plans/2026/0", PLAN)) == [("/number", "PARAM_RANGE")]
        assert problem(write(town, number=2)) == (404, "NOT_FOUND")
        assert problem(propose(town, 1)) == (404, "NOT_FOUND")
        assert problem(write(town, {"revision": 3})) == (409, "CHANGED_MEANWHILE")


def test_a_plan_is_whole_before_it_is_proposed(town: World) -> None:
    write(town, {"goals": [{**NEW, "indicators": []}]}).expect(200)
    with nothing_changed():
        assert faults(propose(town, 1)) == [("/goals/0/indicators", "PLAN_NO_INDICATOR")]
        assert problem(propose(town, 7)) == (409, "CHANGED_MEANWHILE")


def test_goals_are_cascaded_from_the_assessors_agreed_plan(town: World) -> None:
    put_plan(town, K.PROPOSED, K.AGREED, employee_id="citra", assessor_id=None)
    (above,) = own(town)["above"]
    assert above == {"employee_id": "citra", "number": 1, "goal_id": "g1", "text": GOAL.text}
    ref = {each: above[each] for each in ("employee_id", "number", "goal_id")}
    saved = write(town, {"goals": [{**NEW, "cascaded_from": ref}]}).expect(200)
    assert saved["goals"][0]["cascaded_from"] == ref
    with nothing_changed():
        strange = {**NEW, "cascaded_from": {**ref, "goal_id": "g9"}}
        assert faults(write(town, {"goals": [strange], "revision": 1})) == [
            ("/goals/0/cascaded_from", "PLAN_CASCADE_UNKNOWN")
        ]


def test_superiors_in_a_circle_are_named(town: World) -> None:
    put_plan(town, K.PROPOSED, employee_id="citra", assessor_id="ani")
    write(town).expect(200)
    with nothing_changed():
        reply = propose(town, 1)
    assert problem(reply) == (409, "ASSESSOR_CIRCULAR")
    assert reply.json["name"] == "Citra"


def test_without_a_superior_the_nearest_head_is_asked_else_a_city_admin(town: World) -> None:
    town.change("budi", lambda each: replace(each, assignments=(replace(each.assignments[0], supervisor_id=None),)))
    write(town, who=BUDI).expect(200)
    assert propose(town, 1, who=BUDI).expect(200)["assessor_id"] == "citra"
    write(town, who=CITRA).expect(200)
    assert propose(town, 1, who=CITRA).expect(200)["assessor_id"] is None
    with nothing_changed():
        assert problem(answer(town, "agreed", 2, whose="citra")) == (422, "DECIDE_OWN")
    assert answer(town, "agreed", 2, EKO, whose="citra").expect(200)["state"] == "agreed"


def test_where_nobody_stands_above_no_leader_beside_or_below_answers(town: World) -> None:
    town.change("budi", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "umum"),)))
    town.change("budi", lambda each: replace(each, assignments=(replace(each.assignments[0], supervisor_id=None),)))
    put_plan(town, K.PROPOSED, employee_id="citra", assessor_id=None)
    with nothing_changed():
        assert problem(answer(town, "agreed", 1, BUDI, whose="citra")) == (404, "NOT_FOUND")
    assert answer(town, "agreed", 1, EKO, whose="citra").expect(200)["state"] == "agreed"


def test_two_leaders_of_one_unit_assess_their_people_and_not_each_other(town: World) -> None:
    town.services.staff.save(HEAD, None, entry("test_add", town.clock.now))
    for who, above in (("budi", None), ("citra", "hadi")):
        held = replace(BUDI.assignments[0], supervisor_id=above)
        led = (Grant(Role.SUPERVISOR, "umum"),)
        town.change(who, lambda each: replace(each, assignments=(held,), grants=led))  # noqa: B023
    write(town, who=BUDI).expect(200)
    assert propose(town, 1, who=BUDI).expect(200)["assessor_id"] == "hadi"
    assert ask(town, CITRA, "GET", "/employees/budi/plans/2026").expect(200)["plans"][0]["may_answer"] is False
    with nothing_changed():
        assert problem(answer(town, "agreed", 2, whose="budi")) == (404, "NOT_FOUND")
    away = Delegation("citra", date(2026, 11, 1), date(2026, 11, 30))
    town.change("hadi", lambda each: replace(each, delegation=away))
    town.change("citra", lambda each: replace(each, delegated_by=("hadi",)))
    agreed = answer(town, "agreed", 2, whose="budi").expect(200)
    assert (agreed["steps"][-1]["by"], agreed["steps"][-1]["on_behalf"]) == ("citra", "hadi")


def test_a_delegate_answers_in_the_superiors_place_and_the_step_says_so(town: World) -> None:
    put_plan(town, K.PROPOSED)
    lent = Delegation("dewi", date(2026, 11, 1), date(2026, 11, 30))
    town.change("citra", lambda each: replace(each, delegation=lent))
    town.change("dewi", lambda each: replace(each, delegated_by=("citra",)))
    agreed = answer(town, "agreed", 1, DEWI).expect(200)
    assert (agreed["steps"][-1]["by"], agreed["steps"][-1]["on_behalf"]) == ("dewi", "citra")


def test_nobody_answers_their_own_plan_nor_one_out_of_reach(town: World) -> None:
    put_plan(town, K.PROPOSED)
    put_plan(town, K.PROPOSED, employee_id="gani", unit_id="puskesmas", assessor_id=None)
    with nothing_changed():
        assert problem(answer(town, "agreed", 1, whose="gani")) == (404, "NOT_FOUND")
        assert problem(answer(town, "agreed", 1, DEWI)) == (403, "ROLE_MISSING")
        assert problem(answer(town, "agreed", 7)) == (409, "CHANGED_MEANWHILE")


def test_a_copy_of_last_year_begins_the_year_with_its_targets(town: World) -> None:
    with nothing_changed():
        assert problem(ask(town, ANI, "POST", "/me/plan-copies", {"year": 2027})) == (409, "NOTHING_TO_COPY")
    put_plan(town, K.PROPOSED, K.AGREED)
    copy = ask(town, ANI, "POST", "/me/plan-copies", {"year": 2027}).expect(201)
    assert (copy["state"], copy["starts_on"], copy["ends_on"]) == ("draft", "2027-01-01", "2027-12-31")
    assert copy["goals"][0]["indicators"][0]["target_e2"] == 12_000
    assert ask(town, ANI, "POST", "/me/plan-copies", {"year": 2027}).expect(201) == copy
    ask(town, ANI, "PUT", "/me/plans/2027/1", {**PLAN, "revision": 1}).expect(200)
    other = town.phone(ANI, None).call("POST", "/me/plan-copies", {"year": 2027}, {"Idempotency-Key": "lain"})
    assert problem(other) == (409, "PLAN_THERE")


def test_who_moves_goes_on_with_another_plan_and_each_unit_keeps_its_part(town: World) -> None:
    first = put_plan(town, K.PROPOSED, K.AGREED)
    body = {"post": "Pengadministrasi", "revision": 1}
    with nothing_changed():
        assert problem(ask(town, ANI, "POST", "/me/plans/2026", body)) == (409, "NOT_MOVED")
    june, july = date(2026, 6, 30), date(2026, 7, 1)
    both = (
        replace(first_assignment(), ends_on=june),
        Assignment("setda", july, ("balai-kota",), "lima-hari", None),
    )
    town.change("ani", lambda each: replace(each, assignments=both))
    assert own(town)["may_go_on"] is True
    second = ask(town, ANI, "POST", "/me/plans/2026", body).expect(201)
    assert (second["number"], second["unit_id"], second["starts_on"], second["goals"]) == (2, "setda", "2026-07-01", [])
    before = town.services.plans.get("ani", 2026, 1)
    assert before
    assert (before.ends_on, before.assessor_id, before.goals) == (june, "citra", first.goals)
    assert [each["number"] for each in own(town)["plans"]] == [1, 2]
    assert own(town)["may_go_on"] is False
    reads = [ask(town, who, "GET", "/employees/ani/plans/2026").expect(200)["plans"] for who in (CITRA, DEWI)]
    assert [[each["number"] for each in read] for read in reads] == [[1], [1, 2]]


def first_assignment() -> Assignment:
    return Assignment("umum", START, ("balai-kota",), "lima-hari", "citra")


def test_a_plan_of_the_unit_one_has_left_is_not_proposed(town: World) -> None:
    write(town).expect(200)
    both = (
        replace(first_assignment(), ends_on=date(2026, 6, 30)),
        Assignment("setda", date(2026, 7, 1), ("balai-kota",), "lima-hari", None),
    )
    town.change("ani", lambda each: replace(each, assignments=both))
    with nothing_changed():
        assert problem(propose(town, 1)) == (409, "PLAN_UNIT_LEFT")


def test_a_units_year_says_who_has_a_plan_and_who_has_none(town: World) -> None:
    put_plan(town, K.PROPOSED)
    for who in (CITRA, DEWI, EKO, FITRI):
        found = ask(town, who, "GET", "/units/umum/plans/2026").expect(200)
        assert [(each["employee_id"], each["state"], each["goals"]) for each in found["lines"]] == [
            ("ani", "proposed", 1)
        ]
        assert found["without"] == ["budi", "citra"]
        assert found["names"] == {"ani": "Ani", "budi": "Budi", "citra": "Citra"}
    assert problem(ask(town, CITRA, "GET", "/units/puskesmas/plans/2026")) == (404, "NOT_FOUND")
    assert problem(ask(town, GANI, "GET", "/units/umum/plans/2026")) == (403, "ROLE_MISSING")


def test_a_person_reads_their_year_and_who_leads_them_whether_it_is_theirs_to_answer(town: World) -> None:
    put_plan(town, K.PROPOSED)
    year = own(town)
    assert (year["assessor_name"], year["may_go_on"]) == ("Citra", False)
    assert [each["state"] for each in year["plans"]] == ["proposed"]
    may = {
        who.employee_id: ask(town, who, "GET", "/employees/ani/plans/2026").expect(200)["plans"][0]["may_answer"]
        for who in (CITRA, DEWI, EKO, FITRI)
    }
    assert may == {"citra": True, "dewi": False, "eko": True, "fitri": False}
