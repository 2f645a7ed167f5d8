"""What nobody is to learn of an assessment on a way round: a subtraction, a refusal, the trail, a word of the year."""

from dataclasses import replace

import pytest

from chalicelib.domain.employee import Grant, Role
from chalicelib.domain.performance import Predicate, Rating
from chalicelib.domain.request import Delegation
from tests.cast import BUDI, CITRA, DEWI, EKO, FITRI, MONDAY
from tests.evaluations import GOOD, E, put_evaluation
from tests.plans import K, put_plan
from tests.routes.test_evaluations import answer, ask, object_to, rate, tell
from tests.routes.town import problem
from tests.world import World

POOR = replace(GOOD, result=Rating.BELOW, behaviour=Rating.BELOW, predicate=Predicate.VERY_POOR)
UNIT = "/units/umum/evaluations/2026-Q3"


@pytest.fixture
def agreed(town: World) -> World:
    put_plan(town, K.PROPOSED, K.AGREED)
    return town


def rated_poorly(town: World, who: str) -> None:
    made = put_evaluation(town, E.RATED, E.APPROVED, employee_id=who, rater="eko")
    first = replace(made.steps[0], ratings=POOR)
    put_evaluation(town, employee_id=who, steps=(first, *made.steps[1:]))


def test_a_units_figures_leave_no_superior_over_once_the_lines_shown_are_subtracted(agreed: World) -> None:
    agreed.change("budi", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "umum"),)))
    put_evaluation(agreed, E.RATED, E.APPROVED)
    rated_poorly(agreed, "citra")
    ask(agreed, EKO, "PUT", "/units/umum/standings/2026", {"standing": "poor", "revision": 0}).expect(200)
    found = ask(agreed, BUDI, "GET", UNIT).expect(200)
    assert [each["employee_id"] for each in found["lines"]] == ["ani"]
    assert (found["counts"]["good"], found["counts"]["very_poor"]) == (1, 0)
    assert {each["of"] for each in found["verdicts"]} == {1}
    assert ask(agreed, EKO, "GET", UNIT).expect(200)["counts"]["very_poor"] == 1


def test_a_delegate_learns_nothing_of_whose_place_they_take(agreed: World) -> None:
    rated_poorly(agreed, "citra")
    lent = Delegation("dewi", MONDAY, MONDAY)
    agreed.change("citra", lambda each: replace(each, delegation=lent))
    agreed.change("dewi", lambda each: replace(each, delegated_by=("citra",)))
    found = ask(agreed, DEWI, "GET", UNIT).expect(200)
    assert (found["lines"], found["counts"]["very_poor"]) == ([], 0)


def test_two_plans_of_one_person_are_one_person(agreed: World) -> None:
    for at in range(9):
        put_evaluation(agreed, E.RATED, E.APPROVED, employee_id=f"pegawai-{at}")
    put_evaluation(agreed, E.RATED, E.APPROVED, employee_id="pegawai-0", number=2)
    assert ask(agreed, FITRI, "GET", "/units/umum/predicates/2026-Q3").expect(200)["counts"] is None


def test_a_refusal_tells_its_person_nothing_of_what_is_said_about_them(agreed: World) -> None:
    tell(agreed).expect(200)
    rate(agreed, 1).expect(200)
    answer(agreed, "returned", 2, text="Jelaskan.").expect(200)
    for refused in (tell(agreed, 3, e2=1), object_to(agreed, 3)):
        assert (problem(refused), refused.json["state"]) == ((409, "EVALUATION_MOVED_ON"), "rated")
        assert "returned" not in refused.text


def test_the_trail_proves_ratings_and_tells_nobody_which(agreed: World) -> None:
    rate(agreed, 0).expect(200)
    answer(agreed, "approved", 1).expect(200)
    entries = [each.entry for each in agreed.services.audit.entries("umum#2026-11-23")]
    rated = next(each for each in entries if each.action == "evaluation_rated")
    assert (rated.facts["rules_id"], len(str(rated.facts["ratings_hash"]))) == ("permenpanrb-6-2022", 64)
    assert not any(each.value in str(entry.facts.values()) for each in Predicate for entry in entries)


def test_nobody_reads_what_was_said_to_their_own_superior(agreed: World) -> None:
    agreed.change("budi", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "umum"),)))
    path = "/employees/citra/feedback"
    ask(agreed, EKO, "POST", path, {"text": "Perbaiki laporan."}).expect(201)
    assert problem(ask(agreed, BUDI, "GET", f"{path}/2026")) == (404, "NOT_FOUND")
    assert ask(agreed, FITRI, "GET", f"{path}/2026").expect(200)["words"]
    assert ask(agreed, CITRA, "GET", "/me/feedback/2026").expect(200)["words"]
