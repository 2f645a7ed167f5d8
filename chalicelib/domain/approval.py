"""An assessment that waits for whoever answers its rating, or an objection to it."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.evaluation import Evaluation, EvaluationState, EvaluationStepKind

WAITS = frozenset({EvaluationState.RATED, EvaluationState.OBJECTED})


@dataclass(frozen=True, slots=True)
class ApprovalDue:
    """`since`: when it was rated, or objected to. `approver_id`: whose answer it is; None: a city admin's.
    `raters`: who gave it, and in whose place: they answer none of their own."""

    employee_id: str
    year: int
    number: int
    period_id: str
    unit_id: str
    state: EvaluationState
    since: datetime
    approver_id: str | None = None
    raters: tuple[str, ...] = ()


def due_of(evaluation: Evaluation | None) -> ApprovalDue | None:
    """What waits of it; None where nobody's answer is due."""
    if evaluation is None or evaluation.state not in WAITS:
        return None
    rated = evaluation.last(EvaluationStepKind.RATED)
    return ApprovalDue(
        employee_id=evaluation.employee_id,
        year=evaluation.year,
        number=evaluation.number,
        period_id=evaluation.period_id,
        unit_id=evaluation.unit_id,
        state=evaluation.state,
        since=evaluation.steps[-1].at,
        approver_id=evaluation.approver_id,
        raters=tuple(who for who in (rated.by, rated.on_behalf) if who) if rated else (),
    )
