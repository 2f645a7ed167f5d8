"""The check-in itself: ask for a permission, send the selfie to the bucket, record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.office import Position
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
    FieldError,
    InputInvalid,
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
from chalicelib.proof.base64url import decode
from chalicelib.proof.device_key import SIGNATURE_BYTES
from chalicelib.routes._fields import DeviceId, Id, Latitude, Longitude, Sealed, Sha256, SlotName, parse_sha256
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._views import UploadView
from chalicelib.routes.receipts import RecordView, record_view
from chalicelib.rules.geofence import round_position
from chalicelib.use_cases.ask_challenge import Permission, ask_challenge
from chalicelib.use_cases.judge_check_in import Submission
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


OfficeCodeDigits = Annotated[
    str, Meta(pattern="^[0-9]{3} ?[0-9]{3}$", extra_json_schema={"x-code": "OFFICE_CODE_FORMAT"})
]


class PositionBody(Struct, forbid_unknown_fields=True):
    """Where the phone says it is. `fix_age_ms` is how old the fix is by the phone's own reckoning."""

    coordinates: tuple[Longitude, Latitude]
    accuracy_m: Annotated[float, Meta(gt=0, le=100_000, extra_json_schema={"x-code": "ACCURACY_RANGE"})]
    fix_age_ms: Annotated[int, Meta(ge=0, le=60_000, extra_json_schema={"x-code": "LOCATION_STALE"})]


class CheckInBody(Struct, forbid_unknown_fields=True):
    """`claimed_at` is the phone's own clock: kept out of every verdict. `selfie_sha256` is null where no photo is asked
    for: the challenge came without a form. `position` is null where the phone finds none and the slot asks for the
    office's code: with that it is recorded, and a person decides."""

    challenge: Sealed
    position: PositionBody | None
    selfie_sha256: Sha256 | None
    office_code: OfficeCodeDigits | None = None
    claimed_at: Annotated[str, Meta(max_length=40)] | None = None

    @staticmethod
    def hints(value: Mapping[str, object]) -> Mapping[str, object]:
        """Latitude in front is the commonest slip with positions: say so."""
        match value:
            case {"position": {"coordinates": [int() | float() as first, int() | float() as second]}}:
                return {"maybe_swapped": True} if abs(first) <= 90 < abs(second) <= 180 else {}
        return {}


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
    recorded = record_check_in(call.services, call.actor, _submission(call), call.now)
    check_in = recorded.check_in
    headers = {"Idempotency-Replayed": "true"} if recorded.replayed else {}
    doubts = {"provisional": " ".join(check_in.reasons)} if check_in.reasons else {}
    count = {} if recorded.replayed else counted(RECORDED, call.now)
    return Answer(record_view(call, check_in, check_in), 201, headers, {**doubts, **count})


def _submission(call: Call) -> Submission:
    body: CheckInBody = call.body
    return Submission(
        sealed=body.challenge,
        position=_position(body.position) if body.position else None,
        accuracy_m=body.position.accuracy_m if body.position else None,
        selfie_sha256=parse_sha256(body.selfie_sha256, "/selfie_sha256") if body.selfie_sha256 else None,
        body=call.raw,
        signature=_signature(call.headers.get("presensi-signature", "")),
        office_code=body.office_code.replace(" ", "") if body.office_code else None,
    )


def _position(body: PositionBody) -> Position:
    position = round_position(*body.coordinates)
    if position.longitude == 0 and position.latitude == 0:
        detail = ("Lokasi (0, 0) bukan lokasi sungguhan; nyalakan GPS.", "(0, 0) is no real position; turn on GPS.")
        raise InputInvalid([FieldError("/position/coordinates", "LOCATION_IMPLAUSIBLE", detail)])
    return position


def _signature(text: str) -> bytes:
    try:
        signature = decode(text)
    except ValueError:
        raise SignatureFormat from None
    if len(signature) != SIGNATURE_BYTES:
        raise SignatureFormat
    return signature


def _challenge_view(permission: Permission) -> ChallengeView:
    form = permission.form
    return ChallengeView(
        challenge=permission.sealed,
        slot=permission.challenge.slot,
        issued_at=permission.challenge.issued_at,
        expires_at=permission.challenge.expires_at,
        upload=UploadView(form.url, dict(form.fields), form.expires_at) if form else None,
    )
