"""What a record tells of a year's performance, and what it leaves out. See docs/rules.md#career-record.

Told is what two people stand for: a plan that was agreed, ratings that were approved. A rating that nobody approved yet
is no part of it, nor a figure that its person alone has told; a plan that is not agreed is told without its goals.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from chalicelib.domain.activity import ActivityLine
from chalicelib.domain.career import (
    CareerActivities,
    CareerAssessment,
    CareerGoal,
    CareerIndicator,
    CareerPlan,
    CareerYear,
)
from chalicelib.domain.evaluation import Evaluation, EvaluationStepKind, Evidence
from chalicelib.domain.feedback import Feedback
from chalicelib.domain.plan import Goal, Plan, PlanState, PlanStepKind
from chalicelib.rules.assessment import is_told
from chalicelib.rules.local_time import local_date

_K = EvaluationStepKind
_Told = Mapping[str, tuple[int, str]]


def career_year(
    plans: Sequence[Plan],
    evaluations: Iterable[Evaluation],
    lines: Sequence[ActivityLine],
    words: Sequence[Feedback],
    people: Mapping[str, str],
    units: Mapping[str, str],
    zone: str,
) -> CareerYear:
    """One year of one person, all that is stored of it.

    lines   of their months, in every unit they worked in.
    people, units   names by id.
    """
    counted = sorted(filter(is_told, evaluations), key=lambda each: (*_place(each.period_id), each.number))
    is_there = bool(plans or counted or lines or words)
    return CareerYear(
        plans=tuple(_plan(each, counted, people, units, zone) for each in plans),
        assessments=tuple(found for each in counted if (found := _assessment(each, zone))),
        activities=_activities(lines),
        feedback=len(words) if is_there else None,
    )


def people_in(plans: Iterable[Plan]) -> set[str]:
    """Whose names a record of these plans needs."""
    return {who for each in plans if (who := _assessor(each))}


def _place(period_id: str) -> tuple[bool, str]:
    """The year itself comes after its parts."""
    return "-" not in period_id, period_id


def _plan(
    plan: Plan, counted: Iterable[Evaluation], people: Mapping[str, str], units: Mapping[str, str], zone: str
) -> CareerPlan:
    told = {
        each.indicator_id: (each.realised_e2, evaluation.period_id)
        for evaluation in counted
        if evaluation.number == plan.number
        for each in evaluation.told
    }
    agreed = plan.state is PlanState.AGREED
    return CareerPlan(
        number=plan.number,
        unit=units.get(plan.unit_id, plan.unit_id),
        post=plan.post,
        state=plan.state,
        assessor=people.get(_assessor(plan) or ""),
        agreed_on=_agreed_on(plan, zone) if agreed else None,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        goals=tuple(_goal(each, told) for each in plan.goals) if agreed else (),
    )


def _assessor(plan: Plan) -> str | None:
    """Of a plan that a city admin answers, whoever agreed it."""
    agreed = (each.by for each in reversed(plan.steps) if each.kind is PlanStepKind.AGREED)
    return plan.assessor_id or next(agreed, None)


def _agreed_on(plan: Plan, zone: str) -> date:
    return next(local_date(each.at, zone) for each in reversed(plan.steps) if each.kind is PlanStepKind.AGREED)


def _goal(goal: Goal, told: _Told) -> CareerGoal:
    found = [(each, told.get(each.indicator_id, (None, None))) for each in goal.indicators]
    return CareerGoal(
        goal.kind,
        goal.text,
        tuple(CareerIndicator(each.aspect, each.text, each.target_e2, each.unit, *of) for each, of in found),
    )


def _assessment(evaluation: Evaluation, zone: str) -> CareerAssessment | None:
    ratings, approved = evaluation.ratings, evaluation.last(_K.APPROVED)
    if ratings is None or approved is None:
        return None
    objection, changed = evaluation.last(_K.OBJECTED), evaluation.last(_K.CHANGED)
    decision = changed or evaluation.last(_K.KEPT)
    return CareerAssessment(
        period_id=evaluation.period_id,
        plan_number=evaluation.number,
        result=ratings.result,
        behaviour=ratings.behaviour,
        predicate=ratings.predicate,
        rules_id=ratings.rules_id,
        rules_confirmed=ratings.rules_confirmed,
        approved_on=local_date(approved.at, zone),
        objected_on=local_date(objection.at, zone) if objection else None,
        decided_on=local_date(decision.at, zone) if decision else None,
        changed=changed is not None if decision else None,
        activities=_beside(evaluation.evidence),
    )


def _beside(evidence: Evidence | None) -> CareerActivities | None:
    if evidence is None or not evidence.activities:
        return None
    return CareerActivities(
        evidence.activities, evidence.approved or 0, evidence.minutes or 0, evidence.days_reported or 0
    )


def _activities(lines: Sequence[ActivityLine]) -> CareerActivities | None:
    reported = sum(each.standing for line in lines for each in line.days.values())
    if not reported:
        return None
    return CareerActivities(
        reported=reported,
        approved=sum(each.approved for each in lines),
        minutes=sum(each.minutes for each in lines),
        days=sum(each.reported_days for each in lines),
    )
