"""Assessments of a plan's periods: told by their person, rated, answered, objected to; read by who may."""

from chalice.app import Blueprint

from chalicelib.domain.evaluation import EvaluationStepKind, Realised
from chalicelib.domain.performance import Standing
from chalicelib.errors import (
    ChangedMeanwhile,
    DecideOwn,
    EvaluationMovedOn,
    NotFound,
    ObjectionOver,
    PeriodNotOpen,
    PlanNotAgreed,
)
from chalicelib.routes._evaluation_bodies import (
    EvaluationAnswerBody,
    EvaluationObjectionBody,
    FeedbackBody,
    RatingBody,
    RealisationBody,
    StandingBody,
    given_of,
    parse_period,
    which_of,
)
from chalicelib.routes._evaluation_views import (
    EvaluationsView,
    EvaluationView,
    FeedbackView,
    StandingView,
    UnitEvaluationsView,
    UnitPredicatesView,
    evaluation_view,
    feedback_view,
    unit_evaluations_view,
)
from chalicelib.routes._fields import parse_year
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.assess import answer_rating, object_to, rate, tell_realised
from chalicelib.use_cases.give_feedback import give_feedback, see_feedback, see_own_feedback
from chalicelib.use_cases.see_evaluations import (
    see_evaluation,
    see_evaluations_of,
    see_own_evaluation,
    see_own_evaluations,
)
from chalicelib.use_cases.see_unit_evaluations import see_unit_figures, see_unit_period, set_standing

blueprint = Blueprint(__name__)

ONE = "/employees/{employee_id}/evaluations/{year}/{number}/{period}"
MAX_TOLD_BYTES = 65_536


@op(blueprint, "GET", "/me/evaluations/{year}", "My assessments of a year", answers={200: EvaluationsView})
def read_own_evaluations(call: Call, year: str) -> Answer:
    found = see_own_evaluations(call.services, call.actor, parse_year(year), call.now)
    return Answer(EvaluationsView([evaluation_view(each) for each in found]))


@op(
    blueprint, "PUT", "/me/evaluations/{year}/{number}/{period}", "Tell what came of my indicators",
    body=RealisationBody, max_bytes=MAX_TOLD_BYTES, answers={200: EvaluationView},
    problems=(NotFound, PlanNotAgreed, PeriodNotOpen, EvaluationMovedOn, ChangedMeanwhile),
)  # fmt: skip
def put_told(call: Call, year: str, number: str, period: str) -> Answer:
    body: RealisationBody = call.body
    which = which_of(call.actor.employee_id, year, number, period)
    told = [Realised(each.indicator_id, each.realised_e2, each.basis or "") for each in body.told]
    tell_realised(call.services, call.actor, which, told, body.revision, call.now)
    return Answer(evaluation_view(see_own_evaluation(call.services, which, call.now)))


@op(
    blueprint, "POST", "/me/evaluations/{year}/{number}/{period}/objection", "Object to my assessment, once",
    body=EvaluationObjectionBody, answers={200: EvaluationView},
    problems=(NotFound, ObjectionOver, EvaluationMovedOn, ChangedMeanwhile),
)  # fmt: skip
def create_evaluation_objection(call: Call, year: str, number: str, period: str) -> Answer:
    which = which_of(call.actor.employee_id, year, number, period)
    object_to(call.services, call.actor, which, call.body.text, call.body.revision, call.now)
    return Answer(evaluation_view(see_own_evaluation(call.services, which, call.now)))


@op(
    blueprint, "GET", "/employees/{employee_id}/evaluations/{year}", "A person's assessments of a year",
    roles=ALLOWED[Act.READ_ASSESSMENT], answers={200: EvaluationsView}, problems=(NotFound,), delegates=True,
)  # fmt: skip
def read_evaluations(call: Call, employee_id: str, year: str) -> Answer:
    found = see_evaluations_of(call.services, call.actor, employee_id, parse_year(year), call.now)
    return Answer(EvaluationsView([evaluation_view(each) for each in found]))


@op(
    blueprint, "GET", ONE, "An assessment with what lies beside it", roles=ALLOWED[Act.READ_ASSESSMENT],
    answers={200: EvaluationView}, problems=(NotFound,), delegates=True,
)  # fmt: skip
def read_evaluation(call: Call, employee_id: str, year: str, number: str, period: str) -> Answer:
    which = which_of(employee_id, year, number, period)
    return Answer(evaluation_view(see_evaluation(call.services, call.actor, which, call.now)))


