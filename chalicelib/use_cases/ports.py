"""The outside world as use cases know it: Protocols that store/, identity/ and the tests' fakes fulfil."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from chalicelib.domain.attendance import Attempt, AttendanceDay, CheckIn, Evidence, TeamCheckIn
from chalicelib.domain.audit import AuditEntry, ChainedEntry, Proposal
from chalicelib.domain.balance import OpeningBalance
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.domain.login import OneTimeCode, Tokens
from chalicelib.domain.office import OfficeEdits
from chalicelib.domain.office_photo import OfficePhoto
from chalicelib.domain.office_tries import OfficeTries
from chalicelib.domain.staff import Member
from chalicelib.domain.swap import Swap
from chalicelib.proof.access_token import TokenRules
from chalicelib.proof.receipt import ReceiptKeys


class StoreUnavailable(Exception):
    """The outside world gave no answer to trust: nothing was decided; the caller may try again."""


class Changed(Exception):
    """What a write was based on is no longer so; nothing was written."""


class StaffStore(Protocol):
    def employee(self, employee_id: str) -> Employee | None:
        """One person by id, read consistently: 1 RRU."""

    def employee_id_of(self, number: str) -> str | None:
        """Whose staff number this is (already normalised)."""

    def device_owner(self, device_id: str) -> str | None:
        """Whose phone key this is, once bound for ever."""

    def save(
        self, employee: Employee, previous: Employee | None, entry: AuditEntry, decided: Proposal | None = None
    ) -> Employee:
        """Write profile, memberships, guards and the audit entry together; the answer has the next revision.

        A change of the grants voids the one-time code; lists reach as far as the last day of service.

        decided   the proposal this is the applying of, as decided; written together with it.

        Raises Changed when `previous` is no longer what is stored, a guard is another person's, the last city admin
        would be gone, or the proposal was decided before.
        """

    def save_swap(self, swap: Swap, people: Sequence[tuple[Employee, Employee]], entry: AuditEntry) -> None:
        """Write the swap's last step and both people, each (as changed, as it was read), with one entry: all or none.

        Raises Changed when one of the people is no longer so, or the swap has had another step meanwhile.
        """

    def load(self, employee: Employee, previous: Employee | None) -> Employee:
        """As `save`, without an entry of its own: the import that brings the person has one for all."""

    def people_of(self, numbers: Sequence[str]) -> dict[str, Employee]:
        """Normalised staff number -> person, of those that are somebody's: batches of reads."""

    def people(self, employee_ids: Iterable[str]) -> dict[str, Employee]:
        """Id -> person, of those that are there: batches of consistent reads."""

    def members(self, unit_id: str) -> list[Member]:
        """Everybody who is, was or will be in the unit: one Query and its pages."""

    def code(self, employee_id: str) -> OneTimeCode | None: ...

    def put_code(self, code: OneTimeCode, entry: AuditEntry) -> None:
        """Store the code in place of an older one."""

    def use_up_code(self, code: OneTimeCode) -> bool:
        """Remove the code; False when it was used or replaced meanwhile."""

    def city_admins(self) -> int:
        """How many people hold the role now: from the counter kept with the grants."""


class CityStore(Protocol):
    def current(self, now: datetime) -> City:
        """The city as published, at most 60 s old."""

    def fresh(self, now: datetime) -> City:
        """The city as published now: for decisions by people."""

    def draft(self, subject: str, content: object) -> str:
        """Write a subject's new content where nobody reads it yet; the answer is the book's id."""

    def publish(
        self,
        subject: str,
        book_id: str,
        base_version: int,
        entry: AuditEntry,
        decided: Proposal | None = None,
        beside: Sequence[tuple[str, str, int]] = (),
    ) -> int:
        """Flip the subject to the book, if `base_version` still stands: the new version.

        decided   the proposal this is the applying of, as decided; written together with it.
        beside    (subject, book, base version) of others that are flipped in the same write.

        Raises Changed, also when the proposal was decided before.
        """

    def version(self, subject: str, version: int) -> object:
        """A subject's content as it was published under this number."""

    def book(self, subject: str, book_id: str) -> object:
        """A drafted or published book's content."""


class ProposalStore(Protocol):
    def add(self, proposal: Proposal, entry: AuditEntry, withdrawn: Sequence[Proposal] = ()) -> None:
        """Store it and, as decided, those whose place it takes: all or none. Raises Changed when one waits no more."""

    def get(self, proposal_id: str) -> Proposal | None: ...

    def draft(self, draft_id: str, edits: OfficeEdits) -> None:
        """Keep what a proposal of offices does, before the proposal that names it by this id."""

    def drafted(self, draft_id: str) -> OfficeEdits | None:
        """None where the id is of a book of all offices, as proposals were kept until November 2026."""

    def all(self) -> list[Proposal]: ...

    def decide(self, proposal: Proposal, entry: AuditEntry) -> None:
        """Store the decision if the proposal still waits. Raises Changed."""


