"""May these events become the city's now? Asked when one is proposed and again when it is approved.

See docs/rules.md#events. An event is ordered from tomorrow, or today before it opens; once it has opened it stays as
it is and can only be withdrawn with a reason, which has every judged day of its people judged again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.shift import Calendar, Event
from chalicelib.errors import FieldError
from chalicelib.rules.event import event_window, has_opened, invited_units
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.place import place_faults
from chalicelib.rules.schedule import MAX_GRACE_MIN
from chalicelib.rules.schedule_texts import SCHEDULE_TEXTS
from chalicelib.rules.week import DAY_MIN

EVENT_TEXTS: Texts = {
    **{
        code: SCHEDULE_TEXTS[code]
        for code in ("NAME_EMPTY", "DECREE_NO_EMPTY", "GRACE_OUT_OF_RANGE", "WINDOW_EMPTY", "LIMIT_OUTSIDE_WINDOW",
                     "UNIT_UNKNOWN")
    },
    "EVENT_MINUTES": ("Menit 0 sampai 1440 dari tengah malam.", "Minutes are 0 to 1440 from midnight."),
    "EVENT_OPEN": (
        "Acara ditetapkan sebelum presensinya dibuka; pilih tanggal atau jam yang masih akan datang.",
        "An event is ordered before it opens; choose a date or time still to come.",
    ),
    "EVENT_BEGUN": (
        "Acara ini sudah dibuka dan tidak berubah lagi; ia hanya bisa ditarik, dengan alasan.",
        "This event has opened and does not change any more; it can only be withdrawn, with a reason.",
    ),
    "EVENT_TAKEN": (
        'Unit ini sudah diundang ke "{name}" pada tanggal itu; satu acara sehari untuk setiap orang.',
        'This unit is invited to "{name}" on that date already; one event a day for everybody.',
    ),
}  # fmt: skip


def event_faults(event: Event, city: City, now: datetime) -> list[FieldError]:
    """Everything against ordering this event now, beside the others; pointers lead into it."""
    held = _named(event.event_id, city.calendar)
    if held and has_opened(held, city, now):
        return [fault(EVENT_TEXTS, "", "EVENT_BEGUN")]
    box = city.settings.bounding_box
    faults = [*_own_faults(event), *_unit_faults(event, city)]
    faults += _below("/place", place_faults(event.place, event.on, city, box=box))
    if not faults and event_window(event, city).opens_at <= now:
        faults.append(fault(EVENT_TEXTS, "/on", "EVENT_OPEN"))
    return faults


def event_change_faults(wanted: Calendar, city: City, now: datetime) -> list[FieldError]:
    """Everything against these events in place of the city's own; what stays as it is is not judged."""
    faults: list[FieldError] = []
    for event in wanted.events:
        held = _named(event.event_id, city.calendar)
        if event == held or (held and _is_withdrawn(held, event)):
            continue
        faults += _below(f"/events/{event.event_id}", event_faults(event, city, now))
    for event in city.calendar.events:
        if _named(event.event_id, wanted) is None and has_opened(event, city, now):
            faults.append(fault(EVENT_TEXTS, f"/events/{event.event_id}", "EVENT_BEGUN"))
    return faults


def withdrawn_now(wanted: Calendar, city: City) -> list[Event]:
    """The events that these would call off: whoever was judged for one is to be judged again."""
    pairs = ((held, _named(held.event_id, wanted)) for held in city.calendar.events)
    return [held for held, after in pairs if after and _is_withdrawn(held, after)]


def _is_withdrawn(held: Event, after: Event) -> bool:
    return held.withdrawn is None and after.withdrawn is not None and after == replace(held, withdrawn=after.withdrawn)


def _own_faults(event: Event) -> Iterator[FieldError]:
    for name, code in (("name", "NAME_EMPTY"), ("decree_no", "DECREE_NO_EMPTY")):
        if not getattr(event, name).strip():
            yield fault(EVENT_TEXTS, f"/{name}", code)
    for name in ("opens_min", "closes_min"):
        if not 0 <= getattr(event, name) <= DAY_MIN:
            yield fault(EVENT_TEXTS, f"/{name}", "EVENT_MINUTES")
    if event.opens_min >= event.closes_min:
        yield fault(EVENT_TEXTS, "/closes_min", "WINDOW_EMPTY")
    elif not event.opens_min <= event.limit_min <= event.closes_min:
        yield fault(EVENT_TEXTS, "/limit_min", "LIMIT_OUTSIDE_WINDOW")
    if not 0 <= event.grace_min <= MAX_GRACE_MIN:
        yield fault(EVENT_TEXTS, "/grace_min", "GRACE_OUT_OF_RANGE")


def _unit_faults(event: Event, city: City) -> Iterator[FieldError]:
    unknown = [at for at, each in enumerate(event.unit_ids) if each not in city.units]
    yield from (fault(EVENT_TEXTS, f"/unit_ids/{at}", "UNIT_UNKNOWN") for at in unknown)
    invited = invited_units(event, city)
    for other in city.calendar.events:
        is_beside = other.on == event.on and other.event_id != event.event_id and other.withdrawn is None
        if is_beside and invited & invited_units(other, city):
            yield fault(EVENT_TEXTS, "/unit_ids", "EVENT_TAKEN", name=other.name)


def _named(event_id: str, calendar: Calendar) -> Event | None:
    return next((each for each in calendar.events if each.event_id == event_id), None)


def _below(pointer: str, faults: Iterable[FieldError]) -> list[FieldError]:
    return [replace(each, pointer=pointer + each.pointer) for each in faults]
