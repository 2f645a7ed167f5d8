"""What people ask of who leads them: leave, an order, a permission, a correction, an objection; and its way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.office import Place
from chalicelib.domain.shift import Slot


class RequestKind(StrEnum):
    LEAVE = "leave"
    DUTY = "duty"  # dinas luar, by an order (surat tugas)
    STUDY = "study"
    REMOTE = "remote"
    PERMISSION = "permission"
    CORRECTION = "correction"  # of a missed or refused check-in, with a time
    OBJECTION = "objection"  # to a ruling or a count, before another person than who judged


class LeaveKind(StrEnum):
    """The kinds of PP 11/2017 that are asked for; collective leave is the calendar's."""

    ANNUAL = "annual"  # cuti tahunan
    LONG = "long"  # cuti besar
    SICK = "sick"  # cuti sakit
    MATERNITY = "maternity"  # cuti melahirkan
    IMPORTANT = "important"  # cuti karena alasan penting
    UNPAID = "unpaid"  # cuti di luar tanggungan negara


class ApproverKind(StrEnum):
    """Who decides a step."""

    SUPERIOR = "superior"  # the assigned one or a delegate; else the nearest head above; else a city admin
    HEAD = "head"  # who leads the whole OPD: the authorised official
    CITY_ADMIN = "city_admin"


class RequestState(StrEnum):
    WAITING = "waiting"  # for the approver of step `at_step`
    RETURNED = "returned"  # to be changed and sent again
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"  # after it was approved, before it began


OPEN = frozenset({RequestState.WAITING, RequestState.RETURNED})


class StepAct(StrEnum):
    FILED = "filed"
    CHANGED = "changed"  # sent again after it was returned
    APPROVED = "approved"  # one step; the last one approves the whole
    RETURNED = "returned"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"  # from the day after on; before it began the whole


@dataclass(frozen=True, slots=True)
class RequestStep:
    """What became of it when, and by whom.

    reason     their own words, or None.
    on_behalf  the superior for whom a delegate acted.
    """

    act: StepAct
    by: str
    at: datetime
    reason: str | None = None
    on_behalf: str | None = None


class PaperKind(StrEnum):
    LETTER = "letter"  # surat keterangan, surat tugas
    DOCTOR = "doctor"
    GOVERNMENT_DOCTOR = "government_doctor"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A PDF or a photo, posted by a form of ours; `sha256` (hex) is of the bytes as they were looked at."""

    key: str
    kind: PaperKind
    content_type: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Request:
    """One request. What it asks for is what its kind needs of the fields below; docs/rules.md#requests.

    request_id     begins with its last date, `20261224-...`, so that a person's are listed by date.
    unit_id        the unit of its first date: whoever leads it decides.
    days           working days it takes, by year ("2026"): of an annual leave what the balance loses.
    due, place     of an order: the slots whose check-in is due, and where.
    arrive_by_min, leave_from_min   of a permission.
    slot, counts_at   of a correction or objection: which, and the instant claimed.
    attempt_id     the refused try it was made from.
    attempt_facts  what that try tells: code, whole metres, minutes.
    filed_by       the employee, or who filed it for them and so never decides it.
    judged_by      of an objection: who judged, and so never decides it.
    way            who decides, in this order, as the setting was when it was filed.
    at_step        the place in `way` that waits.
    counted_on     of one that was sent again: the local date its limits counted as of; None: of its filing.
    """

    request_id: str
    employee_id: str
    unit_id: str
    kind: RequestKind
    starts_on: date
    ends_on: date
    filed_by: str
    reason: str
    way: tuple[ApproverKind, ...]
    steps: tuple[RequestStep, ...]
    state: RequestState = RequestState.WAITING
    at_step: int = 0
    leave: LeaveKind | None = None
    days: Mapping[str, int] = field(default_factory=dict)
    order_no: str | None = None
    due: tuple[Slot, ...] = ()
    place: Place | None = None
    arrive_by_min: int | None = None
    leave_from_min: int | None = None
    slot: Slot | None = None
    counts_at: datetime | None = None
    attempt_id: str | None = None
    attempt_facts: Mapping[str, object] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    judged_by: str | None = None
    counted_on: date | None = None
    revision: int = 0

    @property
    def days_by_year(self) -> dict[int, int]:
        return {int(year): days for year, days in self.days.items()}


@dataclass(frozen=True, slots=True)
class Delegation:
    """While a superior is away another decides in their place, between two local dates, both included."""

    to_id: str
    starts_on: date
    ends_on: date

    def holds_on(self, local_date: date) -> bool:
        return self.starts_on <= local_date <= self.ends_on
