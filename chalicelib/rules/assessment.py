"""Which period of a plan may be assessed, which step follows which, and what each has to say.

Source: periodic and annual evaluation of PermenPANRB 6/2022, three people: ADR 28. docs/rules.md#assessments.
The matrix is in evaluation.py. Nothing here gives a rating.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.evaluation import (
    CoreValue,
    Evaluation,
    EvaluationLine,
    EvaluationState,
    EvaluationStep,
    EvaluationStepKind,
    Ratings,
    Realised,
)
from chalicelib.domain.performance import PerformanceRules, PeriodKind, Predicate, Rating
from chalicelib.domain.plan import Plan
from chalicelib.errors import FieldError
from chalicelib.rules.evaluation import performance_rules_on, predicate_of
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.performance_period import Period, periods_of

OPENS_DAYS_BEFORE = 7  # so many last days of a period are already open for its assessment
MAX_FEEDBACK = 1_000  # letters
MOST_EVALUATION_STEPS = 30  # of one assessment before it is approved; what follows finds room, in one item
_K, _S = EvaluationStepKind, EvaluationState
FOLLOWS: dict[EvaluationStepKind, frozenset[EvaluationState]] = {
    _K.TOLD: frozenset({_S.OPEN}),
    _K.RATED: frozenset({_S.OPEN, _S.RATED, _S.RETURNED}),
    _K.RETURNED: frozenset({_S.RATED}),
    _K.APPROVED: frozenset({_S.RATED}),
    _K.OBJECTED: frozenset({_S.APPROVED}),
    _K.KEPT: frozenset({_S.OBJECTED}),
    _K.CHANGED: frozenset({_S.OBJECTED}),
}
NEEDS_WORD = frozenset({_K.RETURNED, _K.OBJECTED, _K.KEPT, _K.CHANGED})
_JOINED = frozenset({_K.TOLD, _K.RATED})  # twice running by one person is one step
_COUNTED = frozenset({_S.APPROVED, _S.OBJECTED, _S.DECIDED})

EVALUATION_TEXTS: Texts = {
    "EVALUATION_REASON": (
        "Tulis alasan: salah satu penilaian bukan 'sesuai ekspektasi'.",
        "Give a reason: one of the ratings is not 'as expected'.",
    ),
    "EVALUATION_WORD": ("Tulis sepatah kata.", "Write a word."),
    "EVALUATION_RATINGS": (
        "Isi kedua penilaian hanya bila keputusan ini mengubahnya.",
        "Give both ratings where this decision changes them, and none elsewhere.",
    ),
    "INDICATOR_UNKNOWN": ("Tidak ada indikator ini dalam rencana.", "The plan has no such indicator."),
    "INDICATOR_TWICE": ("Indikator ini terisi dua kali.", "This indicator is there twice."),
}


def span_of(plan: Plan, period: Period) -> tuple[date, date] | None:
    """First and last day that the plan and the period share; None where they share none."""
    first, last = max(plan.starts_on, period.starts_on), min(plan.ends_on, period.ends_on)
    return (first, last) if first <= last else None


def periods_assessed(given: Sequence[PerformanceRules], year: int) -> list[Period]:
    """The year's periods by the rules of each one's last day, in order, the year itself last."""
    kinds = ((kind, each) for kind in PeriodKind for each in periods_of(year, kind)[:-1])
    parts = [each for kind, each in kinds if performance_rules_on(given, each.ends_on).period_kind is kind]
    return [*sorted(parts, key=lambda each: each.ends_on), periods_of(year, PeriodKind.QUARTER)[-1]]


def period_assessed(given: Sequence[PerformanceRules], year: int, period_id: str) -> Period | None:
    """The year's period of this name; None for what is none, or is of a kind that is not assessed then."""
    return next((each for each in periods_assessed(given, year) if each.period_id == period_id), None)


def opens_on(last: date) -> date:
    """From when on what ends on `last` may be assessed."""
    return last - timedelta(days=OPENS_DAYS_BEFORE - 1)


def may_follow(evaluation: Evaluation, kind: EvaluationStepKind) -> bool:
    room = kind not in (_K.RATED, _K.RETURNED) or len(evaluation.steps) < MOST_EVALUATION_STEPS
    return room and evaluation.state in FOLLOWS[kind]


