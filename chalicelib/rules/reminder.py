"""Who is reminded of a window when? So many minutes before it closes to everybody else, see docs/rules.md#notices."""

from datetime import datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.shift import PlannedSlot
from chalicelib.rules.city_windows import windows_around

LOOKED_BACK = timedelta(minutes=10)  # two runs of the clock: one may fail


def is_time(planned: PlannedSlot, longer_min: int, reminder_min: int, now: datetime) -> bool:
    """Whether somebody who has not checked in is reminded of this slot now.

    longer_min     by which the window closes later for this person than by its pattern: they hear when the others do.
    reminder_min   the city's setting; 0: nobody is reminded.
    """
    due_at = planned.closes_at - timedelta(minutes=longer_min + reminder_min)
    return reminder_min > 0 and _is_due(due_at, now) and planned.opens_at <= now < planned.closes_at


def any_closes(city: City, now: datetime) -> bool:
    """Whether some pattern, order or event of the city has a window of which people are to be reminded now."""
    ahead = timedelta(minutes=city.settings.reminder_min)
    return ahead > timedelta(0) and any(_is_due(each.closes_at - ahead, now) for _, each in windows_around(city, now))


def _is_due(due_at: datetime, now: datetime) -> bool:
    return now - LOOKED_BACK < due_at <= now
