"""Plans of a year (SKP): written and proposed by their person, answered by whoever assesses them, read by who may."""

from chalice.app import Blueprint

from chalicelib.domain.plan import PlanStepKind
from chalicelib.errors import (
    AssessorCircular,
    ChangedMeanwhile,
    DecideOwn,
    NotFound,
    NothingToCopy,
    NotMoved,
    PlanMovedOn,
    PlanThere,
    PlanUnitLeft,
)
from chalicelib.routes._fields import parse_year, plan_number
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._plan_bodies import (
    GoalAboveView,
    OwnPlansView,
    PlanAnswerBody,
    PlanBody,
    PlanCopyBody,
    PlanMoveBody,
    PlanRevisionBody,
    PlansView,
    PlanView,
    UnitPlansView,
    goal_of,
    plan_view,
)
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.plan_steps import answer_plan, propose_plan
from chalicelib.use_cases.see_plans import see_own_plans, see_plan, see_plans_of, see_unit_plans
from chalicelib.use_cases.write_plan import Draft, copy_last_year, go_on_elsewhere, write_plan

blueprint = Blueprint(__name__)

MAX_PLAN_BYTES = 131_072


@op(blueprint, "GET", "/me/plans/{year}", "My plans of a year", answers={200: OwnPlansView})
def read_own_plans(call: Call, year: str) -> Answer:
    found = see_own_plans(call.services, call.actor, parse_year(year), call.now)
    above = [
        GoalAboveView(employee_id=plan.employee_id, number=plan.number, goal_id=goal.goal_id, text=goal.text)
        for plan in found.above
        for goal in plan.goals
    ]
    return Answer(
        OwnPlansView(
            year=parse_year(year),
            assessor_name=found.assessor.name if found.assessor else "",
            above=above,
            may_go_on=found.may_go_on,
            plans=[plan_view(each) for each in found.plans],
        )
    )


@op(
    blueprint, "PUT", "/me/plans/{year}/{number}", "Write my plan of a year", body=PlanBody, max_bytes=MAX_PLAN_BYTES,
    answers={200: PlanView}, problems=(NotFound, ChangedMeanwhile, PlanMovedOn),
)  # fmt: skip
def put_plan(call: Call, year: str, number: str) -> Answer:
    body: PlanBody = call.body
    draft = Draft(body.post, tuple(map(goal_of, body.goals)), body.revision)
    plan = write_plan(call.services, call.actor, parse_year(year), plan_number(number), draft, call.now)
    return Answer(plan_view(see_plan(call.services, call.actor, plan, call.now)))


@op(
    blueprint, "POST", "/me/plans/{year}/{number}/proposal", "Ask my assessor to agree to my plan",
    body=PlanRevisionBody, answers={200: PlanView},
    problems=(NotFound, ChangedMeanwhile, PlanMovedOn, PlanUnitLeft, AssessorCircular),
)  # fmt: skip
def create_plan_proposal(call: Call, year: str, number: str) -> Answer:
    revision = call.body.revision
    plan = propose_plan(call.services, call.actor, parse_year(year), plan_number(number), revision, call.now)
    return Answer(plan_view(see_plan(call.services, call.actor, plan, call.now)))


@op(
    blueprint, "POST", "/me/plan-copies", "Begin my plan of a year with last year's goals", body=PlanCopyBody,
    answers={201: PlanView}, problems=(PlanThere, NothingToCopy, ChangedMeanwhile), idempotent=True,
)  # fmt: skip
def create_plan_copy(call: Call) -> Answer:
    plan = copy_last_year(call.services, call.actor, call.body.year, call.now)
    return Answer(plan_view(see_plan(call.services, call.actor, plan, call.now)), 201)


@op(
    blueprint, "POST", "/me/plans/{year}", "End my plan on the day before I moved and begin the next",
    body=PlanMoveBody, answers={201: PlanView}, problems=(NotFound, ChangedMeanwhile, NotMoved), idempotent=True,
)  # fmt: skip
def create_next_plan(call: Call, year: str) -> Answer:
    body: PlanMoveBody = call.body
    plan = go_on_elsewhere(call.services, call.actor, parse_year(year), body.post, body.revision, call.now)
    return Answer(plan_view(see_plan(call.services, call.actor, plan, call.now)), 201)


@op(
    blueprint, "GET", "/employees/{employee_id}/plans/{year}", "A person's plans of a year",
    roles=ALLOWED[Act.READ_PERFORMANCE], answers={200: PlansView}, problems=(NotFound,), delegates=True,
)  # fmt: skip
def read_plans(call: Call, employee_id: str, year: str) -> Answer:
    found = see_plans_of(call.services, call.actor, employee_id, parse_year(year), call.now)
    return Answer(PlansView([plan_view(each) for each in found]))


@op(
    blueprint, "POST", "/employees/{employee_id}/plans/{year}/{number}/answers", "Agree to a plan, return or reopen it",
    roles=ALLOWED[Act.ANSWER_PERFORMANCE], body=PlanAnswerBody, answers={200: PlanView},
    problems=(NotFound, DecideOwn, ChangedMeanwhile, PlanMovedOn), delegates=True,
)  # fmt: skip
def create_plan_answer(call: Call, employee_id: str, year: str, number: str) -> Answer:
    body: PlanAnswerBody = call.body
    kind, on = PlanStepKind(body.answer), (parse_year(year), plan_number(number))
    plan = answer_plan(call.services, call.actor, employee_id, *on, kind, body.text, body.revision, call.now)
    return Answer(plan_view(see_plan(call.services, call.actor, plan, call.now)))


@op(
    blueprint, "GET", "/units/{unit_id}/plans/{year}", "Who of a unit has a plan of the year, and how far it is",
    roles=ALLOWED[Act.READ_PERFORMANCE], answers={200: UnitPlansView}, problems=(NotFound,), delegates=True,
)  # fmt: skip
def read_unit_plans(call: Call, unit_id: str, year: str) -> Answer:
    found = see_unit_plans(call.services, call.actor, unit_id, parse_year(year), call.now)
    return Answer(
        UnitPlansView(
            unit_id=unit_id, year=parse_year(year), lines=found.lines, without=found.without, names=dict(found.names)
        )
    )
