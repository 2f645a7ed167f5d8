"""How a person's phone may be woken: what its browser gave us for that, and what the person wants to be told."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PushKind(StrEnum):
    """What somebody may ask to be told on the phone's lock screen; each takes what else is of its kind along."""

    REMINDERS = "reminders"  # a window closes soon
    DECISIONS = "decisions"  # a request of mine, or a check-in that somebody had to decide
    NOTICES = "notices"  # all other notices


@dataclass(frozen=True, slots=True)
class Subscription:
    """One browser's push subscription. Whoever knows all of it could wake the phone: it is in no log and no answer.

    endpoint    where its push service takes messages.
    public_key  the browser's P-256 key (uncompressed point of 65 bytes) that they are sealed for.
    auth        16 bytes that the seal needs too.
    """

    endpoint: str
    public_key: bytes
    auth: bytes
    added_at: datetime

    @property
    def subscription_id(self) -> str:
        """SHA-256 of the endpoint in hex: the page knows its own by it."""
        return hashlib.sha256(self.endpoint.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """Those of one person, oldest first."""

    employee_id: str
    all: tuple[Subscription, ...] = ()
    revision: int = 0
