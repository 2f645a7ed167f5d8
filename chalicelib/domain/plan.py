"""What somebody is to reach in a year (SKP), agreed with their assessor: goals, indicators, actions month by month."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class GoalKind(StrEnum):
    """Of a result of work (rencana hasil kerja, RHK)."""

    MAIN = "main"  # utama
    ADDITIONAL = "additional"  # tambahan


class Aspect(StrEnum):
    QUANTITY = "quantity"
    QUALITY = "quality"
    TIME = "time"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class Indicator:
    """By what a goal is measured. `target_e2`: hundredths of its unit: 250 is 2.5."""

    indicator_id: str
    aspect: Aspect
    text: str
    target_e2: int
    unit: str


@dataclass(frozen=True, slots=True)
class Action:
    """One item of the action plan (rencana aksi), to which activities are tied.

    months_e2     hundredths of `unit` that are to be done in January, February ... December; empty: nobody split it up.
    budget_code   of the budget line that pays for it, in the unit of the plan.
    retired       no activity is tied to it any more; those that were stay.
    """

    action_id: str
    text: str
    unit: str
    months_e2: tuple[int, ...] = ()
    budget_code: str | None = None
    retired: bool = False


@dataclass(frozen=True, slots=True)
class GoalRef:
    """A goal of somebody else's plan of the same year: the assessor's, from which this one is cascaded."""

    employee_id: str
    number: int
    goal_id: str


@dataclass(frozen=True, slots=True)
class Goal:
    """Ids are the plan's own, given once and never used again."""

    goal_id: str
    kind: GoalKind
    text: str
    indicators: tuple[Indicator, ...] = ()
    actions: tuple[Action, ...] = ()
    cascaded_from: GoalRef | None = None


class PlanState(StrEnum):
    DRAFT = "draft"
    PROPOSED = "proposed"
    RETURNED = "returned"
    AGREED = "agreed"


class PlanStepKind(StrEnum):
    WRITTEN = "written"  # by its person
    PROPOSED = "proposed"
    RETURNED = "returned"  # by the assessor, with a word
    AGREED = "agreed"
    REOPENED = "reopened"  # an agreed one is written again, asked or allowed by the assessor
    ENDED = "ended"  # the person moved: another plan goes on from the next day


PLAN_STATE_AFTER = {
    PlanStepKind.WRITTEN: PlanState.DRAFT,
    PlanStepKind.PROPOSED: PlanState.PROPOSED,
    PlanStepKind.RETURNED: PlanState.RETURNED,
    PlanStepKind.AGREED: PlanState.AGREED,
    PlanStepKind.REOPENED: PlanState.DRAFT,
}


@dataclass(frozen=True, slots=True)
class PlanStep:
    """`on_behalf`: the superior in whose place a delegate answered."""

    kind: PlanStepKind
    by: str
    at: datetime
    text: str | None = None
    on_behalf: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One person's year, or the part of it that they spent in one post under one assessor.

    number       1, and one more after each move within the year.
    unit_id, post, assessor_id   as they were when it was proposed last: people move, and what was agreed stays.
    starts_on    first and last local date that it is about, both included.
    ids_given    how many ids it has given to goals, indicators and actions: the next one is new for ever.
    revision     counts every write; a write states the one it read.
    """

    employee_id: str
    year: int
    number: int
    unit_id: str
    post: str
    assessor_id: str | None
    starts_on: date
    ends_on: date
    goals: tuple[Goal, ...]
    steps: tuple[PlanStep, ...]
    ids_given: int = 0
    revision: int = 0

    @property
    def state(self) -> PlanState:
        states = (PLAN_STATE_AFTER[each.kind] for each in reversed(self.steps) if each.kind in PLAN_STATE_AFTER)
        return next(states, PlanState.DRAFT)

    def holds_on(self, on: date) -> bool:
        return self.starts_on <= on <= self.ends_on

    @property
    def was_agreed(self) -> bool:
        """Whether it was ever agreed, so that activities may be tied to its actions."""
        return any(each.kind is PlanStepKind.AGREED for each in self.steps)

    def action(self, action_id: str) -> Action | None:
        return next((each for goal in self.goals for each in goal.actions if each.action_id == action_id), None)

    def goal_of(self, action_id: str) -> Goal | None:
        """The goal that the action is of."""
        return next((goal for goal in self.goals for each in goal.actions if each.action_id == action_id), None)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """The line of a plan in its unit's year: no name and none of its words."""

    employee_id: str
    number: int
    state: PlanState
    assessor_id: str | None
    starts_on: date
    ends_on: date
    goals: int
    moved_at: datetime


def line_of(plan: Plan) -> PlanLine:
    return PlanLine(
        employee_id=plan.employee_id,
        number=plan.number,
        state=plan.state,
        assessor_id=plan.assessor_id,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        goals=len(plan.goals),
        moved_at=plan.steps[-1].at,
    )
