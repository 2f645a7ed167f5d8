"""A longer window when the service failed: which one holds for a day, and is what an admin enters sound?

See docs/rules.md#events. Only the closing moves: whoever comes late within it is as late as before, unless the outage
itself is declared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.shift import Calendar, DayPlan, Extension, PlannedSlot, Slot
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.schedule_texts import SCHEDULE_TEXTS

MAX_EXTENSION_MIN = 240
NIGHT_DAYS = 1  # a night shift's date is yesterday's in the morning

EXTENSION_TEXTS: Texts = {
    "UNIT_UNKNOWN": SCHEDULE_TEXTS["UNIT_UNKNOWN"],
    "EXTENSION_DATE": (
        "Perpanjangan hanya untuk hari ini, atau kemarin untuk giliran malam.",
        "A longer window is for today, or for yesterday's night shift.",
    ),
    "EXTENSION_MINUTES": (
        f"Perpanjangan 1 sampai {MAX_EXTENSION_MIN} menit.",
        f"A window is made longer by 1 to {MAX_EXTENSION_MIN} minutes.",
    ),
    "NOTE_EMPTY": ("Tulis sebabnya; semua yang terkait membacanya.", "Write why; everyone concerned reads it."),
}


def extension_of(extensions: Iterable[Extension], on: date, slot: Slot, unit_id: str) -> Extension | None:
    """The longest that holds for this unit's slot on the date; of equals the lowest id."""
    holding = [
        each
        for each in extensions
        if each.on == on and each.slot is slot and (not each.unit_ids or unit_id in each.unit_ids)
    ]
    return min(holding, key=lambda each: (-each.minutes, each.extension_id), default=None)


def extend(plan: DayPlan, extensions: Iterable[Extension], unit_id: str) -> DayPlan:
    """The day with its windows closing later where somebody made them longer."""
    of_date = [each for each in extensions if each.on == plan.local_date]
    if not of_date:
        return plan
    slots = tuple(_longer(each, plan.local_date, of_date, unit_id) for each in plan.slots)
    event = _longer(plan.event, plan.local_date, of_date, unit_id) if plan.event else None
    return replace(plan, slots=slots, event=event)


def extension_faults(extension: Extension, city: City, today: date) -> list[FieldError]:
    """Everything against making this window longer today; pointers lead into it."""
    return list(_faults(extension, city, today))


def extension_change_faults(wanted: Calendar, city: City, today: date) -> list[FieldError]:
    """Of those that are new or other than the city's; what stays as it is is not judged."""
    return [
        replace(each, pointer=f"/extensions/{extension.extension_id}{each.pointer}")
        for extension in wanted.extensions
        if extension not in city.calendar.extensions
        for each in _faults(extension, city, today)
    ]


def _longer(planned: PlannedSlot, on: date, extensions: Iterable[Extension], unit_id: str) -> PlannedSlot:
    found = extension_of(extensions, on, planned.slot, unit_id)
    longer = timedelta(minutes=found.minutes) if found else timedelta()
    return replace(planned, closes_at=planned.closes_at + longer)


def _faults(extension: Extension, city: City, today: date) -> Iterator[FieldError]:
    if not today - timedelta(days=NIGHT_DAYS) <= extension.on <= today:
        yield fault(EXTENSION_TEXTS, "/on", "EXTENSION_DATE")
    if not 1 <= extension.minutes <= MAX_EXTENSION_MIN:
        yield fault(EXTENSION_TEXTS, "/minutes", "EXTENSION_MINUTES")
    if not extension.note.strip():
        yield fault(EXTENSION_TEXTS, "/note", "NOTE_EMPTY")
    for at, each in enumerate(extension.unit_ids):
        if each not in city.units:
            yield fault(EXTENSION_TEXTS, f"/unit_ids/{at}", "UNIT_UNKNOWN")
