"""Activities as they come in and go out."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.activity import Activity, ActivityStep
from chalicelib.domain.request import PaperKind
from chalicelib.domain.shift import Slot
from chalicelib.proof.base64url import encode
from chalicelib.routes._fields import DaySlotName, Id, LocalDate, Note, PlainText, Sha256, parse_sha256
from chalicelib.rules.activity import MAX_MINUTES, MAX_PROOFS, MAX_QUANTITY_E2
from chalicelib.use_cases.attachments import SentPaper
from chalicelib.use_cases.report_activity import Report

Link = Annotated[
    str,
    Meta(
        pattern=r"^https://[A-Za-z0-9][A-Za-z0-9.-]{0,250}(:[0-9]{1,5})?([/?#][!-~]*)?$",
        max_length=500,
        description="https alone, in ASCII",
        extra_json_schema={"x-code": "LINK_INVALID"},
    ),
]
Revision = Annotated[int, Meta(ge=1, le=1000)]


class ActivityProofBody(Struct, forbid_unknown_fields=True):
    """A file posted by `POST /me/attachments`, or one that the activity has already; `sha256` of the file as chosen."""

    attachment_id: Annotated[str, Meta(pattern=r"^[0-9a-z]{16}\.(pdf|jpg)$")]
    sha256: Sha256


class ActivityToldBody(Struct, forbid_unknown_fields=True, kw_only=True):
    """What was done. `action_id`: of the plan that holds on the date; without one it is another task, and has no
    quantity. `quantity_e2`: hundredths of the action's unit. `slot`, `place`: as offered by the day's
    check-ins, or neither. Files and links together are three at most."""

    text: Note
    minutes: Annotated[int, Meta(ge=1, le=MAX_MINUTES)]
    action_id: Id | None = None
    quantity_e2: Annotated[int, Meta(ge=1, le=MAX_QUANTITY_E2)] | None = None
    progress_pct: Annotated[int, Meta(ge=0, le=100)] | None = None
    slot: DaySlotName | None = None
    place: PlainText | None = None
    obstacle: Note | None = None
    follow_up: Note | None = None
    attachments: Annotated[list[ActivityProofBody], Meta(max_length=MAX_PROOFS)] = []
    links: Annotated[list[Link], Meta(max_length=MAX_PROOFS)] = []


class ActivityBody(ActivityToldBody, kw_only=True):
    """What was done on which date."""

    on: LocalDate


class ActivityChangeBody(ActivityToldBody, kw_only=True):
    """The whole of it anew; its date stays. `revision`: of the activity as it was seen."""

    revision: Revision


class ActivityStepView(Struct, frozen=True, kw_only=True):
    """`kind`: reported, changed, approved, returned, commented or withdrawn. `on_behalf`: the superior for whom a
    delegate answered."""

    kind: str
    by: str
    by_name: str
    at: datetime
    text: str | None
    on_behalf: str | None


class ActivityProofView(Struct, frozen=True, kw_only=True):
    """`number`: to ask for the file by. `sha256`: to name it by when the activity is sent again."""

    number: int
    attachment_id: str
    content_type: str
    size_bytes: int
    sha256: str


class ActivityView(Struct, frozen=True, kw_only=True):
    """`state`: waiting, returned, approved or withdrawn. `unit`: of the quantity. `unit_id`: where they worked on
    that date. `plan_number`: of the plan that `action_id` is of. `action`, `goal`: what these were called when it was
    told last; null of another task."""

    activity_id: str
    employee_id: str
    name: str
    unit_id: str
    on: date
    state: str
    text: str
    minutes: int
    plan_number: int | None
    action_id: str | None
    action: str | None
    goal: str | None
    quantity_e2: int | None
    unit: str | None
    progress_pct: int | None
    budget_code: str | None
    slot: str | None
    place: str | None
    obstacle: str | None
    follow_up: str | None
    attachments: list[ActivityProofView]
    links: list[str]
    steps: list[ActivityStepView]
    revision: int


def read_report(body: ActivityToldBody) -> Report:
    """Raises InputInvalid for what no hash can be."""
    return Report(
        text=body.text,
        minutes=body.minutes,
        action_id=body.action_id,
        quantity_e2=body.quantity_e2,
        progress_pct=body.progress_pct,
        slot=Slot(body.slot) if body.slot else None,
        place=body.place,
        obstacle=body.obstacle,
        follow_up=body.follow_up,
        links=tuple(body.links),
        papers=tuple(
            SentPaper(each.attachment_id, PaperKind.OTHER, parse_sha256(each.sha256, f"/attachments/{at}/sha256"))
            for at, each in enumerate(body.attachments)
        ),
    )


def activity_view(activity: Activity, names: Mapping[str, str]) -> ActivityView:
    """`names`: of everybody whom it names, by id."""
    return ActivityView(
        activity_id=activity.activity_id,
        employee_id=activity.employee_id,
        name=names.get(activity.employee_id, ""),
        unit_id=activity.unit_id,
        on=activity.on,
        state=activity.state,
        text=activity.text,
        minutes=activity.minutes,
        plan_number=activity.plan_number,
        action_id=activity.action_id,
        action=activity.action,
        goal=activity.goal,
        quantity_e2=activity.quantity_e2,
        unit=activity.unit,
        progress_pct=activity.progress_pct,
        budget_code=activity.budget_code,
        slot=activity.slot,
        place=activity.place,
        obstacle=activity.obstacle,
        follow_up=activity.follow_up,
        attachments=_proofs(activity),
        links=list(activity.links),
        steps=[_step(each, names) for each in activity.steps],
        revision=activity.revision,
    )


def _proofs(activity: Activity) -> list[ActivityProofView]:
    return [
        ActivityProofView(
            number=at,
            attachment_id=each.key.rpartition("/")[2],
            content_type=each.content_type,
            size_bytes=each.size_bytes,
            sha256=encode(bytes.fromhex(each.sha256)),
        )
        for at, each in enumerate(activity.attachments, 1)
    ]


def _step(step: ActivityStep, names: Mapping[str, str]) -> ActivityStepView:
    return ActivityStepView(
        kind=step.kind,
        by=step.by,
        by_name=names.get(step.by, ""),
        at=step.at,
        text=step.text,
        on_behalf=step.on_behalf,
    )
