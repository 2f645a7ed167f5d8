"""Check a file of people or units against what is registered, and apply it row by row. Safe to be killed anywhere.

Whoever is added gets an id drawn from the job and their number, so that a row applied twice is the same person; the
job counts what is done and the next worker goes on from there.
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobFault, JobState
from chalicelib.errors import FieldError
from chalicelib.jobs.marked_file import mark_file
from chalicelib.jobs.xlsx import is_zip, read_xlsx
from chalicelib.proof.letters import spell
from chalicelib.rules.csv_columns import Columns, match_columns
from chalicelib.rules.csv_text import CsvText, read_csv
from chalicelib.rules.employee_number import normalise_number
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.people_file import COLUMNS, Known, PeopleFile, good_rows, read_people
from chalicelib.rules.people_plan import Becomes, PeoplePlan, PersonChange, assignment_of, plan_people
from chalicelib.rules.transfer import moved
from chalicelib.store.documents import from_text, to_text
from chalicelib.use_cases.imports import MAX_FILE_BYTES, file_key
from chalicelib.use_cases.ports import Changed, Services, StoreUnavailable
from chalicelib.use_cases.reach import today_of

MAX_ROWS = 6_000
MAX_STALLS = 10  # a minute apart each: an outage of ten minutes is waited out
SAVED_EVERY = 25  # rows; what a killed worker's successor does again, to no effect
FAULTS_SHOWN = 50  # in the job itself; the marked file holds them all
PLAN = "plan.json"
PLAN_BYTES = 20_000_000
MARKED = "marked.xlsx"

FAULTS: Texts = {
    "UNIT_OUT_OF_REACH": (
        "Unit ini di luar jangkauan Anda. Hapus barisnya, atau minta admin kota mengunggahnya.",
        "This unit is out of your reach. Remove the row, or have a city admin upload it.",
    ),
}


def check_file(services: Services, job: Job, now: datetime) -> Job:
    """Read the job's file; the answer is CHECKED, or FAILED with the problem."""
    raw = services.files.read(file_key(job), MAX_FILE_BYTES)
    if raw is None:
        return replace(job, state=JobState.FAILED, problem="FILE_MISSING")
    if len(raw) > MAX_FILE_BYTES:
        return replace(job, state=JobState.FAILED, problem="FILE_TOO_LARGE")
    table = _renamed(read_xlsx(raw, MAX_ROWS) if is_zip(raw) else read_csv(raw, MAX_ROWS), job.mapping)
    job = replace(job, file_sha256=hashlib.sha256(raw).hexdigest())
    return _check_people(services, job, table, now)


def apply_rows(services: Services, job: Job, now: datetime, has_time: Callable[[], bool]) -> Job:
    """Apply the plan from where the job stands, until it is done or there is no time left."""
    plan = _plan(services, job)
    today = today_of(services.city.fresh(now), now)
    rows = [each for each in plan.changes if each.becomes is not Becomes.KNOWN]
    began_at = job.done
    for at in range(job.done, len(rows)):
        if not has_time():
            return services.jobs.save(replace(job, stalls=0))
        try:
            applied = _apply(services, rows[at], today)
        except StoreUnavailable:
            return _stalled(services, job, began_at)
        failed = job.failed_rows if applied else (*job.failed_rows, rows[at].row.row)
        job = replace(job, done=at + 1, failed_rows=failed)
        if job.done % SAVED_EVERY == 0:
            job = services.jobs.save(job)
    return services.jobs.save(replace(job, state=JobState.DONE))


def _stalled(services: Services, job: Job, began_at: int) -> Job:
    """Keep what is done for the next worker; after MAX_STALLS in a row without a row the message fails for good."""
    stalls = 1 if job.done > began_at else job.stalls + 1
    if stalls > MAX_STALLS:
        raise StoreUnavailable("import stalled")
    return services.jobs.save(replace(job, stalls=stalls))


def _check_people(services: Services, job: Job, table: CsvText, now: datetime) -> Job:
    city = services.city.fresh(now)
    today = today_of(city, now)
    columns = match_columns(table, COLUMNS)
    registered = _registered(services, table, columns)
    ids = {number: each.employee_id for number, each in registered.items()}
    known = Known(city.units, city.offices, city.office_ids_in_use(), city.calendar.patterns, ids)
    found = read_people(table, known, today, registered_too=True)
    faults = (*found.faults, *_out_of_reach(found, job, city))
    rows = good_rows(replace(found, faults=faults), ids)
    members = {unit_id: services.staff.members(unit_id) for unit_id in sorted({row.unit_id for row in rows})}
    new_ids = {row.number: _new_id(services, job, row.number) for row in rows}
    plan = plan_people(rows, registered, new_ids, members, today)
    services.files.write(file_key(job, PLAN), to_text(plan).encode())
    return _checked(services, job, table, columns, plan, faults, len(found.warnings))


