"""From whose goals a person's are cascaded, and who may assess whom."""

from dataclasses import replace

import pytest

from chalicelib.domain.plan import Goal, GoalRef, Plan
from chalicelib.rules.plan_cascade import MOST_LEVELS, cascade_faults, is_circular
from tests.cast import wib
from tests.plans import GOAL, K, a_plan

NAMES = {"citra": "Citra", "dewi": "Dewi"}


def under(who: str | None, goal_id: str = "g1", number: int = 1) -> Goal:
    return replace(GOAL, cascaded_from=GoalRef(who, number, goal_id) if who else None)


def plan_of(who: str, above: str | None) -> Plan:
    return a_plan(wib(9), K.PROPOSED, K.AGREED, employee_id=who, goals=(under(above),))


def faults(*goals: Goal, plans: tuple[Plan, ...] = (), assessor: str | None = "citra") -> list[tuple[str, str]]:
    above = {(each.employee_id, each.number): each for each in plans}
    return [(each.pointer, each.code) for each in cascade_faults("ani", assessor, goals, above, NAMES)]


def test_a_goal_follows_from_one_of_the_assessors_plan() -> None:
    citras = plan_of("citra", None)
    assert faults(under("citra"), under(None), plans=(citras,)) == []
    assert faults(under(None)) == []
    for strange in (under("citra", "g9"), under("citra", number=2), under("dewi")):
        assert faults(strange, plans=(citras, plan_of("dewi", None))) == [
            ("/goals/0/cascaded_from", "PLAN_CASCADE_UNKNOWN")
        ]
    assert faults(under("citra"), plans=(citras,), assessor=None) == [
        ("/goals/0/cascaded_from", "PLAN_CASCADE_UNKNOWN")
    ]


def test_a_goal_that_nobody_has_agreed_to_is_cascaded_no_further() -> None:
    unknown = [("/goals/0/cascaded_from", "PLAN_CASCADE_UNKNOWN")]
    for steps in ((), (K.PROPOSED,), (K.PROPOSED, K.RETURNED)):
        assert faults(under("citra"), plans=(a_plan(wib(9), *steps, employee_id="citra"),)) == unknown
    reopened = a_plan(wib(9), K.PROPOSED, K.AGREED, K.REOPENED, employee_id="citra")
    assert faults(under("citra"), plans=(reopened,)) == []


def test_two_superiors_of_one_plan_are_one_too_many() -> None:
    plans = (plan_of("citra", None), plan_of("dewi", None))
    assert faults(under("citra"), under(None), under("dewi"), plans=plans) == [
        ("/goals/0/cascaded_from", "PLAN_CASCADE_TWO"),
        ("/goals/2/cascaded_from", "PLAN_CASCADE_TWO"),
    ]


@pytest.mark.parametrize(
    ("plans", "by"),
    [
        ((plan_of("citra", "ani"), plan_of("ani", None)), "Citra"),
        ((plan_of("citra", "dewi"), plan_of("dewi", "ani")), "Dewi"),
    ],
)
def test_a_goal_that_comes_back_to_its_person_is_refused_and_says_through_whom(
    plans: tuple[Plan, ...], by: str
) -> None:
    above = {(each.employee_id, each.number): each for each in plans}
    (fault,) = cascade_faults("ani", "citra", [under("citra")], above, NAMES)
    assert (fault.pointer, fault.code) == ("/goals/0/cascaded_from", "PLAN_CASCADE_CIRCLE")
    assert by in fault.detail[0]


def test_a_circle_of_others_above_is_walked_no_further_than_a_city_has_levels() -> None:
    plans = (plan_of("citra", "dewi"), plan_of("dewi", "citra"))
    assert faults(under("citra"), plans=plans) == []
    assert MOST_LEVELS == 12


def test_nobody_is_assessed_by_themselves_or_by_whom_they_assess() -> None:
    assert is_circular("ani", "ani", [])
    assert is_circular("ani", "citra", [a_plan(wib(9), employee_id="citra", assessor_id="ani")])
    assert not is_circular("ani", "citra", [a_plan(wib(9), employee_id="citra", assessor_id="dewi")])
    assert not is_circular("ani", "citra", [a_plan(wib(9), employee_id="citra", assessor_id=None)])
