"""Every quarter of an hour: who is due to be closed? One Query of how far units are, one message for each that is due.

No person is read here, and no hour or zone of the clock matters: what is due is what the workers wrote down at their
last look, or whatever the city has decided since.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.closing import CloseTask, UnitClose
from chalicelib.observability import logger
from chalicelib.rules.closing import cut_off, first_state, is_done, is_late, needs_look
from chalicelib.use_cases.city_versions import city_versions
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of


@dataclass(frozen=True, slots=True)
class Dispatched:
    """What a run did. late: units that have been due for more than an hour; oldest_due_min: the longest of them."""

    units: int
    begun: int
    sent: int
    late: int
    oldest_due_min: int


def dispatch_closes(services: Services, now: datetime) -> Dispatched:
    """Tell the workers of every unit that is due. Twice is harmless: they judge nobody twice.

    A unit without a state begins today. One that the city no longer has is left as it stands, and so is one that has
    ended and is judged through its last date. What a lost message, a dead worker or silent days left undone is due
    still, and told of again.
    """
    city, at = services.city.fresh(now), cut_off(now)
    today = today_of(city, now)
    held = {each.unit_id: each for each in services.closes.all()}
    begun = [_begin(services, each.unit_id, city, now) for each in city.units_on(today) if each.unit_id not in held]
    new = [each for each in begun if each]
    standing = [each for each in held.values() if each.unit_id in city.units]
    states = [each for each in standing if not is_done(each, city.units[each.unit_id].ends_on, today)] + new
    due = [each for each in states if needs_look(each, at, city_versions(city))]
    for state in due:
        services.close_queue(CloseTask(state.unit_id, state.next_on, at))
    late = [each for each in due if is_late(each, at)]
    for state in late:
        logger.warning("close is late", unit_id=state.unit_id, next_on=state.next_on, next_at=state.next_at)
    oldest = max((at - each.next_at for each in due), default=timedelta(0))
    return Dispatched(len(states), len(new), len(due), len(late), max(oldest // timedelta(minutes=1), 0))


def _begin(services: Services, unit_id: str, city: City, now: datetime) -> UnitClose | None:
    """The state from which the unit is closed; None when another dispatcher began it meanwhile."""
    try:
        return services.closes.save(first_state(unit_id, today_of(city, now), cut_off(now)))
    except Changed:
        return None
