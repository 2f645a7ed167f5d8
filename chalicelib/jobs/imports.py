"""Check a file against what is registered, and apply it row by row. Safe to be killed anywhere.

A row that is applied twice changes nothing the second time; the job counts what is done and the next worker goes on
from there. What a row means is its kind's own: people_rows.py, unit_rows.py and so on; KINDS tells which.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from chalicelib.domain.job import Job, JobFault, JobKind, JobState
from chalicelib.errors import FieldError
from chalicelib.jobs.balance_rows import balance_steps, check_balances
from chalicelib.jobs.base_rows import base_steps, check_bases
from chalicelib.jobs.budget_rows import budget_steps, check_budget
from chalicelib.jobs.faults_file import faults_csv
from chalicelib.jobs.goal_rows import check_goals, goal_steps
from chalicelib.jobs.machine_rows import DAY_CHANGES, MAX_LOG_ROWS, LogPlan, check_log, noted
from chalicelib.jobs.machine_writes import log_steps, withdrawal_steps
from chalicelib.jobs.mapping import remembered, renamed
from chalicelib.jobs.marked_file import mark_file
from chalicelib.jobs.people_rows import check_people
from chalicelib.jobs.people_steps import people_steps
from chalicelib.jobs.roster_rows import check_roster, roster_steps
from chalicelib.jobs.unit_rows import check_units, unit_steps
from chalicelib.jobs.xlsx import is_zip, read_xlsx
from chalicelib.rules import (
    balance_file,
    base_file,
    budget_columns,
    goal_plan,
    machine_file,
    people_row,
    roster_file,
    unit_file,
)
from chalicelib.rules.balance_file import BalancePlan
from chalicelib.rules.base_file import UNTIL, UNUSUAL, BasePlan
from chalicelib.rules.budget_file import GONE
from chalicelib.rules.budget_plan import BudgetPlan
from chalicelib.rules.csv_columns import Column, Columns, others
from chalicelib.rules.csv_text import UTF_8, WINDOWS_1252, CsvText, read_csv, samples
from chalicelib.rules.goal_plan import GoalPlan
from chalicelib.rules.import_report import ImportWarning, in_row_order
from chalicelib.rules.people_attention import ATTENTION
from chalicelib.rules.people_order import WAITS
from chalicelib.rules.people_plan import PeoplePlan
from chalicelib.rules.roster_file import RosterPlan
from chalicelib.rules.stuck_job import failed
from chalicelib.rules.unit_plan import UnitPlan
from chalicelib.store.documents import from_text, to_text
from chalicelib.use_cases.imports import MAX_FILE_BYTES, PLAN_BYTES, file_key, plan_key
from chalicelib.use_cases.ports import Services, StoreUnavailable

MAX_ROWS = 6_000
MAX_STALLS = 10  # a minute apart each: an outage of ten minutes is waited out
SAVED_EVERY = 25  # rows; what a killed worker's successor does again, to no effect
FAULTS_SHOWN = 50  # in the job itself, and as many rows to see first; the marked file holds them all
MARKED, FAULTS = "marked.xlsx", "faults.csv"
SEEN_FIRST = ATTENTION | {
    UNUSUAL,
    UNTIL,
    DAY_CHANGES,
    GONE,
}  # warnings that whoever applies the file sees in the job itself


class Plan(Protocol):
    """What a file is found to change: a row each, and how many become what (at least "new" and "changed")."""

    @property
    def changes(self) -> Sequence[object]: ...

    def counts(self) -> dict[str, int]: ...


Found = tuple[Plan, Columns, Sequence[FieldError], Sequence[ImportWarning]]
Step = tuple[int, Callable[[], bool]]  # row, and how to bring it in: False for one to be looked at again


@dataclass(frozen=True, slots=True)
class RowsKind:
    """How the rows of one kind of file are checked, kept as a plan, and brought in.

    check   what the file would change, where its columns are, what is wrong and what is odd.
    steps   each row of the plan that changes something.
    noted   the job with what it must know when the plan is gone.
    """

    columns: Sequence[Column]
    plan: type
    check: Callable[[Services, Job, CsvText, datetime], Found]
    steps: Callable[[Services, Job, Any, datetime], list[Step]]
    max_rows: int = MAX_ROWS
    read: Callable[[bytes, int, str], CsvText] = read_csv
    noted: Callable[[Job, Any], Job] = lambda job, _: job


KINDS: Mapping[JobKind, RowsKind] = {
    JobKind.PEOPLE: RowsKind(people_row.COLUMNS, PeoplePlan, check_people, people_steps),
    JobKind.UNITS: RowsKind(unit_file.COLUMNS, UnitPlan, check_units, unit_steps),
    JobKind.ROSTER: RowsKind(roster_file.COLUMNS, RosterPlan, check_roster, roster_steps),
    JobKind.MACHINE_LOG: RowsKind(
        machine_file.COLUMNS, LogPlan, check_log, log_steps, MAX_LOG_ROWS, machine_file.read_log_text, noted
    ),
    JobKind.BALANCES: RowsKind(balance_file.COLUMNS, BalancePlan, check_balances, balance_steps),
    JobKind.BUDGET: RowsKind(budget_columns.COLUMNS, BudgetPlan, check_budget, budget_steps),
    JobKind.BASES: RowsKind(base_file.COLUMNS, BasePlan, check_bases, base_steps),
    JobKind.GOALS: RowsKind(goal_plan.COLUMNS, GoalPlan, check_goals, goal_steps),
}


def check_file(services: Services, job: Job, now: datetime) -> Job:
    """Read the job's file; the answer is CHECKED, or FAILED with the problem."""
    raw = services.files.read(file_key(job), MAX_FILE_BYTES)
    if raw is None:
        return failed(job, "FILE_MISSING")
    if len(raw) > MAX_FILE_BYTES:
        return failed(job, "FILE_TOO_LARGE")
    kind, most = KINDS[job.kind], KINDS[job.kind].max_rows
    table = read_xlsx(raw, most) if is_zip(raw) else kind.read(raw, most, job.encoding or UTF_8)
    shown = samples(table) if table.encoding == WINDOWS_1252 else ()
    job = replace(job, file_sha256=hashlib.sha256(raw).hexdigest(), encoding=table.encoding, encoding_samples=shown)
    job = replace(job, unknown_headers=tuple(others(table.header, kind.columns)))
    if job.mapping_remembered:
        job = remembered(services, job, table.header, kind.columns)
    job = replace(job, ignores_others=bool(job.ignores_others))
    table = replace(renamed(table, job.mapping), ignores_others=bool(job.ignores_others))
    plan, columns, faults, warnings = kind.check(services, job, table, now)
    text = to_text(plan).encode()
    job = replace(kind.noted(job, plan), plan_sha256=hashlib.sha256(text).hexdigest())
    services.files.write(plan_key(job), text)  # under its own hash: a slower worker's plan is another file
    return _checked(services, job, table, columns, plan, faults, warnings)


