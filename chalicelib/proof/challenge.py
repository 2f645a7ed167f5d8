"""The signed, stateless permission to make one check-in.

A challenge is `base64url(payload).base64url(HMAC-SHA256(key, payload))`; nothing is stored until it is used.
"""

import hashlib
import hmac
from datetime import UTC, date, datetime

import msgspec

from chalicelib.domain.attendance import Challenge, ChallengeKind
from chalicelib.domain.shift import Slot
from chalicelib.proof.base64url import decode, encode

VERSION = 2


def seal(challenge: Challenge, key: bytes) -> str:
    """The text a phone receives and gives back unchanged."""
    payload = msgspec.json.encode(
        [
            VERSION,
            challenge.challenge_id,
            challenge.kind,
            challenge.employee_id,
            challenge.unit_id,
            challenge.device_id,
            challenge.slot,
            challenge.local_date.isoformat(),
            _milliseconds(challenge.issued_at),
            _milliseconds(challenge.expires_at),
            *([challenge.made_by] if challenge.made_by else []),
        ]
    )
    return f"{encode(payload)}.{encode(_mac(payload, key))}"


def unseal(text: str, key: bytes) -> Challenge | None:
    """The challenge, or None when it is not one that this key has sealed."""
    payload_text, _, mac_text = text.partition(".")
    try:
        payload, mac = decode(payload_text), decode(mac_text)
    except ValueError:
        return None
    if not hmac.compare_digest(mac, _mac(payload, key)):
        return None
    version, *members = msgspec.json.decode(payload)
    if version != VERSION:
        return None
    challenge_id, kind, employee_id, unit_id, device_id, slot, local_date, issued, expires, *maker = members
    return Challenge(
        challenge_id=challenge_id,
        kind=ChallengeKind(kind),
        employee_id=employee_id,
        unit_id=unit_id,
        device_id=device_id,
        slot=Slot(slot),
        local_date=date.fromisoformat(local_date),
        issued_at=_instant(issued),
        expires_at=_instant(expires),
        made_by=maker[0] if maker else None,
    )


def _mac(payload: bytes, key: bytes) -> bytes:
    return hmac.digest(key, b"presensi challenge\0" + payload, hashlib.sha256)


def _milliseconds(instant: datetime) -> int:
    return round(instant.timestamp() * 1000)


def _instant(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
