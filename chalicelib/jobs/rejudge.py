"""Judge closed employee-days again, from the facts as they are now; what did not change is left as it is.

Whoever changes a fact of a day that may be judged sends a RejudgeTask. Somebody who is due and has no row yet is the
close's to judge; but a close in flight may have read before the change, so the task comes a second time, once no
worker that read then can live any more.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from chalicelib.domain.city import City
from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import DayPlan
from chalicelib.domain.verdict import DayStatus, DayVerdict
from chalicelib.jobs.unjudged import due_on, find_unjudged, works_in
from chalicelib.observability import logger
from chalicelib.rules.closing import is_all_in, last_begun_date
from chalicelib.rules.month_lock import adjusted_in
from chalicelib.rules.old_roster import is_forgotten, letter_by, restored
from chalicelib.use_cases.city_versions import zones_of
from chalicelib.use_cases.day_plans import employee_day, own_today
from chalicelib.use_cases.day_roots import append_change
from chalicelib.use_cases.judge_day import employee_facts, judge
from chalicelib.use_cases.missed_notices import day_notice
from chalicelib.use_cases.old_excuses import OldExcuses
from chalicelib.use_cases.ports import Changed, Services, StoreUnavailable
from chalicelib.use_cases.unit_facts import UnitFacts, read_unit_facts

AGAIN_S = 600  # longer than a worker lives
TRIES = 3  # of a row that others change at the same time


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What one message came to.

    again   whether it comes a second time for somebody who has no row yet.
    left    whose row stays for now, and is told of again: a window that they got since they were judged is not over.
    """

    judged: int = 0
    changed: int = 0
    again: bool = False
    left: int = 0


def rejudge(services: Services, task: RejudgeTask, now: datetime) -> Rejudged:
    """Judge again whoever of the task has a row, and for the first time who was there and is not known to have been.

    Twice changes nothing. Raises StoreUnavailable while rows change.

    A row of a locked month stays as it was locked: the new verdict stands beside it, an adjustment of the open month.
    """
    city = services.city.fresh(now)
    for _ in range(TRIES):
        rows = services.months.of_date(task.unit_id, task.on)
        unjudged = find_unjudged(services, task, rows, city, now)
        judged = {each for each in task.employee_ids or sorted(rows) if each in rows or each in unjudged.ready}
        try:
            changed, left = _judge_again(services, task, sorted(judged), rows, city, now)
        except Changed:
            continue
        if unjudged.waiting:
            services.close_queue(replace(task, employee_ids=unjudged.waiting), int(unjudged.wait.total_seconds()))
        if left:
            services.close_queue(task, AGAIN_S)
        again = not left and _send_again(services, task, judged | set(unjudged.waiting) | rows.keys(), city, now)
        return Rejudged(len(judged), changed, again, left)
    raise StoreUnavailable("rows contended")


def _judge_again(
    services: Services,
    task: RejudgeTask,
    ids: Sequence[str],
    rows: Mapping[str, DayVerdict],
    city: City,
    now: datetime,
) -> tuple[int, int]:
    """How many rows are others now, and how many left. The change root comes in any case: a dead worker may owe it."""
    if not ids:
        return 0, 0
    facts = read_unit_facts(services, task.unit_id, task.on)
    found = services.staff.people(ids)
    of_unit = [found[each] for each in ids if _is_of(found.get(each), task)]
    people = _with_old_rosters(OldExcuses(services, city, now).restored(of_unit, task.on), rows, task, city)
    ready = {
        each: person for each, person in people.items() if is_all_in(employee_day(person, task.on, city).plan, now)
    }
    verdicts = {each: _verdict(person, task, facts, city) for each, person in ready.items()}
    changed = {each: verdict for each, verdict in verdicts.items() if verdict != rows.get(each)}
    if changed:
        month = f"{task.on:%Y-%m}"
        amended_in = adjusted_in(month, [each.month for each in services.months.locks()])
        for employee_id, verdict in changed.items():
            _tell(services, people[employee_id], task.unit_id, rows.get(employee_id), verdict, city, now)
            services.months.rewrite(employee_id, task.unit_id, rows.get(employee_id), verdict, amended_in)
    append_change(services, task.unit_id, task.on, task.employee_ids and ids, task.because, now)
    return len(changed), len(people) - len(ready)


def _with_old_rosters(
    people: Mapping[str, Employee], rows: Mapping[str, DayVerdict], task: RejudgeTask, city: City
) -> dict[str, Employee]:
    """Roster workers with the letter that their row was judged by, where their profile keeps the month no more.

    Whose letter no row tells is left out, and told in the log: the row stays as it is, never unknown for being old.
    """
    found = dict(people)
    for employee_id, person in people.items():
        row, assignment = rows.get(employee_id), person.assignment_on(task.on)
        if row is None or assignment is None or assignment.pattern_id or not is_forgotten(person.roster, task.on):
            continue
        letter = letter_by(row.rule, city.calendar, city.settings.roster_off_code)
        if letter:
            found[employee_id] = replace(person, roster=restored(person.roster, task.on, letter))
        elif row.status is not DayStatus.UNKNOWN:
            logger.error("roster forgotten", unit_id=task.unit_id, on=task.on, employee_id=employee_id)
            del found[employee_id]
    return found


def _is_of(employee: Employee | None, task: RejudgeTask) -> bool:
    return employee is not None and employee.unit_id_on(task.on) == task.unit_id


def _verdict(employee: Employee, task: RejudgeTask, facts: UnitFacts, city: City) -> DayVerdict:
    return judge(employee_facts(employee, task.on, city, *facts.of(employee.employee_id)), city)


def _tell(
    services: Services,
    employee: Employee,
    unit_id: str,
    old: DayVerdict | None,
    new: DayVerdict,
    city: City,
    now: datetime,
) -> None:
    """What the close would have told, where that was something else. Before the row: a killed worker tells it too.

    Of a day judged for the first time long after it nobody is told: there is nothing any more that they could answer.
    """
    today = own_today(employee, now, city)
    notice_of = partial(
        day_notice, employee.employee_id, unit_id, plan_on=partial(_plan_on, employee, city), city=city, at=now,
        told_on=today if old else new.local_date, push=employee.push,
    )  # fmt: skip
    before, after = notice_of(verdict=old) if old else None, notice_of(verdict=new)
    if old is None and after and str(after.facts.get("answer_by", "")) < today.isoformat():
        return
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
            each
            for each, person in people.items()
            if works_in(person, task.unit_id, task.on) and due_on(person, task.on, city) <= now
        )
    else:
        left = ()
    if not left and (task.employee_ids or not _is_open(services, task, city, now)):
        return False
    services.close_queue(replace(task, employee_ids=left, again=True), AGAIN_S)
    return True


def _is_open(services: Services, task: RejudgeTask, city: City, now: datetime) -> bool:
    """Whether somebody of the date may still be judged for the first time, by now."""
    state = services.closes.get(task.unit_id)
    return state is not None and state.closed_through < task.on <= last_begun_date(now, zones_of(city))
