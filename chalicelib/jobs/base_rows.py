"""The rows of a file of allowance bases: checked against what stands there, and brought in one by one."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from chalicelib.domain.allowance_base import AllowanceBase, AllowanceBases
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.errors import FieldError
from chalicelib.jobs.known_people import known_people
from chalicelib.jobs.one_row import row_steps
from chalicelib.rules.access import Act
from chalicelib.rules.base_file import COLUMNS, BaseChange, BasePerson, BasePlan, read_bases
from chalicelib.rules.csv_columns import Columns
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.import_report import ImportWarning
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.set_base import judged_base, save_base


def check_bases(
    services: Services, job: Job, table: CsvText, now: datetime
) -> tuple[BasePlan, Columns, Sequence[FieldError], Sequence[ImportWarning]]:
    """What the file would change, where its columns are, and what is wrong and odd; the reach is the checker's."""
    city = services.city.fresh(now)
    locked = {each.month for each in services.months.locks()}
    found = read_bases(table, _people(services, job, table, city, now), locked, today_of(city, now))
    return found.plan, found.columns, found.faults, found.warnings


def base_steps(services: Services, job: Job, plan: BasePlan, now: datetime) -> list[tuple[int, Callable[[], bool]]]:
    """Each row that changes something, and how to bring it in; the reach is that of who applies it, as it is now."""
    actor, city = services.staff.employee(job.applied_by or ""), services.city.fresh(now)
    return row_steps(plan.changes, partial(_apply, services, job, actor, city=city, now=now))


def _apply(services: Services, job: Job, actor: Employee | None, change: BaseChange, city: City, now: datetime) -> bool:
    """False when the row no longer may go in, or another base was entered for the person since the check."""
    if actor is None:
        return False
    employee, held = judged_base(services, actor, change.employee_id, change.from_month, city, now)
    base = AllowanceBase(change.from_month, change.base_idr, change.grade, actor.employee_id, now)
    if base.facts in {each.facts for each in held.bases}:
        return True  # by this very row, the worker died after it
    if change.revision != held.revision:
        return False
    save_base(services, actor, employee, held, base, city, now, job.job_id)
    return True


def _people(services: Services, job: Job, table: CsvText, city: City, now: datetime) -> dict[str, BasePerson]:
    """Normalised staff number -> person, of those the checker reaches, with what stands."""
    within = known_people(services, job, table, COLUMNS, Act.CHECK_IMPORT, city, now)
    held = services.years.bases_of([each.employee_id for each in within.values()])
    return {number: _person(each, held.get(each.employee_id), job) for number, each in within.items()}


def _person(employee: Employee, held: AllowanceBases | None, job: Job) -> BasePerson:
    employee_id = employee.employee_id
    return BasePerson(employee_id, employee.name, held or AllowanceBases(employee_id), employee_id == job.checker)
