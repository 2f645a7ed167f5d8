"""What a year's plan may hold, and which step follows which."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.plan import Action, Goal, Plan, PlanState, PlanStep
from chalicelib.rules.plan import (
    MOST_ACTIONS,
    MOST_GOALS,
    MOST_INDICATORS,
    MOST_PLAN_STEPS,
    content_faults,
    may_follow,
    proposal_faults,
    removal_faults,
    with_ids,
    with_step,
    word_faults,
)
from tests.cast import wib
from tests.plans import ACTION, GOAL, INDICATOR, K, a_plan

AT = wib(9)
NEW = replace(GOAL, goal_id="", indicators=(), actions=())


def faults(*goals: Goal, **changed: Any) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in content_faults(a_plan(AT, **changed), goals)]


def goal(**changed: Any) -> Goal:
    return replace(GOAL, **changed)


@pytest.mark.parametrize(
    ("steps", "state", "follow"),
    [
        ((), PlanState.DRAFT, {K.WRITTEN, K.PROPOSED, K.ENDED}),
        ((K.PROPOSED,), PlanState.PROPOSED, {K.RETURNED, K.AGREED, K.ENDED}),
        ((K.PROPOSED, K.RETURNED), PlanState.RETURNED, {K.WRITTEN, K.PROPOSED, K.ENDED}),
        ((K.PROPOSED, K.AGREED), PlanState.AGREED, {K.REOPENED, K.ENDED}),
        ((K.PROPOSED, K.AGREED, K.REOPENED), PlanState.DRAFT, {K.WRITTEN, K.PROPOSED, K.ENDED}),
        ((K.PROPOSED, K.AGREED, K.ENDED), PlanState.AGREED, {K.REOPENED}),
    ],
)
def test_the_steps_of_a_plan(steps: tuple[K, ...], state: PlanState, follow: set[K]) -> None:
    plan = a_plan(AT, *steps)
    assert plan.state is state
    assert {each for each in K if may_follow(plan, each)} == follow


def test_an_answer_finds_room_where_a_person_has_no_more() -> None:
    full = a_plan(AT, *(K.PROPOSED, K.RETURNED) * (MOST_PLAN_STEPS // 2))
    assert not may_follow(full, K.WRITTEN)
    assert not may_follow(full, K.PROPOSED)
    assert may_follow(with_step(full, PlanStep(K.PROPOSED, "ani", AT)), K.AGREED)


def test_written_twice_running_is_one_step() -> None:
    again = with_step(a_plan(AT), PlanStep(K.WRITTEN, "ani", wib(10)))
    assert [each.at for each in again.steps] == [wib(10)]
    assert len(with_step(a_plan(AT, K.PROPOSED, K.RETURNED), again.steps[0]).steps) == 4


def test_what_is_new_has_no_id_yet_and_what_stands_keeps_its_own() -> None:
    assert faults(GOAL, NEW) == []


@pytest.mark.parametrize(
    ("goals", "found"),
    [
        ([NEW] * MOST_GOALS, []),
        ([NEW] * (MOST_GOALS + 1), [("/goals", "PLAN_MANY")]),
        ([goal(indicators=(replace(INDICATOR, indicator_id=""),) * MOST_INDICATORS)], []),
        (
            [goal(indicators=(replace(INDICATOR, indicator_id=""),) * (MOST_INDICATORS + 1))],
            [("/goals/0/indicators", "PLAN_MANY")],
        ),
        ([goal(actions=(replace(ACTION, action_id=""),) * MOST_ACTIONS)], []),
        (
            [goal(actions=(replace(ACTION, action_id=""),) * (MOST_ACTIONS + 1))],
            [("/goals/0/actions", "PLAN_MANY")],
        ),
        (
            [goal(indicators=(replace(INDICATOR, target_e2=0),))],
            [("/goals/0/indicators/0/target_e2", "PLAN_TARGET")],
        ),
        ([goal(indicators=(replace(INDICATOR, target_e2=1),))], []),
        ([goal(actions=(replace(ACTION, months_e2=(1,) * 11),))], [("/goals/0/actions/0/months_e2", "PLAN_MONTHS")]),
        ([goal(actions=(replace(ACTION, months_e2=()),))], []),
        ([replace(GOAL, goal_id="g9")], [("/goals/0/goal_id", "PLAN_ID_UNKNOWN")]),
        ([replace(GOAL, goal_id="a1")], [("/goals/0/goal_id", "PLAN_ID_UNKNOWN")]),
        (
            [GOAL, goal(indicators=(), actions=())],
            [("/goals/1/goal_id", "PLAN_ID_TWICE")],
        ),
        ([GOAL, replace(NEW, actions=(ACTION,))], [("/goals/1/actions/0/action_id", "PLAN_ID_TWICE")]),
    ],
)
def test_the_bounds_of_a_plan(goals: list[Goal], found: list[tuple[str, str]]) -> None:
    assert faults(*goals) == found


def test_a_plan_fits_into_a_request_and_into_an_item_whatever_letters_it_is_written_in() -> None:
    long = replace(NEW, text="é" * 500, actions=(Action("", "é" * 500, "dokumen"),) * 30)
    assert faults(*[long] * 3) == []
    assert faults(*[long] * 4) == [("/goals", "PLAN_LARGE")]


def test_nothing_is_planned_in_a_month_that_the_plan_is_not_about() -> None:
    part = {"starts_on": date(2026, 6, 30), "ends_on": date(2026, 8, 1)}
    summer = goal(actions=(replace(ACTION, months_e2=(0,) * 5 + (1, 1, 1) + (0,) * 4),))
    assert faults(summer, **part) == []
    early = goal(actions=(replace(ACTION, months_e2=(0,) * 4 + (1,) * 4 + (1,) + (0,) * 3),))
    assert faults(early, **part) == [
        ("/goals/0/actions/0/months_e2/4", "PLAN_MONTH_OUTSIDE"),
        ("/goals/0/actions/0/months_e2/8", "PLAN_MONTH_OUTSIDE"),
    ]


def test_an_action_with_activities_is_retired_never_removed() -> None:
    plan = a_plan(AT)
    assert [each.code for each in removal_faults(plan, [], {"a1"})] == ["PLAN_ACTION_TIED"]
    assert removal_faults(plan, [], {"a7"}) == []
    assert removal_faults(plan, [goal(actions=(replace(ACTION, retired=True),))], {"a1"}) == []


def test_what_activities_counted_in_stays_the_unit_of_their_action() -> None:
    otherwise = [goal(actions=(replace(ACTION, unit="orang", text="Dengan kata lain"),))]
    assert [each.code for each in removal_faults(a_plan(AT), otherwise, {"a1"})] == ["PLAN_ACTION_TIED"]
    assert removal_faults(a_plan(AT), [goal(actions=(replace(ACTION, text="Dengan kata lain"),))], {"a1"}) == []


def test_a_plan_is_proposed_with_a_goal_and_an_indicator_for_each() -> None:
    def missing(plan: Plan) -> list[tuple[str, str]]:
        return [(each.pointer, each.code) for each in proposal_faults(plan)]

    assert missing(a_plan(AT)) == []
    assert missing(a_plan(AT, goals=())) == [("/goals", "PLAN_NO_GOAL")]
    assert missing(a_plan(AT, goals=(GOAL, NEW))) == [("/goals/1/indicators", "PLAN_NO_INDICATOR")]


@pytest.mark.parametrize(("kind", "needed"), [(K.RETURNED, True), (K.REOPENED, True), (K.AGREED, False)])
def test_who_returns_or_reopens_says_why(kind: K, needed: bool) -> None:
    assert bool(word_faults(kind, None)) is needed
    assert word_faults(kind, "Targetnya terlalu rendah.") == []


def test_ids_are_given_once_and_never_again() -> None:
    unnumbered = replace(
        NEW, indicators=(replace(INDICATOR, indicator_id=""),), actions=(replace(ACTION, action_id=""),)
    )
    goals, given = with_ids([GOAL, unnumbered], 7)
    assert goals[0] == GOAL
    assert (goals[1].goal_id, goals[1].indicators[0].indicator_id, goals[1].actions[0].action_id) == ("g8", "i9", "a10")
    assert given == 10
    assert with_ids([GOAL], given) == ((GOAL,), 10)
