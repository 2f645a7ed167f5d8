"""A person's record, days and performance: one's own as signed data, anybody's as a paper that the trail tells of."""

from datetime import date, datetime
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.career import CareerYear
from chalicelib.domain.compliance import ComplianceRecord, ComplianceYear
from chalicelib.errors import NotFound, TooManyAttempts
from chalicelib.proof.compliance_record import sign_record
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._job_view import JobView, job_view
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.compliance import MAX_RECORD_YEARS, USUAL_RECORD_YEARS
from chalicelib.use_cases.see_compliance import order_record, see_own_record

blueprint = Blueprint(__name__)

Years = Annotated[int, Meta(ge=1, le=MAX_RECORD_YEARS)]


class RecordQuery(Struct, forbid_unknown_fields=True):
    """How many years, this one among them."""

    years: Years = USUAL_RECORD_YEARS


class ComplianceBody(Struct, forbid_unknown_fields=True):
    years: Years = USUAL_RECORD_YEARS


class AnnulmentView(Struct, frozen=True):
    """The paper that took a decision back after an objection."""

    on: date
    number: str
    office: str


class OutcomeView(Struct, frozen=True, kw_only=True):
    case_id: str
    number: str
    decided_on: date
    deciding_office: str
    level: str
    sanction: str
    objected: bool
    annulled: AnnulmentView | None


class ComplianceYearView(Struct, frozen=True, kw_only=True):
    """`days`: status -> judged dates that count. `unexcused_days` with those brought along. `outcomes`: of cases that
    were decided; a level alone is no part of a record. `performance`: the other half; null is no data, never 0."""

    year: int
    judged_through: date | None
    working_days: int
    days: dict[str, int]
    late_min: int
    early_min: int
    unexcused_days: int
    left_out_min: int
    unconfirmed: list[str]
    outcomes: list[OutcomeView]
    performance: CareerYear


class ComplianceView(Struct, frozen=True, kw_only=True):
    """`signed`: the same data as a JWS, verified as a receipt is (`GET /receipts/keys`)."""

    employee_id: str
    name: str
    number_end: str
    made_at: datetime
    years: list[ComplianceYearView]
    signed: str


@op(
    blueprint, "GET", "/me/compliance-record", "My compliance over years, signed", query=RecordQuery,
    answers={200: ComplianceView},
)  # fmt: skip
def read_own_record(call: Call) -> Answer:
    return Answer(_view(call, see_own_record(call.services, call.actor, call.query.years, call.now)))


@op(
    blueprint, "POST", "/employees/{employee_id}/compliance-records", "Have a person's compliance record made as PDF",
    roles=ALLOWED[Act.READ_CASE], body=ComplianceBody, answers={202: JobView},
    problems=(NotFound, TooManyAttempts), idempotent=True,
)  # fmt: skip
def create_record(call: Call, employee_id: str) -> Answer:
    job = order_record(call.services, call.actor, employee_id, call.body.years, call.now, call.made_id)
    return Answer(job_view(call, job), 202)


def _view(call: Call, record: ComplianceRecord) -> ComplianceView:
    return ComplianceView(
        employee_id=record.employee_id,
        name=record.name,
        number_end=record.number_end,
        made_at=record.made_at,
        years=[_year(each) for each in record.years],
        signed=sign_record(record, call.services.secrets.receipt_keys()),
    )


def _year(year: ComplianceYear) -> ComplianceYearView:
    return ComplianceYearView(
        year=year.year,
        judged_through=year.judged_through,
        working_days=year.working_days,
        days={status.value: count for status, count in year.days.items()},
        late_min=year.late_min,
        early_min=year.early_min,
        unexcused_days=year.unexcused_days,
        left_out_min=year.left_out_min,
        unconfirmed=list(year.unconfirmed),
        performance=year.performance,
        outcomes=[
            OutcomeView(
                case_id=each.case_id,
                number=each.number,
                decided_on=each.decided_on,
                deciding_office=each.deciding_office,
                level=each.level,
                sanction=each.sanction,
                objected=each.objected,
                annulled=AnnulmentView(each.annulled.on, each.annulled.number, each.annulled.office)
                if each.annulled
                else None,
            )
            for each in year.outcomes
        ],
    )
