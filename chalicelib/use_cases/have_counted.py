"""Have the closer count what somebody looks at: once a minute at most however many look (docs/adr/0018)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from chalicelib.domain.city import Unit
from chalicelib.domain.closing import FiguresTask
from chalicelib.domain.employee import Employee
from chalicelib.use_cases.ports import Services

UNITS_A_TASK = 25  # one message's work stays within seconds
ONCE_IN = timedelta(minutes=1)
MOST_COUNTS = 400  # messages that one person's looks send in a quarter of an hour, of whatever dates, months and years


def in_parts(unit_ids: Sequence[str], a_task: int = UNITS_A_TASK) -> list[tuple[str, ...]]:
    return [tuple(unit_ids[at : at + a_task]) for at in range(0, len(unit_ids), a_task)]


def have_counted(
    services: Services,
    actor: Employee,
    about: str,
    units: Sequence[Unit],
    tasks: Sequence[FiguresTask],
    now: datetime,
    once_in: timedelta = ONCE_IN,
) -> None:
    """Once for all who look within the same span and reach the same part of the city."""
    own, key = services.new_id(), f"FIGURES#{about}#{units[0].unit_id}#{len(units)}"
    if services.sessions.hold(key, own, now, now + once_in) != own:
        return
    if services.sessions.count_try(f"figures {actor.employee_id}", now, 15, len(tasks)) > MOST_COUNTS:
        services.sessions.drop(key, own)  # it is not theirs to keep others from counting
        return
    for task in tasks:
        services.close_queue(task)
