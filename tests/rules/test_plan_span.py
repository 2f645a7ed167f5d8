"""Which part of a year a plan covers, when the next one begins, and what goes over into it."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.employee import Assignment
from chalicelib.rules.plan_span import Stay, copied, day_before, first_stay, stay_after, stays_of, within
from tests.plans import ACTION, GOAL

JULY = date(2026, 7, 1)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def held(unit_id: str, starts_on: date, ends_on: date | None = None, superior: str | None = "citra") -> Assignment:
    return Assignment(unit_id, starts_on, ("balai-kota",), "lima-hari", superior, ends_on)


WHOLE = held("umum", date(2024, 3, 1))
MOVED = (held("umum", date(2024, 3, 1), date(2026, 6, 30)), held("setda", JULY))


@pytest.mark.parametrize(
    ("assignments", "stays"),
    [
        ((WHOLE,), [Stay("umum", "citra", *YEAR)]),
        (MOVED, [Stay("umum", "citra", YEAR[0], date(2026, 6, 30)), Stay("setda", "citra", JULY, YEAR[1])]),
        (
            (held("umum", date(2024, 3, 1), date(2026, 6, 30)), held("umum", JULY)),
            [Stay("umum", "citra", *YEAR)],
        ),
        (
            (held("umum", date(2024, 3, 1), date(2026, 6, 30)), held("umum", JULY, superior="dewi")),
            [Stay("umum", "citra", YEAR[0], date(2026, 6, 30)), Stay("umum", "dewi", JULY, YEAR[1])],
        ),
        (
            (held("umum", date(2024, 3, 1), date(2026, 6, 29)), held("umum", JULY)),
            [Stay("umum", "citra", YEAR[0], date(2026, 6, 29)), Stay("umum", "citra", JULY, YEAR[1])],
        ),
        ((held("umum", date(2027, 1, 1)),), []),
        ((held("umum", date(2026, 12, 31)),), [Stay("umum", "citra", date(2026, 12, 31), YEAR[1])]),
    ],
)
def test_a_stay_is_one_unit_under_one_superior(assignments: tuple[Assignment, ...], stays: list[Stay]) -> None:
    assert stays_of(assignments, 2026) == stays


def test_the_first_plan_is_about_the_stay_of_today_else_the_nearest() -> None:
    early, late = stays_of(MOVED, 2026)
    assert first_stay([early, late], date(2026, 6, 30)) == early
    assert first_stay([early, late], JULY) == late
    assert first_stay([early, late], date(2025, 11, 1)) == early
    assert first_stay([early, late], date(2027, 2, 1)) == late
    assert first_stay([], JULY) is None


def test_the_next_plan_begins_with_the_first_stay_after_it_once_that_has_come() -> None:
    stays = stays_of(MOVED, 2026)
    assert stay_after(stays, *YEAR, date(2026, 6, 30)) is None
    assert stay_after(stays, *YEAR, JULY) == stays[1]
    assert stay_after(stays, JULY, YEAR[1], date(2026, 12, 1)) is None
    assert stay_after(stays, YEAR[0], date(2026, 6, 30), date(2026, 12, 1)) is None
    assert day_before(JULY) == date(2026, 6, 30)


def test_a_copy_has_new_ids_the_same_targets_and_nothing_retired() -> None:
    kept = replace(ACTION, budget_code="5.1.02")
    (goal,) = copied([replace(GOAL, actions=(kept, replace(ACTION, action_id="a2", retired=True)))], with_budget=True)
    assert (goal.goal_id, goal.indicators[0].indicator_id, goal.cascaded_from) == ("", "", None)
    assert goal.indicators[0].target_e2 == GOAL.indicators[0].target_e2
    assert [(each.action_id, each.budget_code) for each in goal.actions] == [("", "5.1.02")]
    (elsewhere,) = copied([replace(GOAL, actions=(kept,))], with_budget=False)
    assert elsewhere.actions[0].budget_code is None


def test_a_copy_plans_nothing_where_there_is_no_day_of_it() -> None:
    (goal,) = within([GOAL], JULY, YEAR[1])
    assert goal.actions[0].months_e2 == (0,) * 6 + (1_000,) * 6
    (none,) = within([replace(GOAL, actions=(replace(ACTION, months_e2=(5,) + (0,) * 11),))], JULY, YEAR[1])
    assert none.actions[0].months_e2 == ()
