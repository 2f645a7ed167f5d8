"""Who of a date that is closed was never judged: hired later with an earlier first day, or their leaving was put off.

The close never comes back to a closed date, so whoever changes who works on one says so in a RejudgeTask.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.employee import Employee
from chalicelib.rules.closing import due_at, was_judged
from chalicelib.rules.leaving import has_passed
from chalicelib.use_cases.day_plans import employee_day
from chalicelib.use_cases.ports import Services

MAX_WAIT = timedelta(minutes=15)  # the longest that SQS keeps a message back
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Unjudged:
    """Of the people a task names.

    ready     whose day is over: they are judged for the first time.
    waiting   whose day is still to end, on a date that is closed for everybody else; `wait`: until it is looked at.
    """

    ready: frozenset[str] = frozenset()
    waiting: tuple[str, ...] = ()
    wait: timedelta = MAX_WAIT


def find_unjudged(services: Services, task: RejudgeTask, judged: Container[str], city: City, now: datetime) -> Unjudged:
    """Reads nothing where everybody named has a row. Days before the unit's first one are not judged for anybody."""
    named = [each for each in task.employee_ids if each not in judged]
    state = services.closes.get(task.unit_id) if named else None
    if state is None or not was_judged(state, task.on):
        return Unjudged()
    people = services.staff.people(named).values()
    dues = {each.employee_id: due_on(each, task.on, city) for each in people if works_in(each, task.unit_id, task.on)}
    ready = frozenset(each for each, due in dues.items() if due <= now)
    waiting = tuple(sorted(dues.keys() - ready))
    return Unjudged(ready, waiting, min((MAX_WAIT, *(dues[each] - now + SECOND for each in waiting))))


def works_in(employee: Employee, unit_id: str, on: date) -> bool:
    """Whether they are of the unit on this date, and still in service."""
    return employee.unit_id_on(on) == unit_id and not has_passed(employee.left_on, on)


def due_on(employee: Employee, on: date, city: City) -> datetime:
    """From when this date of theirs may be judged."""
    day = employee_day(employee, on, city)
    return due_at(day.plan, day.zone)
