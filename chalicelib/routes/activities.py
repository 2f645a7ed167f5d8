"""What people did day by day: reported by themselves, answered by who leads them, read by the unit's month."""

from datetime import date
from typing import Annotated, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.activity import ActivityLine, ActivityStepKind
from chalicelib.errors import (
    LANGUAGES,
    ActivityApproved,
    ActivityMonthClosed,
    ActivityMovedOn,
    ChangedMeanwhile,
    FieldError,
    InputInvalid,
    NotFound,
)
from chalicelib.routes._activity_views import (
    ActivityBody,
    ActivityChangeBody,
    ActivityView,
    Revision,
    activity_view,
    read_report,
)
from chalicelib.routes._fields import Id, LocalDate, Month, Note, parse_date, parse_month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._pages import pages_of
from chalicelib.routes.requests import LinkView, read_number
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.activity import MAX_A_DATE, MAX_MINUTES
from chalicelib.rules.month import month_of
from chalicelib.use_cases.answer_activities import MAX_ANSWERED, Answered, ToAnswer, answer_activities
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.report_activity import change_activity, report_activity, withdraw_activity
from chalicelib.use_cases.see_activities import (
    SCREEN_PEOPLE,
    Choices,
    PersonsMonth,
    Queue,
    UnitMonth,
    open_proof,
    see_choices,
    see_own_activity,
    see_own_month,
    see_persons_month,
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


class MonthQuery(Struct, forbid_unknown_fields=True):
    """The city's month unless told."""

    month: Month | None = None


class ChoicesQuery(Struct, forbid_unknown_fields=True):
    """Today, by the city's date, unless told."""

    on: LocalDate | None = None


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


class ActivitiesView(Struct, frozen=True, kw_only=True):
    """By date. `closed_on`: the last date on which the month is written and answered; `is_open`: whether it is."""

    employee_id: str
    name: str
    month: str
    closed_on: date
    is_open: bool
    activities: list[ActivityView]


class TiedActionView(Struct, frozen=True, kw_only=True):
    action_id: str
    text: str
    goal: str
    unit: str
    budget_code: str | None


class ActivityPlaceView(Struct, frozen=True):
    slot: str
    name: str


class ActivityChoicesView(Struct, frozen=True, kw_only=True):
    """`actions`: of the plan that holds on the date. `places`: of that day's check-ins. `left`, `left_min`: how many
    more activities, and minutes, the date takes."""

    on: date
    today: date
    closed_on: date
    plan_number: int | None
    actions: list[TiedActionView]
    places: list[ActivityPlaceView]
    left: int
    left_min: int


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


class ActivityLineView(Struct, frozen=True, kw_only=True):
    """`working_days`: of the month so far, in this unit. `last_on`: the last date that was reported."""

    employee_id: str
    name: str
    working_days: int
    days: int
    minutes: int
    approved_minutes: int
    waiting: int
    oldest_waiting_on: date | None
    returned: int
    approved: int
    last_on: date | None


class UnitActivitiesView(Struct, frozen=True, kw_only=True):
    """`total`: people on all pages; `silent`: those of them who reported nothing; `minutes`, `waiting`: of all."""

    unit_id: str
    month: str
    closed_on: date
    is_open: bool
    page: int
    pages: int
    total: int
    silent: int
    minutes: int
    waiting: int
    people: list[ActivityLineView]


@op(
    blueprint, "POST", "/me/activities", "Report what I did on a day", body=ActivityBody, answers={201: ActivityView},
    problems=(ActivityMonthClosed, ChangedMeanwhile), idempotent=True,
)  # fmt: skip
def create_activity(call: Call) -> Answer:
    on = parse_date(call.body.on, "/on")
    made = report_activity(call.services, call.actor, on, read_report(call.body), call.made_id, call.now)
    return Answer(activity_view(made, {call.actor.employee_id: call.actor.name}), 201)


@op(
    blueprint, "GET", "/me/activities", "What I reported of a month", query=MonthQuery,
    answers={200: ActivitiesView},
)  # fmt: skip
def read_own_activities(call: Call) -> Answer:
    return Answer(_month_view(see_own_month(call.services, call.actor, _month(call), call.now)))


@op(
    blueprint, "GET", "/me/activities/choices", "What a report of a date may name: actions, places, what is left",
    query=ChoicesQuery, answers={200: ActivityChoicesView},
)  # fmt: skip
def read_choices(call: Call) -> Answer:
    on = parse_date(call.query.on, "/query/on") if call.query.on else today_of(call.city, call.now)
    return Answer(_choices_view(see_choices(call.services, call.actor, on, call.now)))


@op(
    blueprint, "GET", "/me/activities/{activity_id}", "One of my activities with its answers",
    answers={200: ActivityView}, problems=(NotFound,),
)  # fmt: skip
def read_own_activity(call: Call, activity_id: str) -> Answer:
    return Answer(activity_view(*see_own_activity(call.services, call.actor, activity_id)))


@op(
    blueprint, "PUT", "/me/activities/{activity_id}", "Change an activity that nobody has approved, and send it again",
    body=ActivityChangeBody, answers={200: ActivityView},
    problems=(NotFound, ActivityApproved, ActivityMovedOn, ActivityMonthClosed, ChangedMeanwhile),
)  # fmt: skip
def replace_activity(call: Call, activity_id: str) -> Answer:
    report, revision = read_report(call.body), call.body.revision
    change_activity(call.services, call.actor, activity_id, report, revision, call.now)
    return Answer(activity_view(*see_own_activity(call.services, call.actor, activity_id)))


@op(
    blueprint, "DELETE", "/me/activities/{activity_id}", "Withdraw an activity that nobody has approved",
    answers={204: None}, problems=(NotFound, ActivityApproved, ActivityMovedOn, ActivityMonthClosed, ChangedMeanwhile),
)  # fmt: skip
def delete_activity(call: Call, activity_id: str) -> Answer:
    withdraw_activity(call.services, call.actor, activity_id, call.now)
    return Answer(None, 204)


@op(
    blueprint, "GET", "/me/activities/{activity_id}/attachments/{number}", "A link to a file of my activity",
    answers={200: LinkView}, problems=(NotFound,),
)  # fmt: skip
def read_own_proof(call: Call, activity_id: str, number: str) -> Answer:
    who, at = call.actor.employee_id, read_number(number)
    return Answer(LinkView(open_proof(call.services, call.actor, who, activity_id, at, call.now)))


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
    return Answer(_month_view(see_persons_month(call.services, call.actor, employee_id, _month(call), call.now)))


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
    found = see_unit_month(call.services, call.actor, unit_id, _month(call), query.sort, query.page, call.now)
    return Answer(_unit_view(unit_id, found))


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


def _month(call: Call) -> str:
    """As asked for; InputInvalid names one that does not exist."""
    asked: str | None = call.query.month
    return month_of(parse_month(asked)) if asked else month_of(today_of(call.city, call.now))


def _month_view(found: PersonsMonth) -> ActivitiesView:
    return ActivitiesView(
        employee_id=found.employee_id,
        name=found.name,
        month=found.month,
        closed_on=found.closed_on,
        is_open=found.is_open,
        activities=[activity_view(each, found.names) for each in found.activities],
    )


def _choices_view(found: Choices) -> ActivityChoicesView:
    day, plan = found.line.day(found.on), found.plan
    return ActivityChoicesView(
        on=found.on,
        today=found.today,
        closed_on=found.closed_on,
        plan_number=plan.number if plan else None,
        actions=[
            TiedActionView(
                action_id=each.action_id, text=each.text, goal=goal.text, unit=each.unit, budget_code=each.budget_code
            )
            for goal in (plan.goals if plan else ())
            for each in goal.actions
            if not each.retired
        ],
        places=[ActivityPlaceView(slot, name) for slot, name in found.places],
        left=max(MAX_A_DATE - day.made, 0),
        left_min=max(MAX_MINUTES - day.minutes, 0),
    )


def _queue_view(found: Queue) -> ActivityQueueView:
    return ActivityQueueView(found.total, [activity_view(each, found.names) for each in found.activities])


def _unit_view(unit_id: str, found: UnitMonth) -> UnitActivitiesView:
    lines = found.all_lines
    return UnitActivitiesView(
        unit_id=unit_id,
        month=found.month,
        closed_on=found.closed_on,
        is_open=found.is_open,
        page=found.page,
        pages=pages_of(found.total, SCREEN_PEOPLE),
        total=found.total,
        silent=sum(not each.reported_days for each in lines),
        minutes=sum(each.minutes for each in lines),
        waiting=sum(len(each.waiting) for each in lines),
        people=[_line_view(member.name, line, working) for member, line, working in found.rows],
    )


def _line_view(name: str, line: ActivityLine, working_days: int) -> ActivityLineView:
    reported = [on for on, each in line.days.items() if each.standing]
    return ActivityLineView(
        employee_id=line.employee_id,
        name=name,
        working_days=working_days,
        days=line.reported_days,
        minutes=line.minutes,
        approved_minutes=line.approved_minutes,
        waiting=len(line.waiting),
        oldest_waiting_on=line.waiting[0].on if line.waiting else None,
        returned=line.returned,
        approved=line.approved,
        last_on=date.fromisoformat(max(reported)) if reported else None,
    )


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
