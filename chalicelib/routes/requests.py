"""Ask for leave, an order, a permission, a correction: for oneself, or as an operator for somebody."""

from typing import Annotated, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound, RequestDecided, TooManyOpenRequests
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._request_bodies import OthersRequestBody, RequestBody, read_filing
from chalicelib.routes._request_views import RequestsView, RequestView, request_view
from chalicelib.routes._views import UploadView
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.attachment import MEDIA_TYPES
from chalicelib.use_cases.attachments import ask_attachment_form, attachment_link
from chalicelib.use_cases.file_request import file_request, find_to_file, send_again, withdraw_request
from chalicelib.use_cases.reach import find_employee
from chalicelib.use_cases.see_leave import Leave, see_leave
from chalicelib.use_cases.see_requests import own_request, see_one, see_own, seen_after

blueprint = Blueprint(__name__)
FILERS = ALLOWED[Act.FILE_REQUEST]
FILING = (ChangedMeanwhile, TooManyOpenRequests)


class AttachmentFormBody(Struct, forbid_unknown_fields=True):
    content_type: Literal["application/pdf", "image/jpeg"]


class AttachmentFormView(Struct, frozen=True):
    """Name the file by this id in a request; one that no request names is gone in a day."""

    attachment_id: str
    upload: UploadView


class LinkView(Struct, frozen=True):
    """Good for a minute, and not to be shown within a page."""

    url: str


class LeaveQuery(Struct, forbid_unknown_fields=True):
    """This year unless told."""

    year: Annotated[int, Meta(ge=2020, le=2098)] | None = None


class LeaveView(Struct, frozen=True, kw_only=True):
    """Annual leave of a year in own working days: `granted` and `carried` less `used` and `waiting` are `left`.

    `basis`: opening (entered from the old book), carried (reckoned from the year before) or assumed (nothing was
    entered). `kinds`: the leave that the person may ask for at all.
    """

    year: int
    granted_days: int
    carried_days: int
    used_days: int
    waiting_days: int
    left_days: int
    basis: str
    kinds: list[str]


@op(
    blueprint, "POST", "/me/attachments", "A form to post one paper of a request by", body=AttachmentFormBody,
    answers={201: AttachmentFormView},
)  # fmt: skip
def create_attachment(call: Call) -> Answer:
    ending = next(each for each, kind in MEDIA_TYPES.items() if kind == call.body.content_type)
    name, form = ask_attachment_form(call.services, call.actor, ending, call.now)
    upload = UploadView(url=form.url, fields=dict(form.fields), expires_at=form.expires_at)
    return Answer(AttachmentFormView(name, upload), 201)


@op(
    blueprint, "POST", "/me/requests", "Ask for leave, an order, a permission, a correction", body=RequestBody,
    answers={201: RequestView}, problems=FILING, idempotent=True,
)  # fmt: skip
def create_request(call: Call) -> Answer:
    filed = file_request(call.services, call.actor, call.actor, read_filing(call.body), call.made_id, call.now)
    return Answer(request_view(seen_after(call.services, filed), call.city), 201)


@op(blueprint, "GET", "/me/requests", "My requests of a year, the latest first", answers={200: RequestsView})
def read_own_requests(call: Call) -> Answer:
    return Answer(
        RequestsView([request_view(each, call.city) for each in see_own(call.services, call.actor, call.now)])
    )


@op(
    blueprint, "GET", "/me/requests/{request_id}", "One of my requests with its history", answers={200: RequestView},
    problems=(NotFound,),
)  # fmt: skip
def read_own_request(call: Call, request_id: str) -> Answer:
    return Answer(request_view(see_one(call.services, call.actor, request_id), call.city))


@op(
    blueprint, "PUT", "/me/requests/{request_id}", "Change a returned request and send it again", body=RequestBody,
    answers={200: RequestView}, problems=(NotFound, RequestDecided, ChangedMeanwhile),
)  # fmt: skip
def replace_request(call: Call, request_id: str) -> Answer:
    sent = send_again(call.services, call.actor, call.actor, request_id, read_filing(call.body), call.now)
    return Answer(request_view(seen_after(call.services, sent), call.city))


@op(
    blueprint, "DELETE", "/me/requests/{request_id}", "Withdraw a request that nobody has decided",
    answers={204: None}, problems=(NotFound, RequestDecided, ChangedMeanwhile),
)  # fmt: skip
def delete_request(call: Call, request_id: str) -> Answer:
    withdraw_request(call.services, call.actor, request_id, call.now)
    return Answer(None, 204)


@op(
    blueprint, "GET", "/me/requests/{request_id}/attachments/{number}", "A link to a paper of my request",
    answers={200: LinkView}, problems=(NotFound,),
)  # fmt: skip
def read_own_attachment(call: Call, request_id: str, number: str) -> Answer:
    request = own_request(call.services, call.actor, request_id)
    return Answer(LinkView(attachment_link(call.services, request.attachments, read_number(number))))


@op(
    blueprint, "GET", "/me/leave", "My annual leave of a year, and which leave I may ask for", query=LeaveQuery,
    answers={200: LeaveView},
)  # fmt: skip
def read_leave(call: Call) -> Answer:
    return Answer(_leave_view(see_leave(call.services, call.actor, call.query.year, call.now)))


@op(
    blueprint, "GET", "/employees/{employee_id}/leave", "A person's annual leave of a year",
    roles=ALLOWED[Act.READ_WHOLE_PROFILE], query=LeaveQuery, answers={200: LeaveView}, problems=(NotFound,),
)  # fmt: skip
def read_persons_leave(call: Call, employee_id: str) -> Answer:
    employee = find_employee(call.services, call.actor, employee_id, Act.READ_WHOLE_PROFILE, call.now)
    return Answer(_leave_view(see_leave(call.services, employee, call.query.year, call.now)))


def _leave_view(found: Leave) -> LeaveView:
    year = found.year
    return LeaveView(
        year=year.year,
        granted_days=year.granted,
        carried_days=year.carried,
        used_days=year.used,
        waiting_days=year.waiting,
        left_days=year.left,
        basis=year.basis,
        kinds=list(found.kinds),
    )


@op(
    blueprint, "POST", "/employees/{employee_id}/requests", "File a request for somebody, also a late one",
    roles=FILERS, body=OthersRequestBody, answers={201: RequestView}, problems=(NotFound, DecideOwn, *FILING),
    idempotent=True,
)  # fmt: skip
def create_others_request(call: Call, employee_id: str) -> Answer:
    subject = find_to_file(call.services, call.actor, employee_id, call.now)
    filed = file_request(call.services, call.actor, subject, read_filing(call.body), call.made_id, call.now)
    return Answer(request_view(seen_after(call.services, filed), call.city), 201)


@op(
    blueprint, "PUT", "/employees/{employee_id}/requests/{request_id}",
    "Change somebody's returned request and send it again", roles=FILERS, body=OthersRequestBody,
    answers={200: RequestView}, problems=(NotFound, DecideOwn, RequestDecided, ChangedMeanwhile),
)  # fmt: skip
def replace_others_request(call: Call, employee_id: str, request_id: str) -> Answer:
    subject = find_to_file(call.services, call.actor, employee_id, call.now)
    sent = send_again(call.services, call.actor, subject, request_id, read_filing(call.body), call.now)
    return Answer(request_view(seen_after(call.services, sent), call.city))


def read_number(text: str) -> int:
    """Of a paper; 0, which none has, where it is no number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) == 1 else 0
