"""A job as its maker sees it: how far it is, and what there is to fetch."""

from datetime import datetime

from msgspec import Struct

from chalicelib.domain.job import Job
from chalicelib.errors import LANGUAGES
from chalicelib.routes._http import Call


class JobFaultView(Struct, frozen=True):
    pointer: str
    code: str
    detail: str


class JobView(Struct, frozen=True, kw_only=True):
    """How far it is. `counts`: rows by what becomes of them; `total` and `done`: rows to apply, and applied."""

    job_id: str
    kind: str
    state: str
    made_by: str
    made_at: datetime
    unit_id: str | None
    month: str | None
    counts: dict[str, int]
    faults: list[JobFaultView]
    mode: str | None
    total: int
    done: int
    failed_rows: list[int]
    files: list[str]
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
        month=job.month,
        counts=dict(job.counts),
        faults=[JobFaultView(each.pointer, each.code, each.detail[index]) for each in job.faults],
        mode=job.mode,
        total=job.total,
        done=job.done,
        failed_rows=list(job.failed_rows),
        files=list(job.files),
        problem=job.problem,
        revision=job.revision,
    )
