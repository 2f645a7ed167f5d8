"""Check a file against what is registered, and apply it row by row. Safe to be killed anywhere.

A row that is applied twice changes nothing the second time; the job counts what is done and the next worker goes on
from there. What a row means is its kind's own: people_rows.py, unit_rows.py and so on; row_kinds.py tells which.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.job import Job, JobFault, JobState
from chalicelib.errors import FieldError
from chalicelib.jobs.faults_file import faults_csv
from chalicelib.jobs.machine_rows import DAY_CHANGES
from chalicelib.jobs.machine_writes import withdrawal_steps
from chalicelib.jobs.mapping import remembered, renamed
from chalicelib.jobs.marked_file import mark_file
from chalicelib.jobs.row_kinds import KINDS, Plan, Step
from chalicelib.jobs.xlsx import is_zip, read_xlsx
from chalicelib.rules.base_file import UNTIL, UNUSUAL
from chalicelib.rules.budget_file import GONE
from chalicelib.rules.csv_columns import Columns, others
from chalicelib.rules.csv_text import UTF_8, WINDOWS_1252, CsvText, samples
from chalicelib.rules.import_report import ImportWarning, in_row_order
from chalicelib.rules.people_attention import ATTENTION
from chalicelib.rules.people_order import WAITS
from chalicelib.rules.stuck_job import failed
from chalicelib.store.documents import from_text, to_text
from chalicelib.use_cases.imports import MAX_FILE_BYTES, PLAN_BYTES, file_key, plan_key
from chalicelib.use_cases.ports import Services, StoreUnavailable

MAX_STALLS = 10  # a minute apart each: an outage of ten minutes is waited out
SAVED_EVERY = 25  # rows; what a killed worker's successor does again, to no effect
FAULTS_SHOWN = 50  # in the job itself, and as many rows to see first; the marked file holds them all
MARKED, FAULTS = "marked.xlsx", "faults.csv"
SEEN_FIRST = ATTENTION | {UNUSUAL, UNTIL, DAY_CHANGES, GONE}  # warnings that whoever applies it sees in the job itself


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
