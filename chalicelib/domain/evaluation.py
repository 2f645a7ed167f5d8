"""What somebody's period comes to: two ratings that a person gave, the predicate read off them, the evidence beside.

docs/adr/0028-an-assessment-is-peoples.md: nothing here is computed into a rating.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from chalicelib.domain.discipline import Level
from chalicelib.domain.performance import Predicate, Rating, Standing


class CoreValue(StrEnum):
    """Of behaviour: ASN BerAKHLAK."""

    SERVICE = "service"  # berorientasi pelayanan
    ACCOUNTABLE = "accountable"  # akuntabel
    COMPETENT = "competent"  # kompeten
    HARMONIOUS = "harmonious"  # harmonis
    LOYAL = "loyal"
    ADAPTIVE = "adaptive"  # adaptif
    COLLABORATIVE = "collaborative"  # kolaboratif


class EvaluationState(StrEnum):
    OPEN = "open"
    RATED = "rated"
    RETURNED = "returned"
    APPROVED = "approved"
    OBJECTED = "objected"
    DECIDED = "decided"


class EvaluationStepKind(StrEnum):
    TOLD = "told"  # by its person: what came of the indicators
    RATED = "rated"  # by the assessor
    RETURNED = "returned"  # by the approver, with a word
    APPROVED = "approved"
    OBJECTED = "objected"  # by its person, once
    KEPT = "kept"  # by the approver: the ratings stay, and why
    CHANGED = "changed"  # by the approver: other ratings, and why


EVALUATION_STATE_AFTER = {
    EvaluationStepKind.TOLD: EvaluationState.OPEN,
    EvaluationStepKind.RATED: EvaluationState.RATED,
    EvaluationStepKind.RETURNED: EvaluationState.RETURNED,
    EvaluationStepKind.APPROVED: EvaluationState.APPROVED,
    EvaluationStepKind.OBJECTED: EvaluationState.OBJECTED,
    EvaluationStepKind.KEPT: EvaluationState.DECIDED,
    EvaluationStepKind.CHANGED: EvaluationState.DECIDED,
}


@dataclass(frozen=True, slots=True)
class Realised:
    """What came of an indicator of the plan. `realised_e2`: hundredths of its unit. `basis`: where it can be seen."""

    indicator_id: str
    realised_e2: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Ratings:
    """As a person gave them, and what the matrix of the period's last day read off.

    reason           why, where either is not as expected.
    rules_id         of that matrix; `rules_confirmed`: whether somebody had confirmed it by then.
    """

    result: Rating
    behaviour: Rating
    predicate: Predicate
    rules_id: str
    rules_confirmed: bool
    behaviours: Mapping[CoreValue, Rating] = field(default_factory=dict)
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What lay beside the ratings when they were given, of the days that the plan and the period share.

    activities ...   of the days, in the plan's unit; `approved`: of their months. None: not counted.
    indicators       of the plan; of those `told` have a figure, and `reached` came to their target.
    discipline       the heaviest level that the year had come to; None: none. `discipline_confirmed`: whether all that
                     it rests on was confirmed.
    """

    made_at: datetime
    working_days: int
    absent_days: int
    incomplete_days: int
    late_min: int
    early_min: int
    indicators: int
    told: int
    reached: int
    feedback: int
    discipline: Level | None = None
    discipline_confirmed: bool = True
    activities: int | None = None
    approved: int | None = None
    minutes: int | None = None
    days_reported: int | None = None


@dataclass(frozen=True, slots=True)
class EvaluationStep:
    """`ratings`, `evidence`: of a rating, and of a decision that changes it. `on_behalf`: in whose place."""

    kind: EvaluationStepKind
    by: str
    at: datetime
    text: str | None = None
    on_behalf: str | None = None
    ratings: Ratings | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One period of one plan.

    number        of the plan: who moved has one for each part of the period.
    unit_id       of the plan.
    assessor_id   in whose place it was rated last, else the plan's; None: a city admin's.
    approver_id   who was to answer when it was rated last; None: a city admin.
    revision      counts every write; a write states the one it read.
    """

    employee_id: str
    year: int
    number: int
    period_id: str
    unit_id: str
    assessor_id: str | None
    approver_id: str | None = None
    told: tuple[Realised, ...] = ()
    steps: tuple[EvaluationStep, ...] = ()
    revision: int = 0

    @property
    def state(self) -> EvaluationState:
        return EVALUATION_STATE_AFTER[self.steps[-1].kind] if self.steps else EvaluationState.OPEN

    @property
    def ratings(self) -> Ratings | None:
        return next((each.ratings for each in reversed(self.steps) if each.ratings), None)

    @property
    def evidence(self) -> Evidence | None:
        return next((each.evidence for each in reversed(self.steps) if each.evidence), None)

    def last(self, kind: EvaluationStepKind) -> EvaluationStep | None:
        return next((each for each in reversed(self.steps) if each.kind is kind), None)


@dataclass(frozen=True, slots=True)
class EvaluationLine:
    """The line of an evaluation in its unit's period: nobody's words."""

    employee_id: str
    number: int
    state: EvaluationState
    assessor_id: str | None
    approver_id: str | None
    predicate: Predicate | None
    moved_at: datetime


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """What an organisation's year came to, as a city admin entered it. `revision`: 0 where nobody has."""

    unit_id: str
    year: int
    standing: Standing | None = None
    revision: int = 0


def line_of(evaluation: Evaluation) -> EvaluationLine:
    ratings = evaluation.ratings
    return EvaluationLine(
        employee_id=evaluation.employee_id,
        number=evaluation.number,
        state=evaluation.state,
        assessor_id=evaluation.assessor_id,
        approver_id=evaluation.approver_id,
        predicate=ratings.predicate if ratings else None,
        moved_at=evaluation.steps[-1].at,
    )
