"""A message we owe somebody: in the app first, by mail and by push as copies for who wants them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class NoticeKind(StrEnum):
    MISSED = "missed"  # absent, or a slot missing: what, by which rule, until when to answer
    DECIDED = "decided"  # a request of mine, or a provisional check-in
    RETURNED = "returned"  # a request of mine came back to be changed
    ASKED = "asked"  # whoever reviews a check-in of mine asks something first
    REVIEWER = "reviewer"  # a check-in of mine waits for a reviewer of the sex that I wished for
    WAITING = "waiting"  # my provisional check-in awaits a person
    DIGEST = "digest"  # to who leads or administers a unit: who, how late, what awaits them
    CITY = "city"  # to a city admin: units by compliance, the jobs' health
    REMINDER = "reminder"  # a window closes soon
    OUTAGE = "outage"  # to city admins: a window fails, decide
    DELEGATE = "delegate"  # somebody decides in my place, or I in theirs: from when to when, or no longer
    PHONE = "phone"  # a phone enrolled in my name was approved, or not
    ACTIVITY = "activity"  # something I reported came back to be changed
    CASE = "case"  # a step of a discipline case about me
    PLAN = "plan"  # a year's plan waits for my word, or mine was answered
    EVALUATION = "evaluation"  # an assessment waits for my word, mine was told or decided; a superior said something
    BUDGET = "budget"  # to who is responsible for budget lines: nobody has told their month, and it locks soon
    PAGE = "page"  # to who leads the city: the page of a month is there
    BOUNCED = "bounced"  # to the operator: somebody's address takes no mail


class CopyState(StrEnum):
    """What became of a notice's mail, or of its push."""

    WAITING = "waiting"
    SENDING = "sending"  # marked before it is sent: whatever happens now, never a second time
    SENT = "sent"
    NONE = "none"  # nowhere to send it to, or not wanted


@dataclass(frozen=True, slots=True)
class Notice:
    """One, of one person, kind and day: `about` tells apart those of one day (a request's id), else it is empty.

    facts   what its words are filled with: ids, dates, minutes, names of units; of a digest the people of one's own.
    push    as the mail: who writes it and knows that the person wants none says so, else it is found out later.
    """

    employee_id: str
    kind: NoticeKind
    on: date
    at: datetime
    about: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    read_at: datetime | None = None
    mail: CopyState = CopyState.WAITING
    push: CopyState = CopyState.WAITING

    @property
    def notice_id(self) -> str:
        """Sorts by day: `20261124-missed`, `20261124-decided-<request>`."""
        return f"{self.on:%Y%m%d}-{self.kind}" + (f"-{self.about}" if self.about else "")
