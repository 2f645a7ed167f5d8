"""An assessment as it is shown, and how a unit's predicates spread."""

from datetime import date

from msgspec import Struct

from chalicelib.domain.evaluation import (
    EvaluationLine,
    EvaluationStep,
    Evidence,
    Ratings,
    Realised,
)
from chalicelib.domain.feedback import Feedback
from chalicelib.domain.plan import Goal
from chalicelib.rules.evaluation import SpreadVerdict
from chalicelib.use_cases.give_feedback import SeenFeedback
from chalicelib.use_cases.see_evaluations import SeenEvaluation
from chalicelib.use_cases.see_unit_evaluations import UnitPeriod


class EvaluationView(Struct, frozen=True, kw_only=True):
    """`number`: of the plan. `state`: open, rated, returned, approved, objected or decided; to its person it is `rated`
    until it is approved, and no rating is among it. `opens_on`: from when on it may be rated. `may`: the steps that who
    reads it may take now. `evidence`: as it was when it was rated last; for who rates it now, as it is.
    `ratings.rules_confirmed`: false while nobody has confirmed the matrix. `names`: of everybody in it, by id."""

    employee_id: str
    year: int
    number: int
    period_id: str
    starts_on: date
    ends_on: date
    unit_id: str
    state: str
    revision: int
    opens_on: date
    object_until: date | None
    assessor_id: str | None
    approver_id: str | None
    may: list[str]
    told: tuple[Realised, ...]
    ratings: Ratings | None
    evidence: Evidence | None
    goals: tuple[Goal, ...]
    steps: tuple[EvaluationStep, ...]
    names: dict[str, str]


class EvaluationsView(Struct, frozen=True):
    evaluations: list[EvaluationView]


class StandingView(Struct, frozen=True, kw_only=True):
    """`standing`: null while nobody has entered one."""

    unit_id: str
    year: int
    standing: str | None
    revision: int


class UnitPredicatesView(Struct, frozen=True, kw_only=True):
    """`counts`: predicate to people, of what was approved; null where they are so few that it would tell of a person.
    `verdicts`: the spreads of the unit's standing beside them; nobody's predicate is changed by it."""

    unit_id: str
    period_id: str
    rules_id: str
    rules_confirmed: bool
    counts: dict[str, int] | None
    standing: StandingView | None
    verdicts: list[SpreadVerdict]


class UnitEvaluationsView(UnitPredicatesView, frozen=True, kw_only=True):
    """By name. `names`: by id."""

    starts_on: date
    ends_on: date
    lines: list[EvaluationLine]
    names: dict[str, str]


class FeedbackView(Struct, frozen=True, kw_only=True):
    """The oldest first. `names`: of who said it, by id."""

    words: list[Feedback]
    names: dict[str, str]


def evaluation_view(seen: SeenEvaluation) -> EvaluationView:
    evaluation = seen.evaluation
    return EvaluationView(
        employee_id=evaluation.employee_id,
        year=evaluation.year,
        number=evaluation.number,
        period_id=evaluation.period_id,
        starts_on=max(seen.plan.starts_on, seen.period.starts_on),
        ends_on=min(seen.plan.ends_on, seen.period.ends_on),
        unit_id=evaluation.unit_id,
        state=seen.state,
        revision=evaluation.revision,
        opens_on=seen.opens_on,
        object_until=seen.object_until,
        assessor_id=evaluation.assessor_id,
        approver_id=evaluation.approver_id,
        may=[each.value for each in seen.may],
        told=evaluation.told,
        ratings=evaluation.ratings,
        evidence=seen.evidence,
        goals=seen.plan.goals,
        steps=evaluation.steps,
        names=dict(seen.names or {}),
    )


def unit_evaluations_view(unit_id: str, found: UnitPeriod) -> UnitEvaluationsView:
    standing = found.standing
    return UnitEvaluationsView(
        unit_id=unit_id,
        period_id=found.period.period_id,
        rules_id=found.rules.rules_id,
        rules_confirmed=found.rules.confirmed is not None,
        counts={each.value: people for each, people in found.counts.items()},
        standing=StandingView(
            unit_id=unit_id, year=standing.year, standing=standing.standing, revision=standing.revision
        ),
        verdicts=list(found.verdicts),
        starts_on=found.period.starts_on,
        ends_on=found.period.ends_on,
        lines=list(found.lines),
        names=dict(found.names),
    )


def feedback_view(found: SeenFeedback) -> FeedbackView:
    return FeedbackView(words=list(found.words), names=dict(found.names))
