"""What everyone concerned reads beside their day and the day after: the service failed, or a window is longer."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.city import City
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.shift import Slot
from chalicelib.rules.attendance import concerning
from chalicelib.rules.local_time import local_date
from chalicelib.rules.outage import is_news
from chalicelib.use_cases.day_plans import EmployeeDay
from chalicelib.use_cases.ports import Services


class NoteKind(StrEnum):
    OUTAGE = "outage"
    SUSPECTED = "outage_suspected"
    EXTENSION = "extension"


@dataclass(frozen=True, slots=True)
class DayNote:
    """on: its local date, of an outage the one on which it began. The span of an outage; slot and minutes of a longer
    window."""

    kind: NoteKind
    on: date
    note: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    slot: Slot | None = None
    minutes: int | None = None


def notes_for(services: Services, day: EmployeeDay, city: City, now: datetime) -> tuple[DayNote, ...]:
    """Of the unit this person works in, the newest first."""
    today = local_date(now, day.zone)
    concerned = concerning(services.outages.recent(now), day.unit_id)
    outages = [each for each in concerned if _is_told(each, day.zone, today)]
    longer = [
        DayNote(NoteKind.EXTENSION, each.on, each.note, slot=each.slot, minutes=each.minutes)
        for each in city.calendar.extensions
        if is_news(each.on, today) and (not each.unit_ids or day.unit_id in each.unit_ids)
    ]
    return (*(_outage_note(each, day.zone) for each in reversed(outages)), *reversed(longer))


def _is_told(outage: Outage, zone: str, today: date) -> bool:
    return outage.state is not OutageState.DISMISSED and is_news(local_date(outage.ends_at, zone), today)


def _outage_note(outage: Outage, zone: str) -> DayNote:
    kind = NoteKind.OUTAGE if outage.state is OutageState.DECLARED else NoteKind.SUSPECTED
    return DayNote(kind, local_date(outage.starts_at, zone), outage.note, outage.starts_at, outage.ends_at)
