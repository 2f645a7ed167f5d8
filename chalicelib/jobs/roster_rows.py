"""The rows of a file of a month's roster: checked against what stands there, and brought in one by one."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.errors import FieldError
from chalicelib.jobs.known_people import known_people
from chalicelib.jobs.one_row import row_steps
from chalicelib.rules.access import Act
from chalicelib.rules.csv_columns import Columns
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.import_report import ImportWarning
from chalicelib.rules.roster_file import COLUMNS, Month, RosterChange, RosterPerson, RosterPlan, read_roster
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.set_roster import judged_roster, roster_entry, roster_letters, tell_of_roster


def check_roster(
    services: Services, job: Job, table: CsvText, now: datetime
) -> tuple[RosterPlan, Columns, Sequence[FieldError], Sequence[ImportWarning]]:
    """What the file would change, where its columns are, and what is wrong and odd; the reach is the checker's."""
    city = services.city.fresh(now)
    month = Month(_month(job), roster_letters(city), job.letters)
    found = read_roster(table, month, _people(services, job, table, city, now), today_of(city, now))
    return found.plan, found.columns, found.faults, found.warnings


def roster_steps(services: Services, job: Job, plan: RosterPlan, now: datetime) -> list[tuple[int, Callable[[], bool]]]:
    """Each row that changes something, and how to bring it in; the reach is that of who applies it, as it is now."""
    actor, city = services.staff.employee(job.applied_by or ""), services.city.fresh(now)
    return row_steps(plan.changes, partial(_apply, services, job, actor, plan.month, city=city, now=now))


def _apply(
    services: Services, job: Job, actor: Employee | None, month: str, change: RosterChange, city: City, now: datetime
) -> bool:
    """False when the row no longer may go in, or somebody else set this month since the check.

    Each person who is changed has an entry in the unit's chain, written with the change, so once.
    """
    if actor is None:
        return False
    employee, changed = judged_roster(services, actor, change.employee_id, month, change.letters, city, now)
    if changed == employee:
        return True  # by this very row, the worker died after it
    if employee.roster.get(month, "") != change.entered:
        return False
    entry = roster_entry(services, actor, employee, month, change.letters, city, now, job=job.job_id)
    tell_of_roster(services, employee, month, change.letters, city, now)
    services.staff.save(changed, employee, entry)
    return True


def _people(services: Services, job: Job, table: CsvText, city: City, now: datetime) -> dict[str, RosterPerson]:
    """Normalised staff number -> person, of those the checker reaches."""
    month = _month(job)
    return {
        number: RosterPerson(each.employee_id, each.name, each.roster.get(month, ""), each.employee_id == job.checker)
        for number, each in known_people(services, job, table, COLUMNS, Act.WRITE_ROSTER, city, now).items()
    }


def _month(job: Job) -> str:
    if job.month is None:
        raise LookupError("month")
    return job.month
