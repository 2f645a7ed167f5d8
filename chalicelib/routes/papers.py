"""Papers to order: slips of a unit, its sheet of a month, an empty file to fill. They are fetched as jobs."""

from typing import Annotated, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.job import JobKind
from chalicelib.errors import NotFound, TooManyAttempts
from chalicelib.routes._fields import Id, Month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._job_view import JobView, job_view
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.papers import order_month_sheet, order_slips, order_template

blueprint = Blueprint(__name__)


class SlipsBody(Struct, forbid_unknown_fields=True):
    """Whose slips; absent: everybody of the unit whose phone is not enrolled yet.

    `with_parts`: of all units below it, too, in one paper with a heading for each; at most 1,000 people.
    """

    employee_ids: Annotated[list[Id], Meta(min_length=1, max_length=500)] | None = None
    with_parts: bool = False


class TemplateQuery(Struct, forbid_unknown_fields=True):
    """Of units: a city admin's. That of balances has a row for everybody within reach."""

    kind: Literal["people", "units", "balances"] = "people"


class MonthSheetBody(Struct, forbid_unknown_fields=True):
    month: Month


@op(
    blueprint, "POST", "/units/{unit_id}/slips", "Have slips with one-time codes made for a unit",
    roles=ALLOWED[Act.ISSUE_CODE], body=SlipsBody, answers={202: JobView},
    problems=(NotFound, TooManyAttempts), idempotent=True,
)  # fmt: skip
def create_slips(call: Call, unit_id: str) -> Answer:
    body: SlipsBody = call.body
    job = order_slips(call.services, call.actor, unit_id, body.employee_ids, call.now, body.with_parts, call.made_id)
    return Answer(job_view(call, job), 202)


@op(
    blueprint, "POST", "/people-templates", "Have an empty file of people or units made, with the city's own choices",
    roles=ALLOWED[Act.CHECK_IMPORT], query=TemplateQuery, answers={202: JobView}, problems=(TooManyAttempts,),
)  # fmt: skip
def create_template(call: Call) -> Answer:
    job = order_template(call.services, call.actor, call.now, JobKind(call.query.kind))
    return Answer(job_view(call, job), 202)


@op(
    blueprint, "POST", "/units/{unit_id}/month-sheets", "Have a sheet made of what a unit recorded in a month",
    roles=ALLOWED[Act.READ_ATTENDANCE], body=MonthSheetBody, answers={202: JobView},
    problems=(NotFound, TooManyAttempts), idempotent=True,
)  # fmt: skip
def create_month_sheet(call: Call, unit_id: str) -> Answer:
    job = order_month_sheet(call.services, call.actor, unit_id, call.body.month, call.now, call.made_id)
    return Answer(job_view(call, job), 202)
