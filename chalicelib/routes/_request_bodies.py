"""A request as it comes in: one body for every kind."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from chalicelib.domain.request import LeaveKind, PaperKind, RequestKind
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
from chalicelib.routes._place import PlaceBody, read_place
from chalicelib.rules.attachment import MAX_ATTACHMENTS
from chalicelib.rules.request import LAST_MIN
from chalicelib.use_cases.attachments import SentPaper
from chalicelib.use_cases.file_request import Filing

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
