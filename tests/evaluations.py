"""Evaluations for tests: Ani's third quarter, told, rated by Citra, approved by Eko."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib.domain.evaluation import Evaluation, EvaluationStep, EvaluationStepKind, Ratings, Realised
from chalicelib.domain.performance import Predicate, Rating
from tests.world import World, entry

E = EvaluationStepKind
GOOD = Ratings(Rating.MEETS, Rating.MEETS, Predicate.GOOD, "permenpanrb-6-2022", False)
TOLD = Realised("i1", 12_000, "Register 2026")
BY = {E.TOLD: "ani", E.RATED: "citra", E.OBJECTED: "ani"}


def an_evaluation(at: datetime, *kinds: EvaluationStepKind, **changed: Any) -> Evaluation:
    who = {**BY, E.TOLD: changed.get("employee_id", "ani"), E.OBJECTED: changed.get("employee_id", "ani")}
    rater = changed.pop("rater", "citra")
    steps = tuple(
        EvaluationStep(
            kind, rater if kind is E.RATED else who.get(kind, "eko"), at, ratings=GOOD if kind is E.RATED else None
        )
        for kind in (kinds or (E.TOLD,))
    )
    made = Evaluation("ani", 2026, 1, "2026-Q3", "umum", "citra", None, (TOLD,), steps)
    return replace(made, **changed)


def put_evaluation(town: World, *kinds: EvaluationStepKind, **changed: Any) -> Evaluation:
    """Stored as one that has come so far, in place of what lay there."""
    made = an_evaluation(town.clock.now, *kinds, **changed)
    before = town.services.evaluations.get(made.employee_id, made.year, made.period_id, made.number)
    return town.services.evaluations.save(made, before, entry("test_evaluation", town.clock.now))
