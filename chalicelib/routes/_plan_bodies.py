"""A plan as it is sent and as it is shown."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from chalicelib.domain.plan import Action, Aspect, Goal, GoalKind, GoalRef, Indicator, PlanLine, PlanStep
from chalicelib.routes._fields import LAST_NUMBER, VISIBLE, Id, LongText, PlainText
from chalicelib.rules.plan import (
    MAX_AMOUNT_E2,
    MAX_PLAN_TEXT,
    MAX_UNIT_TEXT,
    MONTHS_OF_A_YEAR,
    MOST_ACTIONS,
    MOST_GOALS,
    MOST_INDICATORS,
)
from chalicelib.use_cases.see_plans import SeenPlan

PartId = Annotated[
    str, Meta(pattern="^[gia][1-9][0-9]{0,5}$", description="the plan's own; leave it out for a new one")
]
BudgetCode = Annotated[str, Meta(pattern="^[0-9A-Za-z.]{1,60}$", description="of a line of the unit's budget")]
_FAULT = {"x-code": "TEXT_INVALID"}
Sentence = Annotated[str, Meta(max_length=MAX_PLAN_TEXT, pattern=VISIBLE, extra_json_schema=_FAULT)]
Counted = Annotated[str, Meta(max_length=MAX_UNIT_TEXT, pattern=VISIBLE, extra_json_schema=_FAULT)]
Amount = Annotated[int, Meta(ge=0, le=MAX_AMOUNT_E2)]
Revision = Annotated[int, Meta(ge=0, le=1_000_000)]


class IndicatorBody(Struct, forbid_unknown_fields=True, kw_only=True):
    """`target_e2`: hundredths of `unit`: 250 is 2.5."""

    aspect: Literal["quantity", "quality", "time", "cost"]
    text: Sentence
    target_e2: Annotated[int, Meta(ge=1, le=MAX_AMOUNT_E2)]
    unit: Counted
    indicator_id: PartId | None = None


class ActionBody(Struct, forbid_unknown_fields=True, kw_only=True):
    """`months_e2`: hundredths of `unit` from January to December, or none. `retired`: nothing more is tied to it."""

    text: Sentence
    unit: Counted
    months_e2: Annotated[list[Amount], Meta(max_length=MONTHS_OF_A_YEAR)] = []
    budget_code: BudgetCode | None = None
    retired: bool = False
    action_id: PartId | None = None


class GoalRefBody(Struct, forbid_unknown_fields=True):
    """A goal of the assessor's own plan of the year."""

    employee_id: Id
    number: Annotated[int, Meta(ge=1, le=LAST_NUMBER)]
    goal_id: PartId


class GoalBody(Struct, forbid_unknown_fields=True, kw_only=True):
    kind: Literal["main", "additional"]
    text: Sentence
    indicators: Annotated[list[IndicatorBody], Meta(max_length=MOST_INDICATORS)] = []
    actions: Annotated[list[ActionBody], Meta(max_length=MOST_ACTIONS)] = []
    cascaded_from: GoalRefBody | None = None
    goal_id: PartId | None = None


class PlanBody(Struct, forbid_unknown_fields=True, kw_only=True):
    """The whole plan in place of what stood there. `revision`: of what was seen, 0 where there was none."""

    post: PlainText
    goals: Annotated[list[GoalBody], Meta(max_length=MOST_GOALS)]
    revision: Revision


class PlanRevisionBody(Struct, forbid_unknown_fields=True):
    revision: Revision


class PlanCopyBody(Struct, forbid_unknown_fields=True):
    year: Annotated[int, Meta(ge=2020, le=2098)]


class PlanMoveBody(Struct, forbid_unknown_fields=True):
    """`post`: the new one. `revision`: of the plan that ends."""

    post: PlainText
    revision: Revision


class PlanAnswerBody(Struct, forbid_unknown_fields=True, kw_only=True):
    """`text` is needed to return and to reopen."""

    answer: Literal["agreed", "returned", "reopened"]
    revision: Revision
    text: LongText | None = None


class PlanView(Struct, frozen=True, kw_only=True):
    """`state`: draft, proposed, returned or agreed. `assessor_id`: as it was when it was proposed last, null for a city
    admin. `steps`: who did what when; `on_behalf`: for whom a delegate answered. `names`: of everybody in it, by id.
    `may_answer`: whether who reads it answers it. `was_agreed`: what is dropped from now on is retired, not removed."""

    employee_id: str
    year: int
    number: int
    state: str
    revision: int
    unit_id: str
    post: str
    assessor_id: str | None
    starts_on: date
    ends_on: date
    was_agreed: bool
    may_answer: bool
    goals: tuple[Goal, ...]
    steps: tuple[PlanStep, ...]
    names: dict[str, str]


class GoalAboveView(Struct, frozen=True, kw_only=True):
    employee_id: str
    number: int
    goal_id: str
    text: str


class OwnPlansView(Struct, frozen=True, kw_only=True):
    """`assessor_name`: who would agree now, empty where a city admin does. `above`: goals of theirs to cascade from.
    `may_go_on`: the last plan may be ended and the next one begun, since its person has moved."""

    year: int
    assessor_name: str
    above: list[GoalAboveView]
    may_go_on: bool
    plans: list[PlanView]


class PlansView(Struct, frozen=True):
    plans: list[PlanView]


class UnitPlansView(Struct, frozen=True, kw_only=True):
    """By name. `without`: who works in the unit that year and has no plan. `names`: of both, by id."""

    unit_id: str
    year: int
    lines: list[PlanLine]
    without: list[str]
    names: dict[str, str]


def goal_of(body: GoalBody) -> Goal:
    ref = body.cascaded_from
    return Goal(
        goal_id=body.goal_id or "",
        kind=GoalKind(body.kind),
        text=body.text,
        indicators=tuple(
            Indicator(each.indicator_id or "", Aspect(each.aspect), each.text, each.target_e2, each.unit)
            for each in body.indicators
        ),
        actions=tuple(
            Action(each.action_id or "", each.text, each.unit, tuple(each.months_e2), each.budget_code, each.retired)
            for each in body.actions
        ),
        cascaded_from=GoalRef(ref.employee_id, ref.number, ref.goal_id) if ref else None,
    )


def plan_view(seen: SeenPlan) -> PlanView:
    plan = seen.plan
    return PlanView(
        employee_id=plan.employee_id,
        year=plan.year,
        number=plan.number,
        state=plan.state,
        revision=plan.revision,
        unit_id=plan.unit_id,
        post=plan.post,
        assessor_id=plan.assessor_id,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        was_agreed=plan.was_agreed,
        may_answer=seen.may_answer,
        goals=plan.goals,
        steps=plan.steps,
        names=dict(seen.names),
    )
