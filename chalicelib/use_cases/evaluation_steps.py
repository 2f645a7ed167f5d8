"""An assessment with what it hangs on: found, its turn checked, written with its entry, told of."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.evaluation import (
    Evaluation,
    EvaluationStepKind,
)
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.domain.performance import PerformanceRules
from chalicelib.domain.plan import Plan, PlanState
from chalicelib.errors import (
    ChangedMeanwhile,
    EvaluationMovedOn,
    PeriodNotOpen,
    PlanNotAgreed,
)
from chalicelib.rules.assessment import (
    last_day_to_object,
    may_follow,
    period_assessed,
    span_of,
    state_told,
)
from chalicelib.rules.evaluation import performance_rules_on
from chalicelib.rules.local_time import local_date
from chalicelib.rules.performance_period import Period
from chalicelib.rules.push import push_state
from chalicelib.use_cases.audit_entries import entry_of, keyed_hash
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.stand_in import for_whom

_K = EvaluationStepKind


@dataclass(frozen=True, slots=True)
class Which:
    """Whose, which year's plan, which period of it."""

    employee_id: str
    year: int
    number: int
    period_id: str


@dataclass(frozen=True, slots=True)
class Found:
    """An assessment with what it hangs on; one that nobody has begun has no step. `rules`: of the period's last day."""

    plan: Plan
    period: Period
    span: tuple[date, date]
    rules: PerformanceRules
    before: Evaluation | None
    evaluation: Evaluation


def find_evaluation(services: Services, which: Which, city: City) -> Found | None:
    plan = services.plans.get(which.employee_id, which.year, which.number)
    given = city.settings.performance_rules
    period = period_assessed(given, which.year, which.period_id)
    span = span_of(plan, period) if plan and period else None
    if plan is None or period is None or span is None:
        return None
    before = services.evaluations.get(which.employee_id, which.year, which.period_id, which.number)
    empty = Evaluation(which.employee_id, which.year, which.number, which.period_id, plan.unit_id, plan.assessor_id)
    return Found(plan, period, span, performance_rules_on(given, period.ends_on), before, before or empty)


def object_until(evaluation: Evaluation, rules: PerformanceRules, city: City) -> date | None:
    """The last day to object; None where nobody has approved it."""
    approved = evaluation.last(_K.APPROVED)
    return last_day_to_object(local_date(approved.at, city.settings.zone), rules) if approved else None


def check_turn(found: Found, kind: EvaluationStepKind, revision: int, needs_plan: bool = True) -> None:
    if found.evaluation.revision != revision:
        raise ChangedMeanwhile
    if not may_follow(found.evaluation, kind):
        own = kind in (_K.TOLD, _K.OBJECTED)
        raise EvaluationMovedOn(state=state_told(found.evaluation) if own else found.evaluation.state)
    if needs_plan and found.plan.state is not PlanState.AGREED:
        raise PlanNotAgreed(state=found.plan.state)


def check_open(opens: date, today: date) -> None:
    if today < opens:
        raise PeriodNotOpen(opens_on=opens.isoformat())


def save_evaluation(
    services: Services,
    actor: Employee,
    found: Found,
    evaluation: Evaluation,
    now: datetime,
    notices: Sequence[Notice] = (),
) -> Evaluation:
    """With one entry in the chain of the plan's unit: which one, a proof of the ratings, nobody's words.

    Who reads the trail may be assessed themselves, or below who is: it tells no rating.
    """
    step = evaluation.steps[-1]
    facts: dict[str, object] = {
        "year": evaluation.year,
        "number": evaluation.number,
        "period": evaluation.period_id,
        **for_whom(step.on_behalf),
    }
    if step.ratings:
        proof = [evaluation.employee_id, evaluation.period_id, evaluation.number, asdict(step.ratings)]
        facts |= {"rules_id": step.ratings.rules_id, "ratings_hash": keyed_hash(services, "RATINGS", proof)}
    action = f"evaluation_{step.kind}"
    entry = entry_of(services, actor, action, evaluation.employee_id, now, evaluation.unit_id, facts)
    try:
        return services.evaluations.save(evaluation, found.before, entry, notices)
    except Changed:
        raise ChangedMeanwhile from None


def told_of(
    reader: Employee | None, evaluation: Evaluation, city: City, now: datetime, rules: PerformanceRules | None = None
) -> list[Notice]:
    """What somebody is told of the last step: in the app, and neither a rating nor a word of it."""
    if reader is None:
        return []
    which = f"{evaluation.employee_id}-{evaluation.year}-{evaluation.number}-{evaluation.period_id}"
    facts: dict[str, object] = {
        "step": evaluation.steps[-1].kind.value,
        "year": evaluation.year,
        "number": evaluation.number,
        "period": evaluation.period_id,
        "employee_id": evaluation.employee_id,
        "unit_id": evaluation.unit_id,
    }
    until = object_until(evaluation, rules, city) if rules and evaluation.steps[-1].kind is _K.APPROVED else None
    if until:
        facts["object_until"] = until.isoformat()
    kind, push = NoticeKind.EVALUATION, push_state(reader.push, NoticeKind.EVALUATION)
    about, today = f"{which}-{evaluation.revision + 1}", today_of(city, now)
    return [Notice(reader.employee_id, kind, today, now, about, facts, mail=CopyState.NONE, push=push)]
