"""The check-in itself: ask for a permission, send the selfie to the bucket, record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.shift import Slot
from chalicelib.errors import (
    AlreadyCheckedIn,
    ChallengeExpired,
    ChallengeInvalid,
    ChallengeReused,
    DayOff,
    DeviceNotEnrolled,
    FieldError,
    InputInvalid,
    LocationTooCoarse,
    NoOffice,
    NotADayChallenge,
    NotFound,
    NotScheduled,
    OfflineTooOld,
    OutsideGeofence,
    PhotoMismatch,
    PhotoSize,
    PhotoType,
    SignatureFormat,
    SignatureInvalid,
    SlotNotPlanned,
    WindowClosed,
)
from chalicelib.proof.base64url import decode
from chalicelib.proof.device_key import SIGNATURE_BYTES
from chalicelib.routes._fields import DeviceId, Latitude, Longitude, Sealed, Sha256, SlotName
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._views import UploadView
from chalicelib.routes.receipts import RecordView, record_view
from chalicelib.rules.geofence import round_position
from chalicelib.use_cases.ask_challenge import Permission, ask_challenge, renew_upload
from chalicelib.use_cases.judge_check_in import Submission
from chalicelib.use_cases.record_check_in import record_check_in

blueprint = Blueprint(__name__)


class ChallengeBody(Struct, forbid_unknown_fields=True):
    slot: SlotName
    device_id: DeviceId


class UploadBody(Struct, forbid_unknown_fields=True):
    challenge: Sealed


class PositionBody(Struct, forbid_unknown_fields=True):
    """Where the phone says it is. `fix_age_ms` is how old the fix is by the phone's own reckoning."""

    coordinates: tuple[Longitude, Latitude]
    accuracy_m: Annotated[float, Meta(gt=0, le=100_000, extra_json_schema={"x-code": "ACCURACY_RANGE"})]
    fix_age_ms: Annotated[int, Meta(ge=0, le=60_000, extra_json_schema={"x-code": "LOCATION_STALE"})]


class CheckInBody(Struct, forbid_unknown_fields=True):
    """`claimed_at` is the phone's own clock: kept out of every verdict."""

    challenge: Sealed
    position: PositionBody
    selfie_sha256: Sha256
    claimed_at: Annotated[str, Meta(max_length=40)] | None = None

    @staticmethod
    def hints(value: Mapping[str, object]) -> Mapping[str, object]:
        """Latitude in front is the commonest slip with positions: say so."""
        match value:
            case {"position": {"coordinates": [int() | float() as first, int() | float() as second]}}:
                return {"maybe_swapped": True} if abs(first) <= 90 < abs(second) <= 180 else {}
        return {}


class ChallengeView(Struct, frozen=True, kw_only=True):
    """Give `challenge` back unchanged; post the selfie by `upload` with its checksum first."""

    challenge: str
    slot: str
    issued_at: datetime
    expires_at: datetime
    upload: UploadView


@op(
    blueprint, "POST", "/check-ins/challenges", "Ask for the permission to make one check-in",
    body=ChallengeBody, answers={201: ChallengeView},
    problems=(DeviceNotEnrolled, DayOff, NotScheduled, SlotNotPlanned, WindowClosed, NoOffice),
)  # fmt: skip
def create_challenge(call: Call) -> Answer:
    permission = ask_challenge(call.services, call.actor, Slot(call.body.slot), call.body.device_id, call.now)
    return Answer(_challenge_view(permission), 201)


@op(
    blueprint, "POST", "/uploads", "Get a fresh form for the selfie of an offline check-in",
    body=UploadBody, answers={201: ChallengeView},
    problems=(ChallengeInvalid, NotFound, NotADayChallenge, OfflineTooOld),
)  # fmt: skip
def create_upload(call: Call) -> Answer:
    return Answer(_challenge_view(renew_upload(call.services, call.actor, call.body.challenge, call.now)), 201)


@op(
    blueprint, "POST", "/check-ins", "Record a check-in",
    body=CheckInBody, answers={201: RecordView},
    problems=(
        ChallengeInvalid, NotFound, DeviceNotEnrolled, SignatureFormat, SignatureInvalid, ChallengeExpired,
        OfflineTooOld, DayOff, NotScheduled, SlotNotPlanned, WindowClosed, NoOffice, OutsideGeofence,
        LocationTooCoarse, PhotoMismatch, PhotoSize, PhotoType, AlreadyCheckedIn, ChallengeReused,
    ),
)  # fmt: skip
def create_check_in(call: Call) -> Answer:
    recorded = record_check_in(call.services, call.actor, _submission(call), call.now)
    check_in = recorded.check_in
    headers = {"Idempotency-Replayed": "true"} if recorded.replayed else {}
    notes = {"provisional": " ".join(check_in.reasons)} if check_in.reasons else {}
    return Answer(record_view(call, check_in, check_in), 201, headers, notes)


def _submission(call: Call) -> Submission:
    body: CheckInBody = call.body
    position = round_position(*body.position.coordinates)
    if position.longitude == 0 and position.latitude == 0:
        detail = ("Lokasi (0, 0) bukan lokasi sungguhan; nyalakan GPS.", "(0, 0) is no real position; turn on GPS.")
        raise InputInvalid([FieldError("/position/coordinates", "LOCATION_IMPLAUSIBLE", detail)])
    return Submission(
        sealed=body.challenge,
        position=position,
        accuracy_m=body.position.accuracy_m,
        selfie_sha256=_hash(body.selfie_sha256),
        body=call.raw,
        signature=_signature(call.headers.get("presensi-signature", "")),
    )


def _hash(text: str) -> bytes:
    try:
        return decode(text)
    except ValueError:
        detail = ("Kirim SHA-256 dalam base64url.", "Send the SHA-256 as base64url.")
        raise InputInvalid([FieldError("/selfie_sha256", "PATTERN", detail)]) from None


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
        upload=UploadView(form.url, dict(form.fields), form.expires_at),
    )
