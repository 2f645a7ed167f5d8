"""What people did day by day: reported, changed and read by themselves."""

from datetime import date

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.errors import (
    ActivityApproved,
    ActivityMonthClosed,
    ActivityMovedOn,
    ChangedMeanwhile,
    NotFound,
)
from chalicelib.routes._activity_views import (
    ActivityBody,
    ActivityChangeBody,
    ActivityView,
    activity_view,
    read_report,
)
from chalicelib.routes._fields import LocalDate, Month, parse_date, parse_month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes.requests import LinkView, read_number
from chalicelib.rules.activity import MAX_A_DATE, MAX_MINUTES
from chalicelib.rules.month import month_of
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.report_activity import change_activity, report_activity, withdraw_activity
from chalicelib.use_cases.see_activities import (
    Choices,
    PersonsMonth,
    open_proof,
    see_choices,
    see_own_activity,
    see_own_month,
)

blueprint = Blueprint(__name__)


class MonthQuery(Struct, forbid_unknown_fields=True):
    """The city's month unless told."""

    month: Month | None = None


class ChoicesQuery(Struct, forbid_unknown_fields=True):
    """Today, by the city's date, unless told."""

    on: LocalDate | None = None


class ActivitiesView(Struct, frozen=True, kw_only=True):
    """By date. `closed_on`: the last date on which the month is written and answered; `is_open`: whether it is."""

    employee_id: str
    name: str
    month: str
    closed_on: date
    is_open: bool
    activities: list[ActivityView]


class TiedActionView(Struct, frozen=True, kw_only=True):
    """`month_e2`: what the plan wants of the date's month, in hundredths of `unit`; null where nobody split it up."""

    action_id: str
    text: str
    goal: str
    unit: str
    month_e2: int | None
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
    return Answer(month_view(see_own_month(call.services, call.actor, read_month(call), call.now)))


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


def read_month(call: Call) -> str:
    """As asked for; InputInvalid names one that does not exist."""
    asked: str | None = call.query.month
    return month_of(parse_month(asked)) if asked else month_of(today_of(call.city, call.now))


def month_view(found: PersonsMonth) -> ActivitiesView:
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
                action_id=each.action_id,
                text=each.text,
                goal=goal.text,
                unit=each.unit,
                month_e2=each.months_e2[found.on.month - 1] if each.months_e2 else None,
                budget_code=each.budget_code,
            )
            for goal in (plan.goals if plan else ())
            for each in goal.actions
            if not each.retired
        ],
        places=[ActivityPlaceView(slot, name) for slot, name in found.places],
        left=max(MAX_A_DATE - day.made, 0),
        left_min=max(MAX_MINUTES - day.minutes, 0),
    )
