"""Papers made on demand: the slips of a unit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobState
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound
from chalicelib.jobs.slips import Sheet, Slip, slips_html, slips_pdf
from chalicelib.rules.stuck_job import failed
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.issue_code import issue_code
from chalicelib.use_cases.ports import Services, StoreUnavailable

MAX_MISSES = 3  # people whom the store gave no answer about, before it is taken for down


def make_slips(services: Services, job: Job, now: datetime, has_time: Callable[[], bool]) -> Job:
    """New codes for everybody the job names, on paper; their older codes are void from now on.

    Whoever is passed over because the store gave no answer, or no time was left, stands in the job's `missing_ids`.
    """
    maker = services.staff.employee(job.made_by)
    city = services.city.fresh(now)
    unit = city.units.get(job.unit_id or "")
    if maker is None or unit is None:
        return failed(job, "NOT_FOUND")
    slips, missing = _slips(services, maker, job, now, has_time)
    settings, address = city.settings, f"{services.site.address}/#/kode"
    sheet = Sheet(settings.city_name, unit.name, address, settings.contact, settings.zone)
    services.files.write(file_key(job, "slips.pdf"), slips_pdf(sheet, slips))
    services.files.write(file_key(job, "slips.html"), slips_html(sheet, slips).encode())
    counts = {"slips": len(slips), "skipped": len(job.employee_ids) - len(slips) - len(missing)}
    files = ("slips.pdf", "slips.html")
    return replace(job, state=JobState.DONE, counts=counts, files=files, done=len(slips), missing_ids=tuple(missing))


def _slips(
    services: Services, maker: Employee, job: Job, now: datetime, has_time: Callable[[], bool]
) -> tuple[list[Slip], list[str]]:
    """The slips, and who is missing among them: their code was not drawn, or nobody knows whether it was."""
    people = services.staff.people(job.employee_ids)
    slips, missing = list[Slip](), list[str]()
    for employee_id in (each for each in job.employee_ids if each in people):
        if len(missing) >= MAX_MISSES or not has_time():
            missing.append(employee_id)
            continue
        try:
            slip = _slip(services, maker, people[employee_id], now)
        except StoreUnavailable:
            missing.append(employee_id)
        else:
            slips += [slip] if slip else []
    return slips, missing


def _slip(services: Services, maker: Employee, employee: Employee, now: datetime) -> Slip | None:
    """None for whoever the maker may not give a code: themselves, holders of roles, people who have moved on."""
    try:
        code, expires_at = issue_code(services, maker, employee.employee_id, now)
    except (DecideOwn, NotFound, ChangedMeanwhile):
        return None
    return Slip(employee.name, employee.number[-4:], code, expires_at)
