"""Apel, ceremonies, national days: who is invited on a date, and when is one there in time?

Source: PP 94/2021 3 (h) names no apel; cities order them by circular, so each is dated data. See docs/rules.md#events.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from chalicelib.domain.city import City
from chalicelib.domain.shift import DayPlan, Event, PlannedSlot, Slot, SlotPlan
from chalicelib.rules.calendar import in_instants


def event_of(unit_id: str, on: date, city: City) -> Event | None:
    """The event that people of this unit are invited to on this local date.

    Two never invite the same unit (`event_faults`); where a unit is new since, the lower id answers.
    """
    invited = [each for each in city.calendar.events if each.on == on and _invites(each, unit_id)]
    return min(invited, key=lambda each: each.event_id, default=None)


def event_facts(slots: Collection[Slot], unit_id: str, on: date, city: City) -> dict[str, str]:
    """What a notice about these slots needs to call the event by its name; nothing where none of them is one."""
    event = event_of(unit_id, on, city) if Slot.EVENT in slots else None
    return {"event": event.name} if event else {}


def with_event(plan: DayPlan, event: Event | None, city: City) -> DayPlan:
    """The day with its event beside the slots, on a day off too."""
    return replace(plan, event=event_window(event, city)) if event else plan


def event_window(event: Event, city: City) -> PlannedSlot:
    """When it is, in instants: one and the same for everybody, by the clock of its place."""
    office = city.offices.get(event.place.office_id or "")
    zone = city.zone_of(office) if office else city.settings.zone
    slot = SlotPlan(Slot.EVENT, event.opens_min, event.closes_min, event.limit_min)
    return in_instants(event.on, slot, event.grace_min, ZoneInfo(zone))


def has_opened(event: Event, city: City, now: datetime) -> bool:
    """From then on it is not changed, only withdrawn with a reason."""
    return event_window(event, city).opens_at <= now


def invited_units(event: Event, city: City) -> frozenset[str]:
    """Every unit whose people are invited: those named, all of them where none is."""
    return frozenset(event.unit_ids or city.units)


def _invites(event: Event, unit_id: str) -> bool:
    """A unit that was moved since stays invited or not, as it was when the event was ordered."""
    return event.withdrawn is None and (not event.unit_ids or unit_id in event.unit_ids)
