"""Work that outlives a request: files of people and rosters to check and apply, and what was made to fetch."""

from dataclasses import replace
from typing import Annotated, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.job import ApplyMode, JobKind
from chalicelib.errors import ChangedMeanwhile, DecideOwn, JobNotReady, MonthLocked, NotFound
from chalicelib.routes._fields import Id, Month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._job_view import JobView, job_view
from chalicelib.routes._views import UploadView
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.csv_columns import MAX_HEADER
from chalicelib.rules.paper_life import files_left
from chalicelib.use_cases.find_job import as_seen_by, find_job, may_see, reached_jobs
from chalicelib.use_cases.imports import (
    apply_import,
    begin_import,
    check_import,
    file_key,
)
from chalicelib.use_cases.withdraw_import import withdraw_import

blueprint = Blueprint(__name__)
READERS = (
    ALLOWED[Act.ISSUE_CODE] | ALLOWED[Act.READ_ATTENDANCE] | ALLOWED[Act.READ_REPORT] | ALLOWED[Act.READ_SUMMARY]
)  # whoever may order something about others; whom it is about may order their own

FileName = Annotated[
    str,
    Meta(
        max_length=200,
        pattern=r"^[^/\\\u0000-\u001f]+\.([xX][lL][sS][xX]|[cC][sS][vV]|[dD][aA][tT]|[tT][xX][tT])$",
        extra_json_schema={"x-code": "FILE_TYPE"},
    ),
]
Header = Annotated[str, Meta(min_length=1, max_length=MAX_HEADER)]
Letter = Annotated[str, Meta(min_length=1, max_length=1)]


class ImportBody(Struct, forbid_unknown_fields=True):
    """Which file it is to be; it is posted to the bucket by the form in the answer, not through here.

    `month`: of a roster, `year`: of opening balances and of a budget, `machine_id`: of a machine's log, and of nothing
    else. A log may be a .dat or a .txt file, too.
    """

    file_name: FileName
    kind: Literal["people", "units", "roster", "balances", "bases", "goals", "budget", "machine_log"] = "people"
    month: Month | None = None
    year: Annotated[int, Meta(ge=2000, le=2099)] | None = None
    machine_id: Id | None = None


class CheckBody(Struct, forbid_unknown_fields=True):
    """`mapping`: our column -> the file's own header; `letters`: what a roster's cell says -> our letter. Where they
    differ.

    Without a mapping the newest one you used for this kind of file is taken, as far as it fits. `encoding`: of a CSV
    that is not UTF-8; absent: as it was checked before. `ignore_others`: columns that are not ours are passed over;
    absent: as before, or as with the mapping that is taken.
    """

    mapping: Annotated[dict[str, Header], Meta(max_length=40)] = {}
    letters: Annotated[dict[str, Letter], Meta(max_length=40)] = {}
    encoding: Literal["utf-8", "windows-1252"] | None = None
    ignore_others: bool | None = None


class ApplyBody(Struct, forbid_unknown_fields=True):
    """`revision`: of the job as it was seen, so that nothing else is applied than what was read."""

    mode: ApplyMode
    revision: Annotated[int, Meta(ge=1)] | None = None


class ImportBegunView(Struct, frozen=True, kw_only=True):
    job: JobView
    upload: UploadView


class JobsView(Struct, frozen=True):
    jobs: list[JobView]


class FileView(Struct, frozen=True):
    """`url` is good for a minute."""

    url: str


@op(
    blueprint, "POST", "/imports", "Begin an import of people, units or what belongs to them: where to post it",
    roles=ALLOWED[Act.CHECK_IMPORT], body=ImportBody, answers={201: ImportBegunView}, idempotent=True,
)  # fmt: skip
def create_import(call: Call) -> Answer:
    body = call.body
    kind = JobKind(body.kind)
    name, month, year = body.file_name, body.month, body.year
    job, form = begin_import(
        call.services, call.actor, kind, name, call.now, month, year, call.made_id, body.machine_id
    )
    upload = UploadView(form.url, dict(form.fields), form.expires_at)
    return Answer(ImportBegunView(job=job_view(call, job), upload=upload), 201)


@op(
    blueprint, "POST", "/jobs/{job_id}/check", "Have the posted file checked", roles=ALLOWED[Act.CHECK_IMPORT],
    body=CheckBody, answers={202: JobView}, problems=(NotFound, JobNotReady, ChangedMeanwhile),
)  # fmt: skip
def create_check(call: Call, job_id: str) -> Answer:
    body: CheckBody = call.body
    job = check_import(
        call.services,
        call.actor,
        job_id,
        body.mapping,
        call.now,
        letters=body.letters,
        encoding=body.encoding,
        ignores_others=body.ignore_others,
    )
    return Answer(job_view(call, as_seen_by(call.actor, job)), 202)


@op(
    blueprint, "POST", "/jobs/{job_id}/application", "Apply what was checked; all but rosters, logs is a city admin's",
    roles=ALLOWED[Act.WRITE_STAFF] | ALLOWED[Act.WRITE_ROSTER],
    body=ApplyBody, answers={202: JobView}, problems=(NotFound, DecideOwn, JobNotReady, ChangedMeanwhile),
)  # fmt: skip
def create_application(call: Call, job_id: str) -> Answer:
    body: ApplyBody = call.body
    job = apply_import(call.services, call.actor, job_id, body.mode, call.now, body.revision)
    return Answer(job_view(call, as_seen_by(call.actor, job)), 202)


@op(
    blueprint, "POST", "/jobs/{job_id}/withdrawal", "Take a machine's log back; from a locked month as a second admin",
    roles=ALLOWED[Act.IMPORT_LOG], answers={202: JobView},
    problems=(NotFound, JobNotReady, MonthLocked, DecideOwn, ChangedMeanwhile),
)  # fmt: skip
def create_withdrawal(call: Call, job_id: str) -> Answer:
    job = withdraw_import(call.services, call.actor, job_id, call.now)
    return Answer(job_view(call, as_seen_by(call.actor, job)), 202)


@op(
    blueprint,
    "GET",
    "/jobs",
    "My newest jobs, as far as I reach what they are about",
    roles=READERS,
    answers={200: JobsView},
)
def read_jobs(call: Call) -> Answer:
    mine = [each for each in call.services.jobs.all() if may_see(call.actor, each)][:50]
    shown = [
        replace(as_seen_by(call.actor, each), attention=(), encoding_samples=(), unknown_headers=())
        for each in reached_jobs(call.services, call.actor, mine, call.now)
    ]
    return Answer(JobsView([job_view(call, each) for each in shown]))


@op(
    blueprint, "GET", "/jobs/{job_id}", "How far a job of mine is", answers={200: JobView},
    problems=(NotFound,),
)  # fmt: skip
def read_job(call: Call, job_id: str) -> Answer:
    return Answer(job_view(call, as_seen_by(call.actor, find_job(call.services, call.actor, job_id, call.now))))


@op(
    blueprint, "GET", "/jobs/{job_id}/files/{name}", "A link to a file that a job made",
    answers={200: FileView}, problems=(NotFound,),
)  # fmt: skip
def read_file(call: Call, job_id: str, name: str) -> Answer:
    job = find_job(call.services, call.actor, job_id, call.now)
    if name not in files_left(as_seen_by(call.actor, job), call.now):
        raise NotFound
    return Answer(FileView(call.services.files.link(file_key(job, name), name)))
