"""The half of a person's record that tells of performance: what was agreed, done and assessed in a year.

Whatever nobody wrote down is None, never 0: nobody may read it as nothing done.
"""

from dataclasses import dataclass
from datetime import date

from chalicelib.domain.performance import Predicate, Rating
from chalicelib.domain.plan import Aspect, GoalKind, PlanState


@dataclass(frozen=True, slots=True)
class CareerIndicator:
    """`realised_e2`: as it was told in the assessment of the period `told_in`; None: no approved one has it."""

    aspect: Aspect
    text: str
    target_e2: int
    unit: str
    realised_e2: int | None = None
    told_in: str | None = None


@dataclass(frozen=True, slots=True)
class CareerGoal:
    kind: GoalKind
    text: str
    indicators: tuple[CareerIndicator, ...]


@dataclass(frozen=True, slots=True)
class CareerPlan:
    """Of a plan: who was to assess it and when they agreed; its goals while it stands agreed.

    assessor    the name; None: nobody is known. `agreed_on`: None: it is not agreed, or is written again.
    """

    number: int
    unit: str
    post: str
    state: PlanState
    assessor: str | None
    agreed_on: date | None
    starts_on: date
    ends_on: date
    goals: tuple[CareerGoal, ...] = ()


@dataclass(frozen=True, slots=True)
class CareerActivities:
    """`reported` without those withdrawn; `approved` of them; `minutes` and `days` of those reported."""

    reported: int
    approved: int
    minutes: int
    days: int


@dataclass(frozen=True, slots=True)
class CareerAssessment:
    """An approved one, or what became of it after an objection.

    rules_confirmed   whether somebody had confirmed the matrix by which the predicate was read off.
    objected_on, decided_on, changed   of an objection, its decision, and whether that gave other ratings.
    activities        as they lay beside the ratings when these were given.
    """

    period_id: str
    plan_number: int
    result: Rating
    behaviour: Rating
    predicate: Predicate
    rules_id: str
    rules_confirmed: bool
    approved_on: date
    objected_on: date | None = None
    decided_on: date | None = None
    changed: bool | None = None
    activities: CareerActivities | None = None


@dataclass(frozen=True, slots=True)
class CareerYear:
    """`activities`, `feedback`: None where there is no data of the year."""

    plans: tuple[CareerPlan, ...] = ()
    assessments: tuple[CareerAssessment, ...] = ()
    activities: CareerActivities | None = None
    feedback: int | None = None
