"""Take a machine's log back that was brought in: what it says of people's days goes, nothing else does.

Of a month that is locked it is two people's: a city admin takes back what somebody else applied, and what that changes
is an adjustment, as of a late approval (jobs/rejudge.py). It is for good: no log goes into a locked month again.
"""

from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.closing import Lock
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.errors import DecideOwn, JobNotReady, MonthLocked, NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.find_job import find_job
from chalicelib.use_cases.import_kinds import KINDS
from chalicelib.use_cases.imports import check_role, queue_job, save_and_queue
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import is_city_admin, today_of

_HALF_WAY = frozenset({JobState.CHECKED, JobState.FAILED})  # of one whose application was begun


def withdraw_import(services: Services, actor: Employee, job_id: str, now: datetime) -> Job:
    """Begin to take a machine's log back; asked again it is the same.

    So is one whose application or taking back stopped half-way: what went in goes. Raises NotFound, also for who does
    not reach all of its units, JobNotReady; of a locked month MonthLocked, where that is not a city admin's, and
    DecideOwn for who applied it.
    """
    job = find_job(services, actor, job_id, now)
    if job.kind is not JobKind.MACHINE_LOG:
        raise NotFound
    check_role(actor, KINDS[job.kind].apply)
    _check_reach(services, actor, job, now)
    if job.withdrawn_by and job.state is JobState.APPLYING:
        return queue_job(services, job)  # the message may have been lost; workers stand it twice
    if job.withdrawn_by and job.state is JobState.DONE and not job.failed_rows:
        return job
    first_on, last_on = _span(job)
    locked = _locks(services, first_on, last_on)
    if locked:
        _check_passes(services, actor, job, locked[0], now)
    facts: dict[str, object] = {"kind": job.kind, "machine": job.machine_id, "file_sha256": job.file_sha256}
    if locked:
        facts |= {"locked": [each.month for each in locked], "applied_by": job.applied_by}
    entry = entry_of(services, actor, "import_withdrawn", job.job_id, now, None, facts)
    total = len(job.unit_ids) * ((last_on - first_on).days + 1)
    back = replace(job, state=JobState.APPLYING, withdrawn_by=actor.employee_id)
    return save_and_queue(services, replace(back, total=total, done=0, failed_rows=(), problem=None), now, entry)


def passes_locks(services: Services, actor: Employee, job: Job, city: City, now: datetime) -> bool:
    """Whether the actor may take the log back from locked months, too: a city admin who did not apply it, unless there
    is no other."""
    is_second = actor.employee_id != job.applied_by
    return is_city_admin(actor, city, now) and (is_second or services.staff.city_admins() < 2)


def _check_reach(services: Services, actor: Employee, job: Job, now: datetime) -> None:
    """Whoever reaches a part of it alone would take back that part alone."""
    city = services.city.current(now)
    today = today_of(city, now)
    if not all(reaches(actor, Act.IMPORT_LOG, [each], city, today) for each in job.unit_ids):
        raise NotFound


def _span(job: Job) -> tuple[date, date]:
    """The dates it was about, of one whose application was begun at least."""
    is_begun = job.state is JobState.DONE or (job.mode is not None and job.state in _HALF_WAY)
    if not is_begun or job.first_on is None or job.last_on is None:
        raise JobNotReady(state=job.state)
    return job.first_on, job.last_on


def _locks(services: Services, first_on: date, last_on: date) -> list[Lock]:
    locks = services.months.locks()
    return [each for each in locks if f"{first_on:%Y-%m}" <= each.month <= f"{last_on:%Y-%m}"]


def _check_passes(services: Services, actor: Employee, job: Job, lock: Lock, now: datetime) -> None:
    city = services.city.current(now)
    if not is_city_admin(actor, city, now):
        raise MonthLocked(locked_at=lock.at.isoformat())
    if not passes_locks(services, actor, job, city, now):
        raise DecideOwn
