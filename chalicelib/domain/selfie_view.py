"""That somebody looked at a selfie of another person: who, at which, and on what grounds."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.shift import Slot


class ViewReason(StrEnum):
    DECISION = "decision"  # it awaits the viewer's decision, which is the case
    DOUBT = "doubt"  # is it this person, at this office?
    ASKED = "asked"  # the person on it asked for it
    REVIEW = "review"  # it was drawn for them to look at, or is one of the days beside it
    CASE = "case"  # under the number of a case


@dataclass(frozen=True, slots=True)
class SelfieView:
    """One view, as the person on the picture may read it.

    by            the viewer's employee id.
    case_number   of a case alone.
    """

    employee_id: str
    local_date: date
    slot: Slot
    by: str
    at: datetime
    reason: ViewReason
    case_number: str | None = None
