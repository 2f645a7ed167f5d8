"""Sums of a span beside what the plan asks for; nothing withdrawn counts, and nothing unknown is 0."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.performance_report import ActionFigures, PersonFigures
from chalicelib.domain.plan import PlanState
from chalicelib.rules.performance_report import (
    action_figures,
    months_named,
    overlaps,
    period_named,
    person_figures,
)
from tests.activities import AT, K, an_activity
from tests.plans import ACTION, GOAL, a_plan
from tests.plans import K as P

NOVEMBER = period_named("2026-11")
TIED = {"plan_number": 1, "action_id": "a1"}


@pytest.mark.parametrize(
    ("name", "first", "last", "months"),
    [
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30), ["2026-11"]),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), ["2028-02"]),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), ["2026-10", "2026-11", "2026-12"]),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), [f"2026-{each:02}" for each in range(1, 13)]),
    ],
)
def test_a_period_is_known_by_its_name(name: str, first: date, last: date, months: list[str]) -> None:
    found = period_named(name)
    assert (found.starts_on, found.ends_on, months_named(found)) == (first, last, months)


@pytest.mark.parametrize(
    ("first", "last", "shares"),
    [
        (date(2026, 11, 30), date(2026, 12, 31), True),
        (date(2026, 12, 1), date(2026, 12, 31), False),
        (date(2026, 1, 1), date(2026, 11, 1), True),
        (date(2026, 1, 1), date(2026, 10, 31), False),
    ],
)
def test_a_plan_is_of_a_period_that_shares_a_day_with_it(first: date, last: date, shares: bool) -> None:
    assert overlaps(a_plan(AT, starts_on=first, ends_on=last), NOVEMBER) is shares


def test_what_was_withdrawn_counts_nowhere() -> None:
    activities = [
        an_activity("a", K.APPROVED, **TIED), an_activity("b"), an_activity("c", K.RETURNED, on=date(2026, 11, 25)),
        an_activity("d", K.WITHDRAWN, on=date(2026, 11, 26)),
    ]  # fmt: skip
    found = person_figures([a_plan(AT, P.PROPOSED)], activities)
    assert found == PersonFigures(PlanState.PROPOSED, 3, 1, 1, 1, 180, 2, 2)
    assert found.answered == 2
    assert person_figures([], []) == PersonFigures(None, 0, 0, 0, 0, 0, 0, 0)


def test_an_action_tells_its_target_of_the_span_and_of_the_year() -> None:
    activities = [
        an_activity("a", K.APPROVED, **TIED, quantity_e2=250, progress_pct=30),
        an_activity("b", **TIED, quantity_e2=100),
        an_activity("c", K.WITHDRAWN, **TIED, quantity_e2=9_900, progress_pct=99),
    ]
    (found,) = action_figures([a_plan(AT)], activities, NOVEMBER)
    assert found == ActionFigures(GOAL.text, ACTION.text, "dokumen", 1_000, 12_000, 350, 250, 2, 30)
    (quarter,) = action_figures([a_plan(AT)], [], period_named("2026-Q4"))
    assert (quarter.target_e2, quarter.reported_e2, quarter.progress_pct) == (3_000, 0, None)


def test_an_action_that_nobody_split_up_has_no_target_rather_than_none_to_do() -> None:
    plan = a_plan(AT, goals=(replace(GOAL, actions=(replace(ACTION, months_e2=()),)),))
    (found,) = action_figures([plan], [], NOVEMBER)
    assert (found.target_e2, found.year_e2) == (None, None)


def test_a_retired_action_is_told_of_where_something_was_reported() -> None:
    plan = a_plan(AT, goals=(replace(GOAL, actions=(replace(ACTION, retired=True),)),))
    assert action_figures([plan], [], NOVEMBER) == []
    assert len(action_figures([plan], [an_activity(**TIED)], NOVEMBER)) == 1


def test_an_activity_of_another_plan_is_not_this_ones() -> None:
    (found,) = action_figures([a_plan(AT)], [an_activity(plan_number=2, action_id="a1", quantity_e2=100)], NOVEMBER)
    assert (found.activities, found.reported_e2) == (0, 0)