class OfficePhotoStore(Protocol):
    def get(self, office_id: str, place: int) -> OfficePhoto:
        """The place, empty where nothing was ever put."""

    def of_office(self, office_id: str) -> list[OfficePhoto]:
        """The places that hold something, by number: one Query."""

    def save(self, photo: OfficePhoto, entry: AuditEntry | None = None) -> OfficePhoto:
        """Write the place, with the entry of whoever changes it, if its revision still stands. Raises Changed."""


class SwapStore(Protocol):
    def add(self, swap: Swap, entry: AuditEntry) -> None: ...

    def get(self, unit_id: str, swap_id: str) -> Swap | None: ...

    def of_unit(self, unit_id: str, since: date) -> list[Swap]:
        """Those whose latest date is this one or later, by date: one Query and its pages."""

    def move(self, swap: Swap, entry: AuditEntry) -> None:
        """Store the swap with one step more. Raises Changed when it has had another one meanwhile."""


class AttendanceStore(Protocol):
    def record(self, check_in: CheckIn) -> AttendanceDay | None: ...

    def replace(self, check_in: CheckIn, replaced: CheckIn, attempt: Attempt) -> bool: ...

    def day(self, unit_id: str, local_date: date, employee_id: str) -> AttendanceDay: ...

    def unit_day(self, unit_id: str, local_date: date) -> list[AttendanceDay]: ...

    def days(self, employee_id: str, units_by_date: Mapping[date, str]) -> list[AttendanceDay]: ...

    def forget_position(self, check_in: CheckIn) -> None:
        """Keep `position_hash` of the check-in in place of its position. Safe to run twice."""


class AttemptStore(Protocol):
    def keep(self, attempt: Attempt) -> None:
        """Keep the attempt, unless one with its id is kept already: then that one stands."""

    def of_day(self, employee_id: str, local_date: date) -> list[Attempt]: ...

    def note_office(self, tries: OfficeTries) -> None:
        """Keep who tried at an office for 30 days; of the same office, date and unit in place of what was there."""

    def of_office(self, office_id: str, since: date) -> list[OfficeTries]:
        """By date, of this one and later: one Query."""


class TeamLog(Protocol):
    def keep(self, check_in: CheckIn) -> None:
        """Note a check-in for the supervisor who made it; the same again is the same."""

    def of_month(self, supervisor_id: str, month: date) -> list[TeamCheckIn]:
        """By date, of the month that the date lies in."""


class EvidenceStore(Protocol):
    def versions(self, upload_key: str) -> list[Evidence]:
        """What was found in every version under this key."""

    def find(self, upload_key: str, version_id: str) -> Evidence | None:
        """What was found in this version, read consistently."""

    def add(self, evidence: Evidence) -> None:
        """Write it, unless this version was judged before: then nothing happens."""

    def of(self, uploads: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Evidence]:
        """The evidence of many (upload key, version id), those that have one."""


@dataclass(frozen=True, slots=True)
class Upload:
    """What lies in the bucket under an upload key. sha256 is None where the bucket does not tell it."""

    version_id: str | None
    size_bytes: int
    content_type: str
    sha256: bytes | None


@dataclass(frozen=True, slots=True)
class UploadForm:
    """A presigned POST: where, and which fields to send before the file."""

    url: str
    fields: Mapping[str, str]
    expires_at: datetime


class SelfieBucket(Protocol):
    def form(self, upload_key: str, now: datetime) -> UploadForm:
        """A form for this key alone, JPEG alone, of the allowed size, with its SHA-256, good for 120 s. No call."""

    def head(self, upload_key: str) -> Upload | None:
        """What is there, or None: one HEAD."""

    def read(self, upload_key: str, version_id: str, limit_bytes: int) -> bytes | None:
        """At most one byte more than the limit of that version; None when it is gone."""

    def write_evidence(self, evidence_key: str, jpeg: bytes, keep_days: int) -> None:
        """Write the clean copy; the bucket forgets it after so many days, one of rules/evidence.SELFIE_DAYS."""

    def write_photo(self, photo_key: str, jpeg: bytes) -> None:
        """Write the clean copy of an office's picture; it stays until it is marked an orphan."""

    def uploads(self) -> Iterable[tuple[str, str, datetime]]:
        """(key, version id, when it came) of everything in the inbox, by key."""

    def mark_judged(self, upload_key: str, version_id: str) -> None:
        """Let the bucket forget this version in a day: its evidence is written. Nothing when it is gone already."""

    def mark_orphan(self, evidence_key: str) -> None:
        """Let the bucket forget this clean copy in a day: nothing names it. Nothing when it is gone already."""


