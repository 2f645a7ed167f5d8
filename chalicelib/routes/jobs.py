"""Work that outlives a request: files of people to check and apply, slips and templates to fetch."""

from datetime import datetime
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.job import ApplyMode, Job, JobKind
from chalicelib.errors import LANGUAGES, ChangedMeanwhile, JobNotReady, NotFound
from chalicelib.routes._fields import Id
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._views import UploadView
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.imports import apply_import, begin_import, check_import, file_key, find_job, may_see
from chalicelib.use_cases.papers import order_slips, order_template

blueprint = Blueprint(__name__)

FileName = Annotated[
    str,
    Meta(
        max_length=200,
        pattern=r"^[^/\\\u0000-\u001f]+\.([xX][lL][sS][xX]|[cC][sS][vV])$",
        extra_json_schema={"x-code": "FILE_TYPE"},
    ),
]
Header = Annotated[str, Meta(min_length=1, max_length=100)]


class ImportBody(Struct, forbid_unknown_fields=True):
    """Which file it is to be; it is posted to the bucket by the form in the answer, not through here."""

    file_name: FileName


class CheckBody(Struct, forbid_unknown_fields=True):
    """`mapping`: our column -> the file's own header, where they differ."""

    mapping: Annotated[dict[str, Header], Meta(max_length=20)] = {}


class ApplyBody(Struct, forbid_unknown_fields=True):
    mode: ApplyMode


class SlipsBody(Struct, forbid_unknown_fields=True):
    """Whose slips; absent: everybody of the unit whose phone is not enrolled yet."""

    employee_ids: Annotated[list[Id], Meta(min_length=1, max_length=500)] | None = None


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
    counts: dict[str, int]
    faults: list[JobFaultView]
    mode: str | None
    total: int
    done: int
    failed_rows: list[int]
    files: list[str]
    problem: str | None


class ImportView(Struct, frozen=True, kw_only=True):
    job: JobView
    upload: UploadView


class JobsView(Struct, frozen=True):
    jobs: list[JobView]


class FileView(Struct, frozen=True):
    """`url` is good for a minute."""

    url: str


@op(
    blueprint, "POST", "/imports", "Begin an import of people: where to post the file",
    roles=ALLOWED[Act.CHECK_IMPORT], body=ImportBody, answers={201: ImportView}, idempotent=True,
)  # fmt: skip
def create_import(call: Call) -> Answer:
    job, form = begin_import(call.services, call.actor, JobKind.PEOPLE, call.body.file_name, call.now)
    upload = UploadView(form.url, dict(form.fields), form.expires_at)
    return Answer(ImportView(job=_view(call, job), upload=upload), 201)


@op(
    blueprint, "POST", "/jobs/{job_id}/check", "Have the posted file checked", roles=ALLOWED[Act.CHECK_IMPORT],
    body=CheckBody, answers={202: JobView}, problems=(NotFound, JobNotReady, ChangedMeanwhile),
)  # fmt: skip
def create_check(call: Call, job_id: str) -> Answer:
    return Answer(_view(call, check_import(call.services, call.actor, job_id, call.body.mapping)), 202)


@op(
    blueprint, "POST", "/jobs/{job_id}/application", "Apply what was checked", roles=ALLOWED[Act.WRITE_STAFF],
    body=ApplyBody, answers={202: JobView}, problems=(NotFound, JobNotReady, ChangedMeanwhile),
)  # fmt: skip
def create_application(call: Call, job_id: str) -> Answer:
    return Answer(_view(call, apply_import(call.services, call.actor, job_id, call.body.mode, call.now)), 202)


@op(
    blueprint, "POST", "/units/{unit_id}/slips", "Have slips with one-time codes made for a unit",
    roles=ALLOWED[Act.ISSUE_CODE], body=SlipsBody, answers={202: JobView}, problems=(NotFound,), idempotent=True,
)  # fmt: skip
def create_slips(call: Call, unit_id: str) -> Answer:
    job = order_slips(call.services, call.actor, unit_id, call.body.employee_ids, call.now)
    return Answer(_view(call, job), 202)


@op(
    blueprint, "POST", "/people-templates", "Have an empty file of people made, with the city's own choices",
    roles=ALLOWED[Act.CHECK_IMPORT], answers={202: JobView},
)  # fmt: skip
def create_template(call: Call) -> Answer:
    return Answer(_view(call, order_template(call.services, call.actor, call.now)), 202)


@op(blueprint, "GET", "/jobs", "My jobs, newest first", roles=ALLOWED[Act.ISSUE_CODE], answers={200: JobsView})
def read_jobs(call: Call) -> Answer:
    seen = [each for each in call.services.jobs.all() if may_see(call.actor, each)]
    return Answer(JobsView([_view(call, each) for each in seen[:50]]))


@op(
    blueprint, "GET", "/jobs/{job_id}", "How far a job is", roles=ALLOWED[Act.ISSUE_CODE], answers={200: JobView},
    problems=(NotFound,),
)  # fmt: skip
def read_job(call: Call, job_id: str) -> Answer:
    return Answer(_view(call, find_job(call.services, call.actor, job_id)))


@op(
    blueprint, "GET", "/jobs/{job_id}/files/{name}", "A link to a file that a job made",
    roles=ALLOWED[Act.ISSUE_CODE], answers={200: FileView}, problems=(NotFound,),
)  # fmt: skip
def read_file(call: Call, job_id: str, name: str) -> Answer:
    job = find_job(call.services, call.actor, job_id)
    if name not in job.files:
        raise NotFound
    return Answer(FileView(call.services.files.link(file_key(job, name), name)))


def _view(call: Call, job: Job) -> JobView:
    index = LANGUAGES.index(call.language)
    return JobView(
        job_id=job.job_id,
        kind=job.kind,
        state=job.state,
        made_by=job.made_by,
        made_at=job.made_at,
        unit_id=job.unit_id,
        counts=dict(job.counts),
        faults=[JobFaultView(each.pointer, each.code, each.detail[index]) for each in job.faults],
        mode=job.mode,
        total=job.total,
        done=job.done,
        failed_rows=list(job.failed_rows),
        files=list(job.files),
        problem=job.problem,
    )
