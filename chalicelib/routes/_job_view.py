"""A job as its maker sees it: how far it is, and what there is to fetch."""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.domain.job import Job
from chalicelib.errors import LANGUAGES
from chalicelib.routes._http import Call
from chalicelib.rules.import_report import row_of
from chalicelib.rules.paper_life import files_left


class JobFaultView(Struct, frozen=True):
    pointer: str
    code: str
    detail: str


class AttentionView(Struct, frozen=True):
    """`row`: as a spreadsheet counts them, the header is 1."""

    row: int
    code: str
    detail: str


class JobView(Struct, frozen=True, kw_only=True):
    """How far it is. `counts`: rows by what becomes of them; `total` and `done`: rows to apply, and applied.

    `checked_by`: who asked for the last check; what somebody of wider reach than yours found is not told to you.
    `mapping`: our column -> the file's header, as the last check took it; `mapping_remembered`: of an earlier check.
    `encoding_samples`: cells of a Windows-1252 file by which to see whether it is one; in the job's own view alone.
    `unknown_headers`: the file's headers that are not ours, to map, one with digits as `#3`; in its own view alone.
    `attention`: up to 50 rows that give roles or end somebody's service, to see before the file is applied; first what
    serves whoever made the file; of a machine's log days that change; in its own view alone.
    `unit_ids`: of slips, the units whose people without a phone get one; empty where people were named. Of a machine's
    log, `machine_id`, the units and the span of dates whose days it changes; `withdrawn`: it is taken back, or
    about to be.
    `report`, `format`: of a report, which one as which file; `on`: its date, where it is of one; `period_id`: of one of
    performance.
    `missing_ids`: for whom slips could not be made; an older code of theirs may be void.
    """

    job_id: str
    kind: str
    state: str
    made_by: str
    made_at: datetime
    unit_id: str | None
    unit_ids: list[str]
    month: str | None
    period_id: str | None
    on: date | None
    report: str | None
    format: str | None
    year: int | None
    machine_id: str | None
    first_on: date | None
    last_on: date | None
    withdrawn: bool
    checked_by: str | None
    mapping: dict[str, str]
    mapping_remembered: bool
    ignores_others: bool
    unknown_headers: list[str]
    encoding: str | None
    encoding_samples: list[str]
    counts: dict[str, int]
    faults: list[JobFaultView]
    attention: list[AttentionView]
    mode: str | None
    total: int
    done: int
    failed_rows: list[int]
    files: list[str]
    missing_ids: list[str]
    problem: str | None
    revision: int


def job_view(call: Call, job: Job) -> JobView:
    index = LANGUAGES.index(call.language)
    return JobView(
        job_id=job.job_id,
        kind=job.kind,
        state=job.state,
        made_by=job.made_by,
        made_at=job.made_at,
        unit_id=job.unit_id,
        unit_ids=list(job.unit_ids),
        month=job.month,
        period_id=job.period_id,
        on=job.on,
        report=job.report,
        format=job.format,
        year=job.year,
        machine_id=job.machine_id,
        first_on=job.first_on,
        last_on=job.last_on,
        withdrawn=job.withdrawn_by is not None,
        checked_by=job.checked_by,
        mapping=dict(job.mapping),
        mapping_remembered=job.mapping_remembered,
        ignores_others=bool(job.ignores_others),
        unknown_headers=list(job.unknown_headers),
        encoding=job.encoding,
        encoding_samples=list(job.encoding_samples),
        counts=dict(job.counts),
        faults=[JobFaultView(each.pointer, each.code, each.detail[index]) for each in job.faults],
        attention=[AttentionView(row_of(each.pointer), each.code, each.detail[index]) for each in job.attention],
        mode=job.mode,
        total=job.total,
        done=job.done,
        failed_rows=list(job.failed_rows),
        files=list(files_left(job, call.now)),
        missing_ids=list(job.missing_ids),
        problem=job.problem,
        revision=job.revision,
    )
