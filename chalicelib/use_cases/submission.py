"""What a phone sends for a check-in, and what of it is kept for signals alone."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.attendance import Challenge, ChallengeKind
from chalicelib.domain.city import City
from chalicelib.domain.office import Position
from chalicelib.proof.network_mark import network_mark
from chalicelib.rules.signal_clock import clock_jump_s
from chalicelib.rules.signal_rules import signal_rules_on
from chalicelib.use_cases.ports import Services


@dataclass(frozen=True, slots=True)
class Submission:
    """What a phone sends: the sealed challenge, where it is, which photo, and its signature over the exact bytes.

    position        None, and accuracy_m with it, from who types the office's code in its place.
    selfie_sha256   None from who need not send a photo.
    office_code     six digits, where the slot asks for them.
    permitted_at, signed_at   by the phone's clock: when it had its challenge, and when it signed; notes alone.
    source_ip       where the request came from; marked where the city's signals ask for it, and kept nowhere.
    """

    sealed: str
    position: Position | None
    accuracy_m: float | None
    selfie_sha256: bytes | None
    body: bytes
    signature: bytes
    office_code: str | None = None
    permitted_at: datetime | None = None
    signed_at: datetime | None = None
    source_ip: str = ""

    @property
    def body_hash(self) -> bytes:
        return hashlib.sha256(self.body).digest()


def clock_jump_of(challenge: Challenge, sent: Submission, now: datetime) -> int:
    if challenge.kind is not ChallengeKind.ONLINE or sent.permitted_at is None or sent.signed_at is None:
        return 0
    return clock_jump_s(sent.permitted_at, sent.signed_at, challenge.issued_at, now)


def network_of(services: Services, challenge: Challenge, sent: Submission, city: City) -> bytes:
    """Empty unless the signals that hold on the date look at networks."""
    if not signal_rules_on(city.settings.signal_rules, challenge.local_date).network_people:
        return b""
    return network_mark(sent.source_ip, challenge.local_date, services.secrets.receipt_keys().salt)
