"""Order a paper: a unit's slips, its sheet of a month, an empty file to fill. A worker makes it (jobs/)."""

from collections.abc import Sequence
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.errors import FieldError, InputInvalid
from chalicelib.rules.access import Act, reaches
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.import_kinds import KINDS
from chalicelib.use_cases.imports import check_role
from chalicelib.use_cases.order_job import order_job
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, see_members, today_of
from chalicelib.use_cases.see_month_sheet import check_has_begun

MAX_SLIPS = 1_000  # of a unit and its parts in one job: what a worker draws and prints in its time
_PARTS_OR_PEOPLE = (
    "Pilih salah satu: semua orang di unit ini dan bagiannya, atau orang yang disebut di employee_ids.",
    "Choose one: everybody in this unit and its parts, or the people named in employee_ids.",
)
_TOO_MANY = (
    "Lebih dari 1.000 orang di unit ini dan bagian di bawahnya belum punya ponsel. Buat slipnya per bagian.",
    "More than 1,000 people in this unit and its parts have no phone. Make their slips part by part.",
)
TEMPLATES = {
    JobKind.PEOPLE: JobKind.PEOPLE_TEMPLATE,
    JobKind.UNITS: JobKind.UNITS_TEMPLATE,
    JobKind.BALANCES: JobKind.BALANCES_TEMPLATE,
}


def order_slips(
    services: Services,
    actor: Employee,
    unit_id: str,
    employee_ids: Sequence[str] | None,
    now: datetime,
    with_parts: bool = False,
    job_id: str = "",
) -> Job:
    """Slips for these people of the unit, or for everybody in it without a phone, and in all units below it.

    job_id   the same each time this very request is sent: the job that it has ordered already is told of again.

    Raises NotFound out of reach, InputInvalid for parts of which people are named, or in which too many wait.

    Whom the actor may not give a code (themselves, holders of roles) is passed over by the worker, and counted.
    """
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.ISSUE_CODE, city, now)
    if with_parts and employee_ids is not None:
        raise InputInvalid([FieldError("/with_parts", "PARTS_OR_PEOPLE", _PARTS_OR_PEOPLE)])
    today = today_of(city, now)
    unit_ids = _with_parts(actor, unit_id, city, today) if with_parts else (unit_id,)
    wanted = _wanted(services, unit_ids, employee_ids, today)
    if with_parts and len(wanted) > MAX_SLIPS:
        raise InputInvalid([FieldError("/with_parts", "TOO_MANY_SLIPS", _TOO_MANY)])
    job = Job(
        job_id or services.new_id(), JobKind.SLIPS, JobState.QUEUED, actor.employee_id, now, unit_id,
        unit_ids=unit_ids if employee_ids is None else (), employee_ids=wanted, total=len(wanted),
    )  # fmt: skip
    facts = {"job": job.job_id, "people": len(wanted), **({"units": len(unit_ids)} if with_parts else {})}
    entry = entry_of(services, actor, "slips_ordered", unit_id, now, unit_id, facts)
    return order_job(services, job, entry)


def order_month_sheet(
    services: Services, actor: Employee, unit_id: str, month: str, now: datetime, job_id: str = ""
) -> Job:
    """What everybody of the unit recorded in a month ("YYYY-MM") that has begun. `job_id`: as of slips.

    Raises NotFound, InputInvalid.
    """
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.READ_ATTENDANCE, city, now)
    check_has_begun(month, today_of(city, now))
    kind, queued, made_by = JobKind.MONTH_SHEET, JobState.QUEUED, actor.employee_id
    job = Job(job_id or services.new_id(), kind, queued, made_by, now, unit_id, month=month)
    facts = {"job": job.job_id, "month": month}
    entry = entry_of(services, actor, "month_sheet_ordered", unit_id, now, unit_id, facts)
    return order_job(services, job, entry)


def order_template(services: Services, actor: Employee, now: datetime, kind: JobKind = JobKind.PEOPLE) -> Job:
    """An empty file of this kind, for who may have one checked. Raises RoleMissing.

    That of balances names everybody within reach with their staff number, so the trail tells who had it made.
    """
    check_role(actor, KINDS[kind].check)
    job = Job(services.new_id(), TEMPLATES[kind], JobState.QUEUED, actor.employee_id, now)
    told = kind is JobKind.BALANCES
    entry = entry_of(services, actor, "balances_template_ordered", job.job_id, now) if told else None
    return order_job(services, job, entry)


def _with_parts(actor: Employee, unit_id: str, city: City, today: date) -> tuple[str, ...]:
    """The unit and those below it within the actor's reach."""
    return tuple(each for each in city.units_within(unit_id) if reaches(actor, Act.ISSUE_CODE, [each], city, today))


def _wanted(services: Services, unit_ids: Sequence[str], asked: Sequence[str] | None, today: date) -> tuple[str, ...]:
    """Whose slips, unit by unit; no more than one too many, for units may be hundreds."""
    found: dict[str, None] = {}
    for unit_id in unit_ids:
        for each in see_members(services, unit_id, today):
            if each.employee_id in asked if asked is not None else not each.has_active_device:
                found[each.employee_id] = None
        if len(found) > MAX_SLIPS:
            break
    return tuple(found)