def with_step(evaluation: Evaluation, step: EvaluationStep) -> Evaluation:
    """One step more; told or rated twice running by the same person is one, as it was said last."""
    last = evaluation.steps[-1] if evaluation.steps else None
    again = last and step.kind in _JOINED and (last.kind, last.by) == (step.kind, step.by)
    return replace(evaluation, steps=(*(evaluation.steps[:-1] if again else evaluation.steps), step))


def taken_already(evaluation: Evaluation, step: EvaluationStep, revision: int) -> bool:
    """Whether this very step was the last one: it is sent again, since its answer was lost."""
    last = evaluation.steps[-1] if evaluation.steps else None
    if last is None or evaluation.revision != revision + 1:
        return False
    return replace(last, at=step.at, evidence=step.evidence) == step


def last_day_to_object(approved_on: date, rules: PerformanceRules) -> date:
    """Calendar days, the day of the approval not among them."""
    return approved_on + timedelta(days=rules.objection_days)


def read_off(
    rules: PerformanceRules,
    result: Rating,
    behaviour: Rating,
    behaviours: Mapping[CoreValue, Rating],
    reason: str | None,
) -> Ratings:
    predicate = predicate_of(rules, result, behaviour)
    return Ratings(
        result, behaviour, predicate, rules.rules_id, rules.confirmed is not None, dict(behaviours), reason or None
    )


def reason_faults(result: Rating, behaviour: Rating, reason: str | None) -> list[FieldError]:
    needed = not {result, behaviour} <= {Rating.MEETS}
    return [fault(EVALUATION_TEXTS, "/reason", "EVALUATION_REASON")] if needed and not reason else []


def answer_faults(kind: EvaluationStepKind, text: str | None, has_ratings: bool) -> list[FieldError]:
    """What an approver's answer, or an objection, lacks or has too much."""
    faults = [fault(EVALUATION_TEXTS, "/text", "EVALUATION_WORD")] if kind in NEEDS_WORD and not text else []
    if has_ratings is not (kind is _K.CHANGED):
        faults.append(fault(EVALUATION_TEXTS, "/ratings", "EVALUATION_RATINGS"))
    return faults


def told_faults(plan: Plan, told: Sequence[Realised]) -> Iterator[FieldError]:
    known = {each.indicator_id for goal in plan.goals for each in goal.indicators}
    seen: set[str] = set()
    for at, each in enumerate(told):
        if each.indicator_id not in known:
            yield fault(EVALUATION_TEXTS, f"/told/{at}/indicator_id", "INDICATOR_UNKNOWN")
        elif each.indicator_id in seen:
            yield fault(EVALUATION_TEXTS, f"/told/{at}/indicator_id", "INDICATOR_TWICE")
        seen.add(each.indicator_id)


def reached_of(plan: Plan, told: Iterable[Realised]) -> tuple[int, int, int]:
    """Indicators of the plan; of those, how many have a figure, and how many came to their target."""
    targets = {each.indicator_id: each.target_e2 for goal in plan.goals for each in goal.indicators}
    given = [each for each in told if each.indicator_id in targets]
    return len(targets), len(given), sum(each.realised_e2 >= targets[each.indicator_id] for each in given)


def predicates_of(lines: Iterable[EvaluationLine]) -> list[Predicate]:
    """Those that were approved, one a line: what only an assessor has said so far is nobody's predicate yet."""
    return [each.predicate for each in lines if each.predicate and each.state in _COUNTED]


def counts_of(predicates: Iterable[Predicate]) -> dict[Predicate, int]:
    found = Counter(predicates)
    return {each: found[each] for each in Predicate}


def people_counted(lines: Iterable[EvaluationLine]) -> int:
    """How many people's predicates those are: who moved has a line for each plan."""
    return len({each.employee_id for each in lines if each.predicate and each.state in _COUNTED})


def state_told(evaluation: Evaluation) -> EvaluationState:
    """As its person knows it: rated, also while it goes back and forth."""
    return _S.RATED if evaluation.state is _S.RETURNED else evaluation.state


def is_told(evaluation: Evaluation) -> bool:
    """Whether its person may see the ratings."""
    return evaluation.state in _COUNTED