def _checked(
    services: Services,
    job: Job,
    table: CsvText,
    columns: Columns,
    plan: PeoplePlan,
    faults: Sequence[FieldError],
    warnings: int,
) -> Job:
    files: tuple[str, ...] = ()
    if table.header:
        services.files.write(file_key(job, MARKED), mark_file(table, columns.places, faults, "id"))
        files = (MARKED,)
    counts = plan.counts()
    faulty = len(table.rows) - len(plan.changes) if table.rows else len(faults)
    return replace(
        job,
        state=JobState.CHECKED,
        counts={**counts, "rows": len(table.rows), "faulty": faulty, "warnings": warnings},
        faults=tuple(JobFault(each.pointer, each.code, each.detail) for each in faults[:FAULTS_SHOWN]),
        files=files,
        total=counts["new"] + counts["changed"],
        done=0,
        failed_rows=(),
    )


def _apply(services: Services, change: PersonChange, today: date) -> bool:
    """Bring one row in; False when something changed since the check, so that the row has to be looked at again."""
    if change.becomes is Becomes.NEW:
        return _add(services, change, today)
    employee = services.staff.employee(change.employee_id)
    if employee is None:
        return False
    changed = _changed(employee, change, today)
    try:
        if changed != employee:
            services.staff.load(changed, employee)
    except Changed:
        return False
    return True


def _add(services: Services, change: PersonChange, today: date) -> bool:
    row = change.row
    owner = services.staff.employee_id_of(row.number)
    if owner is None:
        assignments = (assignment_of(change, today),)
        employee = Employee(change.employee_id, row.name, row.number, row.number_kind, assignments, email=row.email)
        try:
            services.staff.load(employee, None)
        except Changed:
            owner = services.staff.employee_id_of(row.number)
    if owner not in (None, change.employee_id):
        return False  # somebody else registered this number meanwhile
    services.identity.make_account(change.employee_id)
    return True


def _changed(employee: Employee, change: PersonChange, today: date) -> Employee:
    row, assignment = change.row, assignment_of(change, today)
    if "name" in change.fields:
        employee = replace(employee, name=row.name)
    if "email" in change.fields:
        employee = replace(employee, email=row.email)
    if "assignment" in change.fields and assignment not in employee.assignments:
        employee = replace(employee, assignments=moved(employee.assignments, assignment, employee.left_on))
    return employee


def _plan(services: Services, job: Job) -> PeoplePlan:
    raw = services.files.read(file_key(job, PLAN), PLAN_BYTES)
    if raw is None:
        raise LookupError(PLAN)
    return from_text(raw.decode(), PeoplePlan)


def _registered(services: Services, table: CsvText, columns: Columns) -> Mapping[str, Employee]:
    """Normalised staff number -> person, of every number the file names that is registered."""
    cells = (columns.cell(row, name) for row in table.rows for name in ("number", "supervisor"))
    numbers = sorted({normalise_number(cell) for cell in cells} - {""}) if columns.places else []
    return services.staff.people_of(numbers)


def _out_of_reach(found: PeopleFile, job: Job, city: City) -> list[FieldError]:
    """A unit's operator checks files of the own tree alone."""
    if job.unit_id is None:
        return []
    beyond = [row for row in found.readable if not city.is_within(row.unit_id, job.unit_id)]
    return [fault(FAULTS, f"/rows/{row.row}/unit_id", "UNIT_OUT_OF_REACH") for row in beyond]


def _new_id(services: Services, job: Job, number: str) -> str:
    """16 letters that nobody can tell from a random id, always the same for this job and number."""
    digest = hmac.digest(services.secrets.pepper(), f"IMPORT#{job.job_id}#{number}".encode(), hashlib.sha256)
    return spell(digest[:16])


def _renamed(table: CsvText, mapping: Mapping[str, str]) -> CsvText:
    """The table with the file's own headers under our names; `mapping` is ours -> the file's."""
    ours = {theirs.casefold(): name for name, theirs in mapping.items()}
    header = tuple(ours.get(cell.casefold(), cell) for cell in table.header)
    return replace(table, header=header)
