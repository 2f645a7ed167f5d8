"""Papers made on demand: the slips of a unit, an empty file of people with the city's own choices."""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobState
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound
from chalicelib.jobs.marked_file import template
from chalicelib.jobs.slips import Sheet, Slip, slips_html, slips_pdf
from chalicelib.rules.people_file import ROSTER
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.issue_code import issue_code
from chalicelib.use_cases.ports import Services

HEADERS = ("nip", "nama", "unit", "kantor", "pola", "atasan", "surel", "mulai")
HINTS = (
    "nip: NIP, NI PPPK, atau nomor lokal; kolomnya sudah berformat teks, jangan diubah menjadi angka.",
    "kantor: satu office_id atau lebih, dipisah tanda | ; yang pertama kantor utama.",
    "pola: id pola mingguan, atau roster untuk kerja bergilir.",
    "atasan: nomor pegawai atasan; boleh kosong. surel dan mulai (2026-12-31) boleh kosong.",
)


def make_slips(services: Services, job: Job, now: datetime) -> Job:
    """New codes for everybody the job names, on paper; their older codes are void from now on."""
    maker = services.staff.employee(job.made_by)
    city = services.city.fresh(now)
    unit = city.units.get(job.unit_id or "")
    if maker is None or unit is None:
        return replace(job, state=JobState.FAILED, problem="NOT_FOUND")
    people = services.staff.people(job.employee_ids)
    made = [_slip(services, maker, people[each], now) for each in job.employee_ids if each in people]
    slips = [each for each in made if each]
    settings, address = city.settings, f"{services.site.address}/#/kode"
    sheet = Sheet(settings.city_name, unit.name, address, settings.contact, settings.zone)
    services.files.write(file_key(job, "slips.pdf"), slips_pdf(sheet, slips))
    services.files.write(file_key(job, "slips.html"), slips_html(sheet, slips).encode())
    counts = {"slips": len(slips), "skipped": len(job.employee_ids) - len(slips)}
    return replace(job, state=JobState.DONE, counts=counts, files=("slips.pdf", "slips.html"), done=len(slips))


def make_template(services: Services, job: Job, now: datetime) -> Job:
    city = services.city.fresh(now)
    weekly = sorted(each.pattern_id for each in city.calendar.patterns.values() if each.code is None)
    choices = {
        "unit": sorted(city.units),
        "kantor": sorted(city.office_ids_in_use()),
        "pola": [*weekly, ROSTER],
    }
    services.files.write(file_key(job, "pegawai.xlsx"), template(HEADERS, choices, HINTS))
    return replace(job, state=JobState.DONE, files=("pegawai.xlsx",))


def _slip(services: Services, maker: Employee, employee: Employee, now: datetime) -> Slip | None:
    """None for whoever the maker may not give a code: themselves, holders of roles, people who have moved on."""
    try:
        code, expires_at = issue_code(services, maker, employee.employee_id, now)
    except (DecideOwn, NotFound, ChangedMeanwhile):
        return None
    return Slip(employee.name, employee.number[-4:], code, expires_at)
