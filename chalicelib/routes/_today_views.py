"""The day in progress as its own person sees it: slots and event with their place, what excuses them, the offices."""

from datetime import date, datetime
from typing import Any

from msgspec import Struct

from chalicelib.domain.excuse import Excuse
from chalicelib.routes._views import CheckInView, SlotView, check_in_view, slot_view
from chalicelib.rules.local_time import local_date, wall_clock
from chalicelib.rules.month_sheet import is_trial
from chalicelib.rules.office_download import fence_feature
from chalicelib.rules.rule_name import rule_name
from chalicelib.use_cases.day_notes import DayNote
from chalicelib.use_cases.day_plans import EmployeeDay, counts_from
from chalicelib.use_cases.see_today import SlotToday, Today
from chalicelib.use_cases.slot_place import SlotPlace


class SlotPlaceView(Struct, frozen=True, kw_only=True):
    """Where an event or an order is checked in, as GeoJSON Features; `anywhere`: the position is kept, no fence
    judged."""

    name: str
    anywhere: bool
    offices: list[dict[str, Any]]


class ExtensionView(Struct, frozen=True, kw_only=True):
    """By how much the window closes later, and why."""

    minutes: int
    note: str


class SlotTodayView(Struct, frozen=True, kw_only=True):
    """One slot now. `place` null: at the usual `offices`. `excused` says which kind of approved request makes that it
    is not expected, null where it is; a check-in is taken all the same. `office_code`: the office's code is
    to be typed, off a screen or a paper there, which also lets in who has no position; null where none is asked for."""

    plan: SlotView
    window: str
    opens_in_min: int
    closes_in_min: int
    check_in: CheckInView | None
    day_challenge: str | None
    place: SlotPlaceView | None
    excused: str | None
    extension: ExtensionView | None
    office_code: str | None


class EventTodayView(Struct, frozen=True, kw_only=True):
    """What I am invited to: an apel, a ceremony."""

    event_id: str
    name: str
    local_date: date
    slot: SlotTodayView


class ExcuseView(Struct, frozen=True, kw_only=True):
    """An approved request that holds today; of a leave not which one. A permission for part of the day says until when
    I may arrive, or from when I may leave."""

    kind: str
    request_id: str
    starts_on: date
    ends_on: date
    arrive_by_local_time: str | None
    leave_from_local_time: str | None


class DayNoteView(Struct, frozen=True, kw_only=True):
    """What everyone concerned reads, on its date and the day after. `kind`: outage, outage_suspected (lateness in it is
    held back until somebody decides; `note` is empty) or extension (of `slot`, by `minutes`). `ends_on`: of an outage
    the local date of its end."""

    kind: str
    on: date
    note: str
    starts_local_time: str | None
    ends_on: date | None
    ends_local_time: str | None
    slot: str | None
    minutes: int | None


class TodayView(Struct, frozen=True, kw_only=True):
    """`offices` are GeoJSON Features; `day` is working, off or unknown; `rule` says which decision made it so.

    `trial`: nothing of this day counts; `counts_from`: the first day of my unit that does, null while none is set.
    `excuses`: what outranks the others first. `unread`: how many of my twenty newest notices I have not read.
    """

    server_time: datetime
    local_time: str
    local_date: date
    zone: str
    day: str
    rule: str
    rule_name: str
    trial: bool
    counts_from: date | None
    photo_required: bool
    accuracy_limit_m: int
    slots: list[SlotTodayView]
    event: EventTodayView | None
    excuses: list[ExcuseView]
    notes: list[DayNoteView]
    unread: int
    offices: list[dict[str, Any]]


def today_view(today: Today, now: datetime) -> TodayView:
    day, plan = today.day, today.day.plan
    first = counts_from(day, today.city)
    fences = [(office, office.fence_on(plan.local_date)) for office in day.offices]
    return TodayView(
        server_time=now,
        local_time=wall_clock(now, day.zone),
        local_date=plan.local_date,
        zone=day.zone,
        day=plan.kind,
        rule=plan.rule,
        rule_name=rule_name(plan.rule, today.city.calendar),
        trial=is_trial(plan.local_date, first),
        counts_from=first,
        photo_required=not (day.accommodation and day.accommodation.no_selfie),
        accuracy_limit_m=today.city.settings.accuracy_limit_m,
        slots=[_slot_view(today, day, slot) for slot in today.slots],
        event=_event_view(today),
        excuses=[_excuse_view(each) for each in day.excuses],
        notes=[_note_view(each, day.zone) for each in today.notes],
        unread=today.unread,
        offices=[fence_feature(office, fence) for office, fence in fences if fence],
    )


def _note_view(note: DayNote, zone: str) -> DayNoteView:
    return DayNoteView(
        kind=note.kind,
        on=note.on,
        note=note.note,
        starts_local_time=wall_clock(note.starts_at, zone) if note.starts_at else None,
        ends_on=local_date(note.ends_at, zone) if note.ends_at else None,
        ends_local_time=wall_clock(note.ends_at, zone) if note.ends_at else None,
        slot=note.slot,
        minutes=note.minutes,
    )


def _slot_view(today: Today, day: EmployeeDay, slot: SlotToday) -> SlotTodayView:
    return SlotTodayView(
        plan=slot_view(slot.planned, day.zone),
        window=slot.window.state,
        opens_in_min=slot.window.opens_in_min,
        closes_in_min=slot.window.closes_in_min,
        check_in=check_in_view(slot.check_in, today.city, slot.ruling) if slot.check_in else None,
        day_challenge=slot.day_challenge,
        place=None if slot.place.is_usual else _place_view(slot.place, day.plan.local_date),
        excused=slot.excuse.kind if slot.excuse else None,
        extension=ExtensionView(minutes=slot.extension.minutes, note=slot.extension.note) if slot.extension else None,
        office_code=slot.code.kind if slot.code else None,
    )


def _place_view(place: SlotPlace, on: date) -> SlotPlaceView:
    fences = [(office, office.fence_on(on)) for office in place.offices]
    name = place.name or next((office.name for office, _ in fences), "")
    features = [fence_feature(office, fence) for office, fence in fences if fence]
    return SlotPlaceView(name=name, anywhere=place.order_id is not None, offices=features)


def _event_view(today: Today) -> EventTodayView | None:
    day = today.event_day
    if today.event is None or day is None or day.event is None:
        return None
    slot = _slot_view(today, day, today.event)
    return EventTodayView(event_id=day.event.event_id, name=day.event.name, local_date=day.plan.local_date, slot=slot)


def _excuse_view(excuse: Excuse) -> ExcuseView:
    return ExcuseView(
        kind=excuse.kind,
        request_id=excuse.request_id,
        starts_on=excuse.starts_on,
        ends_on=excuse.ends_on,
        arrive_by_local_time=_time(excuse.arrive_by_min),
        leave_from_local_time=_time(excuse.leave_from_min),
    )


def _time(minutes: int | None) -> str | None:
    """As the wall shows it, `09:30`."""
    return None if minutes is None else f"{minutes // 60 % 24:02}:{minutes % 60:02}"