@op(
    blueprint, "PUT", ONE, "Rate somebody's period: result and behaviour", roles=ALLOWED[Act.ASSESS],
    body=RatingBody, answers={200: EvaluationView},
    problems=(NotFound, DecideOwn, PlanNotAgreed, PeriodNotOpen, EvaluationMovedOn, ChangedMeanwhile), delegates=True,
)  # fmt: skip
def put_rating(call: Call, employee_id: str, year: str, number: str, period: str) -> Answer:
    body: RatingBody = call.body
    which = which_of(employee_id, year, number, period)
    rate(call.services, call.actor, which, given_of(body), body.reason, body.revision, call.now)
    return Answer(evaluation_view(see_evaluation(call.services, call.actor, which, call.now)))


@op(
    blueprint, "POST", f"{ONE}/answers", "Approve a rating, return it, or decide an objection",
    roles=ALLOWED[Act.ASSESS], body=EvaluationAnswerBody, answers={200: EvaluationView},
    problems=(NotFound, DecideOwn, EvaluationMovedOn, ChangedMeanwhile), delegates=True,
)  # fmt: skip
def create_evaluation_answer(call: Call, employee_id: str, year: str, number: str, period: str) -> Answer:
    body: EvaluationAnswerBody = call.body
    which, kind = which_of(employee_id, year, number, period), EvaluationStepKind(body.answer)
    given = given_of(body.ratings) if body.ratings else None
    answer_rating(call.services, call.actor, which, kind, body.text, given, body.revision, call.now)
    return Answer(evaluation_view(see_evaluation(call.services, call.actor, which, call.now)))


@op(
    blueprint, "GET", "/units/{unit_id}/evaluations/{period}", "A unit's period: how far, and how predicates spread",
    roles=ALLOWED[Act.READ_ASSESSMENT], answers={200: UnitEvaluationsView}, problems=(NotFound,), delegates=True,
)  # fmt: skip
def read_unit_evaluations(call: Call, unit_id: str, period: str) -> Answer:
    found = see_unit_period(call.services, call.actor, unit_id, parse_period(period), call.now)
    return Answer(unit_evaluations_view(unit_id, found))


@op(
    blueprint, "GET", "/units/{unit_id}/predicates/{period}", "How a unit's predicates spread: figures, no person",
    roles=ALLOWED[Act.READ_SUMMARY], answers={200: UnitPredicatesView}, problems=(NotFound,),
)  # fmt: skip
def read_unit_predicates(call: Call, unit_id: str, period: str) -> Answer:
    found = see_unit_figures(call.services, call.actor, unit_id, parse_period(period), call.now)
    whole = unit_evaluations_view(unit_id, found)
    return Answer(
        UnitPredicatesView(
            unit_id=unit_id,
            period_id=whole.period_id,
            rules_id=whole.rules_id,
            rules_confirmed=whole.rules_confirmed,
            counts=whole.counts or None,
            standing=whole.standing,
            verdicts=whole.verdicts,
        )
    )


@op(
    blueprint, "PUT", "/units/{unit_id}/standings/{year}", "Enter what a unit's year came to",
    roles=ALLOWED[Act.WRITE_CITY], body=StandingBody, answers={200: StandingView},
    problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def put_standing(call: Call, unit_id: str, year: str) -> Answer:
    body: StandingBody = call.body
    standing, when = Standing(body.standing), parse_year(year)
    saved = set_standing(call.services, call.actor, unit_id, when, standing, body.revision, call.now)
    return Answer(StandingView(unit_id=unit_id, year=saved.year, standing=saved.standing, revision=saved.revision))


@op(blueprint, "GET", "/me/feedback/{year}", "What superiors said to me in a year", answers={200: FeedbackView})
def read_own_feedback(call: Call, year: str) -> Answer:
    return Answer(feedback_view(see_own_feedback(call.services, call.actor, parse_year(year))))


@op(
    blueprint, "GET", "/employees/{employee_id}/feedback/{year}", "What superiors said to somebody in a year",
    roles=ALLOWED[Act.READ_ASSESSMENT], answers={200: FeedbackView}, problems=(NotFound,),
)  # fmt: skip
def read_feedback(call: Call, employee_id: str, year: str) -> Answer:
    return Answer(feedback_view(see_feedback(call.services, call.actor, employee_id, parse_year(year), call.now)))


@op(
    blueprint, "POST", "/employees/{employee_id}/feedback", "Say something to somebody during the year",
    roles=ALLOWED[Act.ASSESS], body=FeedbackBody, answers={201: FeedbackView},
    problems=(NotFound, DecideOwn, ChangedMeanwhile), idempotent=True, delegates=True,
)  # fmt: skip
def create_feedback(call: Call, employee_id: str) -> Answer:
    found = give_feedback(call.services, call.actor, employee_id, call.body.text, call.now, call.made_id)
    return Answer(feedback_view(found), 201)
