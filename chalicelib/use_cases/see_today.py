"""What a person needs to check in today: slots with their state, offices with fences, rules, permissions to hold."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import PlannedSlot
from chalicelib.rules.day_of_try import day_in_progress
from chalicelib.rules.time_window import WindowState, WindowVerdict, judge_window
from chalicelib.use_cases.ask_challenge import day_challenge
from chalicelib.use_cases.day_plans import EmployeeDay, days_around
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_attendance import with_evidence


@dataclass(frozen=True, slots=True)
class SlotToday:
    planned: PlannedSlot
    window: WindowVerdict
    check_in: CheckIn | None
    day_challenge: str | None


@dataclass(frozen=True, slots=True)
class Today:
    day: EmployeeDay
    slots: tuple[SlotToday, ...]
    city: City


def see_today(services: Services, actor: Employee, device_id: str | None, now: datetime) -> Today:
    """The employee's day in progress; with a day challenge per slot still to come or open for an enrolled phone."""
    city = services.city.current(now)
    days = days_around(actor, now, city)
    plan = day_in_progress(now, [each.plan for each in days])
    day = next(each for each in days if each.plan is plan)
    done = {}
    if day.assignment is not None and plan.slots:
        recorded = services.attendance.day(day.assignment.unit_id, plan.local_date, actor.employee_id)
        done = dict(with_evidence(services, [recorded], now)[0].check_ins)
    held = device_id if device_id and actor.device(device_id) else None
    slots = tuple(_slot(services, actor, day, planned, done.get(planned.slot), held, now) for planned in plan.slots)
    return Today(day, slots, city)


def _slot(
    services: Services,
    actor: Employee,
    day: EmployeeDay,
    planned: PlannedSlot,
    check_in: CheckIn | None,
    device_id: str | None,
    now: datetime,
) -> SlotToday:
    window = judge_window(planned, now)
    wanted = device_id is not None and check_in is None and window.state is not WindowState.CLOSED
    sealed = day_challenge(services, actor, day, planned.slot, device_id, now) if wanted and device_id else None
    return SlotToday(planned, window, check_in, sealed)
