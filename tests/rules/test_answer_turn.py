"""Whose turn an answer is: who is named and still may, else the nearest head, else a city admin; and who stands above.

Citra heads Bagian Umum, Hasan the Sekretariat Daerah that it belongs to.
"""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.performance import PeriodKind
from chalicelib.domain.unanswered import Unanswered, UnansweredKind
from chalicelib.rules.answer_turn import TOLD_FOR_DAYS, Leaders, leaders_of, periods_told
from chalicelib.rules.evaluation import PERFORMANCE_DEFAULT
from tests.cast import ANI, CITRA, CITY, DEWI, EKO, MONDAY, person

HASAN = person("Hasan", "CONTOH-009", "setda", (Grant(Role.SUPERVISOR, "setda"),))
K = UnansweredKind


def leaders(*others: Employee, without: str = "") -> Leaders:
    found = {each.employee_id: each for each in (CITRA, DEWI, EKO, HASAN, *others)}
    return leaders_of([each for each in found.values() if each.employee_id != without], CITY, MONDAY)


def waiting(kind: UnansweredKind = K.ACTIVITIES, named_id: str | None = "citra", **changed: object) -> Unanswered:
    facts: dict[str, object] = {"unit_id": "umum", "employee_id": "ani", "rated_by": None} | changed
    return Unanswered(kind, named_id=named_id, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", K)
def test_whoever_is_named_answers(kind: UnansweredKind) -> None:
    assert leaders().turn_of(waiting(kind)) == "citra"


def test_of_an_activity_nobody_is_named_for_the_head_answers() -> None:
    assert leaders().turn_of(waiting(named_id=None)) == "citra"
    assert leaders(without="citra").turn_of(waiting(named_id=None)) == "hasan"


@pytest.mark.parametrize("kind", [K.PLANS, K.RATINGS, K.OBJECTIONS])
def test_where_nobody_stood_above_a_city_admin_answers(kind: UnansweredKind) -> None:
    """ADR 28, and as a plan was proposed: no other leader beside or below."""
    assert leaders().turn_of(waiting(kind, None)) is None


def test_who_has_left_or_lost_the_role_is_followed_by_the_nearest_head() -> None:
    assert leaders(without="citra").turn_of(waiting(K.PLANS)) == "hasan"
    assert leaders(replace(CITRA, grants=())).turn_of(waiting(K.PLANS)) == "hasan"
    assert leaders(replace(CITRA, grants=()), without="hasan").turn_of(waiting(K.PLANS)) is None


def test_a_rating_whose_approver_has_left_goes_to_who_stands_above_the_assessor() -> None:
    assert leaders().turn_of(waiting(K.RATINGS, "gone", rated_by="citra")) == "hasan"
    assert leaders(without="hasan").turn_of(waiting(K.RATINGS, "gone", rated_by="citra")) is None
    assert leaders().turn_of(waiting(K.RATINGS, "gone", rated_by="gone")) is None


def test_nobody_answers_their_own_or_their_superiors() -> None:
    under_citra = replace(HASAN, assignments=(replace(HASAN.assignments[0], supervisor_id="citra"),))
    own = waiting(employee_id="citra", named_id="citra")
    assert leaders().turn_of(own) == "hasan"
    assert leaders(under_citra).turn_of(own) is None


def test_who_leads_the_unit_beside_somebody_is_passed_over_for_who_stands_above() -> None:
    beside = replace(ANI, grants=(Grant(Role.SUPERVISOR, "umum"),))
    assert leaders(beside).turn_of(waiting(named_id=None)) == "hasan"
    assert leaders(beside, without="hasan").turn_of(waiting(named_id=None)) is None
    assert leaders(beside).turn_of(waiting(named_id="citra")) == "citra"


def test_an_assigned_superior_answers_activities_whatever_else_they_lead() -> None:
    elsewhere = replace(CITRA, grants=(Grant(Role.SUPERVISOR, "setda"),))
    assert leaders(elsewhere).turn_of(waiting()) == "citra"
    no_head = replace(CITRA, grants=())
    assert leaders(no_head).turn_of(waiting()) == "hasan"


def test_an_operator_answers_nothing() -> None:
    assert leaders(without="hasan").turn_of(waiting(named_id="dewi", unit_id="setda")) is None


def test_a_city_admins_turn_is_any_city_admins() -> None:
    assert leaders().turn_of(waiting(K.OBJECTIONS, "eko")) is None


def test_above_a_head_stands_the_superior_else_the_nearest_head_above() -> None:
    assert leaders().above("citra", "ani") == "hasan"
    assert leaders().above("hasan", "ani") is None
    ida = person("Ida", "CONTOH-010", "setda", (Grant(Role.SUPERVISOR, "setda"),))
    under_ida = replace(CITRA, assignments=(replace(CITRA.assignments[0], supervisor_id="ida"),))
    assert leaders(under_ida, ida).above("citra", "ani") == "ida"


def test_nobody_stands_above_whoever_answers_them() -> None:
    """Hasan's own plan waits for Citra, who works under him: a city admin hears of it."""
    assert leaders().above("citra", "hasan") is None


def test_units_in_a_circle_end() -> None:
    units = CITY.units | {"setda": replace(CITY.units["setda"], parent_id="umum")}
    circle = leaders_of([EKO, ANI], replace(CITY, units=units), MONDAY)
    assert circle.turn_of(waiting(named_id=None)) is None


def named(on: date, kind: PeriodKind = PeriodKind.QUARTER) -> list[str]:
    return [each.period_id for each in periods_told([replace(PERFORMANCE_DEFAULT, period_kind=kind)], on)]


def test_assessments_are_told_of_from_their_opening_for_half_a_year() -> None:
    assert named(date(2026, 12, 24)) == ["2026-Q2", "2026-Q3"]
    assert named(date(2026, 12, 25)) == ["2026-Q2", "2026-Q3", "2026-Q4", "2026"]
    assert named(date(2027, 1, 1)) == ["2026-Q3", "2026-Q4", "2026"]
    assert named(date(2027, 7, 3)) == ["2026-Q4", "2026", "2027-Q1", "2027-Q2"]
    assert named(date(2027, 7, 4)) == ["2027-Q1", "2027-Q2"]
    assert (date(2027, 7, 3) - date(2026, 12, 31)).days == TOLD_FOR_DAYS
