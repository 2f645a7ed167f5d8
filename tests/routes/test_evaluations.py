"""Assessments through the door: told, rated, approved, objected to and decided; by three people; read by who may."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.discipline import Level
from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.evaluation import line_of
from chalicelib.domain.notice import NoticeKind
from chalicelib.domain.request import Delegation
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, SlotState, SlotVerdict
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, ENDAH, FITRI, GANI, MONDAY, wib
from tests.evaluations import E, put_evaluation
from tests.plans import K, put_plan
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Reply

LATE = SlotVerdict(Slot.ARRIVAL, SlotState.LATE, 7)
Q3 = "evaluations/2026/1/2026-Q3"
BETTER = {"result": "above", "behaviour": "meets", "reason": "Melampaui target dua kali."}


def ask(town: World, who: Employee, method: str, path: str, body: object = None) -> Reply:
    headers = {"Idempotency-Key": f"kunci-{hash(path)}"} if path.endswith("/feedback") else {}
    return town.phone(who, None).call(method, path, body, headers)


def tell(town: World, revision: int = 0, e2: int = 12_000, indicator: str = "i1") -> Reply:
    told = [{"indicator_id": indicator, "realised_e2": e2, "basis": "Register"}]
    return ask(town, ANI, "PUT", f"/me/{Q3}", {"told": told, "revision": revision})


def rate(town: World, revision: int, who: Employee = CITRA, of: str = "ani", period: str = Q3, **body: Any) -> Reply:
    given = {"result": "meets", "behaviour": "meets", "revision": revision, **body}
    return ask(town, who, "PUT", f"/employees/{of}/{period}", given)


def answer(town: World, kind: str, revision: int, who: Employee = EKO, **body: Any) -> Reply:
    return ask(town, who, "POST", f"/employees/ani/{Q3}/answers", {"answer": kind, "revision": revision, **body})


def object_to(town: World, revision: int, text: str = "Mohon ditinjau lagi.") -> Reply:
    return ask(town, ANI, "POST", f"/me/{Q3}/objection", {"text": text, "revision": revision})


def own(town: World, who: Employee = ANI) -> Any:
    found = ask(town, who, "GET", "/me/evaluations/2026").expect(200)["evaluations"]
    return {each["period_id"]: each for each in found}


def seen(town: World, who: Employee = CITRA) -> Any:
    return ask(town, who, "GET", f"/employees/ani/{Q3}").expect(200)


def acts(town: World) -> list[str]:
    return [each.entry.action for each in town.services.audit.entries("umum#2026-11-23")]


def told(town: World, who: str) -> list[object]:
    found = town.services.notices.of_person(who, 9)
    return sorted(str(each.facts["step"]) for each in found if each.kind is NoticeKind.EVALUATION)


@pytest.fixture
def agreed(town: World) -> World:
    put_plan(town, K.PROPOSED, K.AGREED)
    return town


def test_a_period_is_told_rated_approved_objected_to_and_decided_each_step_one_entry(agreed: World) -> None:
    assert tell(agreed).expect(200)["told"][0]["realised_e2"] == 12_000
    rated = rate(agreed, 1).expect(200)
    assert (rated["state"], rated["ratings"]["predicate"], rated["ratings"]["rules_confirmed"]) == (
        "rated",
        "good",
        False,
    )
    assert (rated["evidence"]["indicators"], rated["evidence"]["told"], rated["evidence"]["reached"]) == (1, 1, 1)
    assert answer(agreed, "returned", 2, text="Jelaskan perilakunya.").expect(200)["state"] == "returned"
    assert rate(agreed, 3, **BETTER).expect(200)["ratings"]["predicate"] == "good"
    approved = answer(agreed, "approved", 4).expect(200)
    assert (approved["state"], approved["object_until"], approved["approver_id"]) == ("approved", "2026-12-07", "eko")
    assert object_to(agreed, 5).expect(200)["state"] == "objected"
    best = {"result": "above", "behaviour": "above", "behaviours": {"loyal": "above"}}
    decided = answer(agreed, "changed", 6, text="Keberatan diterima.", ratings=best).expect(200)
    assert (decided["state"], decided["ratings"]["predicate"], decided["may"]) == ("decided", "very_good", [])
    steps = ["told", "rated", "returned", "rated", "approved", "objected", "changed"]
    assert [each["kind"] for each in decided["steps"]] == steps
    assert acts(agreed) == [f"evaluation_{each}" for each in steps]
    assert told(agreed, "ani") == ["approved", "changed"]
    assert told(agreed, "citra") == ["returned"]
    assert told(agreed, "eko") == ["objected"]


def test_before_the_approval_a_person_sees_only_that_it_is_being_made(agreed: World) -> None:
    assert (own(agreed)["2026-Q3"]["state"], own(agreed)["2026-Q3"]["may"]) == ("open", ["told"])
    tell(agreed).expect(200)
    rate(agreed, 1, **BETTER).expect(200)
    for reply in (rate(agreed, 2, **BETTER), answer(agreed, "returned", 3, text="Rahasia berdua.")):
        reply.expect(200)
        mine = own(agreed)["2026-Q3"]
        assert (mine["state"], mine["ratings"], mine["evidence"], mine["may"]) == ("rated", None, None, [])
        assert [each["kind"] for each in mine["steps"]] == ["told"]
    rate(agreed, 4, **BETTER).expect(200)
    answer(agreed, "approved", 5).expect(200)
    mine = own(agreed)["2026-Q3"]
    assert (mine["state"], mine["ratings"]["result"], mine["may"]) == ("approved", "above", ["objected"])
    assert [each["kind"] for each in mine["steps"]] == ["told", "rated", "approved"]
    assert "Rahasia" not in str(mine)


def test_only_an_agreed_plans_period_that_is_over_or_in_its_last_days_is_rated(town: World) -> None:
    put_plan(town, K.PROPOSED)
    with nothing_changed():
        assert problem(rate(town, 0)) == (409, "PLAN_NOT_AGREED")
        assert problem(tell(town)) == (409, "PLAN_NOT_AGREED")
    put_plan(town, K.PROPOSED, K.AGREED)
    with nothing_changed():
        for period in ("2026-Q4", "2026"):
            early = rate(town, 0, period=f"evaluations/2026/1/{period}")
            assert (problem(early), early.json["opens_on"]) == ((409, "PERIOD_NOT_OPEN"), "2026-12-25")
        assert problem(rate(town, 0, period="evaluations/2026/1/2026-03")) == (404, "NOT_FOUND")
        assert problem(rate(town, 0, period="evaluations/2026/2/2026-Q3")) == (404, "NOT_FOUND")
        assert faults(rate(town, 0, period="evaluations/2026/1/triwulan")) == [("/period", "PARAM_RANGE")]
    assert list(own(town)) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026"]
    town.clock.now = wib(8, on=date(2026, 12, 25))
    rate(town, 0, period="evaluations/2026/1/2026-Q4").expect(200)


def test_who_moved_is_assessed_for_each_part_by_its_own_assessor(town: World) -> None:
    june, july = date(2026, 8, 15), date(2026, 8, 16)
    put_plan(town, K.PROPOSED, K.AGREED, ends_on=june)
    put_plan(town, K.PROPOSED, K.AGREED, number=2, unit_id="puskesmas", assessor_id=None, starts_on=july)
    first = rate(town, 0).expect(200)
    assert (first["starts_on"], first["ends_on"], first["opens_on"]) == ("2026-07-01", "2026-08-15", "2026-08-09")
    with nothing_changed():
        assert problem(rate(town, 0, period="evaluations/2026/2/2026-Q3")) == (404, "NOT_FOUND")
    second = rate(town, 0, who=EKO, period="evaluations/2026/2/2026-Q3").expect(200)
    assert (second["unit_id"], second["starts_on"]) == ("puskesmas", "2026-08-16")


def test_three_people_are_three(agreed: World) -> None:
    with nothing_changed():
        assert problem(ask(agreed, CITRA, "PUT", f"/employees/citra/{Q3}", {**BETTER, "revision": 0})) == (
            422,
            "DECIDE_OWN",
        )
        for who in (EKO, DEWI, FITRI, GANI):  # the assessor is Citra, and nobody in her place
            assert problem(rate(agreed, 0, who=who))[0] in (403, 404), who.name
    rate(agreed, 0).expect(200)
    with nothing_changed():
        assert problem(answer(agreed, "approved", 1, who=CITRA)) == (404, "NOT_FOUND")
    answer(agreed, "approved", 1).expect(200)


def test_a_city_admin_who_rated_leaves_the_approval_to_another(town: World) -> None:
    put_plan(town, K.PROPOSED, K.AGREED, employee_id="dewi", unit_id="setda", assessor_id=None)
    rate(town, 0, who=EKO, of="dewi").expect(200)
    path, body = f"/employees/dewi/{Q3}/answers", {"answer": "approved", "revision": 1}
    with nothing_changed():
        assert problem(ask(town, EKO, "POST", path, body)) == (422, "DECIDE_OWN")
    assert ask(town, ENDAH, "POST", path, body).expect(200)["approver_id"] == "endah"


def test_the_assessors_superior_approves_and_no_city_admin_beside_them(agreed: World) -> None:
    agreed.change("dewi", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "setda"),)))
    rate(agreed, 0).expect(200)
    assert told(agreed, "dewi") == ["rated"]
    with nothing_changed():
        assert problem(answer(agreed, "approved", 1)) == (404, "NOT_FOUND")
    assert answer(agreed, "approved", 1, who=DEWI).expect(200)["approver_id"] == "dewi"


def test_a_delegate_rates_in_the_assessors_place_and_the_head_above_once_they_lead_no_more(agreed: World) -> None:
    agreed.change("citra", lambda each: replace(each, delegation=Delegation("budi", MONDAY, date(2026, 11, 29))))
    agreed.change("budi", lambda each: replace(each, delegated_by=("citra",)))
    rated = rate(agreed, 0, who=BUDI).expect(200)
    assert (rated["assessor_id"], rated["steps"][0]["by"], rated["steps"][0]["on_behalf"]) == ("citra", "budi", "citra")
    agreed.change("citra", lambda each: replace(each, grants=(), delegation=None))
    agreed.change("dewi", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "setda"),)))
    again = rate(agreed, 1, who=DEWI).expect(200)
    assert (again["assessor_id"], [each["by"] for each in again["steps"]]) == ("dewi", ["budi", "dewi"])


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ({"result": "above"}, ("/reason", "EVALUATION_REASON")),
        ({"behaviour": "below"}, ("/reason", "EVALUATION_REASON")),
        ({"result": "perfect"}, ("/result", "ENUM")),
        ({"behaviours": {"brave": "meets"}}, ("/behaviours", "INVALID")),
        ({"reason": "a\u202eb"}, ("/reason", "LINES_INVALID")),
    ],
)
def test_a_rating_that_lacks_something_is_told_what(
    agreed: World, body: dict[str, Any], found: tuple[str, str]
) -> None:
    with nothing_changed():
        assert faults(rate(agreed, 0, **body)) == [found]


def test_what_an_answer_and_what_is_told_lack_is_named(agreed: World) -> None:
    with nothing_changed():
        assert faults(tell(agreed, indicator="i9")) == [("/told/0/indicator_id", "INDICATOR_UNKNOWN")]
        assert problem(tell(agreed, revision=3)) == (409, "CHANGED_MEANWHILE")
    rate(agreed, 0).expect(200)
    with nothing_changed():
        assert faults(answer(agreed, "returned", 1)) == [("/text", "EVALUATION_WORD")]
        assert faults(answer(agreed, "approved", 1, ratings={"result": "meets", "behaviour": "meets"})) == [
            ("/ratings", "EVALUATION_RATINGS")
        ]
        assert problem(answer(agreed, "kept", 1, text="Tetap.")) == (409, "EVALUATION_MOVED_ON")
        assert problem(tell(agreed, 1)) == (409, "EVALUATION_MOVED_ON")
        assert problem(object_to(agreed, 1)) == (409, "EVALUATION_MOVED_ON")
    answer(agreed, "approved", 1).expect(200)
    with nothing_changed():
        assert problem(rate(agreed, 2)) == (409, "EVALUATION_MOVED_ON")


def test_an_objection_comes_in_time_and_once(agreed: World) -> None:
    rate(agreed, 0).expect(200)
    answer(agreed, "approved", 1).expect(200)
    approved_at = agreed.clock.now
    agreed.clock.now = wib(0, on=date(2026, 12, 8))
    with nothing_changed():
        late = object_to(agreed, 2)
        assert (problem(late), late.json["until"]) == ((409, "OBJECTION_OVER"), "2026-12-07")
    assert own(agreed)["2026-Q3"]["may"] == []
    agreed.clock.now = approved_at
    object_to(agreed, 2).expect(200)
    answer(agreed, "kept", 3, text="Sudah sesuai bukti.").expect(200)
    with nothing_changed():
        assert problem(object_to(agreed, 4, "Sekali lagi.")) == (409, "EVALUATION_MOVED_ON")


def test_a_step_that_is_sent_again_is_answered_as_the_first_time(agreed: World) -> None:
    first = rate(agreed, 0, **BETTER).expect(200)
    with nothing_changed():
        assert rate(agreed, 0, **BETTER).expect(200)["revision"] == first["revision"] == 1
    answer(agreed, "approved", 1).expect(200)
    with nothing_changed():
        assert answer(agreed, "approved", 1).expect(200)["revision"] == 2


def test_the_evidence_is_of_the_periods_own_days_and_stays_as_it_was(agreed: World) -> None:
    days = {
        date(2026, 6, 30): DayVerdict(date(2026, 6, 30), DayStatus.ABSENT, (), "pattern:x", "default"),
        date(2026, 7, 1): DayVerdict(date(2026, 7, 1), DayStatus.ABSENT, (), "pattern:x", "default"),
        date(2026, 9, 30): DayVerdict(date(2026, 9, 30), DayStatus.PRESENT, (LATE,), "pattern:x", "default"),
    }
    for on, verdict in days.items():
        agreed.services.months.write("umum", on, {"ani": verdict}, {})
    before = seen(agreed)
    assert (before["may"], before["evidence"]["working_days"], before["evidence"]["absent_days"]) == (["rated"], 2, 1)
    assert (before["evidence"]["late_min"], before["evidence"]["activities"]) == (7, 0)
    rate(agreed, 0).expect(200)
    answer(agreed, "approved", 1).expect(200)
    more = DayVerdict(date(2026, 8, 3), DayStatus.ABSENT, (), "pattern:x", "default")
    agreed.services.months.write("umum", date(2026, 8, 3), {"ani": more}, {})
    assert seen(agreed)["evidence"]["absent_days"] == 1
    assert Level.LIGHT.value not in (before["evidence"]["discipline"] or "")


def test_a_unit_sees_how_its_predicates_spread_and_nobody_there_sees_their_own(agreed: World) -> None:
    put_evaluation(agreed, E.RATED, E.APPROVED)
    mine = put_evaluation(agreed, E.RATED, employee_id="citra")
    path = "/units/umum/evaluations/2026-Q3"
    found = ask(agreed, CITRA, "GET", path).expect(200)
    assert [each["employee_id"] for each in found["lines"]] == ["ani"]
    assert (found["names"], found["counts"]["good"], found["standing"]["standing"]) == ({"ani": "Ani"}, 1, None)
    assert len(ask(agreed, EKO, "GET", path).expect(200)["lines"]) == 2
    assert line_of(mine).predicate is not None
    standing = {"standing": "good", "revision": 0}
    ask(agreed, EKO, "PUT", "/units/umum/standings/2026", standing).expect(200)
    verdict = ask(agreed, FITRI, "GET", path).expect(200)["verdicts"][0]
    assert (verdict["people"], verdict["of"], verdict["fits"]) == (1, 1, False)
    with nothing_changed():
        other = {"standing": "poor", "revision": 0}
        assert problem(ask(agreed, ENDAH, "PUT", "/units/umum/standings/2026", other)) == (409, "CHANGED_MEANWHILE")


def test_figures_of_so_few_that_they_would_tell_of_a_person_are_not_told(agreed: World) -> None:
    for at in range(9):
        put_evaluation(agreed, E.RATED, E.APPROVED, employee_id=f"pegawai-{at}")
    path = "/units/umum/predicates/2026-Q3"
    assert ask(agreed, FITRI, "GET", path).expect(200)["counts"] is None
    put_evaluation(agreed, E.RATED, E.APPROVED, employee_id="pegawai-9")
    found = ask(agreed, FITRI, "GET", path).expect(200)
    assert found["counts"]["good"] == 10
    assert "pegawai" not in str(found)


def test_nobody_reads_the_assessment_of_their_own_superior(agreed: World) -> None:
    agreed.change("budi", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "umum"),)))
    put_plan(agreed, K.PROPOSED, K.AGREED, employee_id="citra", assessor_id=None)
    put_evaluation(agreed, E.RATED, E.APPROVED, employee_id="citra")
    for path in (f"/employees/citra/{Q3}", "/employees/citra/evaluations/2026"):
        assert problem(ask(agreed, BUDI, "GET", path)) == (404, "NOT_FOUND")
    assert ask(agreed, BUDI, "GET", "/units/umum/evaluations/2026-Q3").expect(200)["lines"] == []


def test_a_superior_says_something_during_the_year_both_read_it_and_it_is_counted(agreed: World) -> None:
    agreed.clock.now = wib(8, on=date(2026, 9, 30))
    path = "/employees/ani/feedback"
    ask(agreed, CITRA, "POST", path, {"text": "Laporan rapi.\nLanjutkan."}).expect(201)
    mine = ask(agreed, ANI, "GET", "/me/feedback/2026").expect(200)
    assert (mine["words"][0]["text"], mine["names"]) == ("Laporan rapi.\nLanjutkan.", {"citra": "Citra"})
    assert ask(agreed, CITRA, "GET", f"{path}/2026").expect(200) == mine
    assert told(agreed, "ani") == ["feedback"]
    assert seen(agreed)["evidence"]["feedback"] == 1
    with nothing_changed():
        assert faults(ask(agreed, CITRA, "POST", path, {"text": "a" * 1001}))[0][0] == "/text"
        assert problem(ask(agreed, CITRA, "POST", "/employees/citra/feedback", {"text": "Bagus."})) == (
            422,
            "DECIDE_OWN",
        )
        assert problem(ask(agreed, CITRA, "POST", "/employees/gani/feedback", {"text": "Bagus."})) == (
            404,
            "NOT_FOUND",
        )


def test_the_record_over_years_has_a_predicate_once_it_was_approved(agreed: World) -> None:
    tell(agreed).expect(200)
    rate(agreed, 1).expect(200)
    before = ask(agreed, ANI, "GET", "/me/compliance-record?years=2").expect(200)["years"]
    answer(agreed, "approved", 2).expect(200)
    year = ask(agreed, ANI, "GET", "/me/compliance-record?years=2").expect(200)["years"][-1]["performance"]
    assert [each["performance"]["assessments"] for each in before] == [[], []]
    assert before[0]["performance"] == {"plans": [], "assessments": [], "activities": None, "feedback": None}
    assert [(each["period_id"], each["predicate"], each["rules_confirmed"]) for each in year["assessments"]] == [
        ("2026-Q3", "good", False),
    ]
    (plan,) = year["plans"]
    assert (plan["assessor"], plan["goals"][0]["indicators"][0]["realised_e2"]) == ("Citra", 12_000)
