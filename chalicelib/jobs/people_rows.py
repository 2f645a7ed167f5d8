"""The rows of a file of people, checked against who is registered; people_steps.py brings them in.

What is out of the reach of who has it checked is to them as unknown: whose number is registered elsewhere is planned as
new, and is a failed row once a city admin applies it. Whoever is added gets an id drawn from the job and their number,
so that a row applied twice is the same person.
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.errors import FieldError
from chalicelib.proof.letters import spell
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.csv_columns import Columns, match_columns
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.import_report import ImportWarning, Texts, fault
from chalicelib.rules.people_attention import rows_to_see
from chalicelib.rules.people_file import read_people
from chalicelib.rules.people_leaving import last_day_faults
from chalicelib.rules.people_order import good_rows, waiting_rows
from chalicelib.rules.people_plan import PeoplePlan, plan_people
from chalicelib.rules.people_row import COLUMNS, known_of
from chalicelib.rules.row_person import numbers_in
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of, units_of

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
    within = _reach(services, job, city, today)
    registered = _registered(services, table, columns)
    reached = {number: each for number, each in registered.items() if within(*units_of(each, today))}
    ids = {number: each.employee_id for number, each in reached.items()}
    known = known_of(city, ids | _their_supervisors(reached, registered), [each for each in city.units if within(each)])
    found = read_people(table, known, today, registered_too=True)
    beyond = [
        fault(FAULTS, f"/rows/{row.row}/unit_id", "UNIT_OUT_OF_REACH")
        for row in found.readable
        if row.unit_id in city.units and not within(row.unit_id)
    ]
    found = replace(found, faults=(*found.faults, *beyond, *last_day_faults(found.readable, reached, today)))
    rows = good_rows(found, known.numbers)
    members = {unit_id: services.staff.members(unit_id) for unit_id in sorted({row.unit_id for row in rows})}
    new_ids = {row.number: _new_id(services, job, row.number) for row in rows}
    plan = plan_people(rows, reached, {**known.numbers, **new_ids}, members, today)
    names = {unit_id: unit.name for unit_id, unit in city.units.items()}
    weighty = rows_to_see(plan, services.staff.employee(job.made_by), names, known.role_words, today)
    return plan, columns, found.faults, (*found.warnings, *waiting_rows(found, rows), *weighty)


def _registered(services: Services, table: CsvText, columns: Columns) -> Mapping[str, Employee]:
    """Normalised staff number -> person, of every number the file names that is registered."""
    return services.staff.people_of(numbers_in(table, columns, "number", "supervisor"))


def _reach(services: Services, job: Job, city: City, today: date) -> Callable[..., bool]:
    """Whether who has the file checked reaches one of these units."""
    checker = services.staff.employee(job.checker)
    return cache(lambda *units: checker is not None and reaches(checker, Act.CHECK_IMPORT, units, city, today))


def _their_supervisors(reached: Mapping[str, Employee], registered: Mapping[str, Employee]) -> dict[str, str]:
    """Number -> id of those named in the file who supervise somebody within reach, wherever they work themselves."""
    above = {assignment.supervisor_id for each in reached.values() for assignment in each.assignments}
    return {number: each.employee_id for number, each in registered.items() if each.employee_id in above}


def _new_id(services: Services, job: Job, number: str) -> str:
    """16 letters that nobody can tell from a random id, always the same for this job and number."""
    digest = hmac.digest(services.secrets.pepper(), f"IMPORT#{job.job_id}#{number}".encode(), hashlib.sha256)
    return spell(digest[:16])
