"""How a person proves who they are."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a login gives: a short access token, and a refresh token unless it was a refresh."""

    access_token: str
    expires_in_s: int
    refresh_token: str | None = None


@dataclass(frozen=True, slots=True)
class OneTimeCode:
    """The hash of a code that an operator handed out; one per person, a new one voids the old."""

    employee_id: str
    salt: bytes
    hash: bytes
    expires_at: datetime
    issued_by: str
