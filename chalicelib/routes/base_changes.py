"""What a checked file of allowance bases or of a budget would change, row by row."""

import msgspec
from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.job import JobKind
from chalicelib.errors import NotFound
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._pages import PageQuery, pages_of
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.base_file import BaseChange, BasePlan
from chalicelib.rules.budget_plan import BudgetChange, BudgetPlan
from chalicelib.use_cases.see_base_changes import see_plan

blueprint = Blueprint(__name__)
SCREEN_ROWS = 100


class BaseChangeView(Struct, frozen=True, kw_only=True):
    """`row`: as a spreadsheet counts them. `becomes`: new, changed or known (it would change nothing). `was_idr`: what
    holds in that month without the row, null for nothing."""

    row: int
    employee_id: str
    name: str
    becomes: str
    from_month: str
    was_idr: int | None
    base_idr: int
    grade: str | None


class BaseChangesView(Struct, frozen=True, kw_only=True):
    """The good rows of the file. `total`: on all pages."""

    page: int
    pages: int
    total: int
    changes: list[BaseChangeView]


class BudgetChangeView(Struct, frozen=True, kw_only=True):
    """`becomes`: as of bases. `was_idr`: the ceiling in force, null for a new line. `targets`: whether it has some."""

    row: int
    unit_id: str
    code: str
    account: str
    name: str
    becomes: str
    was_idr: int | None
    ceiling_idr: int
    targets: bool


class BudgetChangesView(Struct, frozen=True, kw_only=True):
    page: int
    pages: int
    total: int
    changes: list[BudgetChangeView]


@op(
    blueprint, "GET", "/jobs/{job_id}/base-changes", "What a checked file of allowance bases would change",
    roles=ALLOWED[Act.CHECK_IMPORT], query=PageQuery, answers={200: BaseChangesView}, problems=(NotFound,),
)  # fmt: skip
def read_base_changes(call: Call, job_id: str) -> Answer:
    page = call.query.page
    plan = msgspec.json.decode(see_plan(call.services, call.actor, job_id, JobKind.BASES, call.now), type=BasePlan)
    shown = plan.changes[(page - 1) * SCREEN_ROWS : page * SCREEN_ROWS]
    total = len(plan.changes)
    pages = pages_of(total, SCREEN_ROWS)
    return Answer(BaseChangesView(page=page, pages=pages, total=total, changes=[_view(each) for each in shown]))


@op(
    blueprint, "GET", "/jobs/{job_id}/budget-changes", "What a checked file of a budget would change",
    roles=ALLOWED[Act.IMPORT_BUDGET], query=PageQuery, answers={200: BudgetChangesView}, problems=(NotFound,),
)  # fmt: skip
def read_budget_changes(call: Call, job_id: str) -> Answer:
    page = call.query.page
    text = see_plan(call.services, call.actor, job_id, JobKind.BUDGET, call.now)
    plan = msgspec.json.decode(text, type=BudgetPlan)
    shown = plan.changes[(page - 1) * SCREEN_ROWS : page * SCREEN_ROWS]
    total = len(plan.changes)
    pages = pages_of(total, SCREEN_ROWS)
    return Answer(BudgetChangesView(page=page, pages=pages, total=total, changes=[_line(each) for each in shown]))


def _line(change: BudgetChange) -> BudgetChangeView:
    facts = change.facts
    return BudgetChangeView(
        row=change.row,
        unit_id=change.unit_id,
        code=facts.code,
        account=facts.account,
        name=facts.names.account,
        becomes=change.becomes,
        was_idr=change.was_idr,
        ceiling_idr=facts.ceiling_idr,
        targets=bool(facts.targets),
    )


def _view(change: BaseChange) -> BaseChangeView:
    return BaseChangeView(
        row=change.row,
        employee_id=change.employee_id,
        name=change.name,
        becomes=change.becomes,
        from_month=change.from_month,
        was_idr=change.was_idr,
        base_idr=change.base_idr,
        grade=change.grade,
    )
