"""When may a last day of service be entered, moved or taken back? See docs/rules.md#people."""

from datetime import date, timedelta
from enum import StrEnum

MAX_DAYS_LATE = 31  # a last day is told this many days late at most


class LeavingReason(StrEnum):
    """Why a last day is entered or changed; a code, so that the trail holds no words about a person."""

    RETIRED = "retired"
    RESIGNED = "resigned"
    CONTRACT_ENDED = "contract_ended"
    MOVED_AWAY = "moved_away"  # to another government
    DISMISSED = "dismissed"
    DIED = "died"
    CORRECTION = "correction"


def has_passed(left_on: date | None, today: date) -> bool:
    """Whether the last day of service is over: from then on it stands as it is."""
    return left_on is not None and left_on < today


def leaving_fault(left_on: date | None, today: date) -> str | None:
    """The code of what is wrong with a new last day, or None. No day at all takes an earlier one back."""
    too_early = left_on is not None and left_on < today - timedelta(days=MAX_DAYS_LATE)
    return "LEFT_TOO_EARLY" if too_early else None
