"""Requests as they come in and go out: one body for every kind, one view with as much as the reader may know."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from chalicelib.domain.request import LeaveKind, PaperKind, Request, RequestKind, RequestState, RequestStep
from chalicelib.domain.shift import Slot
from chalicelib.routes._fields import (
    DaySlotName,
    Instant,
    LocalDate,
    PlainText,
    Sha256,
    SlotName,
    parse_date,
    parse_sha256,
    read_instant,
)
from chalicelib.routes._place import PlaceBody, PlaceView, place_view, read_place
from chalicelib.rules.attachment import MAX_ATTACHMENTS
from chalicelib.rules.request import LAST_MIN
from chalicelib.use_cases.attachments import SentPaper
from chalicelib.use_cases.file_request import Filing
from chalicelib.use_cases.see_requests import SeenRequest

KindName = Literal["leave", "duty", "study", "remote", "permission", "correction", "objection"]
LeaveName = Literal["annual", "long", "sick", "maternity", "important", "unpaid"]
PaperName = Literal["letter", "doctor", "government_doctor", "other"]
AttemptId = Annotated[str, Meta(pattern="^[A-Za-z0-9._-]{1,80}$")]
DayMinute = Annotated[int, Meta(ge=0, le=LAST_MIN)]


class AttachmentBody(Struct, forbid_unknown_fields=True):
    """A file posted by `POST /me/attachments`, or one that the request has already; `sha256` of the file as chosen."""

    attachment_id: Annotated[str, Meta(pattern=r"^[0-9a-z]{16}\.(pdf|jpg)$")]
    kind: PaperName
    sha256: Sha256


class RequestBody(Struct, forbid_unknown_fields=True, kw_only=True):
    """What is asked for; each kind takes its own fields beside dates, reason and attachments.

    leave: `leave`. duty, study, remote: `order_no`, and the slots `due` at a `place` (an empty one: anywhere); the
    others are excused. permission: `arrive_by_min`, `leave_from_min` (from local midnight); neither: the whole day.
    correction, of one date: `slot` and `counts_at`, or the `attempt_id` of a refused try that tells both. objection, of
    one date: the `slot` that was not let stand, or was counted late or early: then with the time claimed, `counts_at`.
    """

    kind: KindName
    starts_on: LocalDate
    ends_on: LocalDate | None = None
    reason: PlainText
    leave: LeaveName | None = None
    order_no: PlainText | None = None
    due: Annotated[list[DaySlotName], Meta(max_length=3, extra_json_schema={"uniqueItems": True})] = []
    place: PlaceBody | None = None
    arrive_by_min: DayMinute | None = None
    leave_from_min: DayMinute | None = None
    slot: SlotName | None = None
    counts_at: Instant | None = None
    attempt_id: AttemptId | None = None
    attachments: Annotated[list[AttachmentBody], Meta(max_length=MAX_ATTACHMENTS)] = []


class OthersRequestBody(RequestBody, kw_only=True):
    """The same for somebody else. `late_reason`: needed where they could no longer file it themselves."""

    late_reason: PlainText | None = None


class RequestStepView(Struct, frozen=True, kw_only=True):
    """`act`: filed, changed, approved, returned, rejected, withdrawn or cancelled. `on_behalf`: the superior for whom
    a delegate decided."""

    act: str
    by: str
    by_name: str
    at: datetime
    reason: str | None
    on_behalf: str | None


class AttachmentView(Struct, frozen=True, kw_only=True):
    """`number`: to ask for the file by."""

    number: int
    attachment_id: str
    kind: str
    content_type: str
    size_bytes: int


class RequestView(Struct, frozen=True, kw_only=True):
    """`state`: waiting, returned, approved, rejected, withdrawn or cancelled. `waits_for`: superior, head or
    city_admin; null: nobody. `is_for_me`: it waits for my decision. `is_whole`: false where only kind, dates and steps
    are told: which leave, why and by which papers is for the person and the deciders. `days`: own working days by year
    that an annual leave takes.
    """

    request_id: str
    unit_id: str
    employee_id: str
    name: str
    kind: str
    starts_on: date
    ends_on: date
    state: str
    waits_for: str | None
    is_for_me: bool
    is_whole: bool
    filed_by: str
    filed_by_name: str
    steps: list[RequestStepView]
    reason: str | None
    leave: str | None
    days: dict[str, int]
    order_no: str | None
    due: list[str]
    place: PlaceView | None
    arrive_by_min: int | None
    leave_from_min: int | None
    slot: str | None
    counts_at: datetime | None
    attempt_id: str | None
    attempt_facts: dict[str, int | str]
    attachments: list[AttachmentView]


class RequestsView(Struct, frozen=True):
    requests: list[RequestView]


def read_filing(body: RequestBody) -> Filing:
    """Raises InputInvalid for what no date, instant or hash can be."""
    starts_on = parse_date(body.starts_on, "/starts_on")
    return Filing(
        kind=RequestKind(body.kind),
        starts_on=starts_on,
        ends_on=parse_date(body.ends_on, "/ends_on") if body.ends_on else starts_on,
        reason=body.reason,
        leave=LeaveKind(body.leave) if body.leave else None,
        order_no=body.order_no,
        due=tuple(each for each in Slot if each in body.due),
        place=read_place(body.place) if body.place else None,
        arrive_by_min=body.arrive_by_min,
        leave_from_min=body.leave_from_min,
        slot=Slot(body.slot) if body.slot else None,
        counts_at=read_instant(body.counts_at, "/counts_at") if body.counts_at else None,
        attempt_id=body.attempt_id,
        papers=tuple(
            SentPaper(each.attachment_id, PaperKind(each.kind), parse_sha256(each.sha256, f"/attachments/{at}/sha256"))
            for at, each in enumerate(body.attachments)
        ),
        late_reason=body.late_reason if isinstance(body, OthersRequestBody) else None,
    )


def request_view(seen: SeenRequest) -> RequestView:
    request, whole = seen.request, seen.is_whole
    waits = request.state is RequestState.WAITING
    return RequestView(
        request_id=request.request_id,
        unit_id=request.unit_id,
        employee_id=request.employee_id,
        name=_name(seen, request.employee_id),
        kind=request.kind,
        starts_on=request.starts_on,
        ends_on=request.ends_on,
        state=request.state,
        waits_for=request.way[request.at_step] if waits else None,
        is_for_me=seen.is_for_me,
        is_whole=whole,
        filed_by=request.filed_by,
        filed_by_name=_name(seen, request.filed_by),
        steps=[_step_view(seen, each) for each in request.steps],
        reason=request.reason if whole else None,
        leave=request.leave if whole else None,
        days=dict(request.days) if whole else {},
        order_no=request.order_no if whole else None,
        due=list(request.due) if whole else [],
        place=place_view(request.place) if request.place and whole else None,
        arrive_by_min=request.arrive_by_min if whole else None,
        leave_from_min=request.leave_from_min if whole else None,
        slot=request.slot,
        counts_at=request.counts_at if whole else None,
        attempt_id=request.attempt_id if whole else None,
        attempt_facts=_attempt_facts(request) if whole else {},
        attachments=_attachments(request) if whole else [],
    )


def _attempt_facts(request: Request) -> dict[str, int | str]:
    return {name: value for name, value in request.attempt_facts.items() if isinstance(value, int | str)}


def _attachments(request: Request) -> list[AttachmentView]:
    return [
        AttachmentView(
            number=at,
            attachment_id=each.key.rpartition("/")[2],
            kind=each.kind,
            content_type=each.content_type,
            size_bytes=each.size_bytes,
        )
        for at, each in enumerate(request.attachments, 1)
    ]


def _step_view(seen: SeenRequest, step: RequestStep) -> RequestStepView:
    return RequestStepView(
        act=step.act,
        by=step.by,
        by_name=_name(seen, step.by),
        at=step.at,
        reason=step.reason if seen.is_whole else None,
        on_behalf=step.on_behalf,
    )


def _name(seen: SeenRequest, employee_id: str) -> str:
    return seen.names.get(employee_id, employee_id)
