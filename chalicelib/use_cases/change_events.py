"""Apel, ceremonies and national days: ordered, changed before they open, called off; by the calendar's proposals."""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.audit import Proposal
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import Event
from chalicelib.errors import InputInvalid, NotFound
from chalicelib.rules.event import has_opened
from chalicelib.rules.event_changes import EVENT_TEXTS, event_faults
from chalicelib.rules.import_report import fault
from chalicelib.use_cases.change_calendar import submit_calendar
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Services


def put_event(services: Services, actor: Employee, event: Event, emergency: str | None, now: datetime) -> Proposal:
    """Order an event, or change one that has not opened: with every unit below one that it names, as the tree is now.

    Raises InputInvalid.
    """
    city = services.city.fresh(now)
    check(event_faults(event, city, now))
    whole = replace(event, unit_ids=city.with_parts(event.unit_ids))
    check(event_faults(whole, city, now))
    others = (each for each in city.calendar.events if each.event_id != event.event_id)
    events = tuple(sorted((*others, whole), key=lambda each: (each.on, each.event_id)))
    changed = replace(city.calendar, events=events)
    return submit_calendar(services, actor, city, changed, _about("event", event), emergency, now)


def remove_event(
    services: Services, actor: Employee, event_id: str, reason: str | None, emergency: str | None, now: datetime
) -> Proposal:
    """Before it opens it is taken out; afterwards it is withdrawn, which needs a reason, and stays to be read.

    Raises NotFound for one that is not there or withdrawn already, InputInvalid without a reason.
    """
    city = services.city.fresh(now)
    held = next((each for each in city.calendar.events if each.event_id == event_id and each.withdrawn is None), None)
    if held is None:
        raise NotFound
    others = tuple(each for each in city.calendar.events if each is not held)
    if not has_opened(held, city, now):
        changed = replace(city.calendar, events=others)
        return submit_calendar(services, actor, city, changed, _about("event_removed", held), emergency, now)
    if reason is None:
        raise InputInvalid([fault(EVENT_TEXTS, "/query/reason", "EVENT_BEGUN")])
    events = tuple(replace(each, withdrawn=reason) if each is held else each for each in city.calendar.events)
    changed = replace(city.calendar, events=events)
    return submit_calendar(services, actor, city, changed, _about("event_withdrawn", held), emergency, now)


def _about(what: str, event: Event) -> dict[str, object]:
    """Its name and date too: called off, it stands in no calendar any more."""
    return {what: event.event_id, "name": event.name, "on": event.on.isoformat()}
