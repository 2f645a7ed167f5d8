"""The rows of a file of opening balances: checked against what stands there, and brought in one by one."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from chalicelib.domain.balance import OpeningBalance
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.errors import FieldError
from chalicelib.jobs.known_people import known_people
from chalicelib.jobs.one_row import row_steps
from chalicelib.rules.access import Act
from chalicelib.rules.balance_file import COLUMNS, BalanceChange, BalancePerson, BalancePlan, read_balances
from chalicelib.rules.csv_columns import Columns
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.import_report import ImportWarning
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.set_balance import judged_balance, save_balance


def check_balances(
    services: Services, job: Job, table: CsvText, now: datetime
) -> tuple[BalancePlan, Columns, Sequence[FieldError], Sequence[ImportWarning]]:
    """What the file would change, where its columns are, and what is wrong and odd; the reach is the checker's."""
    city = services.city.fresh(now)
    found = read_balances(table, _year(job), _people(services, job, table, city, now), today_of(city, now))
    return found.plan, found.columns, found.faults, found.warnings


def balance_steps(
    services: Services, job: Job, plan: BalancePlan, now: datetime
) -> list[tuple[int, Callable[[], bool]]]:
    """Each row that changes something, and how to bring it in; the reach is that of who applies it, as it is now."""
    actor, city = services.staff.employee(job.applied_by or ""), services.city.fresh(now)
    return row_steps(plan.changes, partial(_apply, services, job, actor, plan.year, city=city, now=now))


def _apply(
    services: Services, job: Job, actor: Employee | None, year: int, change: BalanceChange, city: City, now: datetime
) -> bool:
    """False when the row no longer may go in, or somebody else entered this balance since the check."""
    if actor is None:
        return False
    employee, standing = judged_balance(services, actor, change.employee_id, year, change.facts, city, now)
    if standing and standing.facts == change.facts:
        return True  # by this very row, the worker died after it
    if change.revision != (standing.revision if standing else 0):
        return False
    save_balance(services, actor, employee, standing, (year, change.facts), city, now, job.job_id)
    return True


def _people(services: Services, job: Job, table: CsvText, city: City, now: datetime) -> dict[str, BalancePerson]:
    """Normalised staff number -> person, of those the checker reaches, with what stands."""
    within = known_people(services, job, table, COLUMNS, Act.CHECK_IMPORT, city, now)
    standing = services.years.openings([each.employee_id for each in within.values()], _year(job))
    return {number: _person(each, standing.get(each.employee_id), job) for number, each in within.items()}


def _person(employee: Employee, standing: OpeningBalance | None, job: Job) -> BalancePerson:
    return BalancePerson(
        employee.employee_id,
        employee.name,
        standing.facts if standing else None,
        standing.revision if standing else 0,
        employee.employee_id == job.checker,
    )


def _year(job: Job) -> int:
    if job.year is None:
        raise LookupError("year")
    return job.year
