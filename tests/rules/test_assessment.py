"""Which periods are assessed, in which steps, and what each has to say."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.evaluation import EvaluationState, EvaluationStep, Realised, line_of
from chalicelib.domain.performance import PeriodKind, Predicate, Rating
from chalicelib.rules.assessment import (
    FOLLOWS,
    MOST_EVALUATION_STEPS,
    OPENS_DAYS_BEFORE,
    answer_faults,
    counts_of,
    is_told,
    last_day_to_object,
    may_follow,
    opens_on,
    periods_assessed,
    predicates_of,
    reached_of,
    read_off,
    reason_faults,
    span_of,
    taken_already,
    told_faults,
    with_step,
)
from chalicelib.rules.evaluation import PERFORMANCE_DEFAULT
from chalicelib.rules.performance_period import Period
from tests.cast import wib
from tests.evaluations import GOOD, E, an_evaluation
from tests.plans import GOAL, INDICATOR, a_plan

NOW = wib(9)
PLAN = a_plan(NOW)
THIRD = Period("2026-Q3", date(2026, 7, 1), date(2026, 9, 30))
TEXT = "Ada alasan."


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "span"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), (date(2026, 7, 1), date(2026, 9, 30))),
        (date(2026, 8, 3), date(2026, 12, 31), (date(2026, 8, 3), date(2026, 9, 30))),
        (date(2026, 1, 1), date(2026, 7, 1), (date(2026, 7, 1), date(2026, 7, 1))),
        (date(2026, 1, 1), date(2026, 6, 30), None),
        (date(2026, 10, 1), date(2026, 12, 31), None),
    ],
)
def test_a_plan_and_a_period_share_their_common_days(
    starts_on: date, ends_on: date, span: tuple[date, date] | None
) -> None:
    assert span_of(replace(PLAN, starts_on=starts_on, ends_on=ends_on), THIRD) == span


def test_a_period_is_open_from_its_last_seven_days_on() -> None:
    assert (OPENS_DAYS_BEFORE, opens_on(date(2026, 9, 30))) == (7, date(2026, 9, 24))


@pytest.mark.parametrize(
    ("kinds", "state", "following"),
    [
        ((E.TOLD,), EvaluationState.OPEN, {E.TOLD, E.RATED}),
        ((E.RATED,), EvaluationState.RATED, {E.RATED, E.RETURNED, E.APPROVED}),
        ((E.RATED, E.RETURNED), EvaluationState.RETURNED, {E.RATED}),
        ((E.RATED, E.APPROVED), EvaluationState.APPROVED, {E.OBJECTED}),
        ((E.RATED, E.APPROVED, E.OBJECTED), EvaluationState.OBJECTED, {E.KEPT, E.CHANGED}),
        ((E.RATED, E.APPROVED, E.OBJECTED, E.KEPT), EvaluationState.DECIDED, set()),
        ((E.RATED, E.APPROVED, E.OBJECTED, E.CHANGED), EvaluationState.DECIDED, set()),
    ],
)
def test_the_steps_of_an_assessment(kinds: tuple[E, ...], state: EvaluationState, following: set[E]) -> None:
    made = an_evaluation(NOW, *kinds)
    assert (made.state, {each for each in FOLLOWS if may_follow(made, each)}) == (state, following)
    seen = (EvaluationState.APPROVED, EvaluationState.OBJECTED, EvaluationState.DECIDED)
    assert is_told(made) is (state in seen)


def test_an_assessment_goes_back_and_forth_so_often_and_is_then_approved() -> None:
    long = an_evaluation(NOW, *([E.RATED, E.RETURNED] * (MOST_EVALUATION_STEPS // 2)))
    assert not may_follow(long, E.RATED)
    full = an_evaluation(NOW, *([E.RETURNED] * (MOST_EVALUATION_STEPS - 1)), E.RATED)
    assert not may_follow(full, E.RETURNED)
    assert may_follow(full, E.APPROVED)


def test_rated_twice_running_is_rated_as_last_said() -> None:
    first = an_evaluation(NOW, E.TOLD, E.RATED)
    again = replace(first.steps[-1], ratings=replace(GOOD, result=Rating.ABOVE))
    assert with_step(first, again).steps == (first.steps[0], again)
    other = replace(again, by="eko")
    assert with_step(first, other).steps == (*first.steps, other)


def test_a_step_that_is_sent_again_is_known() -> None:
    made = replace(an_evaluation(NOW, E.RATED), revision=2)
    step = replace(made.steps[-1], at=wib(10))
    assert taken_already(made, step, 1)
    assert not taken_already(made, step, 2)
    assert not taken_already(made, replace(step, by="eko"), 1)
    assert not taken_already(replace(made, steps=()), step, 1)


@pytest.mark.parametrize("result", Rating)
@pytest.mark.parametrize("behaviour", Rating)
def test_whoever_rates_other_than_as_expected_says_why(result: Rating, behaviour: Rating) -> None:
    expected = result is Rating.MEETS and behaviour is Rating.MEETS
    assert [each.pointer for each in reason_faults(result, behaviour, None)] == ([] if expected else ["/reason"])
    assert reason_faults(result, behaviour, TEXT) == []


@pytest.mark.parametrize(
    ("kind", "text", "rated", "pointers"),
    [
        (E.APPROVED, None, False, []),
        (E.RETURNED, None, False, ["/text"]),
        (E.OBJECTED, None, False, ["/text"]),
        (E.KEPT, None, False, ["/text"]),
        (E.KEPT, TEXT, True, ["/ratings"]),
        (E.APPROVED, None, True, ["/ratings"]),
        (E.CHANGED, TEXT, False, ["/ratings"]),
        (E.CHANGED, None, True, ["/text"]),
        (E.CHANGED, TEXT, True, []),
    ],
)
def test_what_an_answer_has_to_say(kind: E, text: str | None, rated: bool, pointers: list[str]) -> None:
    assert [each.pointer for each in answer_faults(kind, text, rated)] == pointers


def test_what_is_told_is_about_indicators_of_the_plan_each_once() -> None:
    told = [Realised("i1", 1), Realised("i9", 1), Realised("i1", 2)]
    assert [(each.pointer, each.code) for each in told_faults(PLAN, told)] == [
        ("/told/1/indicator_id", "INDICATOR_UNKNOWN"),
        ("/told/2/indicator_id", "INDICATOR_TWICE"),
    ]


def test_an_indicator_is_reached_at_its_target_and_not_told_is_not_zero() -> None:
    second = replace(INDICATOR, indicator_id="i2")
    plan = replace(PLAN, goals=(replace(GOAL, indicators=(INDICATOR, second)),))
    assert reached_of(plan, [Realised("i1", 12_000)]) == (2, 1, 1)
    assert reached_of(plan, [Realised("i1", 11_999), Realised("i2", 0)]) == (2, 2, 0)


def test_the_predicate_is_read_off_and_says_whether_anybody_confirmed_its_matrix() -> None:
    read = read_off(PERFORMANCE_DEFAULT, Rating.BELOW, Rating.MEETS, {}, TEXT)
    assert (read.predicate, read.rules_id, read.rules_confirmed) == (
        Predicate.NEEDS_IMPROVEMENT,
        "permenpanrb-6-2022",
        False,
    )
    confirmed = replace(
        PERFORMANCE_DEFAULT, confirmed=Confirmation("PermenPANRB 6/2022", date(2026, 1, 1), "Wali Kota")
    )
    assert read_off(confirmed, Rating.MEETS, Rating.MEETS, {}, None).rules_confirmed


def test_the_last_day_to_object_is_so_many_days_after_the_approval() -> None:
    assert last_day_to_object(date(2026, 12, 20), PERFORMANCE_DEFAULT) == date(2027, 1, 3)


def test_a_unit_counts_what_was_approved_and_nothing_that_an_assessor_only_said() -> None:
    lines = [line_of(an_evaluation(NOW, *kinds)) for kinds in ((E.TOLD,), (E.RATED,), (E.RATED, E.APPROVED))]
    assert predicates_of(lines) == [Predicate.GOOD]
    assert counts_of(predicates_of(lines)) == {each: int(each is Predicate.GOOD) for each in Predicate}


def test_a_later_rating_stands_and_the_earlier_is_kept() -> None:
    changed = EvaluationStep(E.CHANGED, "eko", NOW, TEXT, ratings=replace(GOOD, result=Rating.ABOVE))
    made = with_step(an_evaluation(NOW, E.RATED, E.APPROVED, E.OBJECTED), changed)
    assert made.ratings == changed.ratings
    assert made.steps[0].ratings == GOOD


def test_the_periods_of_a_year_are_those_of_the_rules_of_their_last_day() -> None:
    assert [each.period_id for each in periods_assessed((), 2026)] == [
        "2026-Q1",
        "2026-Q2",
        "2026-Q3",
        "2026-Q4",
        "2026",
    ]
    monthly = replace(
        PERFORMANCE_DEFAULT, rules_id="bulanan", starts_on=date(2026, 11, 1), period_kind=PeriodKind.MONTH
    )
    found = [each.period_id for each in periods_assessed((monthly,), 2026)]
    assert found == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-11", "2026-12", "2026"]