class IdentityProvider(Protocol):
    def log_in(self, employee_id: str, password: str) -> Tokens | None: ...

    def refresh(self, refresh_token: str) -> Tokens | None: ...

    def revoke(self, refresh_token: str) -> None: ...

    def sign_out(self, employee_id: str) -> None:
        """Revoke every refresh token of the account; nothing happens when there is no account."""

    def set_password(self, employee_id: str, password: str) -> None:
        """Set a permanent password; the account is made when there is none."""

    def make_account(self, employee_id: str) -> None:
        """An account that nobody can log in to until a password is set; nothing happens when there is one."""

    def public_key(self, key_id: str) -> Any | None:
        """The RSA key of a token's `kid`; at most one look-up a minute for unknown ones."""


class JobStore(Protocol):
    def add(self, job: Job) -> Job: ...

    def get(self, job_id: str) -> Job | None: ...

    def all(self) -> list[Job]:
        """Newest first."""

    def save(self, job: Job) -> Job:
        """Write the job, if its revision still stands; the answer has the next one. Raises Changed."""


class YearStore(Protocol):
    def opening(self, employee_id: str, year: int) -> OpeningBalance | None: ...

    def openings(self, employee_ids: Iterable[str], year: int) -> dict[str, OpeningBalance]:
        """Person -> what was entered for the year, of those that have something: batches of reads."""

    def save_opening(
        self, balance: OpeningBalance, previous: OpeningBalance | None, entry: AuditEntry
    ) -> OpeningBalance:
        """Write it with its entry, if `previous` still stands; the answer has the next revision. Raises Changed."""


class Files(Protocol):
    def form(self, key: str, max_bytes: int, now: datetime) -> UploadForm:
        """A form to post one file of at most so many bytes by, good for 120 s. No call."""

    def read(self, key: str, limit_bytes: int) -> bytes | None:
        """At most one byte more than the limit; None when it is not there."""

    def write(self, key: str, content: bytes) -> None: ...

    def link(self, key: str, name: str) -> str:
        """An address to get the file from for a minute, under this name. No call."""


class WorkQueue(Protocol):
    def __call__(self, job_id: str, delay_s: int = 0) -> None:
        """Tell the workers of the job, `delay_s` seconds (at most 900) from now."""


class SessionStore(Protocol):
    def count_try(self, subject: str, now: datetime, window_min: int) -> int:
        """Count one more login try of the subject in this window of time: how many there are now."""

    def hold(self, key: str, text: str, now: datetime, until: datetime) -> str:
        """Keep the text under the key, unless another is kept there and its time is not over: the one that stands."""

    def keep(self, key: str, text: str, until: datetime) -> None:
        """Keep the text, whatever stood there."""

    def drop(self, key: str, text: str) -> None:
        """Forget the text, if it is what stands."""


class AuditStore(Protocol):
    def entries(self, chain: str) -> list[ChainedEntry]: ...

    def append(self, entry: AuditEntry) -> None:
        """An entry that no other write goes with."""


class Secrets(Protocol):
    def challenge_key(self) -> bytes: ...

    def receipt_keys(self) -> ReceiptKeys: ...

    def pepper(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Site:
    """How the refresh cookie is scoped where the site is served, and the page's own address."""

    cookie_secure: bool
    cookie_path: str
    address: str


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a use case may ask of the world, handed in whole. `new_id` makes random ids of 16 characters."""

    staff: StaffStore
    city: CityStore
    proposals: ProposalStore
    photos: OfficePhotoStore
    swaps: SwapStore
    attendance: AttendanceStore
    attempts: AttemptStore
    team_log: TeamLog
    evidence: EvidenceStore
    selfies: SelfieBucket
    identity: IdentityProvider
    sessions: SessionStore
    audit: AuditStore
    jobs: JobStore
    years: YearStore
    files: Files
    secrets: Secrets
    new_id: Callable[[], str]
    random_bytes: Callable[[int], bytes]
    token_rules: TokenRules
    site: Site
    upload_queue: Callable[[Sequence[tuple[str, str]]], None]
    work_queue: WorkQueue
