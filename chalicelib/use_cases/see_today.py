"""What a person needs to check in, today and on their next day: slots with state and place, rules, permissions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.excuse import Excuse
from chalicelib.domain.office_code import OfficeCode
from chalicelib.domain.shift import DayPlan, Extension, PlannedSlot, Slot
from chalicelib.domain.verdict import Ruling
from chalicelib.rules.day_ahead import day_ahead
from chalicelib.rules.day_of_try import day_in_progress, day_of_try
from chalicelib.rules.excuse import excused_by
from chalicelib.rules.extension import extension_of
from chalicelib.rules.time_window import WindowState, WindowVerdict, judge_window
from chalicelib.use_cases.day_notes import DayNote, notes_for
from chalicelib.use_cases.day_plans import EmployeeDay, days_around, employee_day
from chalicelib.use_cases.offline_challenge import day_challenge
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_attendance import standing_rulings, with_evidence
from chalicelib.use_cases.slot_code import code_of_slot
from chalicelib.use_cases.slot_place import SlotPlace, place_of

UNREAD_OF = 20  # the newest notices that are looked at to say how many are unread

Done = tuple[CheckIn, Ruling | None]  # a check-in, and what a person decided about it


@dataclass(frozen=True, slots=True)
class SlotToday:
    """One slot now.

    excuse      what makes that it is not expected; a check-in is taken all the same.
    extension   by which it closes later than usual.
    ruling      what a person decided about the check-in, where it was provisional.
    code        the office's code that it asks for.
    """

    planned: PlannedSlot
    window: WindowVerdict
    check_in: CheckIn | None
    day_challenge: str | None
    place: SlotPlace
    excuse: Excuse | None = None
    extension: Extension | None = None
    ruling: Ruling | None = None
    code: OfficeCode | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """The day in progress.

    notes       of outages and longer windows, of this day and the one before.
    unread      notices of this person, of the newest UNREAD_OF.
    event_day   the day whose event is shown: another than `day` while a night shift goes on; None without an event.
    """

    day: EmployeeDay
    slots: tuple[SlotToday, ...]
    city: City
    event_day: EmployeeDay | None = None
    event: SlotToday | None = None
    notes: tuple[DayNote, ...] = ()
    unread: int = 0


def see_today(services: Services, actor: Employee, device_id: str | None, now: datetime) -> Today:
    """The employee's day in progress; with a day challenge per slot still to come or open for an enrolled phone."""
    city = services.city.current(now)
    days = days_around(actor, now, city)
    plans = [each.plan for each in days]
    day = _day_with(day_in_progress(now, plans), days)
    held = _own(actor, device_id)
    done = _recorded(services, actor, day, now)
    slots = tuple(
        _slot(services, actor, day, planned, done.get(planned.slot), held, city, now) for planned in day.plan.slots
    )
    notes = notes_for(services, day, city, now)
    unread = services.notices.unread(actor.employee_id, UNREAD_OF)
    event_day = _day_with(day_of_try(Slot.EVENT, now, plans, days[1].zone), days)
    planned = event_day.plan.event
    if planned is None:
        return Today(day, slots, city, notes=notes, unread=unread)
    came = (done if event_day is day else _recorded(services, actor, event_day, now)).get(Slot.EVENT)
    event = _slot(services, actor, event_day, planned, came, held, city, now)
    return Today(day, slots, city, event_day, event, notes, unread)


def see_next_day(services: Services, actor: Employee, device_id: str | None, now: datetime) -> Today | None:
    """The next day after the one in progress on which anything is to be checked in, as it is planned now; None where
    the days of `day_ahead` have none. With a day challenge per slot for an enrolled phone.

    Reads nothing: no check-in, note or notice is in it. A challenge of it is judged when it comes, by what holds then.
    """
    city = services.city.current(now)
    plans = [each.plan for each in days_around(actor, now, city)]
    after = day_in_progress(now, plans).local_date
    on = day_ahead(lambda each: employee_day(actor, each, city).plan, after)
    if on is None:
        return None
    day, held = employee_day(actor, on, city), _own(actor, device_id)
    slots = [_slot(services, actor, day, planned, None, held, city, now) for planned in day.plan.windows]
    event = slots.pop() if day.plan.event else None
    return Today(day, tuple(slots), city, day if event else None, event)


def _own(actor: Employee, device_id: str | None) -> str | None:
    return device_id if device_id and actor.device(device_id) else None


def _day_with(plan: DayPlan, days: tuple[EmployeeDay, ...]) -> EmployeeDay:
    return next(each for each in days if each.plan is plan)


def _recorded(services: Services, actor: Employee, day: EmployeeDay, now: datetime) -> Mapping[Slot, Done]:
    if day.assignment is None or not day.plan.windows:
        return {}
    recorded = services.attendance.day(day.assignment.unit_id, day.plan.local_date, actor.employee_id)
    (seen,) = with_evidence(services, [recorded], now)
    is_over = all(each.closes_at <= now for each in day.plan.windows)  # sooner nobody rules on what is valid
    ruled = standing_rulings(services, [seen], of_all=is_over).get((actor.employee_id, day.plan.local_date), {})
    return {slot: (check_in, ruled.get(slot)) for slot, check_in in seen.check_ins.items()}


def _slot(
    services: Services,
    actor: Employee,
    day: EmployeeDay,
    planned: PlannedSlot,
    done: Done | None,
    device_id: str | None,
    city: City,
    now: datetime,
) -> SlotToday:
    check_in, ruling = done or (None, None)
    window = judge_window(planned, now)
    wanted = device_id is not None and check_in is None and window.state is not WindowState.CLOSED
    return SlotToday(
        planned=planned,
        window=window,
        check_in=check_in,
        day_challenge=day_challenge(services, actor, day, planned.slot, device_id, now)
        if wanted and device_id
        else None,
        place=place_of(day, planned.slot, city),
        excuse=excused_by(planned.slot, day.excuses),
        extension=extension_of(city.calendar.extensions, day.plan.local_date, planned.slot, day.unit_id),
        ruling=ruling,
        code=code_of_slot(day, planned, city),
    )
