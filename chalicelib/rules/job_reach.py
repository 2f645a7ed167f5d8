"""Does whoever had something made still reach what it is about? Asked anew whenever the job or its file is read.

A file outlives the right by which it was made: who was moved to another unit, or lost the role, reads it no more.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.job import IMPORTS, Job, JobKind
from chalicelib.rules.access import Act, is_city_wide, reaches
from chalicelib.rules.case_steps import is_barred_from

ACTS: Mapping[JobKind, Act] = {
    JobKind.PEOPLE: Act.CHECK_IMPORT,
    JobKind.UNITS: Act.WRITE_CITY,
    JobKind.ROSTER: Act.CHECK_IMPORT,
    JobKind.BALANCES: Act.CHECK_IMPORT,
    JobKind.BASES: Act.CHECK_IMPORT,
    JobKind.GOALS: Act.CHECK_IMPORT,
    JobKind.BUDGET: Act.IMPORT_BUDGET,
    JobKind.MACHINE_LOG: Act.IMPORT_LOG,
    JobKind.SLIPS: Act.ISSUE_CODE,
    JobKind.PEOPLE_TEMPLATE: Act.CHECK_IMPORT,
    JobKind.UNITS_TEMPLATE: Act.WRITE_CITY,
    JobKind.BALANCES_TEMPLATE: Act.CHECK_IMPORT,
    JobKind.MONTH_SHEET: Act.READ_ATTENDANCE,
    JobKind.PAYROLL: Act.EXPORT_PAYROLL,
    JobKind.SUMMONS_LETTER: Act.HANDLE_CASE,
    JobKind.COMPLIANCE_RECORD: Act.READ_CASE,
    JobKind.OFFICE_PHOTO: Act.PROPOSE_OFFICE,
    JobKind.OFFICE_POINTS: Act.WRITE_CITY,
    JobKind.REPORT: Act.READ_REPORT,
    JobKind.UNIT_PERFORMANCE: Act.READ_PERFORMANCE,
    JobKind.PERSON_PERFORMANCE: Act.READ_ASSESSMENT,
    JobKind.DAILY_PROGRESS: Act.EXPORT_PROGRESS,
    JobKind.BUDGET_REPORT: Act.READ_BUDGET,
    JobKind.MONTH_SUMMARY: Act.READ_SUMMARY,
}
ABOUT_ONE = frozenset(  # person, the first of `employee_ids`
    {JobKind.SUMMONS_LETTER, JobKind.COMPLIANCE_RECORD, JobKind.PERSON_PERFORMANCE}
)
ONES_OWN = frozenset({JobKind.PERSON_PERFORMANCE, JobKind.DAILY_PROGRESS})  # where it names nobody but its maker
_OF_UNITS = frozenset(
    {JobKind.SLIPS, JobKind.MONTH_SHEET, JobKind.PAYROLL, JobKind.REPORT, JobKind.UNIT_PERFORMANCE,
     JobKind.DAILY_PROGRESS, JobKind.BUDGET_REPORT}
)  # fmt: skip
_OF_EVERYTHING = frozenset({JobKind.REPORT, JobKind.BUDGET_REPORT})  # where it names no unit


def reaches_job(
    actor: Employee, job: Job, subject: Employee | None, subject_units: Sequence[str], city: City, today: date
) -> bool:
    """Whether the actor may have made, now, what this job made; whose it is was asked before (use_cases/find_job.py).

    subject   whom a job of ABOUT_ONE is about, as stored now, with their units; None: nobody knows them any more.
    """
    if job.kind in ONES_OWN and job.employee_ids == (actor.employee_id,):
        return True
    if job.kind in ABOUT_ONE:
        in_reach = reaches(actor, ACTS[job.kind], subject_units, city, today)
        return in_reach and subject is not None and _is_ones_to_handle(actor, job, subject, today)
    act = ACTS[job.kind]
    units = {*job.unit_ids, *([job.unit_id] if job.unit_id else ())} if job.kind in _OF_UNITS else set()
    if job.kind not in IMPORTS or job.checker == actor.employee_id:
        units |= set(job.within)
    if units:
        return all(reaches(actor, act, [each], city, today) for each in units)
    return reaches(actor, act, () if job.kind in _OF_EVERYTHING else _granted(actor), city, today)


def made_within(actor: Employee, act: Act, city: City, today: date) -> tuple[str, ...]:
    """The units over which the actor holds the act now; none for who holds it over the whole city."""
    if reaches(actor, act, (), city, today):
        return ()
    return tuple(sorted({each for each in _granted(actor) if reaches(actor, act, [each], city, today)}))


def _granted(actor: Employee) -> list[str]:
    return [each.unit_id for each in actor.grants if each.unit_id]


def _is_ones_to_handle(actor: Employee, job: Job, subject: Employee, today: date) -> bool:
    """As use_cases/handle_cases.py asks for a letter, see_compliance.py and order_performance_report.py for theirs."""
    if is_barred_from(actor, subject, today):
        return False
    if job.kind is not JobKind.SUMMONS_LETTER:
        return True
    return subject.employee_id != actor.employee_id and (actor.has_role(Role.CITY_ADMIN) or not is_city_wide(subject))
