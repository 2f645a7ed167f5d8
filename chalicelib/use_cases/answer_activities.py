"""Answer what people report: approve it, return it with a word, comment; one or many of a unit at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.activity import Activity, ActivityLine, ActivityState, ActivityStep, ActivityStepKind
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.errors import (
    ActivityApproved,
    ActivityMovedOn,
    ChangedMeanwhile,
    DecideOwn,
    NotFound,
    Problem,
)
from chalicelib.rules.activity import closes_on, empty_line, fold, may_follow
from chalicelib.rules.month import month_of
from chalicelib.use_cases.activity_rights import right_to_answer, rights_of
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.report_activity import WRITE_TRIES, check_open
from chalicelib.use_cases.stand_in import for_whom, on_behalf

MAX_ANSWERED = 30  # at once: each with its line and its notice, a transaction takes a hundred writes


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """One activity, as the actor saw it."""

    employee_id: str
    activity_id: str
    revision: int


@dataclass(frozen=True, slots=True)
class Answered:
    """The activity after its answer, or why nothing was written of it."""

    asked: ToAnswer
    activity: Activity | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Table:
    """What the answers are judged by."""

    unit_id: str
    kind: ActivityStepKind
    text: str | None
    rights: Sequence[Employee]
    people: Mapping[str, Employee]
    city: City
    now: datetime

    @property
    def actor(self) -> Employee:
        return self.rights[0]


def answer_activities(
    services: Services,
    actor: Employee,
    unit_id: str,
    asked: Sequence[ToAnswer],
    kind: ActivityStepKind,
    text: str | None,
    now: datetime,
) -> list[Answered]:
    """In the order asked for: what is refused of one leaves the others answered, all by one entry of the trail.

    Sent again, what is answered stays so. Raises NotFound where all of them are, ChangedMeanwhile.
    """
    city = services.city.fresh(now)
    rights = rights_of(services, actor, city, now)
    people = services.staff.people({each.employee_id for each in asked})
    table = _Table(unit_id, kind, text, rights, people, city, now)
    for _ in range(WRITE_TRIES):
        named = [(each.employee_id, each.activity_id) for each in asked]
        found = {(each.employee_id, each.activity_id): each for each in services.activities.some(named)}
        judged = [_judge(table, each, found.get((each.employee_id, each.activity_id))) for each in asked]
        if all(isinstance(each.problem, NotFound) for each in judged):
            raise NotFound
        moved = [each.activity for each in judged if each.activity and _is_new(each)]
        if not moved or _write(services, table, moved, found):
            return [_stored(each) for each in judged]
    raise ChangedMeanwhile


def _judge(table: _Table, asked: ToAnswer, activity: Activity | None) -> Answered:
    """With its step, where it may be taken; its revision is still the one that was read."""
    try:
        return Answered(asked, _answered(table, asked, activity))
    except Problem as problem:
        return Answered(asked, problem=problem)


def _answered(table: _Table, asked: ToAnswer, activity: Activity | None) -> Activity:
    subject = table.people.get(asked.employee_id)
    if activity is None or subject is None or activity.unit_id != table.unit_id:
        raise NotFound
    if asked.employee_id == table.actor.employee_id:
        raise DecideOwn
    right = right_to_answer(table.rights, subject, table.unit_id, table.city, today_of(table.city, table.now))
    if right is None:
        raise NotFound
    last = activity.steps[-1]
    said = (last.kind, last.by, last.text) == (table.kind, table.actor.employee_id, table.text)
    if said and activity.revision == asked.revision + 1:
        return activity
    check_open(table.city, activity.on, table.now)
    if activity.revision != asked.revision:
        raise ChangedMeanwhile
    if not may_follow(activity, table.kind):
        raise ActivityApproved if activity.state is ActivityState.APPROVED else ActivityMovedOn(state=activity.state)
    step = ActivityStep(table.kind, table.actor.employee_id, table.now, table.text, on_behalf(table.actor, right))
    return replace(activity, steps=(*activity.steps, step))


def _is_new(answered: Answered) -> bool:
    return answered.activity is not None and answered.activity.revision == answered.asked.revision


def _stored(answered: Answered) -> Answered:
    if answered.activity is None or not _is_new(answered):
        return answered
    return replace(answered, activity=replace(answered.activity, revision=answered.activity.revision + 1))


def _write(
    services: Services, table: _Table, moved: Sequence[Activity], found: Mapping[tuple[str, str], Activity]
) -> bool:
    """Whether they are written; False where one of them, or a line, was written meanwhile."""
    keys = {(table.unit_id, month_of(each.on), each.employee_id) for each in moved}
    lines = {(each.month, each.employee_id): each for each in services.activities.some_lines(keys)}
    for each in moved:
        key = month_of(each.on), each.employee_id
        lines[key] = fold(lines.get(key, empty_line(each)), found[each.employee_id, each.activity_id], each)
    notices = _notices(table, moved)
    try:
        services.activities.save(moved, _changed(lines), _entry(services, table, moved), notices)
    except Changed:
        return False
    return True


def _changed(lines: Mapping[tuple[str, str], ActivityLine]) -> list[ActivityLine]:
    return [line for _, line in sorted(lines.items())]


def _entry(services: Services, table: _Table, moved: Sequence[Activity]) -> AuditEntry:
    """What was answered for whom: ids alone, nobody's words."""
    facts = [
        {"employee": each.employee_id, "activity": each.activity_id, **for_whom(each.steps[-1].on_behalf)}
        for each in moved
    ]
    return entry_of(
        services, table.actor, f"activities_{table.kind}", table.unit_id, table.now, table.unit_id,
        {"activities": facts},
    )  # fmt: skip


def _notices(table: _Table, moved: Sequence[Activity]) -> list[Notice]:
    """Of what came back, in the app alone; an approval and a comment are seen where the activity is."""
    if table.kind is not ActivityStepKind.RETURNED:
        return []
    return [_notice(table, each) for each in moved]


def _notice(table: _Table, activity: Activity) -> Notice:
    on, what = activity.on.isoformat(), activity.activity_id
    until = closes_on(table.city.settings.performance_rules, month_of(activity.on))
    facts = {"activity_on": on, "activity_id": what, "reason": table.text or "", "until": until.isoformat()}
    today, none = today_of(table.city, table.now), CopyState.NONE
    about = f"{what}-{activity.revision + 1}"  # it may come back twice on one day
    return Notice(activity.employee_id, NoticeKind.ACTIVITY, today, table.now, about, facts, mail=none, push=none)
