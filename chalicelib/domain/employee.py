"""People: who they are, where they work from when, what they may do, which phone is theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.attendance import NO_UNIT
from chalicelib.domain.excuse import Excuse
from chalicelib.domain.push import PushKind
from chalicelib.domain.request import Delegation

NUMBER_SHOWN = 4  # of a staff number: on slips, month sheets and one's own profile


class NumberKind(StrEnum):
    """What kind of staff number it is; the first two are 18 digits, the third is the city's own."""

    NIP = "nip"  # PNS
    NI_PPPK = "ni_pppk"
    LOCAL = "local"  # non-ASN


class Sex(StrEnum):
    """As the master data say: nobody is shown it, it decides alone who looks at whose photos."""

    FEMALE = "f"
    MALE = "m"


class Role(StrEnum):
    """What a person may do beside checking in. Every holder is an employee too."""

    SUPERVISOR = "supervisor"  # atasan
    OPERATOR = "operator"  # operator OPD
    CITY_ADMIN = "city_admin"  # BKPSDM
    AUDITOR = "auditor"  # Inspektorat
    EXECUTIVE = "executive"  # mayor, Sekda: aggregates only


@dataclass(frozen=True, slots=True)
class Grant:
    """A role, over one unit and all below it; unit_id is None for the city-wide roles."""

    role: Role
    unit_id: str | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where and how a person works between two local dates, both included.

    office_ids    where this person may check in from; the first is the primary one and gives the zone.
    pattern_id    a weekly shift pattern, or None for a roster worker.
    """

    unit_id: str
    starts_on: date
    office_ids: tuple[str, ...]
    pattern_id: str | None
    supervisor_id: str | None = None
    ends_on: date | None = None

    def holds_on(self, local_date: date) -> bool:
        return self.starts_on <= local_date and (self.ends_on is None or local_date <= self.ends_on)


class DeviceState(StrEnum):
    PENDING = "pending"
    ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class Device:
    """A phone's public key (P-256, uncompressed point of 65 bytes) and what became of it.

    device_id   RFC 7638 thumbprint of the key, base64url.
    shared      several people use this phone, each with a key of their own on it; registered by whoever decided.
    """

    device_id: str
    public_key: bytes
    state: DeviceState
    label: str
    enrolled_at: datetime
    decided_at: datetime | None = None
    decided_by: str | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Vouch:
    """The word of who handed out the code of a login: good for one first phone, until this instant."""

    by: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Employee:
    """One person, as every request reads them.

    roster      "YYYY-MM" -> one character a day: a pattern's code, `L` for off shift, `-` for no entry.
    devices     at most one active and one pending.
    accommodations  what is arranged for this person, by date; never two on one day.
    excuses     what approved requests do to their days, those of the last three months and to come.
    delegation  who decides in this person's place while they are away.
    delegated_by  whose place this person may take: a pointer alone, those profiles say whether it holds.
    reminder_mail  reminders come by mail too, and not in the app alone.
    push        what their phones are woken for; nothing without a phone that takes it.
    signed_out_at  tokens given before this instant are refused.
    entered_at  when they were entered here: of windows that had closed by then nothing is expected. None: not known.
    sex         None: the master data do not say.
    same_sex_review  they wish to be looked at by a reviewer of their own sex.
    had_phone   a phone that was active has been taken off; see rules/enrolment.has_had_phone.
    revision    counts every change; a write states the one it read.
    """

    employee_id: str
    name: str
    number: str
    number_kind: NumberKind
    assignments: tuple[Assignment, ...]
    grants: tuple[Grant, ...] = ()
    devices: tuple[Device, ...] = ()
    roster: Mapping[str, str] = field(default_factory=dict)
    email: str | None = None
    language: str = "id"
    left_on: date | None = None
    signed_out_at: datetime | None = None
    vouch: Vouch | None = None
    had_phone: bool = False
    accommodations: tuple[Accommodation, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    delegation: Delegation | None = None
    delegated_by: tuple[str, ...] = ()
    reminder_mail: bool = False
    push: tuple[PushKind, ...] = ()
    entered_at: datetime | None = None
    sex: Sex | None = None
    same_sex_review: bool = False
    revision: int = 0

    def assignment_on(self, local_date: date) -> Assignment | None:
        """The assignment that holds on this local date, or None outside every one."""
        return next((each for each in self.assignments if each.holds_on(local_date)), None)

    def unit_id_on(self, local_date: date) -> str:
        """Where they work on this local date; NO_UNIT where that is nowhere."""
        assignment = self.assignment_on(local_date)
        return assignment.unit_id if assignment else NO_UNIT

    def superior_id_on(self, local_date: date) -> str | None:
        """Whom they work under on this local date."""
        assignment = self.assignment_on(local_date)
        return assignment.supervisor_id if assignment else None

    @property
    def number_end(self) -> str:
        """The end of the staff number alone, to tell two people of one name apart; the whole is told nowhere."""
        return self.number[-NUMBER_SHOWN:]

    def device(self, device_id: str) -> Device | None:
        return next((each for each in self.devices if each.device_id == device_id), None)

    def has_role(self, role: Role) -> bool:
        return any(grant.role is role for grant in self.grants)
