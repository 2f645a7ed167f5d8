"""What is arranged for one person for a time: what, never why."""

from dataclasses import dataclass
from datetime import date

from chalicelib.domain.shift import Slot


@dataclass(frozen=True, slots=True)
class Accommodation:
    """An arrangement between two local dates, both included. No reason and no diagnosis, only the decision's number.

    no_selfie    checks in without a photo.
    longer_min   minutes by which every window opens earlier and closes later.
    grace_min    minutes added to the grace of every limit.
    vouched      a supervisor's team check-in with a photo is this person's normal way, and not provisional for it.
    slots        the slots that are expected of those planned; empty: all of them.
    """

    starts_on: date
    ends_on: date
    decree_no: str
    no_selfie: bool = False
    longer_min: int = 0
    grace_min: int = 0
    vouched: bool = False
    slots: tuple[Slot, ...] = ()

    def holds_on(self, local_date: date) -> bool:
        return self.starts_on <= local_date <= self.ends_on