def apply_rows(services: Services, job: Job, now: datetime, has_time: Callable[[], bool]) -> Job:
    """Apply the plan from where the job stands, until it is done or there is no time left."""
    steps = _steps(services, job, now)
    began_at = job.done
    for at in range(job.done, len(steps)):
        row, bring_in = steps[at]
        if not has_time():
            return services.jobs.save(replace(job, stalls=0, moved_at=now))
        try:
            applied = bring_in()
        except StoreUnavailable:
            return _stalled(services, replace(job, moved_at=now), began_at)
        failed = job.failed_rows if applied else (*job.failed_rows, row)
        job = replace(job, done=at + 1, failed_rows=failed)
        if job.done % SAVED_EVERY == 0:
            job = services.jobs.save(replace(job, moved_at=now))
    return services.jobs.save(replace(job, state=JobState.DONE, moved_at=now))


def _stalled(services: Services, job: Job, began_at: int) -> Job:
    """Keep what is done for the next worker; after MAX_STALLS in a row without a row the message fails for good."""
    stalls = 1 if job.done > began_at else job.stalls + 1
    if stalls > MAX_STALLS:
        raise StoreUnavailable("import stalled")
    return services.jobs.save(replace(job, stalls=stalls))


def _checked(
    services: Services,
    job: Job,
    table: CsvText,
    columns: Columns,
    plan: Plan,
    faults: Sequence[FieldError],
    warnings: Sequence[ImportWarning],
) -> Job:
    files: tuple[str, ...] = (MARKED,) if table.header else ()
    if files:
        services.files.write(file_key(job, MARKED), mark_file(table, columns.places, faults, "id", warnings))
    if faults:
        services.files.write(file_key(job, FAULTS), faults_csv(faults))
        files = (*files, FAULTS)
    counts, waiting = plan.counts(), sum(each.code == WAITS for each in warnings)
    faulty = len(table.rows) - len(plan.changes) - waiting if table.rows else len(faults)
    return replace(
        job,
        state=JobState.CHECKED,
        counts={
            **counts,
            "rows": len(table.rows),
            "faulty": faulty,
            "waiting": waiting,
            "warnings": sum(each.code != DAY_CHANGES for each in warnings),
        },
        faults=_first(in_row_order(faults)),
        attention=_first([each for each in warnings if each.code in SEEN_FIRST]),
        files=files,
        total=counts.get("steps", counts["new"] + counts["changed"]),
        done=0,
        failed_rows=(),
    )


def _first(told: Sequence[FieldError | ImportWarning]) -> tuple[JobFault, ...]:
    return tuple(JobFault(each.pointer, each.code, each.detail) for each in told[:FAULTS_SHOWN])


def _steps(services: Services, job: Job, now: datetime) -> list[Step]:
    if job.withdrawn_by:
        return withdrawal_steps(services, job, now)
    raw = services.files.read(plan_key(job), PLAN_BYTES)
    if raw is None:
        raise LookupError("the plan of what was checked is gone")
    kind = KINDS[job.kind]
    return kind.steps(services, job, from_text(raw.decode(), kind.plan), now)
