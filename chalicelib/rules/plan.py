"""What may a year's plan hold, and which step follows which?

Source: SKP of PermenPANRB 6/2022 (goals, indicators, action plan, agreed with the assessor); how many of each is ours:
a plan stays an item that one read gives. docs/rules.md#plans.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import count

from chalicelib.domain.plan import Action, Goal, Indicator, Plan, PlanState, PlanStep, PlanStepKind
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import fault
from chalicelib.rules.plan_texts import PLAN_TEXTS

MOST_GOALS = 30
MOST_INDICATORS = 4  # of one goal, and one at least where it is proposed
MOST_ACTIONS = 30  # likewise, none at least
MAX_PLAN_TEXT = 500  # letters of a goal, an indicator, an action
MAX_UNIT_TEXT = 60  # of what a target counts: dokumen, orang, persen
MAX_AMOUNT_E2 = 10**15
MAX_GOALS_BYTES = 120_000  # of all goals as JSON: a plan fits into a request, and with its steps into an item
MOST_PLAN_STEPS = 40  # of one plan; an answer always finds room
MONTHS_OF_A_YEAR = 12
_OWN = frozenset({PlanStepKind.WRITTEN, PlanStepKind.PROPOSED})
FOLLOWS: dict[PlanStepKind, frozenset[PlanState]] = {
    PlanStepKind.WRITTEN: frozenset({PlanState.DRAFT, PlanState.RETURNED}),
    PlanStepKind.PROPOSED: frozenset({PlanState.DRAFT, PlanState.RETURNED}),
    PlanStepKind.RETURNED: frozenset({PlanState.PROPOSED}),
    PlanStepKind.AGREED: frozenset({PlanState.PROPOSED}),
    PlanStepKind.REOPENED: frozenset({PlanState.AGREED}),
    PlanStepKind.ENDED: frozenset(PlanState),
}
NEEDS_WORD = frozenset({PlanStepKind.RETURNED, PlanStepKind.REOPENED})


def may_follow(plan: Plan, kind: PlanStepKind) -> bool:
    """Whether this step is next. One ends once; a person writes and proposes while there is room for the answer."""
    if kind is PlanStepKind.ENDED and any(each.kind is kind for each in plan.steps):
        return False
    room = kind not in _OWN or len(plan.steps) < MOST_PLAN_STEPS
    return room and plan.state in FOLLOWS[kind]


def with_step(plan: Plan, step: PlanStep) -> Plan:
    """One step more; written twice running is one step, at its last instant."""
    again = step.kind is PlanStepKind.WRITTEN and plan.steps[-1:] and plan.steps[-1].kind is PlanStepKind.WRITTEN
    return replace(plan, steps=(*(plan.steps[:-1] if again else plan.steps), step))


def taken_already(plan: Plan, step: PlanStep, revision: int) -> bool:
    """Whether this very step was the plan's last: it is sent again, since its answer was lost.

    revision   of the plan as it was seen before the step.
    """
    last = plan.steps[-1] if plan.steps else None
    return plan.revision == revision + 1 and last is not None and replace(last, at=step.at) == step


def is_alike(goals: Iterable[Goal], others: Iterable[Goal]) -> bool:
    """Whether they say the same, ids apart."""
    return list(map(_without_ids, goals)) == list(map(_without_ids, others))


def content_faults(plan: Plan, goals: Sequence[Goal]) -> list[FieldError]:
    """Everything wrong with the goals that are to stand in the plan; ids of what is new are empty."""
    return [
        *_many("/goals", goals, MOST_GOALS),
        *_large(goals),
        *(each for at, goal in enumerate(goals) for each in _goal_faults(plan, goal, f"/goals/{at}")),
        *_id_faults(plan, goals),
    ]


def removed_actions(plan: Plan, goals: Iterable[Goal]) -> list[Action]:
    """Those of the plan that these goals leave out, or count in another unit: reports would add up no more."""
    kept = {(each.action_id, each.unit) for goal in goals for each in goal.actions}
    return [each for goal in plan.goals for each in goal.actions if (each.action_id, each.unit) not in kept]


def removal_faults(plan: Plan, goals: Iterable[Goal], tied: Collection[str]) -> list[FieldError]:
    """What would be removed of the plan though activities are tied to it. `tied`: ids of such actions."""
    gone = (each for each in removed_actions(plan, goals) if each.action_id in tied)
    return [fault(PLAN_TEXTS, "/goals", "PLAN_ACTION_TIED", action=each.text[:80]) for each in gone]


def proposal_faults(plan: Plan) -> list[FieldError]:
    """What is still missing before somebody can agree to it."""
    if not plan.goals:
        return [fault(PLAN_TEXTS, "/goals", "PLAN_NO_GOAL")]
    bare = (at for at, goal in enumerate(plan.goals) if not goal.indicators)
    return [fault(PLAN_TEXTS, f"/goals/{at}/indicators", "PLAN_NO_INDICATOR") for at in bare]


def word_faults(kind: PlanStepKind, text: str | None) -> list[FieldError]:
    return [fault(PLAN_TEXTS, "/text", "PLAN_WORD")] if kind in NEEDS_WORD and not text else []


def with_ids(goals: Iterable[Goal], given: int) -> tuple[tuple[Goal, ...], int]:
    """The goals with an id for each that has none, and how many ids were given in all by then.

    given   how many the plan gave before: `g1`, `i2`, `a3` and so on, never one twice, whatever was removed.
    """
    numbers = count(given + 1)
    last = given

    def new(letter: str) -> str:
        nonlocal last
        last = next(numbers)
        return f"{letter}{last}"

    numbered = tuple(_numbered(each, new) for each in goals)
    return numbered, last


def _numbered(goal: Goal, new: Callable[[str], str]) -> Goal:
    return replace(
        goal,
        goal_id=goal.goal_id or new("g"),
        indicators=tuple(replace(each, indicator_id=each.indicator_id or new("i")) for each in goal.indicators),
        actions=tuple(replace(each, action_id=each.action_id or new("a")) for each in goal.actions),
    )


def _without_ids(goal: Goal) -> Goal:
    return replace(
        goal,
        goal_id="",
        indicators=tuple(replace(each, indicator_id="") for each in goal.indicators),
        actions=tuple(replace(each, action_id="") for each in goal.actions),
    )


def _goal_faults(plan: Plan, goal: Goal, pointer: str) -> Iterator[FieldError]:
    yield from _many(f"{pointer}/indicators", goal.indicators, MOST_INDICATORS)
    yield from _many(f"{pointer}/actions", goal.actions, MOST_ACTIONS)
    for at, indicator in enumerate(goal.indicators):
        if not 0 < indicator.target_e2 <= MAX_AMOUNT_E2:
            yield fault(PLAN_TEXTS, f"{pointer}/indicators/{at}/target_e2", "PLAN_TARGET")
    for at, action in enumerate(goal.actions):
        yield from _month_faults(plan, action, f"{pointer}/actions/{at}/months_e2")


def _month_faults(plan: Plan, action: Action, pointer: str) -> Iterator[FieldError]:
    if action.months_e2 and len(action.months_e2) != MONTHS_OF_A_YEAR:
        yield fault(PLAN_TEXTS, pointer, "PLAN_MONTHS")
        return
    months = range(plan.starts_on.month, plan.ends_on.month + 1)
    for at, amount in enumerate(action.months_e2):
        if amount and at + 1 not in months and not action.retired:
            facts = {"starts_on": plan.starts_on.isoformat(), "ends_on": plan.ends_on.isoformat()}
            yield fault(PLAN_TEXTS, f"{pointer}/{at}", "PLAN_MONTH_OUTSIDE", **facts)


def _id_faults(plan: Plan, goals: Iterable[Goal]) -> Iterator[FieldError]:
    known = {(kind, each) for kind, each, _ in _ids(plan.goals)}
    seen: set[tuple[str, str]] = set()
    for kind, each, pointer in _ids(goals):
        if each and (kind, each) not in known:
            yield fault(PLAN_TEXTS, pointer, "PLAN_ID_UNKNOWN")
        elif each and (kind, each) in seen:
            yield fault(PLAN_TEXTS, pointer, "PLAN_ID_TWICE")
        seen.add((kind, each))


def _ids(goals: Iterable[Goal]) -> Iterator[tuple[str, str, str]]:
    """Of every part its kind, its id and its pointer."""
    for at, goal in enumerate(goals):
        yield "goal", goal.goal_id, f"/goals/{at}/goal_id"
        for place, indicator in enumerate(goal.indicators):
            yield "indicator", indicator.indicator_id, f"/goals/{at}/indicators/{place}/indicator_id"
        for place, action in enumerate(goal.actions):
            yield "action", action.action_id, f"/goals/{at}/actions/{place}/action_id"


def _large(goals: Sequence[Goal]) -> list[FieldError]:
    size = len(json.dumps([asdict(each) for each in goals], ensure_ascii=False).encode())
    return [fault(PLAN_TEXTS, "/goals", "PLAN_LARGE")] if size > MAX_GOALS_BYTES else []


def _many(pointer: str, found: Sequence[Goal | Indicator | Action], limit: int) -> list[FieldError]:
    return [fault(PLAN_TEXTS, pointer, "PLAN_MANY", limit=limit)] if len(found) > limit else []
