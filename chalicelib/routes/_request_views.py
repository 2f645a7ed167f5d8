"""Requests as they go out: with as much of each as the reader may know."""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.domain.city import City
from chalicelib.domain.request import Request, RequestState, RequestStep
from chalicelib.proof.base64url import encode
from chalicelib.routes._place import PlaceView, place_view
from chalicelib.rules.request_again import sent_again_by
from chalicelib.use_cases.see_requests import SeenRequest
from chalicelib.use_cases.slot_record import SlotRecord


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
    """`number`: to ask for the file by. `sha256`: of the file, to name it by when the request is sent again."""

    number: int
    attachment_id: str
    kind: str
    content_type: str
    size_bytes: int
    sha256: str


class SlotRecordView(Struct, frozen=True, kw_only=True):
    """A check-in: valid, provisional or invalid."""

    counts_at: datetime
    state: str


class RequestView(Struct, frozen=True, kw_only=True):
    """`state`: waiting, returned, approved, rejected, withdrawn or cancelled. `waits_for`: superior, head or
    city_admin; null: nobody. `is_for_me`: it waits for my decision. `is_whole`: false where only kind, dates and steps
    are told: which leave, why and by which papers is for the person and the deciders. `days`: own working days by year
    that an annual leave takes. `send_again_by`: of a returned one, the last local date for it; then it has lapsed.
    `record`: of one about a slot, what lies in it while its decision is awaited, for the deciders.
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
    send_again_by: date | None
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
    record: SlotRecordView | None
    attempt_id: str | None
    attempt_facts: dict[str, int | str]
    attachments: list[AttachmentView]


class RequestsView(Struct, frozen=True):
    requests: list[RequestView]


def request_view(seen: SeenRequest, city: City) -> RequestView:
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
        send_again_by=sent_again_by(request, city.settings.zone) if request.state is RequestState.RETURNED else None,
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
        place=place_view(request.place, city) if request.place and whole else None,
        arrive_by_min=request.arrive_by_min if whole else None,
        leave_from_min=request.leave_from_min if whole else None,
        slot=request.slot,
        counts_at=request.counts_at if whole else None,
        record=_record_view(seen.record) if seen.record else None,
        attempt_id=request.attempt_id if whole else None,
        attempt_facts=_attempt_facts(request) if whole else {},
        attachments=_attachments(request) if whole else [],
    )


def _record_view(record: SlotRecord) -> SlotRecordView:
    return SlotRecordView(counts_at=record.check_in.counts_at, state=record.state)


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
            sha256=encode(bytes.fromhex(each.sha256)),
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
