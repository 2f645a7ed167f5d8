"""A budget's line: read, set by a city admin, told month by month, what stands in its way."""

from chalice.app import Blueprint

from chalicelib.domain.budget import BudgetNames, Target
from chalicelib.errors import BudgetMonthLocked, ChangedMeanwhile, NotFound, ObstacleDone
from chalicelib.routes._budget_bodies import (
    BudgetLineBody,
    BudgetQuery,
    ObstacleBody,
    ObstacleDoneBody,
    ToldBody,
    parse_month_number,
)
from chalicelib.routes._budget_line_view import BudgetLineView, line_view
from chalicelib.routes._fields import parse_date, parse_year
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.budget import Figure
from chalicelib.rules.budget_line import LineFacts
from chalicelib.use_cases.see_budgets import SeenLines, see_budget_line
from chalicelib.use_cases.set_budget import set_line
from chalicelib.use_cases.tell_budget import end_obstacle, tell_month, tell_obstacle

blueprint = Blueprint(__name__)


@op(
    blueprint, "GET", "/units/{unit_id}/budgets/{year}/lines/{line_id}", "A budget line with all that was told of it",
    query=BudgetQuery, answers={200: BudgetLineView}, problems=(NotFound,),
)  # fmt: skip
def read_budget_line(call: Call, unit_id: str, year: str, line_id: str) -> Answer:
    services, month = call.services, call.query.month
    return _line(call, see_budget_line(services, call.actor, unit_id, parse_year(year), line_id, month, call.now))


@op(
    blueprint, "PUT", "/units/{unit_id}/budgets/{year}/lines/{line_id}", "Set a line's ceiling, targets, responsible",
    roles=ALLOWED[Act.WRITE_CITY], body=BudgetLineBody, answers={200: BudgetLineView},
    problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def replace_budget_line(call: Call, unit_id: str, year: str, line_id: str) -> Answer:
    body: BudgetLineBody = call.body
    code, _, account = line_id.partition("-")
    facts = LineFacts(
        code=code,
        account=account,
        names=BudgetNames(body.programme, body.activity, body.sub_activity, body.account),
        ceiling_idr=body.ceiling_idr,
        from_on=parse_date(body.from_on, "/from_on"),
        note=body.note,
        targets=tuple(Target(each.idr, each.physical_bp) for each in body.targets),
        pptk_id=body.pptk_id,
        kpa_id=body.kpa_id,
    )
    return _line(call, set_line(call.services, call.actor, unit_id, parse_year(year), facts, body.revision, call.now))


@op(
    blueprint, "PUT", "/units/{unit_id}/budgets/{year}/lines/{line_id}/months/{month}", "Tell what a month came to",
    body=ToldBody, answers={200: BudgetLineView}, problems=(NotFound, ChangedMeanwhile, BudgetMonthLocked),
)  # fmt: skip
def tell_budget_month(call: Call, unit_id: str, year: str, line_id: str, month: str) -> Answer:
    body: ToldBody = call.body
    place, figure = (unit_id, parse_year(year), line_id), Figure(body.realised_idr, body.physical_bp, body.correction)
    return _line(
        call, tell_month(call.services, call.actor, place, parse_month_number(month), figure, body.revision, call.now)
    )


@op(
    blueprint, "POST", "/units/{unit_id}/budgets/{year}/lines/{line_id}/obstacles", "Tell what stands in the way",
    body=ObstacleBody, answers={201: BudgetLineView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def create_obstacle(call: Call, unit_id: str, year: str, line_id: str) -> Answer:
    body: ObstacleBody = call.body
    place = (unit_id, parse_year(year), line_id)
    found = tell_obstacle(
        call.services, call.actor, place, body.month, body.text, body.follow_up, body.revision, call.now
    )
    return _line(call, found, 201)


@op(
    blueprint, "PUT", "/units/{unit_id}/budgets/{year}/lines/{line_id}/obstacles/{obstacle_id}",
    "Say that an obstacle is done, and how", body=ObstacleDoneBody, answers={200: BudgetLineView},
    problems=(NotFound, ChangedMeanwhile, ObstacleDone),
)  # fmt: skip
def finish_obstacle(call: Call, unit_id: str, year: str, line_id: str, obstacle_id: str) -> Answer:
    body: ObstacleDoneBody = call.body
    place = (unit_id, parse_year(year), line_id)
    return _line(
        call, end_obstacle(call.services, call.actor, place, obstacle_id, body.follow_up, body.revision, call.now)
    )


def _line(call: Call, found: SeenLines, status: int = 200) -> Answer:
    return Answer(line_view(found, call.city), status)
