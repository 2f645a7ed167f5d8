"""What do somebody's activities of a span come to, beside what their plan asks for?

Sums and nothing else: no figure here is a rating (ADR 28). docs/rules.md#performance-reports.
"""

from collections.abc import Iterable, Sequence

from chalicelib.domain.activity import Activity, ActivityState
from chalicelib.domain.performance import PeriodKind
from chalicelib.domain.performance_report import ActionFigures, PersonFigures
from chalicelib.domain.plan import Action, Plan
from chalicelib.rules.month import months_between
from chalicelib.rules.performance_period import Period, periods_of


def period_named(period_id: str) -> Period:
    """Of an id as performance_period.is_period_id knows it. Raises StopIteration for another."""
    year = int(period_id[:4])
    return next(each for kind in PeriodKind for each in periods_of(year, kind) if each.period_id == period_id)


def months_named(period: Period) -> list[str]:
    return months_between(period.starts_on, period.ends_on)


def overlaps(plan: Plan, period: Period) -> bool:
    return plan.starts_on <= period.ends_on and period.starts_on <= plan.ends_on


def tied_texts(plans: Iterable[Plan], activity: Activity) -> tuple[str, str]:
    """The goal and the action that it is tied to, as the plan words them now; two empty ones for another task."""
    plan = next((each for each in plans if each.number == activity.plan_number), None)
    action = plan.action(activity.action_id) if plan and activity.action_id else None
    goal = plan.goal_of(action.action_id) if plan and action else None
    return (goal.text, action.text) if goal and action else ("", "")


def person_figures(plans: Sequence[Plan], activities: Iterable[Activity]) -> PersonFigures:
    """Of a span's plans by number, and its activities."""
    standing = [each for each in activities if each.state is not ActivityState.WITHDRAWN]
    states = [each.state for each in standing]
    return PersonFigures(
        plan=plans[-1].state if plans else None,
        activities=len(standing),
        approved=states.count(ActivityState.APPROVED),
        waiting=states.count(ActivityState.WAITING),
        returned=states.count(ActivityState.RETURNED),
        minutes=sum(each.minutes for each in standing),
        days=len({each.on for each in standing}),
        untied=sum(each.action_id is None for each in standing),
    )


def action_figures(plans: Iterable[Plan], activities: Iterable[Activity], period: Period) -> list[ActionFigures]:
    """Each action of the plans, goal by goal; a retired one only where something was reported of it."""
    tied: dict[tuple[int | None, str | None], list[Activity]] = {}
    for each in activities:
        if each.state is not ActivityState.WITHDRAWN:
            tied.setdefault((each.plan_number, each.action_id), []).append(each)
    return [
        _figures(goal.text, action, tied.get((plan.number, action.action_id), []), period)
        for plan in plans
        for goal in plan.goals
        for action in goal.actions
        if not action.retired or (plan.number, action.action_id) in tied
    ]


def _figures(goal: str, action: Action, activities: Sequence[Activity], period: Period) -> ActionFigures:
    """`activities`: by id, and so by date."""
    months, seen = action.months_e2, [each.progress_pct for each in activities if each.progress_pct is not None]
    approved = (each for each in activities if each.state is ActivityState.APPROVED)
    return ActionFigures(
        goal=goal,
        text=action.text,
        unit=action.unit,
        target_e2=sum(months[period.starts_on.month - 1 : period.ends_on.month]) if months else None,
        year_e2=sum(months) if months else None,
        reported_e2=sum(each.quantity_e2 or 0 for each in activities),
        approved_e2=sum(each.quantity_e2 or 0 for each in approved),
        activities=len(activities),
        progress_pct=seen[-1] if seen else None,
    )
