"""Remind who has not checked in that a window closes soon: in the app, and by mail or push whoever asked for it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.domain.shift import DayPlan, PlannedSlot
from chalicelib.domain.staff import Member
from chalicelib.rules.accommodation import accommodation_on
from chalicelib.rules.day_of_try import candidate_dates
from chalicelib.rules.event import event_facts
from chalicelib.rules.excuse import excused_by, excuses_on
from chalicelib.rules.extension import extension_of
from chalicelib.rules.local_time import wall_clock
from chalicelib.rules.month_sheet import is_trial
from chalicelib.rules.push import push_state
from chalicelib.rules.reminder import any_closes, is_time
from chalicelib.use_cases.day_plans import member_plan
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of


def remind(services: Services, now: datetime) -> int:
    """Remind everybody whose moment it is: how many. Once a slot and day, however often it runs.

    No unit is read while no window of the city is about to close.
    """
    city = services.city.current(now)
    if not any_closes(city, now):
        return 0
    yesterday = today_of(city, now) - timedelta(days=1)  # of who works at night
    return sum(_remind_unit(services, each.unit_id, city, now) for each in city.units_on(yesterday))


def _remind_unit(services: Services, unit_id: str, city: City, now: datetime) -> int:
    counts_from = city.units[unit_id].counts_from
    due = [
        (member, plan.local_date, planned, zone)
        for member in services.staff.members(unit_id)
        for plan, zone in _plans(member, city, now)
        if not is_trial(plan.local_date, counts_from)
        for planned in _closing(member, plan, unit_id, city, now)
    ]
    done = {on: _checked_in(services, unit_id, on) for on in {on for _, on, _, _ in due}}
    missing = [each for each in due if (each[0].employee_id, each[2].slot) not in done[each[1]]]
    for member, on, planned, zone in missing:
        named = event_facts([planned.slot], unit_id, on, city)
        services.notices.add(_notice(member, on, planned, zone, named, now))
    return len(missing)


def _plans(member: Member, city: City, now: datetime) -> Iterator[tuple[DayPlan, str]]:
    """Yesterday's too, for who works at night; by the person's own zone."""
    _, zone = member_plan(member, candidate_dates(now, city.settings.zone)[1], city)
    for on in candidate_dates(now, zone)[:2]:
        yield member_plan(member, on, city)


def _closing(member: Member, plan: DayPlan, unit_id: str, city: City, now: datetime) -> Iterator[PlannedSlot]:
    on = plan.local_date
    excuses = excuses_on(member.excuses, on)
    arranged = accommodation_on(member.accommodations, on)
    for planned in plan.windows:
        extension = extension_of(city.calendar.extensions, on, planned.slot, unit_id)
        longer_min = (arranged.longer_min if arranged else 0) + (extension.minutes if extension else 0)
        expected = planned.required and not excused_by(planned.slot, excuses)
        if expected and is_time(planned, longer_min, city.settings.reminder_min, now):
            yield planned


def _checked_in(services: Services, unit_id: str, on: date) -> set[tuple[str, str]]:
    return {(day.employee_id, slot) for day in services.attendance.unit_day(unit_id, on) for slot in day.check_ins}


def _notice(
    member: Member, on: date, planned: PlannedSlot, zone: str, named: Mapping[str, str], now: datetime
) -> Notice:
    ends_at = planned.closes_at.isoformat()
    facts = {"slot": planned.slot.value, "closes_at": wall_clock(planned.closes_at, zone), "ends_at": ends_at, **named}
    mail = CopyState.WAITING if member.reminder_mail else CopyState.NONE
    push = push_state(member.push, NoticeKind.REMINDER)
    return Notice(member.employee_id, NoticeKind.REMINDER, on, now, planned.slot, facts, mail=mail, push=push)
