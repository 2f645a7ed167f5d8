"""The rows of a file of a year's budget: checked against what stands there, and brought in one by one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from chalicelib.domain.budget import BudgetLine
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.errors import FieldError
from chalicelib.jobs.one_row import row_steps
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.budget_columns import COLUMNS
from chalicelib.rules.budget_file import read_budget, units_in
from chalicelib.rules.budget_line import LineFacts, line_faults, with_facts
from chalicelib.rules.budget_plan import BudgetChange, BudgetKnown, BudgetPlan
from chalicelib.rules.csv_columns import Columns, match_columns
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.import_report import ImportWarning
from chalicelib.rules.row_person import numbers_in
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, today_of
from chalicelib.use_cases.set_budget import save_line, works_in


def check_budget(
    services: Services, job: Job, table: CsvText, now: datetime
) -> tuple[BudgetPlan, Columns, Sequence[FieldError], Sequence[ImportWarning]]:
    """What the file would change, where its columns are, and what is wrong and odd; the reach is the checker's."""
    found = read_budget(table, _known(services, job, table, services.city.fresh(now), now))
    return found.plan, found.columns, found.faults, found.warnings


def budget_steps(services: Services, job: Job, plan: BudgetPlan, now: datetime) -> list[tuple[int, Callable[[], bool]]]:
    """Each row that changes something, and how to bring it in; the reach is that of who applies it, as it is now."""
    actor, city = services.staff.employee(job.applied_by or ""), services.city.fresh(now)
    named = {who for each in plan.changes for who in _responsible(each.facts)}
    people = services.staff.people(named) if named else {}
    return row_steps(plan.changes, partial(_apply, services, job, actor, plan.year, people, city=city, now=now))


def _apply(
    services: Services,
    job: Job,
    actor: Employee | None,
    year: int,
    people: Mapping[str, Employee],
    change: BudgetChange,
    city: City,
    now: datetime,
) -> bool:
    """False when the row no longer may go in, or the line or whom it names is another since the check."""
    if actor is None:
        return False
    facts, unit_id = change.facts, change.unit_id
    find_unit(actor, unit_id, Act.IMPORT_BUDGET, city, now)
    held = services.budgets.line(unit_id, year, f"{facts.code}-{facts.account}")
    if held and with_facts(held, unit_id, year, facts, actor.employee_id, now) == held:
        return True  # by this very row, the worker died after it
    if change.revision != (held.revision if held else 0):
        return False
    came = _responsible(facts) - (_responsible(held) if held else set())
    if not all(who in people and works_in(people[who], unit_id, city, today_of(city, now)) for who in came):
        return False
    check(line_faults(held, facts, year))
    save_line(services, actor, held, unit_id, year, facts, now, job.job_id)
    return True


def _responsible(line: LineFacts | BudgetLine) -> set[str]:
    return {each for each in (line.pptk_id, line.kpa_id) if each}


def _known(services: Services, job: Job, table: CsvText, city: City, now: datetime) -> BudgetKnown:
    checker, today = services.staff.employee(job.checker), today_of(city, now)
    units = {
        unit_id: unit.name
        for unit_id, unit in city.units.items()
        if checker and reaches(checker, Act.IMPORT_BUDGET, [unit_id], city, today)
    }
    year, columns = job.year or today.year, match_columns(table, COLUMNS)
    named = units_in(table, columns, units)
    people = services.staff.people_of(numbers_in(table, columns, "pptk", "kpa"))
    return BudgetKnown(
        year=year,
        today=today,
        units=units,
        lines={(unit, each.line_id): each for unit in named for each in services.budgets.lines(unit, year)},
        people={
            (unit, number): each.employee_id
            for unit in named
            for number, each in people.items()
            if works_in(each, unit, city, today)
        },
    )
