"""The rows of a file of people: checked against who is registered, and brought in one by one.

Whoever is added gets an id drawn from the job and their number, so that a row applied twice is the same person.
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.errors import FieldError
from chalicelib.proof.letters import spell
from chalicelib.rules.csv_columns import Columns, match_columns
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.employee_number import normalise_number
from chalicelib.rules.import_report import ImportWarning, Texts, fault
from chalicelib.rules.leaving import has_passed
from chalicelib.rules.people_file import COLUMNS, Known, PeopleFile, good_rows, read_people, supervisors_first
from chalicelib.rules.people_plan import Becomes, PeoplePlan, PersonChange, assignment_of, plan_people
from chalicelib.rules.transfer import moved
from chalicelib.use_cases.move_person import transfer_faults
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import is_city_admin, today_of

FAULTS: Texts = {
    "UNIT_OUT_OF_REACH": (
        "Unit ini di luar jangkauan Anda. Hapus barisnya, atau minta admin kota mengunggahnya.",
        "This unit is out of your reach. Remove the row, or have a city admin upload it.",
    ),
}


def check_people(
    services: Services, job: Job, table: CsvText, now: datetime
) -> tuple[PeoplePlan, Columns, Sequence[FieldError], Sequence[ImportWarning]]:
    """What the file would change, where its columns are, and what is wrong and odd."""
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
    return plan, columns, faults, found.warnings


def people_steps(services: Services, job: Job, plan: PeoplePlan, now: datetime) -> list[tuple[int, Callable[[], bool]]]:
    """Each row that changes something, supervisors first, and how to bring it in."""
    city = services.city.fresh(now)
    actor = services.staff.employee(job.applied_by or "")
    admin = actor if actor and is_city_admin(actor, city, now) else None
    rows = [each for each in plan.changes if each.becomes is not Becomes.KNOWN]
    return [(each.row.row, partial(_apply, services, admin, each, city, now)) for each in _in_order(rows)]


def _in_order(changes: Sequence[PersonChange]) -> list[PersonChange]:
    by_number = {each.row.number: each for each in changes}
    elsewhere = {each.row.supervisor_number or "" for each in changes} - by_number.keys()
    return [by_number[row.number] for row in supervisors_first([each.row for each in changes], elsewhere)]


def _apply(services: Services, admin: Employee | None, change: PersonChange, city: City, now: datetime) -> bool:
    """Bring one row in; False for one to be looked at again: something changed since the check, or it may not be."""
    today = today_of(city, now)
    if admin is None:
        return False
    if change.supervisor_id and services.staff.employee(change.supervisor_id) is None:
        return False  # whose own row did not come in
    if change.becomes is Becomes.NEW:
        return _add(services, change, today)
    employee = services.staff.employee(change.employee_id)
    if employee is None or has_passed(employee.left_on, today):
        return False
    changed = _changed(employee, change, today)
    if changed == employee:
        return True  # by this very row, the worker died after it
    if employee.revision != change.revision or _is_own(services, admin, employee):
        return False
    moves = changed.assignments != employee.assignments
    if moves and transfer_faults(services, employee, assignment_of(change, today), city, now):
        return False
    try:
        services.staff.load(changed, employee)
    except Changed:
        return False
    return True


def _is_own(services: Services, actor: Employee, employee: Employee) -> bool:
    """Nobody changes their own place, unless there is no second admin to do it."""
    return employee.employee_id == actor.employee_id and services.staff.city_admins() > 1


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
