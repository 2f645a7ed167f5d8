"""Who is reminded of a window when? So many minutes before it closes to everybody else, see docs/rules.md#notices."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chalicelib.domain.city import City
from chalicelib.domain.shift import Calendar, PlannedSlot, SlotPlan
from chalicelib.rules.calendar import in_instants
from chalicelib.rules.day_of_try import candidate_dates
from chalicelib.rules.event import event_window

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
    return ahead > timedelta(0) and any(_is_due(closes_at - ahead, now) for closes_at in _closings(city, now))


def _is_due(due_at: datetime, now: datetime) -> bool:
    return now - LOOKED_BACK < due_at <= now


def _closings(city: City, now: datetime) -> Iterator[datetime]:
    zones = {city.settings.zone} | {city.zone_of(office) for office in city.offices.values()}
    for zone in zones:
        for on in candidate_dates(now, zone):
            for slot in _weekdays_slots(city.calendar, on.weekday()):
                yield in_instants(on, slot, 0, ZoneInfo(zone)).closes_at
    yield from (event_window(each, city).closes_at for each in city.calendar.events)


def _weekdays_slots(calendar: Calendar, weekday: int) -> Iterator[SlotPlan]:
    """Of whatever version or order, past or to come: too many only cost a look."""
    for pattern in calendar.patterns.values():
        for version in pattern.versions:
            yield from version.week[weekday]
    for override in calendar.overrides:
        yield from override.week[weekday]
