"""Which windows does anybody of the city have about now? Answered from what the city decided: no person is read."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from chalicelib.domain.city import City
from chalicelib.domain.shift import Calendar, PlannedSlot, SlotPlan
from chalicelib.rules.calendar import in_instants
from chalicelib.rules.day_of_try import candidate_dates
from chalicelib.rules.event import event_window


def windows_around(city: City, at: datetime) -> Iterator[tuple[date, PlannedSlot]]:
    """Those of yesterday, today and tomorrow in every zone, and of every event, as they are without an extension.

    Of whatever version or order, past or to come: too many only cost a look.
    """
    zones = {city.settings.zone} | {city.zone_of(office) for office in city.offices.values()}
    for zone in zones:
        for on in candidate_dates(at, zone):
            for slot in _weekdays_slots(city.calendar, on.weekday()):
                yield on, in_instants(on, slot, 0, ZoneInfo(zone))
    yield from ((each.on, event_window(each, city)) for each in city.calendar.events)


def _weekdays_slots(calendar: Calendar, weekday: int) -> Iterator[SlotPlan]:
    for pattern in calendar.patterns.values():
        for version in pattern.versions:
            yield from version.week[weekday]
    for override in calendar.overrides:
        yield from override.week[weekday]
