"""Tell the closer of days that may be judged already and are others now."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.city import City
from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.employee import Employee
from chalicelib.use_cases.day_plans import employee_day, last_begun
from chalicelib.use_cases.ports import Services

TOLD_BEFORE_S = 60  # longer than the write that follows may take


def tell_before(
    services: Services, employee: Employee, dates: Iterable[date], because: str, city: City, now: datetime
) -> None:
    """Before the write that changes these dates of the person; it comes to the closer after it.

    Where telling fails nothing is changed, and where the write fails nothing is judged otherwise. Dates to come are
    left out.
    """
    begun = last_begun(employee, now, city)
    tell_of_dates(services, employee, [on for on in dates if on <= begun], because, TOLD_BEFORE_S)


def tell_of_hires(
    services: Services, people: Sequence[Employee], city: City, now: datetime, delay_s: int = TOLD_BEFORE_S
) -> None:
    """Before people who are new are written: days since their first one may be closed already.

    One message for those who begin in the same unit on the same date. Days before the unit was first closed are left
    out by the closer.
    """
    hired: dict[tuple[str, date, date], list[str]] = {}
    for employee in people:
        last = last_begun(employee, now, city)
        for each in employee.assignments:
            if each.starts_on <= last:
                hired.setdefault((each.unit_id, each.starts_on, last), []).append(employee.employee_id)
    for (unit_id, starts_on, last), ids in hired.items():
        services.close_queue(RejudgeTask(unit_id, starts_on, tuple(ids), "hired", through=last), delay_s)


def tell_of_dates(
    services: Services, employee: Employee, dates: Iterable[date], because: str, delay_s: int = 0
) -> None:
    """Of those on which the person works anywhere."""
    for on in dates:
        assignment = employee.assignment_on(on)
        if assignment:
            services.close_queue(RejudgeTask(assignment.unit_id, on, (employee.employee_id,), because), delay_s)


def dates_between(one: date, other: date) -> list[date]:
    """Those after the earlier of the two, up to and with the later."""
    first, last = sorted((one, other))
    return [first + timedelta(days=each) for each in range(1, (last - first).days + 1)]


def tell_of_check_in(services: Services, employee: Employee, check_in: CheckIn, city: City, now: datetime) -> None:
    """Of one that came when the day may be judged: an offline one after its windows, or in a window made longer.

    After it was recorded; whoever is not told of it sends it again, and then tells again.
    """
    is_late = Reason.OFFLINE in check_in.reasons and _is_over(employee, check_in.local_date, city, now)
    is_longer = any(each.on == check_in.local_date and each.slot is check_in.slot for each in city.calendar.extensions)
    if is_late or is_longer:
        because = "offline" if is_late else "extension"
        services.close_queue(RejudgeTask(check_in.unit_id, check_in.local_date, (check_in.employee_id,), because))


def _is_over(employee: Employee, on: date, city: City, now: datetime) -> bool:
    return all(each.closes_at <= now for each in employee_day(employee, on, city).plan.windows)
