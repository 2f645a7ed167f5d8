"""Reports of performance and of budgets, to have made as files: a unit's, a person's, one's own. Fetched as jobs."""

from typing import Annotated, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.job import Job
from chalicelib.domain.report import ReportFormat
from chalicelib.errors import NotFound, TooManyAttempts
from chalicelib.routes._fields import Id, Month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._job_view import JobView, job_view
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.performance_period import PERIOD_ID
from chalicelib.use_cases.order_performance_report import (
    order_budget_report,
    order_own_report,
    order_persons_report,
    order_unit_progress,
    order_unit_report,
)

blueprint = Blueprint(__name__)

PeriodId = Annotated[str, Meta(pattern=f"^{PERIOD_ID}$", description="a month, a quarter or a year")]


class UnitPerformanceBody(Struct, forbid_unknown_fields=True):
    """Of the unit with its parts. CSV comes as two files."""

    format: Literal["csv", "xlsx", "pdf"]
    period_id: PeriodId


class UnitProgressBody(Struct, forbid_unknown_fields=True):
    period_id: PeriodId


class PersonPerformanceBody(Struct, forbid_unknown_fields=True):
    format: Literal["xlsx", "pdf"]
    period_id: PeriodId


class OwnPerformanceBody(Struct, forbid_unknown_fields=True):
    """`csv`: my approved activities as the national daily progress is kept, not confirmed against it."""

    format: Literal["csv", "xlsx", "pdf"]
    period_id: PeriodId


class BudgetReportBody(Struct, forbid_unknown_fields=True):
    """`unit_id`: null for all units within your reach and what each comes to. At the end of `month`."""

    format: Literal["csv", "xlsx", "pdf"]
    month: Month
    unit_id: Id | None = None


@op(
    blueprint, "POST", "/units/{unit_id}/performance-reports", "Have a unit's plans and activities made as a file",
    roles=ALLOWED[Act.READ_PERFORMANCE], body=UnitPerformanceBody, answers={202: JobView},
    problems=(NotFound, TooManyAttempts), idempotent=True,
)  # fmt: skip
def create_unit_report(call: Call, unit_id: str) -> Answer:
    body: UnitPerformanceBody = call.body
    as_file = ReportFormat(body.format)
    return _ordered(
        call, order_unit_report(call.services, call.actor, unit_id, as_file, body.period_id, call.now, call.made_id)
    )


@op(
    blueprint, "POST", "/units/{unit_id}/daily-progress-exports",
    "Have a unit's approved activities made ready for the national daily progress; with whole staff numbers",
    roles=ALLOWED[Act.EXPORT_PROGRESS], body=UnitProgressBody, answers={202: JobView},
    problems=(NotFound, TooManyAttempts), idempotent=True,
)  # fmt: skip
def create_unit_progress(call: Call, unit_id: str) -> Answer:
    """A CSV as docs/daily_progress.md tells, not confirmed against the live system."""
    period_id = call.body.period_id
    return _ordered(call, order_unit_progress(call.services, call.actor, unit_id, period_id, call.now, call.made_id))


@op(
    blueprint, "POST", "/employees/{employee_id}/performance-reports", "Have a person's performance made as a file",
    roles=ALLOWED[Act.READ_ASSESSMENT], body=PersonPerformanceBody, answers={202: JobView},
    problems=(NotFound, TooManyAttempts), idempotent=True,
)  # fmt: skip
def create_persons_report(call: Call, employee_id: str) -> Answer:
    body: PersonPerformanceBody = call.body
    as_file = ReportFormat(body.format)
    return _ordered(
        call,
        order_persons_report(call.services, call.actor, employee_id, as_file, body.period_id, call.now, call.made_id),
    )


@op(
    blueprint, "POST", "/me/performance-reports", "Have my own performance made as a file", body=OwnPerformanceBody,
    answers={202: JobView}, problems=(TooManyAttempts,), idempotent=True,
)  # fmt: skip
def create_own_report(call: Call) -> Answer:
    body: OwnPerformanceBody = call.body
    as_file = ReportFormat(body.format)
    return _ordered(call, order_own_report(call.services, call.actor, as_file, body.period_id, call.now, call.made_id))


@op(
    blueprint, "POST", "/budget-reports", "Have a budget made as a file: a unit's lines, or what units come to",
    roles=ALLOWED[Act.READ_BUDGET], body=BudgetReportBody, answers={202: JobView},
    problems=(NotFound, TooManyAttempts), idempotent=True,
)  # fmt: skip
def create_budget_report(call: Call) -> Answer:
    body: BudgetReportBody = call.body
    as_file = ReportFormat(body.format)
    return _ordered(
        call, order_budget_report(call.services, call.actor, body.unit_id, as_file, body.month, call.now, call.made_id)
    )


def _ordered(call: Call, job: Job) -> Answer:
    return Answer(job_view(call, job), 202)
