"""The body of a check-in, read: everything in it is a phone's word, and what is no verdict's is a note."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.office import Position
from chalicelib.errors import FieldError, InputInvalid, SignatureFormat
from chalicelib.proof.base64url import decode
from chalicelib.proof.device_key import SIGNATURE_BYTES
from chalicelib.routes._fields import Latitude, Longitude, Sealed, Sha256, parse_sha256
from chalicelib.routes._http import Call
from chalicelib.rules.geofence import round_position
from chalicelib.use_cases.submission import Submission

OfficeCodeDigits = Annotated[
    str, Meta(pattern="^[0-9]{3} ?[0-9]{3}$", extra_json_schema={"x-code": "OFFICE_CODE_FORMAT"})
]


class PositionBody(Struct, forbid_unknown_fields=True):
    """Where the phone says it is. `fix_age_ms` is how old the fix is by the phone's own reckoning."""

    coordinates: tuple[Longitude, Latitude]
    accuracy_m: Annotated[float, Meta(gt=0, le=100_000, extra_json_schema={"x-code": "ACCURACY_RANGE"})]
    fix_age_ms: Annotated[int, Meta(ge=0, le=60_000, extra_json_schema={"x-code": "LOCATION_STALE"})]


class CheckInBody(Struct, forbid_unknown_fields=True):
    """`claimed_at` is the phone's own clock at the signature, `permitted_at` when it had its challenge: both stay out
    of every verdict. `selfie_sha256` is null where no photo is asked for: the challenge came without a form. `position`
    is null where the phone finds none and the slot asks for the office's code: with that it is recorded, and a person
    decides."""

    challenge: Sealed
    position: PositionBody | None
    selfie_sha256: Sha256 | None
    office_code: OfficeCodeDigits | None = None
    claimed_at: Annotated[str, Meta(max_length=40)] | None = None
    permitted_at: Annotated[str, Meta(max_length=40)] | None = None

    @staticmethod
    def hints(value: Mapping[str, object]) -> Mapping[str, object]:
        """Latitude in front is the commonest slip with positions: say so."""
        match value:
            case {"position": {"coordinates": [int() | float() as first, int() | float() as second]}}:
                return {"maybe_swapped": True} if abs(first) <= 90 < abs(second) <= 180 else {}
        return {}


def submission_of(call: Call) -> Submission:
    body: CheckInBody = call.body
    return Submission(
        sealed=body.challenge,
        position=_position(body.position) if body.position else None,
        accuracy_m=body.position.accuracy_m if body.position else None,
        selfie_sha256=parse_sha256(body.selfie_sha256, "/selfie_sha256") if body.selfie_sha256 else None,
        body=call.raw,
        signature=_signature(call.headers.get("presensi-signature", "")),
        office_code=body.office_code.replace(" ", "") if body.office_code else None,
        permitted_at=_told_instant(body.permitted_at),
        signed_at=_told_instant(body.claimed_at),
        source_ip=call.source_ip,
    )


def _told_instant(text: str | None) -> datetime | None:
    """By a phone's clock; None where it tells none: nothing is refused for it."""
    try:
        told = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return told if told and told.tzinfo else None


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
