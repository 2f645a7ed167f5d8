"""Report what one did on a day, change it while nobody has approved it, or take it back."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from chalicelib.domain.activity import Activity, ActivityLine, ActivityState, ActivityStep, ActivityStepKind
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.plan import Plan
from chalicelib.domain.shift import Slot
from chalicelib.errors import ActivityApproved, ActivityMonthClosed, ActivityMovedOn, ChangedMeanwhile, NotFound
from chalicelib.rules.activity import action_on, activity_faults, closes_on, fold, may_follow
from chalicelib.rules.month import month_of
from chalicelib.use_cases.activity_places import place_faults
from chalicelib.use_cases.attachments import (
    Paper,
    SentPaper,
    forget_papers,
    look_at_all,
    put_on_shelf,
    take_off_shelf,
    unmarked,
)
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of

WRITE_TRIES = 4  # of a month's line that is being written at the same moment


@dataclass(frozen=True, slots=True)
class Report:
    """What is told, as it was sent; see domain/activity.Activity."""

    text: str
    minutes: int
    action_id: str | None = None
    quantity_e2: int | None = None
    progress_pct: int | None = None
    slot: Slot | None = None
    place: str | None = None
    obstacle: str | None = None
    follow_up: str | None = None
    links: tuple[str, ...] = ()
    papers: tuple[SentPaper, ...] = ()


def report_activity(
    services: Services, actor: Employee, on: date, report: Report, tail: str, now: datetime
) -> Activity:
    """The activity as it waits. `tail`: of its id, the same each time this very report is sent.

    It is no entry of the trail: theirs alone, it carries its own steps (ADR 27).

    Raises InputInvalid, ActivityMonthClosed, ChangedMeanwhile.
    """
    activity_id = f"{on:%Y%m%d}-{tail}"
    stored = services.activities.get(actor.employee_id, activity_id)
    if stored:
        return stored
    step = ActivityStep(ActivityStepKind.REPORTED, actor.employee_id, now)
    blank = Activity(activity_id, actor.employee_id, actor.unit_id_on(on), on, report.text, report.minutes, (step,))
    return _write(services, actor, blank, None, report, now)


def change_activity(
    services: Services, actor: Employee, activity_id: str, report: Report, revision: int, now: datetime
) -> Activity:
    """One's own, sent again otherwise: it waits for an answer anew. Its date stays.

    revision   of the activity as it was seen. The same again is answered alike.

    Raises NotFound, ActivityApproved, ActivityMovedOn, ActivityMonthClosed, InputInvalid, ChangedMeanwhile.
    """
    held = own_activity(services, actor, activity_id)
    if _is_sent_again(held, actor, report, revision):
        return held
    _check_step(held, ActivityStepKind.CHANGED, revision)
    step = ActivityStep(ActivityStepKind.CHANGED, actor.employee_id, now)
    changed = _write(services, actor, replace(held, steps=(*held.steps, step)), held, report, now)
    forget_papers(services, held.attachments, changed.attachments)
    return changed


def withdraw_activity(services: Services, actor: Employee, activity_id: str, now: datetime) -> None:
    """Once more changes nothing. Raises NotFound, ActivityApproved, ActivityMonthClosed, ChangedMeanwhile."""
    held = own_activity(services, actor, activity_id)
    if held.state is ActivityState.WITHDRAWN:
        return
    _check_step(held, ActivityStepKind.WITHDRAWN, held.revision)
    check_open(services.city.fresh(now), held.on, now)
    step = ActivityStep(ActivityStepKind.WITHDRAWN, actor.employee_id, now)
    withdrawn = replace(held, steps=(*held.steps, step))
    for _ in range(WRITE_TRIES):
        line = services.activities.line(held.unit_id, month_of(held.on), actor.employee_id)
        if _save(services, withdrawn, held, line):
            return
    raise ChangedMeanwhile


def own_activity(services: Services, actor: Employee, activity_id: str) -> Activity:
    """Raises NotFound."""
    found = services.activities.get(actor.employee_id, activity_id)
    if found is None:
        raise NotFound
    return found


def check_open(city: City, on: date, now: datetime) -> None:
    """Raises ActivityMonthClosed where the month of this date is written no more."""
    month = month_of(on)
    last_on = closes_on(city.settings.performance_rules, month)
    if today_of(city, now) > last_on:
        raise ActivityMonthClosed(month=month, closed_on=last_on)


def plan_on(services: Services, employee_id: str, on: date) -> Plan | None:
    """The plan that holds on the date, agreed or not: one Query."""
    plans = services.plans.of_person(employee_id, on.year)
    return next((each for each in reversed(plans) if each.holds_on(on)), None)


def _write(
    services: Services, actor: Employee, blank: Activity, before: Activity | None, report: Report, now: datetime
) -> Activity:
    """With what the report tells, in the place of what stood before."""
    city = services.city.fresh(now)
    check_open(city, blank.on, now)
    plan = plan_on(services, actor.employee_id, blank.on) if report.action_id else None
    folder = f"{blank.employee_id}/{blank.activity_id}"
    papers, faults = look_at_all(services, actor, folder, blank.attachments, report.papers)
    papers = list(map(unmarked, papers))
    draft = _drafted(blank, report, papers, plan)
    faults += place_faults(services, actor, draft, before, city)
    for _ in range(WRITE_TRIES):
        line = services.activities.line(draft.unit_id, month_of(draft.on), actor.employee_id)
        check([*faults, *activity_faults(draft, before, actor, plan, line, today_of(city, now))])
        put_on_shelf(services, papers)
        if _save(services, draft, before, line):
            return replace(draft, revision=draft.revision + 1)
    if before is None:
        take_off_shelf(services, papers)
    raise ChangedMeanwhile


def _drafted(blank: Activity, report: Report, papers: Sequence[Paper], plan: Plan | None) -> Activity:
    action = action_on(plan, report.action_id)
    goal = plan.goal_of(action.action_id) if plan and action else None
    return replace(
        blank,
        text=report.text,
        minutes=report.minutes,
        plan_number=plan.number if plan and action else None,
        action_id=report.action_id,
        action=action.text if action else None,
        goal=goal.text if goal else None,
        quantity_e2=report.quantity_e2,
        unit=action.unit if action else None,
        progress_pct=report.progress_pct,
        budget_code=action.budget_code if action else None,
        slot=report.slot,
        place=report.place,
        obstacle=report.obstacle,
        follow_up=report.follow_up,
        attachments=tuple(each.attachment for each in papers),
        links=report.links,
    )


def _save(services: Services, draft: Activity, before: Activity | None, line: ActivityLine) -> bool:
    """Whether it is written; False where its month's line was written meanwhile. Raises ChangedMeanwhile."""
    try:
        services.activities.save([draft], [fold(line, before, draft)])
    except Changed:
        stored = services.activities.get(draft.employee_id, draft.activity_id)
        if stored and stored.steps == draft.steps:  # the answer was lost, or the same was sent twice at once
            return True
        if (stored.revision if stored else 0) != draft.revision:
            raise ChangedMeanwhile from None
        return False
    return True


def _check_step(held: Activity, kind: ActivityStepKind, revision: int) -> None:
    if held.state is ActivityState.APPROVED:
        raise ActivityApproved
    if not may_follow(held, kind):
        raise ActivityMovedOn(state=held.state)
    if held.revision != revision:
        raise ChangedMeanwhile


def _is_sent_again(held: Activity, actor: Employee, report: Report, revision: int) -> bool:
    last = held.steps[-1]
    by_me = (last.kind, last.by, held.revision) == (ActivityStepKind.CHANGED, actor.employee_id, revision + 1)
    names = [each.name for each in fields(Report) if each.name != "papers"]
    papers = [each.key.rpartition("/")[2] for each in held.attachments] == [each.name for each in report.papers]
    return by_me and papers and all(getattr(held, name) == getattr(report, name) for name in names)
