"""What pays for an action: a sub-activity of the budget that was entered, any code while there is none."""

from dataclasses import replace

from chalicelib.rules.plan_budget import budget_code_faults, names_budget
from tests.budget_lines import CODE
from tests.plans import ACTION, GOAL

OTHER = "5.03.02.2.01.9999"


def goals(*codes: str | None, retired: bool = False):
    return [replace(GOAL, actions=tuple(replace(ACTION, budget_code=each, retired=retired) for each in codes))]


def found(*codes: str | None, known: set[str] | None, retired: bool = False) -> list[str]:
    return [each.pointer for each in budget_code_faults(goals(*codes, retired=retired), 2026, known)]


def test_a_code_that_the_budget_has_or_no_code_is_right() -> None:
    assert found(CODE, None, known={CODE}) == []


def test_an_unknown_code_names_its_field() -> None:
    assert found(CODE, OTHER, known={CODE}) == ["/goals/0/actions/1/budget_code"]


def test_while_nobody_entered_a_budget_a_code_is_taken_as_it_is() -> None:
    assert found(OTHER, known=None) == []


def test_an_action_that_is_retired_names_what_it_named() -> None:
    assert found(OTHER, known={CODE}, retired=True) == []
    assert not names_budget(goals(OTHER, retired=True))


def test_a_budget_is_asked_for_only_where_a_code_is_named() -> None:
    assert [names_budget(goals(each)) for each in (None, CODE)] == [False, True]
