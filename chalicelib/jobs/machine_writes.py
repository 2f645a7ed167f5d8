"""A machine's log brought in, a unit's date at a time, and taken back likewise.

What is there already is not written again, so the same file twice changes nothing. Each date is then judged again
where it was closed: the closer is told after the write, and told once more by whoever does a lost step again.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import partial

from chalicelib.domain.attendance import AttendanceDay
from chalicelib.domain.city import City
from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.domain.machine import Punch
from chalicelib.jobs.machine_rows import LogPlan
from chalicelib.jobs.one_row import brought_in
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.machine_day import with_punches, without_import
from chalicelib.rules.machine_log import PunchedDay, by_date
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.withdraw_import import passes_locks

Punches = Mapping[str, tuple[Punch, ...]]  # by employee id
Wanted = Callable[[Mapping[str, AttendanceDay]], Punches]  # what a unit's date comes to, from what stands there


def log_steps(services: Services, job: Job, plan: LogPlan, now: datetime) -> list[tuple[int, Callable[[], bool]]]:
    """Each unit's date, and how to bring it in; the reach is that of who applies it, as it is now.

    Their own days are left out: those are somebody else's to bring in.
    """
    actor, city = services.staff.employee(job.applied_by or ""), services.city.fresh(now)
    return [
        (days[0].row, partial(_write, services, actor, unit_id, on, partial(_with, days), city, now))
        for (unit_id, on), days in by_date(each for each in plan.days if each.employee_id != job.applied_by).items()
    ]


def withdrawal_steps(services: Services, job: Job, now: datetime) -> list[tuple[int, Callable[[], bool]]]:
    """The same the other way: each unit and date that the log was about, without what it brought in."""
    actor, city = services.staff.employee(job.withdrawn_by or ""), services.city.fresh(now)
    assert job.first_on
    assert job.last_on
    past_locks = actor is not None and passes_locks(services, actor, job, city, now)
    dates = [job.first_on + timedelta(each) for each in range((job.last_on - job.first_on).days + 1)]
    without = partial(_without, job.job_id)
    return [
        (at, partial(_write, services, actor, unit_id, on, without, city, now, past_locks))
        for at, (unit_id, on) in enumerate(((unit_id, on) for unit_id in job.unit_ids for on in dates), 1)
    ]


def _write(
    services: Services,
    actor: Employee | None,
    unit_id: str,
    on: date,
    wanted: Wanted,
    city: City,
    now: datetime,
    past_locks: bool = False,
) -> bool:
    """False where the actor no longer may, the month is locked by now, or others keep writing the same days."""
    if actor is None or not reaches(actor, Act.IMPORT_LOG, [unit_id], city, today_of(city, now)):
        return False
    return brought_in(partial(_write_once, services, unit_id, on, wanted, past_locks))


def _write_once(services: Services, unit_id: str, on: date, wanted: Wanted, past_locks: bool) -> bool:
    if not past_locks and any(each.month == f"{on:%Y-%m}" for each in services.months.locks()):
        return False
    standing = {each.employee_id: each for each in services.attendance.unit_day(unit_id, on)}
    becomes = wanted(standing)
    days = {each: standing.get(each) or AttendanceDay(each, unit_id, on) for each in becomes}
    changes = [(day, becomes[each]) for each, day in days.items() if becomes[each] != day.punches]
    if changes:
        services.attendance.set_punches(changes, past_locks)
    if becomes:
        services.close_queue(RejudgeTask(unit_id, on, tuple(sorted(becomes)), "machine"))
    return True


def _with(days: Iterable[PunchedDay], standing: Mapping[str, AttendanceDay]) -> Punches:
    return {
        each.employee_id: with_punches(_punches(standing, each.employee_id), each.punches) for each in days
    }  # fmt: skip


def _without(import_id: str, standing: Mapping[str, AttendanceDay]) -> Punches:
    return {who: without_import(each.punches, import_id) for who, each in standing.items() if each.punches}


def _punches(standing: Mapping[str, AttendanceDay], employee_id: str) -> tuple[Punch, ...]:
    return standing[employee_id].punches if employee_id in standing else ()
