"""The rows of a file of plans: checked against what stands there, and brought in person by person, as drafts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.domain.plan import Plan, PlanStepKind
from chalicelib.errors import FieldError, InputInvalid
from chalicelib.jobs.known_people import known_people
from chalicelib.jobs.one_row import row_steps
from chalicelib.rules.access import Act
from chalicelib.rules.csv_columns import Columns, match_columns
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.goal_file import read_goals
from chalicelib.rules.goal_plan import COLUMNS, GoalChange, GoalPerson, GoalPlan
from chalicelib.rules.import_report import ImportWarning
from chalicelib.rules.plan import is_alike, may_follow
from chalicelib.use_cases.plan_budget import codes_of
from chalicelib.use_cases.plan_steps import plan_entry
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, today_of
from chalicelib.use_cases.write_plan import Draft, begin_plan, draft_faults, written


def check_goals(
    services: Services, job: Job, table: CsvText, now: datetime
) -> tuple[GoalPlan, Columns, Sequence[FieldError], Sequence[ImportWarning]]:
    """What the file would change, where its columns are, and what is wrong and odd; the reach is the checker's."""
    city = services.city.fresh(now)
    within = known_people(services, job, table, COLUMNS, Act.CHECK_IMPORT, city, now)
    plans = services.plans.of_people({each.employee_id for each in within.values()}, _year(job))
    people = {number: _person(each, plans[each.employee_id], job, city, now) for number, each in within.items()}
    if _names_budget(table):
        people = _with_codes(services, people, _year(job), city)
    found = read_goals(table, people, today_of(city, now))
    return found.plan, found.columns, found.faults, found.warnings


def goal_steps(services: Services, job: Job, plan: GoalPlan, now: datetime) -> list[tuple[int, Callable[[], bool]]]:
    """Each person whose plan changes, and how to bring it in; the reach is that of who applies it, as it is now."""
    actor, city = services.staff.employee(job.applied_by or ""), services.city.fresh(now)
    return row_steps(plan.people, partial(_apply, services, job, actor, city=city, now=now))


def _apply(services: Services, job: Job, actor: Employee | None, change: GoalChange, city: City, now: datetime) -> bool:
    """False when the plan may no longer be written so, or was written by somebody else since the check."""
    if actor is None:
        return False
    person = find_employee(services, actor, change.employee_id, Act.CHECK_IMPORT, now, city)
    year = _year(job)
    stands = services.plans.get(person.employee_id, year, change.number)
    if stands and stands.post == change.post and is_alike(stands.goals, change.goals):
        return True  # by this very row, the worker died after it
    if (stands.revision if stands else 0) != change.revision:
        return False
    plan = stands or begin_plan(person, year, today_of(city, now))
    if plan.was_agreed or not may_follow(plan, PlanStepKind.WRITTEN) or draft_faults(plan, change.goals):
        return False
    draft = written(plan, Draft(change.post, change.goals, change.revision), actor, now)
    entry = plan_entry(services, actor, draft, now, {"job": job.job_id})
    services.plans.save(draft, stands, entry)
    return True


def _person(person: Employee, plans: Sequence[Plan], job: Job, city: City, now: datetime) -> GoalPerson:
    if not plans:
        return GoalPerson(person.employee_id, person.name, _begun(person, _year(job), city, now))
    last = plans[-1]
    is_fixed = last.was_agreed or not may_follow(last, PlanStepKind.WRITTEN)
    return GoalPerson(person.employee_id, person.name, last, is_fixed)


def _names_budget(table: CsvText) -> bool:
    columns = match_columns(table, COLUMNS)
    return not columns.faults and any(columns.cell(row, "budget_code") for row in table.rows)


def _with_codes(services: Services, people: Mapping[str, GoalPerson], year: int, city: City) -> dict[str, GoalPerson]:
    """Each with the codes of their unit's budget: a Query or a few for each unit."""
    units = {each.plan.unit_id for each in people.values() if each.plan}
    codes = {unit_id: codes_of(services, unit_id, year, city) for unit_id in sorted(units)}
    return {
        number: replace(each, codes=codes[each.plan.unit_id]) if each.plan else each for number, each in people.items()
    }


def _begun(person: Employee, year: int, city: City, now: datetime) -> Plan | None:
    try:
        return begin_plan(person, year, today_of(city, now))
    except InputInvalid:
        return None


def _year(job: Job) -> int:
    return job.year or 0
