"""Reports: a unit's on the screen, a unit's or everything within reach as a file. Files are fetched as jobs."""

from datetime import date
from typing import Literal

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.report import Cell, ReportFormat, ReportKind
from chalicelib.errors import NotFound, TooManyAttempts
from chalicelib.routes._fields import Id, LocalDate, Month, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._job_view import JobView, job_view
from chalicelib.routes._pages import PageQuery, pages_of
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.order_report import order_report
from chalicelib.use_cases.see_report import SCREEN_PEOPLE, see_report

blueprint = Blueprint(__name__)

Kind = Literal["daily", "month", "lateness", "absence", "leave", "flags"]


class ReportQuery(PageQuery, forbid_unknown_fields=True):
    """`on`: of a daily report, `month`: of every other; absent: today, this month."""

    kind: Kind = "daily"
    on: LocalDate | None = None
    month: Month | None = None


class ReportBody(Struct, forbid_unknown_fields=True):
    """`unit_id`: the unit with its parts; null: everything within your reach, which a PDF is not made of."""

    kind: Kind
    format: Literal["csv", "xlsx", "pdf"]
    unit_id: Id | None = None
    on: LocalDate | None = None
    month: Month | None = None


class ReportColumnView(Struct, frozen=True, kw_only=True):
    """`name`: a stable word; `d01` to `d31` are a month's days."""

    name: str
    number: bool


class ReportRowView(Struct, frozen=True, kw_only=True):
    """`cells`: as the columns stand: numbers, dates, stable words; several slots behind one another."""

    employee_id: str
    name: str
    cells: list[str | int]


class ReportView(Struct, frozen=True, kw_only=True):
    """`span`: the date or the month. `total`: how many people the unit has in it, on all pages."""

    unit_id: str
    kind: str
    span: str
    counts_from: date | None
    columns: list[ReportColumnView]
    rows: list[ReportRowView]
    page: int
    pages: int
    total: int


@op(
    blueprint, "GET", "/units/{unit_id}/reports", "A report of a unit's date or month, 500 people a page",
    roles=ALLOWED[Act.READ_REPORT], query=ReportQuery, answers={200: ReportView}, problems=(NotFound,),
)  # fmt: skip
def read_report(call: Call, unit_id: str) -> Answer:
    """The matrix row "reports": within the tree, or in the whole city, without a case number."""
    query: ReportQuery = call.query
    kind, on = ReportKind(query.kind), parse_date(query.on, "/on") if query.on else None
    found = see_report(call.services, call.actor, unit_id, kind, on, query.month, query.page, call.now)
    return Answer(
        ReportView(
            unit_id=unit_id,
            kind=kind,
            span=found.span.name,
            counts_from=found.unit.counts_from,
            columns=[ReportColumnView(name=each.name, number=each.is_number) for each in found.columns],
            rows=[
                ReportRowView(employee_id=member.employee_id, name=member.name, cells=list(map(_cell, row)))
                for member, row in found.rows
            ],
            page=query.page,
            pages=pages_of(found.total, SCREEN_PEOPLE),
            total=found.total,
        )
    )


@op(
    blueprint, "POST", "/reports", "Have a report made as a file: CSV, XLSX, or of one unit PDF",
    roles=ALLOWED[Act.READ_REPORT], body=ReportBody, answers={202: JobView},
    problems=(NotFound, TooManyAttempts), idempotent=True,
)  # fmt: skip
def create_report(call: Call) -> Answer:
    body: ReportBody = call.body
    on = parse_date(body.on, "/on") if body.on else None
    job = order_report(
        call.services,
        call.actor,
        ReportKind(body.kind),
        ReportFormat(body.format),
        body.unit_id,
        on,
        body.month,
        call.now,
        call.made_id,
    )
    return Answer(job_view(call, job), 202)


def _cell(cell: Cell) -> str | int:
    if isinstance(cell, tuple):
        return " ".join(cell)
    return cell if isinstance(cell, int) else str(cell)
