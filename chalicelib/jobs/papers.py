"""Papers made on demand: the slips of a unit, or of a unit and its parts."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobState
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound
from chalicelib.jobs.qr import encode
from chalicelib.jobs.slips import Section, Sheet, Slip, login_link, slips_pdf
from chalicelib.jobs.slips_page import slips_html
from chalicelib.rules.stuck_job import failed
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.issue_code import issue_code
from chalicelib.use_cases.ports import Services, StoreUnavailable
from chalicelib.use_cases.reach import today_of, units_of

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
    settings = city.settings
    sheet = Sheet(settings.city_name, unit.name, _page(services), settings.contact, settings.zone)
    sections = _sections(job, slips, city, now)
    services.files.write(file_key(job, "slips.pdf"), slips_pdf(sheet, sections))
    services.files.write(file_key(job, "slips.html"), slips_html(sheet, sections).encode())
    counts = {"slips": len(slips), "skipped": len(job.employee_ids) - len(slips) - len(missing)}
    files = ("slips.pdf", "slips.html")
    return replace(job, state=JobState.DONE, counts=counts, files=files, done=len(slips), missing_ids=tuple(missing))


def _slips(
    services: Services, maker: Employee, job: Job, now: datetime, has_time: Callable[[], bool]
) -> tuple[list[tuple[Employee, Slip]], list[str]]:
    """The slips and whose they are; and who is missing: their code was not drawn, or nobody knows whether it was."""
    people = services.staff.people(job.employee_ids)
    slips, missing = list[tuple[Employee, Slip]](), list[str]()
    for employee_id in (each for each in job.employee_ids if each in people):
        if len(missing) >= MAX_MISSES or not has_time():
            missing.append(employee_id)
            continue
        try:
            slip = _slip(services, maker, people[employee_id], now)
        except StoreUnavailable:
            missing.append(employee_id)
        else:
            slips += [(people[employee_id], slip)] if slip else []
    return slips, missing


def _sections(job: Job, slips: Sequence[tuple[Employee, Slip]], city: City, now: datetime) -> list[Section]:
    """The slips by units, in the order in which the job names them; of one unit alone all under its name."""
    of_unit = defaultdict[str, list[Slip]](list)
    for employee, slip in slips:
        of_unit[_unit_of(employee, job, city, now)].append(slip)
    names = {
        unit_id: city.units[unit_id].name for unit_id in (*job.unit_ids, job.unit_id or "") if unit_id in city.units
    }
    return [Section(name, tuple(of_unit[unit_id])) for unit_id, name in names.items() if of_unit[unit_id]]


def _unit_of(employee: Employee, job: Job, city: City, now: datetime) -> str:
    """Where the person works or will, among the job's units; whoever has moved on meanwhile stands at its own."""
    works = (*units_of(employee, today_of(city, now)), *(each.unit_id for each in reversed(employee.assignments)))
    there = [each for each in works if each in job.unit_ids and each in city.units]
    return there[0] if there else job.unit_id or ""


def _slip(services: Services, maker: Employee, employee: Employee, now: datetime) -> Slip | None:
    """None for whoever the maker may not give a code: themselves, holders of roles, people who have moved on."""
    try:
        code, expires_at = issue_code(services, maker, employee.employee_id, now)
    except (DecideOwn, NotFound, ChangedMeanwhile):
        return None
    qr = encode(login_link(_page(services), code))  # here, where its time is counted
    return Slip(employee.name, employee.number_end, code, expires_at, qr)


def _page(services: Services) -> str:
    """Where number and code are typed; web/src/slip.ts reads what login_link adds to it."""
    return f"{services.site.address}/#/kode"
