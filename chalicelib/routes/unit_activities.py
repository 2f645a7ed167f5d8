"""Activities of those whom one leads: read by person and by the unit's month, answered one by one or many at once."""

from typing import Annotated, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.activity import ActivityStepKind
from chalicelib.errors import LANGUAGES, ChangedMeanwhile, FieldError, InputInvalid, NotFound
from chalicelib.routes._activity_line_views import UnitActivitiesView, unit_month_view
from chalicelib.routes._activity_views import ActivityView, Revision, activity_view
from chalicelib.routes._fields import Id, Month, Note
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes.activities import ActivitiesView, MonthQuery, month_view, read_month
from chalicelib.routes.requests import LinkView, read_number
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.answer_activities import MAX_ANSWERED, Answered, ToAnswer, answer_activities
from chalicelib.use_cases.see_activities import open_proof, see_persons_month
from chalicelib.use_cases.see_unit_activities import (
    Queue,
    see_queue,
    see_unit_month,
    see_unit_queue,
)

blueprint = Blueprint(__name__)
READERS, ANSWERERS = ALLOWED[Act.READ_PERFORMANCE], ALLOWED[Act.ANSWER_PERFORMANCE]
STEPS = {
    "approve": ActivityStepKind.APPROVED,
    "return": ActivityStepKind.RETURNED,
    "comment": ActivityStepKind.COMMENTED,
}
_WORD_NEEDED = (
    "Isi catatan: yang melapor membaca apa yang perlu diperbaiki atau yang Anda sampaikan.",
    "Fill in your word: whoever reported it reads what to change, or what you tell them.",
)


class UnitMonthQuery(Struct, forbid_unknown_fields=True):
    """By `name`; or who has the most of something first."""

    month: Month | None = None
    sort: Literal["name", "days", "minutes", "waiting", "returned"] = "name"
    page: Annotated[int, Meta(ge=1, le=1000)] = 1


class ActivityToAnswerBody(Struct, forbid_unknown_fields=True):
    """`revision`: of the activity as it was seen."""

    employee_id: Id
    activity_id: Annotated[str, Meta(pattern="^20[0-9]{2}(0[1-9]|1[0-2])[0-9]{2}-[A-Za-z0-9]{1,26}$")]
    revision: Revision


class ActivityAnswersBody(Struct, forbid_unknown_fields=True):
    """The same answer for each: what is refused of one leaves the others answered. An approval alone needs no word."""

    act: Literal["approve", "return", "comment"]
    activities: Annotated[list[ActivityToAnswerBody], Meta(min_length=1, max_length=MAX_ANSWERED)]
    text: Note | None = None


class ActivityQueueView(Struct, frozen=True):
    """The oldest first; `total` counts those too that are not shown."""

    total: int
    activities: list[ActivityView]


class ActivityAnsweredView(Struct, frozen=True, kw_only=True):
    """`state` after the answer; where it was refused `code` and `detail` say why and `state` is null."""

    employee_id: str
    activity_id: str
    state: str | None
    revision: int | None
    code: str | None
    detail: str | None


class ActivityAnswersView(Struct, frozen=True):
    results: list[ActivityAnsweredView]


@op(
    blueprint, "GET", "/me/team/activities", "What waits for my answer, of the people whom I lead", roles=ANSWERERS,
    answers={200: ActivityQueueView}, delegates=True,
)  # fmt: skip
def read_team_queue(call: Call) -> Answer:
    return Answer(_queue_view(see_queue(call.services, call.actor, call.now)))


@op(
    blueprint, "GET", "/employees/{employee_id}/activities", "What a person reported of a month", roles=READERS,
    query=MonthQuery, answers={200: ActivitiesView}, problems=(NotFound,), delegates=True,
)  # fmt: skip
def read_persons_activities(call: Call, employee_id: str) -> Answer:
    return Answer(month_view(see_persons_month(call.services, call.actor, employee_id, read_month(call), call.now)))


@op(
    blueprint, "GET", "/employees/{employee_id}/activities/{activity_id}/attachments/{number}",
    "A link to a file of somebody's activity", roles=READERS, answers={200: LinkView}, problems=(NotFound,),
    delegates=True,
)  # fmt: skip
def read_proof(call: Call, employee_id: str, activity_id: str, number: str) -> Answer:
    at = read_number(number)
    return Answer(LinkView(open_proof(call.services, call.actor, employee_id, activity_id, at, call.now)))


@op(
    blueprint, "GET", "/units/{unit_id}/activities", "A unit's month: who reported how much, what waits",
    roles=READERS, query=UnitMonthQuery, answers={200: UnitActivitiesView}, problems=(NotFound,),
)  # fmt: skip
def read_unit_activities(call: Call, unit_id: str) -> Answer:
    query: UnitMonthQuery = call.query
    found = see_unit_month(call.services, call.actor, unit_id, read_month(call), query.sort, query.page, call.now)
    return Answer(unit_month_view(unit_id, found))


@op(
    blueprint, "GET", "/units/{unit_id}/activities/waiting", "What waits for an answer in a unit that I lead",
    roles=ANSWERERS, answers={200: ActivityQueueView}, problems=(NotFound,), delegates=True,
)  # fmt: skip
def read_unit_queue(call: Call, unit_id: str) -> Answer:
    return Answer(_queue_view(see_unit_queue(call.services, call.actor, unit_id, call.now)))


@op(
    blueprint, "POST", "/units/{unit_id}/activities/answers", "Approve, return or comment activities of a unit",
    roles=ANSWERERS, body=ActivityAnswersBody, answers={200: ActivityAnswersView}, delegates=True,
    problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def create_answers(call: Call, unit_id: str) -> Answer:
    body: ActivityAnswersBody = call.body
    kind = STEPS[body.act]
    if body.text is None and kind is not ActivityStepKind.APPROVED:
        raise InputInvalid([FieldError("/text", "REQUIRED", _WORD_NEEDED)])
    asked = [ToAnswer(each.employee_id, each.activity_id, each.revision) for each in body.activities]
    asked = list({(each.employee_id, each.activity_id): each for each in asked}.values())
    results = answer_activities(call.services, call.actor, unit_id, asked, kind, body.text, call.now)
    return Answer(ActivityAnswersView([_answered_view(each, call.language) for each in results]))


def _queue_view(found: Queue) -> ActivityQueueView:
    return ActivityQueueView(found.total, [activity_view(each, found.names) for each in found.activities])


def _answered_view(answered: Answered, language: str) -> ActivityAnsweredView:
    activity, problem = answered.activity, answered.problem
    return ActivityAnsweredView(
        employee_id=answered.asked.employee_id,
        activity_id=answered.asked.activity_id,
        state=activity.state if activity else None,
        revision=activity.revision if activity else None,
        code=problem.code if problem else None,
        detail=problem.detail[LANGUAGES.index(language)].format(**problem.facts) if problem else None,
    )
