"""What may be reported of a day, what may follow, and a month's line as the fold of its activities."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.activity import Activity, ActivityLine, ActivityState, ActivityStepKind, DayReports
from chalicelib.domain.performance import PerformanceRules
from chalicelib.domain.plan import Action, Goal, GoalKind, Plan
from chalicelib.domain.request import Attachment, PaperKind
from chalicelib.rules.activity import (
    MAX_A_DATE,
    MAX_MINUTES,
    MAX_STEPS,
    activity_faults,
    closes_on,
    days_waited,
    empty_line,
    fold,
    is_for_above,
    is_late_answer,
    may_follow,
    open_months,
)
from chalicelib.rules.evaluation import MATRIX, PERFORMANCE_DEFAULT
from tests.activities import K, an_activity
from tests.cast import ANI, START

TODAY = date(2026, 11, 24)
ACTIONS = Action("a1", "Periksa", "berkas"), Action("a2", "Lama", "x", retired=True)
PLAN = Plan(
    "ani", 2026, 1, "umum", "Analis", "citra", date(2026, 1, 1), date(2026, 12, 31),
    (Goal("g1", GoalKind.MAIN, "Berkas", (), ACTIONS),),
    (),
)  # fmt: skip
PAPER = Attachment("requests/ani/x/a.pdf", PaperKind.OTHER, "application/pdf", 1000, "0" * 64)
EMPTY = ActivityLine("ani", "umum", "2026-11")


def codes(activity: Activity, line: ActivityLine = EMPTY, before: Activity | None = None, **changed: Any) -> list[str]:
    facts = {"subject": ANI, "plan": PLAN, "today": TODAY, **changed}
    return [each.code for each in activity_faults(activity, before, line=line, **facts)]


def on_the_day(**counts: int) -> ActivityLine:
    return replace(EMPTY, days={TODAY.isoformat(): DayReports(**counts)})


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"on": TODAY + timedelta(1)}, ["ACTIVITY_FUTURE"]),
        ({"on": START}, []),
        ({"on": START - timedelta(1)}, ["ACTIVITY_NOT_HERE"]),
        ({"minutes": MAX_MINUTES}, []),
        ({"minutes": MAX_MINUTES + 1}, ["ACTIVITY_MINUTES"]),
        ({"action_id": "a1", "quantity_e2": 250}, []),
        ({"action_id": "a2"}, ["ACTION_UNKNOWN"]),
        ({"action_id": "a9"}, ["ACTION_UNKNOWN"]),
        ({"quantity_e2": 250}, ["QUANTITY_NO_UNIT"]),
        ({"attachments": (PAPER,), "links": ("https://a.example", "https://b.example")}, []),
        ({"attachments": (PAPER, PAPER), "links": ("https://a.example", "https://b.example")}, ["PROOFS_MANY"]),
        ({"on": TODAY + timedelta(1), "minutes": 2_000, "action_id": "a9"},
         ["ACTIVITY_FUTURE", "ACTIVITY_MINUTES", "ACTION_UNKNOWN"]),
    ],
)  # fmt: skip
def test_what_may_be_reported_of_a_day(changed: dict[str, Any], found: list[str]) -> None:
    assert codes(an_activity(**changed)) == found


def test_nothing_is_reported_of_a_day_after_the_last_of_service() -> None:
    assert codes(an_activity(), subject=replace(ANI, left_on=TODAY)) == []
    assert codes(an_activity(), subject=replace(ANI, left_on=TODAY - timedelta(1))) == ["ACTIVITY_NOT_HERE"]


def test_without_a_plan_there_is_only_another_task() -> None:
    assert codes(an_activity(), plan=None) == []
    assert codes(an_activity(action_id="a1"), plan=None) == ["ACTION_UNKNOWN"]


def test_an_action_that_was_retired_since_stays_with_its_activity() -> None:
    tied = an_activity(action_id="a2", revision=1)
    assert codes(replace(tied, text="Lain"), before=tied) == []


def test_the_minutes_of_a_date_are_a_days_at_most_and_ones_own_are_not_counted_twice() -> None:
    before = an_activity(minutes=440)
    full = on_the_day(made=2, standing=2, minutes=MAX_MINUTES)
    assert codes(an_activity(minutes=1), full) == ["ACTIVITY_MINUTES"]
    assert codes(replace(before, minutes=440), full, before) == []
    assert codes(replace(before, minutes=441), full, before) == ["ACTIVITY_MINUTES"]


def test_a_date_has_so_many_activities_those_withdrawn_among_them() -> None:
    assert codes(an_activity(), on_the_day(made=MAX_A_DATE - 1)) == []
    assert codes(an_activity(), on_the_day(made=MAX_A_DATE)) == ["ACTIVITY_MANY"]
    assert codes(an_activity(), on_the_day(made=MAX_A_DATE, standing=1, minutes=60), an_activity()) == []


@pytest.mark.parametrize(
    ("today", "months"),
    [
        (date(2026, 11, 24), ["2026-11"]),
        (date(2026, 12, 5), ["2026-11", "2026-12"]),
        (date(2026, 12, 6), ["2026-12"]),
        (date(2027, 1, 1), ["2026-12", "2027-01"]),
    ],
)
def test_a_month_is_written_until_some_days_after_its_end(today: date, months: list[str]) -> None:
    assert open_months((), today) == months


def test_a_month_closes_by_the_rules_of_its_last_day() -> None:
    later = PerformanceRules("later", date(2026, 11, 30), MATRIX, close_days=0)
    assert closes_on((), "2026-11") == date(2026, 12, 5)
    assert closes_on((later,), "2026-11") == date(2026, 11, 30)
    assert closes_on((later,), "2026-10") == date(2026, 11, 5)


@pytest.mark.parametrize(
    ("today", "is_late"),
    [(date(2026, 11, 27), False), (date(2026, 11, 29), False), (date(2026, 11, 30), False), (date(2026, 12, 1), True)],
)
def test_an_answer_is_late_after_so_many_working_days(today: date, is_late: bool) -> None:
    """Sent on Tuesday: Wednesday, Thursday (a holiday), Friday and Monday are three; on the next it is late."""
    holidays = {date(2026, 11, 26)}
    assert is_late_answer(days_waited(TODAY, today, holidays), PERFORMANCE_DEFAULT) is is_late


def test_after_twice_as_many_days_those_above_hear_of_it() -> None:
    rules = replace(PERFORMANCE_DEFAULT, answer_days=4)
    assert [is_for_above(each, rules) for each in (8, 9)] == [False, True]
    assert [is_late_answer(each, rules) for each in (4, 5)] == [False, True]


W, R, A, X = ActivityState.WAITING, ActivityState.RETURNED, ActivityState.APPROVED, ActivityState.WITHDRAWN


@pytest.mark.parametrize(
    ("kind", "states"),
    [(K.CHANGED, {W, R}), (K.WITHDRAWN, {W, R}), (K.APPROVED, {W}), (K.RETURNED, {W}), (K.COMMENTED, {W, R, A})],
)
def test_which_step_may_follow_in_which_state(kind: ActivityStepKind, states: set[ActivityState]) -> None:
    all_states = {W: (), R: (K.RETURNED,), A: (K.APPROVED,), X: (K.WITHDRAWN,)}
    made = {state: an_activity("a", *steps) for state, steps in all_states.items()}
    assert {each.state for each in made.values()} == set(all_states)
    assert {state for state, each in made.items() if may_follow(each, kind)} == states


def test_whoever_changes_or_comments_for_ever_keeps_nobody_from_the_last_word() -> None:
    full = an_activity("a", *[K.COMMENTED] * (MAX_STEPS - 1))
    assert {each for each in K if each is not K.REPORTED and may_follow(full, each)} == {K.APPROVED, K.WITHDRAWN}
    almost = an_activity("a", *[K.COMMENTED] * (MAX_STEPS - 2))
    assert may_follow(almost, K.CHANGED) and may_follow(almost, K.RETURNED)


def test_a_comment_changes_neither_the_state_nor_since_when_it_waits() -> None:
    told = an_activity("a", K.COMMENTED)
    assert (told.state, told.waits_since) == (W, told.steps[0].at)


ACTIVITIES = st.builds(
    lambda name, day, minutes, kinds: an_activity(name, *kinds, on=date(2026, 11, day), minutes=minutes),
    st.sampled_from("abcdef"),
    st.integers(1, 30),
    st.integers(1, 1_440),
    st.sampled_from(
        [(), (K.RETURNED,), (K.APPROVED,), (K.WITHDRAWN,), (K.RETURNED, K.CHANGED), (K.APPROVED, K.COMMENTED)]
    ),
)


@given(st.lists(ACTIVITIES, min_size=1))
def test_folding_step_by_step_is_folding_what_came_of_it(moves: list[Activity]) -> None:
    """However an activity came to be as it is, the line is that of all as they are now."""
    line, now = empty_line(moves[0]), dict[str, Activity]()
    for each in moves:
        line = fold(line, now.get(each.activity_id), each)
        now[each.activity_id] = each
    anew = empty_line(moves[0])
    for each in sorted(now.values(), key=lambda one: one.activity_id):
        anew = fold(anew, None, each)
    assert line == anew
    standing = [each for each in now.values() if each.state is not X]
    assert line.minutes == sum(each.minutes for each in standing)
    assert line.reported_days == len({each.on for each in standing})
    assert [each.activity_id for each in line.waiting] == sorted(
        each.activity_id for each in standing if each.state is W
    )
    assert (line.returned, line.approved) == (sum(e.state is R for e in standing), sum(e.state is A for e in standing))
    assert line.approved_minutes == sum(each.minutes for each in standing if each.state is A)


def test_the_line_tells_since_when_each_waits_and_on_which_date() -> None:
    line = fold(EMPTY, None, an_activity())
    ((waits),) = line.waiting
    assert (waits.on, waits.since) == (TODAY, an_activity().steps[0].at)
