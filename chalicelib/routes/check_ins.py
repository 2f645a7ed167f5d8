"""The check-in itself: ask for a permission, send the selfie to the bucket, record."""

from datetime import datetime

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.outage import RECORDED
from chalicelib.domain.shift import Slot
from chalicelib.errors import (
    AlreadyCheckedIn,
    ChallengeExpired,
    ChallengeInvalid,
    ChallengeReused,
    DayOff,
    DecideOwn,
    DeviceNotEnrolled,
    LocationTooCoarse,
    NoOffice,
    NotADayChallenge,
    NotFound,
    NotScheduled,
    OfficeCodeNeeded,
    OfficeCodeWrong,
    OfflineTooOld,
    OutsideGeofence,
    PhotoMismatch,
    PhotoRequired,
    PhotoSize,
    PhotoType,
    PositionNeeded,
    SignatureFormat,
    SignatureInvalid,
    SlotNotPlanned,
    WindowClosed,
)
from chalicelib.observability import counted
from chalicelib.routes._check_in_body import CheckInBody, submission_of
from chalicelib.routes._fields import DeviceId, Id, Sealed, SlotName
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._views import UploadView
from chalicelib.routes.receipts import RecordView, record_view
from chalicelib.use_cases.ask_challenge import Permission, ask_challenge
from chalicelib.use_cases.offline_challenge import renew_upload
from chalicelib.use_cases.record_check_in import record_check_in
from chalicelib.use_cases.team_check_in import ask_team_challenge

blueprint = Blueprint(__name__)


class ChallengeBody(Struct, forbid_unknown_fields=True):
    """`employee_id`: for somebody of one's team, on the supervisor's own phone."""

    slot: SlotName
    device_id: DeviceId
    employee_id: Id | None = None


class UploadBody(Struct, forbid_unknown_fields=True):
    challenge: Sealed


class ChallengeView(Struct, frozen=True, kw_only=True):
    """Give `challenge` back unchanged; post the selfie by `upload` with its checksum first (null: no photo)."""

    challenge: str
    slot: str
    issued_at: datetime
    expires_at: datetime
    upload: UploadView | None


@op(
    blueprint, "POST", "/check-ins/challenges", "Ask for the permission to make one check-in",
    body=ChallengeBody, answers={201: ChallengeView},
    problems=(
        DeviceNotEnrolled, DayOff, NotScheduled, SlotNotPlanned, WindowClosed, NoOffice, NotFound, DecideOwn,
    ),
    is_try=True,
)  # fmt: skip
def create_challenge(call: Call) -> Answer:
    services, body, slot = call.services, call.body, Slot(call.body.slot)
    if body.employee_id is None:
        permission = ask_challenge(services, call.actor, slot, body.device_id, call.now)
    else:
        permission = ask_team_challenge(services, call.actor, body.employee_id, slot, body.device_id, call.now)
    return Answer(_challenge_view(permission), 201)


@op(
    blueprint, "POST", "/uploads", "Get a fresh form for the selfie of an offline check-in",
    body=UploadBody, answers={201: ChallengeView},
    problems=(ChallengeInvalid, NotFound, NotADayChallenge, OfflineTooOld, WindowClosed),
)  # fmt: skip
def create_upload(call: Call) -> Answer:
    return Answer(_challenge_view(renew_upload(call.services, call.actor, call.body.challenge, call.now)), 201)


@op(
    blueprint, "POST", "/check-ins", "Record a check-in",
    body=CheckInBody, answers={201: RecordView},
    problems=(
        ChallengeInvalid, NotFound, DeviceNotEnrolled, SignatureFormat, SignatureInvalid, ChallengeExpired,
        OfflineTooOld, DayOff, NotScheduled, SlotNotPlanned, WindowClosed, NoOffice, OutsideGeofence,
        LocationTooCoarse, PositionNeeded, OfficeCodeNeeded, OfficeCodeWrong, PhotoRequired, PhotoMismatch, PhotoSize,
        PhotoType, AlreadyCheckedIn, ChallengeReused,
    ),
    is_try=True,
)  # fmt: skip
def create_check_in(call: Call) -> Answer:
    recorded = record_check_in(call.services, call.actor, submission_of(call), call.now)
    check_in = recorded.check_in
    headers = {"Idempotency-Replayed": "true"} if recorded.replayed else {}
    doubts = {"provisional": " ".join(check_in.reasons)} if check_in.reasons else {}
    count = {} if recorded.replayed else counted(RECORDED, call.now)
    return Answer(record_view(call, check_in, check_in), 201, headers, {**doubts, **count})


def _challenge_view(permission: Permission) -> ChallengeView:
    form = permission.form
    return ChallengeView(
        challenge=permission.sealed,
        slot=permission.challenge.slot,
        issued_at=permission.challenge.issued_at,
        expires_at=permission.challenge.expires_at,
        upload=UploadView(form.url, dict(form.fields), form.expires_at) if form else None,
    )
