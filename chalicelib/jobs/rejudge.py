"""Judge closed employee-days again, from the facts as they are now; what did not change is left as it is.

Whoever changes a fact of a day that may be judged sends a RejudgeTask. Somebody who is due and has no row yet is the
close's to judge; but a close in flight may have read before the change, so the task comes a second time, once no
worker that read then can live any more.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from chalicelib.domain.city import City
from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import DayPlan
from chalicelib.domain.verdict import DayVerdict
from chalicelib.rules.closing import due_at, last_begun_date
from chalicelib.rules.month_lock import adjusted_in
from chalicelib.use_cases.city_versions import zones_of
from chalicelib.use_cases.day_plans import employee_day
from chalicelib.use_cases.day_roots import append_change
from chalicelib.use_cases.judge_day import employee_facts, judge, with_old_excuses
from chalicelib.use_cases.missed_notices import day_notice
from chalicelib.use_cases.ports import Changed, Services, StoreUnavailable
from chalicelib.use_cases.unit_facts import UnitFacts, read_unit_facts

AGAIN_S = 600  # longer than a worker lives
TRIES = 3  # of a row that others change at the same time


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What one message came to. again: whether it comes a second time for somebody who has no row yet."""

    judged: int = 0
    changed: int = 0
    again: bool = False


def rejudge(services: Services, task: RejudgeTask, now: datetime) -> Rejudged:
    """Judge again whoever of the task has a row. Twice changes nothing. Raises StoreUnavailable while rows change.

    A row of a locked month stays as it was locked: the new verdict stands beside it, an adjustment of the open month.
    """
    city = services.city.fresh(now)
    for _ in range(TRIES):
        rows = services.months.of_date(task.unit_id, task.on)
        try:
            changed = _judge_again(services, task, rows, city, now)
        except Changed:
            continue
        again = _send_again(services, task, rows, city, now)
        judged = len(rows.keys() & set(task.employee_ids or rows))
        return Rejudged(judged, changed, again)
    raise StoreUnavailable("rows contended")


def _judge_again(
    services: Services, task: RejudgeTask, rows: Mapping[str, DayVerdict], city: City, now: datetime
) -> int:
    """How many rows are others now. The change root is appended whether or not: a killed worker may owe it."""
    ids = [each for each in task.employee_ids or sorted(rows) if each in rows]
    if not ids:
        return 0
    facts = read_unit_facts(services, task.unit_id, task.on)
    found = services.staff.people(ids)
    people = {
        each: with_old_excuses(services, found[each], task.on, city, now)
        for each in ids
        if _is_of(found.get(each), task)
    }
    verdicts = {each: _verdict(person, task, facts, city) for each, person in people.items()}
    changed = {each: verdict for each, verdict in verdicts.items() if verdict != rows[each]}
    if changed:
        month = f"{task.on:%Y-%m}"
        amended_in = adjusted_in(month, [each.month for each in services.months.locks()])
        for employee_id, verdict in changed.items():
            _tell(services, people[employee_id], task.unit_id, rows[employee_id], verdict, city, now)
            services.months.rewrite(employee_id, task.unit_id, rows[employee_id], verdict, amended_in)
    append_change(services, task.unit_id, task.on, task.employee_ids and ids, task.because, now)
    return len(changed)


def _is_of(employee: Employee | None, task: RejudgeTask) -> bool:
    assignment = employee.assignment_on(task.on) if employee else None
    return assignment is not None and assignment.unit_id == task.unit_id


def _verdict(employee: Employee, task: RejudgeTask, facts: UnitFacts, city: City) -> DayVerdict:
    employee_id = employee.employee_id
    check_ins, rulings = facts.check_ins.get(employee_id, {}), facts.rulings.get(employee_id, {})
    return judge(employee_facts(employee, task.on, city, check_ins, rulings, facts.outages), city)


def _tell(
    services: Services,
    employee: Employee,
    unit_id: str,
    old: DayVerdict,
    new: DayVerdict,
    city: City,
    now: datetime,
) -> None:
    """What the close would have told, where that was something else. Before the row: a killed worker tells it too."""
    notice_of = partial(
        day_notice, employee.employee_id, unit_id, plan_on=partial(_plan_on, employee, city), city=city, at=now
    )
    before, after = notice_of(verdict=old), notice_of(verdict=new)
    if after and (before is None or before.kind is not after.kind):
        services.notices.add(after)


def _plan_on(employee: Employee, city: City, on: date) -> DayPlan:
    return employee_day(employee, on, city).plan


def _send_again(services: Services, task: RejudgeTask, rows: Collection[str], city: City, now: datetime) -> bool:
    """Once more, later, for those who are due and have no row: a close in flight may have read the old facts."""
    if task.again:
        return False
    if task.employee_ids:
        people = services.staff.people([each for each in task.employee_ids if each not in rows])
        left = tuple(
            each for each in people if _is_of(people[each], task) and _is_due(people[each], task.on, city, now)
        )
    else:
        left = ()
    if not left and (task.employee_ids or not _is_open(services, task, city, now)):
        return False
    services.close_queue(replace(task, employee_ids=left, again=True), AGAIN_S)
    return True


def _is_due(employee: Employee, on: date, city: City, now: datetime) -> bool:
    day = employee_day(employee, on, city)
    return due_at(day.plan, day.zone) <= now


def _is_open(services: Services, task: RejudgeTask, city: City, now: datetime) -> bool:
    """Whether somebody of the date may still be judged for the first time, by now."""
    state = services.closes.get(task.unit_id)
    return state is not None and state.closed_through < task.on <= last_begun_date(now, zones_of(city))
