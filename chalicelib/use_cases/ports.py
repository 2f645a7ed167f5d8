"""The outside world as use cases know it: Protocols that store/, identity/ and the tests' fakes fulfil."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from chalicelib.domain.activity import Activity, ActivityLine
from chalicelib.domain.allowance_base import AllowanceBases
from chalicelib.domain.approval import ApprovalDue
from chalicelib.domain.attendance import Attempt, AttendanceDay, CheckIn, Evidence, TeamCheckIn
from chalicelib.domain.audit import AuditEntry, ChainedEntry, Proposal
from chalicelib.domain.balance import OpeningBalance
from chalicelib.domain.board import DayFigures, MonthFigures
from chalicelib.domain.budget import BudgetLine, UnitBudget, Unlock
from chalicelib.domain.city import City
from chalicelib.domain.closing import Lock, Task, UnitClose
from chalicelib.domain.day_proof import DailyRoots, PersonLeaves
from chalicelib.domain.digest import UnitDay
from chalicelib.domain.discipline_case import CaseSummary, DisciplineCase
from chalicelib.domain.discipline_levels import UnitLevels
from chalicelib.domain.employee import Employee
from chalicelib.domain.evaluation import Evaluation, EvaluationLine, UnitStanding
from chalicelib.domain.excuse import Excused
from chalicelib.domain.feedback import Feedback
from chalicelib.domain.job import Job
from chalicelib.domain.login import OneTimeCode, Tokens
from chalicelib.domain.machine import Machine, PinMap, Punch
from chalicelib.domain.notice import CopyState, Notice
from chalicelib.domain.office import OfficeEdits
from chalicelib.domain.office_photo import OfficePhoto
from chalicelib.domain.office_tries import OfficeTries
from chalicelib.domain.outage import Counted, Outage
from chalicelib.domain.plan import Plan, PlanLine
from chalicelib.domain.predicates import UnitPredicates
from chalicelib.domain.public import PublicMonth
from chalicelib.domain.push import Subscription, Subscriptions
from chalicelib.domain.request import Request
from chalicelib.domain.review import Draw, Review
from chalicelib.domain.selfie_view import SelfieView
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import DayFlags, Flag
from chalicelib.domain.staff import Member
from chalicelib.domain.swap import Swap
from chalicelib.domain.trace import DayTrace
from chalicelib.domain.verdict import DayVerdict, MonthRows, Ruling
from chalicelib.proof.access_token import TokenRules
from chalicelib.proof.receipt import ReceiptKeys
from chalicelib.proof.vapid import PushKey


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
        self,
        employee: Employee,
        previous: Employee | None,
        entry: AuditEntry,
        decided: Proposal | None = None,
        *,
        used: OneTimeCode | None = None,
        beside: AuditEntry | None = None,
    ) -> Employee:
        """Write profile, memberships, guards and the audit entry together; the answer has the next revision.

        A change of the grants voids the one-time code; lists reach as far as the last day of service.

        decided   the proposal this is the applying of, as decided; written together with it.
        used      the one-time code that this uses up; likewise.
        beside    an entry in another chain, of what this is the last part of; likewise.

        Raises Changed when `previous` is no longer what is stored, a guard is another person's, the last city admin
        would be gone, the proposal was decided before, or the code is no longer that.
        """

    def save_swap(self, swap: Swap, people: Sequence[tuple[Employee, Employee]], entry: AuditEntry) -> None:
        """Write the swap's last step and both people, each (as changed, as it was read), with one entry: all or none.

        Raises Changed when one of the people is no longer so, or the swap has had another step meanwhile.
        """

    def save_people(
        self, people: Sequence[tuple[Employee, Employee]], entry: AuditEntry, notices: Sequence[Notice] = ()
    ) -> None:
        """Write several people, each (as changed, as it was read), with one entry and what they are told: all or none.

        Raises Changed when one of them is no longer so.
        """

    def load(self, employee: Employee, previous: Employee | None) -> Employee:
        """As `save`, without an entry of its own: the import that brings the person has one for all."""

    def people_of(self, numbers: Sequence[str]) -> dict[str, Employee]:
        """Normalised staff number -> person, of those that are somebody's: batches of reads."""

    def people(self, employee_ids: Iterable[str]) -> dict[str, Employee]:
        """Id -> person, of those that are there: batches of consistent reads."""

    def members(self, unit_id: str) -> list[Member]:
        """Everybody who is, was or will be in the unit: one Query and its pages."""

    def team(self, superior_id: str) -> list[Member]:
        """Name and assignments of everybody whom this superior leads, led or will lead: those assignments alone, and
        no other fact. One Query and its pages."""

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

    def save(self, photo: OfficePhoto, entry: AuditEntry | None = None, job: Job | None = None) -> OfficePhoto:
        """Write the place, if its revision still stands. Raises Changed.

        entry, job   of whoever changes it, and the new job that takes the picture in: all or none.
        """


class MachineStore(Protocol):
    def all(self) -> list[Machine]:
        """By id."""

    def get(self, machine_id: str) -> Machine | None: ...

    def pins(self, machine_id: str) -> PinMap:
        """An empty one where none was brought in."""

    def save(self, machine: Machine, entry: AuditEntry, pins: PinMap | None = None) -> Machine:
        """Write it with its entry, and its map with it, if its revision still stands; the answer has the next one.

        Raises Changed.
        """


class SwapStore(Protocol):
    def add(self, swap: Swap, entry: AuditEntry) -> None: ...

    def get(self, unit_id: str, swap_id: str) -> Swap | None: ...

    def of_unit(self, unit_id: str, since: date) -> list[Swap]:
        """Those whose latest date is this one or later, by date: one Query and its pages."""

    def move(self, swap: Swap, entry: AuditEntry) -> None:
        """Store the swap with one step more. Raises Changed when it has had another one meanwhile."""


class CaseStore(Protocol):
    def add(self, case: DisciplineCase, entry: AuditEntry, notice: Notice | None = None) -> None:
        """With what the person is told of it. Raises Changed where the person has a case of this id already."""

    def get(self, employee_id: str, case_id: str) -> DisciplineCase | None: ...

    def of_person(self, employee_id: str) -> list[DisciplineCase]:
        """All of them, the oldest first."""

    def of_year(self, year: int) -> list[CaseSummary]:
        """The line of each case of the city's year: one Query and its pages."""

    def move(self, case: DisciplineCase, entry: AuditEntry, notice: Notice | None = None) -> None:
        """Store the case with one step more, and what the person is told of it.

        Raises Changed when it has had another one meanwhile.
        """


class ActivityStore(Protocol):
    def get(self, employee_id: str, activity_id: str) -> Activity | None: ...

    def of_month(self, employee_id: str, month: str) -> list[Activity]:
        """All that the person reported of the month ("YYYY-MM"), by id and so by date: one Query and its pages."""

    def some(self, named: Iterable[tuple[str, str]]) -> list[Activity]:
        """Those of these (person, activity) that are there, by id: batches of a hundred."""

    def line(self, unit_id: str, month: str, employee_id: str) -> ActivityLine:
        """The person's month in the unit; an empty one of revision 0 where there is none yet."""

    def lines(self, unit_id: str, month: str) -> list[ActivityLine]:
        """Everybody's who reported, by person: one Query and its pages."""

    def some_lines(self, named: Iterable[tuple[str, str, str]]) -> list[ActivityLine]:
        """Those of these (unit, month, person) that are there, by month, unit and person: batches of a hundred."""

    def save(
        self,
        activities: Sequence[Activity],
        lines: Sequence[ActivityLine],
        entry: AuditEntry | None = None,
        notices: Sequence[Notice] = (),
    ) -> None:
        """Write them, each with the revision it was read with (0: there is none) and stored with the next, and the
        entry and what is told of it: all or none. A hundred writes at most.

        Raises Changed when one of them is no longer what was read; it may be that they lie there already.
        """


class PlanStore(Protocol):
    def of_person(self, employee_id: str, year: int) -> list[Plan]:
        """Those of the person's year, by number: one Query."""

    def of_people(self, employee_ids: Iterable[str], year: int) -> dict[str, list[Plan]]:
        """Likewise of each of these people: batches of a hundred, and again of those alone who have one more."""

    def get(self, employee_id: str, year: int, number: int) -> Plan | None: ...

    def lines_of(self, unit_id: str, year: int) -> list[PlanLine]:
        """The line of each plan of the unit's year, by person and number: one Query and its pages."""

    def save(
        self,
        plan: Plan,
        previous: Plan | None,
        entry: AuditEntry,
        *,
        ended: Plan | None = None,
        notices: Sequence[Notice] = (),
    ) -> Plan:
        """Write it with its line, the entry and what is told of it: all or none; the answer has the next revision.

        previous  as it was read; None: there is none of this number.
        ended     the person's plan before this one, which stops where it begins, with the revision it was read with.

        Raises Changed when either is no longer what was read.
        """


class EvaluationStore(Protocol):
    def of_person(self, employee_id: str, year: int) -> list[Evaluation]:
        """Those of the person's year, by period and number: one Query."""

    def get(self, employee_id: str, year: int, period_id: str, number: int) -> Evaluation | None: ...

    def lines_of(self, unit_id: str, period_id: str) -> list[EvaluationLine]:
        """The line of each evaluation of the unit's period, by person and number: one Query and its pages."""

    def save(
        self, evaluation: Evaluation, previous: Evaluation | None, entry: AuditEntry, notices: Sequence[Notice] = ()
    ) -> Evaluation:
        """Write it with its line, the entry and what is told of it: all or none; the answer has the next revision.

        previous  as it was read; None: there is none yet. Raises Changed when that is no longer so.
        """

    def due(self, approver_id: str | None) -> list[ApprovalDue]:
        """What waits for this person's answer, the oldest first; None: for any city admin's. One Query and its pages:
        `save` keeps the list."""

    def predicates(self, period_id: str) -> list[UnitPredicates]:
        """What each unit's approved ones come to, as `save` keeps it beside them: one Query and its pages."""

    def standing(self, unit_id: str, year: int) -> UnitStanding: ...

    def standings(self, year: int) -> list[UnitStanding]:
        """Of the units that have one: one Query and its pages."""

    def set_standing(self, standing: UnitStanding, entry: AuditEntry) -> UnitStanding:
        """With the revision it was read with; the answer has the next. Raises Changed."""

    def feedback_of(self, employee_id: str, year: int) -> list[Feedback]:
        """The oldest first: one Query and its pages."""

    def add_feedback(self, feedback: Feedback, year: int, entry: AuditEntry, notices: Sequence[Notice] = ()) -> None:
        """Raises Changed where this id is there already."""


@dataclass(frozen=True, slots=True)
class RequestEffects:
    """What is written together with a step of a request.

    person   the profile as changed, and as it was read.
    ruling   what an approved correction says, and the ruling whose place it takes.
    book     the person's book as it was read when dates were found free, or days of leave left; None: neither asked.
    """

    person: tuple[Employee, Employee] | None = None
    ruling: tuple[Ruling, Ruling | None] | None = None
    notices: tuple[Notice, ...] = ()
    book: int | None = None


class RequestStore(Protocol):
    def book(self, employee_id: str) -> int:
        """How often what dates and leave are judged by has changed.

        Requests filed, annual leave approved, balances entered. Read it before `of_person`.
        """

    def of_person(self, employee_id: str, since: date = date.min) -> list[Request]:
        """Those first filed for this last date or later, by date: one Query and its pages."""

    def get(self, employee_id: str, request_id: str) -> Request | None: ...

    def in_unit(self, unit_id: str, request_id: str) -> Request | None:
        """One of the unit's, open or decided up to a hundred days after its last date."""

    def open_of_unit(self, unit_id: str) -> list[Request]:
        """Those that wait or were returned, by date: one Query and its pages."""

    def decided_of_unit(self, unit_id: str, since: date) -> list[Request]: ...

    def excused_of_unit(self, unit_id: str) -> list[Excused]:
        """What its approved requests of six years excuse: one Query and its pages."""

    def save(self, request: Request, entry: AuditEntry, effects: RequestEffects = RequestEffects()) -> Request:
        """Write it with everything its step does and the entry: all or none; the answer has the next revision.

        Raises Changed when its revision (0: not stored yet) no longer stands, nor the profile, ruling or book.
        """


class OfSlot(Protocol):
    """What is about one slot of one person's date: a check-in, an empty slot that was closed."""

    @property
    def employee_id(self) -> str: ...

    @property
    def unit_id(self) -> str: ...

    @property
    def local_date(self) -> date: ...

    @property
    def slot(self) -> Slot: ...


class AttendanceStore(Protocol):
    def record(self, check_in: CheckIn) -> AttendanceDay | None: ...

    def replace(self, check_in: CheckIn, replaced: CheckIn, attempt: Attempt) -> bool: ...

    def set_punches(self, changes: Sequence[tuple[AttendanceDay, tuple[Punch, ...]]], past_locks: bool = False) -> None:
        """Put these punches in the place of those that each day was read with; all days of one unit's date.

        past_locks   also in a locked month, whose rows stay: whoever judges again then makes an adjustment.

        In lots of fifty, each whole or not at all. Raises Changed when one has others by now, or the month is locked.
        """

    def day(self, unit_id: str, local_date: date, employee_id: str) -> AttendanceDay: ...

    def unit_day(self, unit_id: str, local_date: date) -> list[AttendanceDay]: ...

    def days(self, employee_id: str, units_by_date: Mapping[date, str]) -> list[AttendanceDay]: ...

    def forget_position(self, check_in: CheckIn) -> None:
        """Keep `position_hash` of the check-in in place of its position. Safe to run twice."""

    def forget_network(self, check_in: CheckIn) -> None:
        """Keep no mark of the network it came by. Safe to run twice."""

    def unit_facts(self, unit_id: str, on: date) -> tuple[list[AttendanceDay], list[Ruling]]:
        """`unit_day` and `rulings` by one Query: they lie together."""

    def rulings(self, unit_id: str, on: date) -> list[Ruling]:
        """What was decided about the unit's date, by employee and slot."""

    def ruling(self, unit_id: str, on: date, employee_id: str, slot: Slot) -> Ruling | None: ...

    def rulings_about(self, slots: Iterable[OfSlot]) -> list[Ruling]:
        """What was decided about these, in no order: batches of reads, none for none."""

    def rule(self, ruling: Ruling, previous: Ruling | None, entry: AuditEntry) -> None:
        """Write it with its entry in place of `previous`. Raises Changed when that is no longer what stands."""


class AttemptStore(Protocol):
    def keep(self, attempt: Attempt) -> None:
        """Keep the attempt, unless one with its id is kept already: then that one stands."""

    def of_day(self, unit_id: str, on: date, employee_id: str) -> list[Attempt]:
        """One employee's, oldest first."""

    def of_unit_day(self, unit_id: str, on: date) -> list[Attempt]:
        """Everybody's of the unit's date, by employee and slot: one Query and its pages."""

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

    def of_unit_day(self, unit_id: str, on: date) -> dict[tuple[str, str], Evidence]:
        """All of the unit's date by (upload key, version id): one Query and its pages."""


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
    def add(self, job: Job, entry: AuditEntry | None = None) -> Job:
        """Write it, with the entry of whoever asked for it if that is audited. Raises Changed where its id is taken."""

    def get(self, job_id: str) -> Job | None: ...

    def all(self) -> list[Job]:
        """Newest first."""

    def save(self, job: Job, entry: AuditEntry | None = None) -> Job:
        """Write the job, if its revision still stands; the answer has the next one. `entry`: as of `add`.

        Raises Changed.
        """


class YearStore(Protocol):
    def opening(self, employee_id: str, year: int) -> OpeningBalance | None: ...

    def openings(self, employee_ids: Iterable[str], year: int) -> dict[str, OpeningBalance]:
        """Person -> what was entered for the year, of those that have something: batches of reads."""

    def save_opening(
        self, balance: OpeningBalance, previous: OpeningBalance | None, entry: AuditEntry
    ) -> OpeningBalance:
        """Write it with its entry, if `previous` still stands; the answer has the next revision. Raises Changed.

        The person's book of requests turns a leaf: a leave that is being approved by the old balance is not.
        """

    def bases(self, employee_id: str) -> AllowanceBases | None:
        """What their allowance is from which month on: one read."""

    def bases_of(self, employee_ids: Iterable[str]) -> dict[str, AllowanceBases]:
        """The same of several people, of those that have something: batches of reads."""

    def save_bases(self, bases: AllowanceBases, from_month: str, entry: AuditEntry) -> AllowanceBases:
        """Write them with their entry in place of those with this revision, 0 for none; the answer has the next one.

        Raises Changed when others stand, or `from_month` ("YYYY-MM") is locked by now.
        """


class BudgetStore(Protocol):
    def line(self, unit_id: str, year: int, line_id: str) -> BudgetLine | None: ...

    def lines(self, unit_id: str, year: int) -> list[BudgetLine]:
        """All of a unit's year, by code: one Query and its pages."""

    def sums(self, year: int) -> list[UnitBudget]:
        """What each unit's lines come to, of those that have some: one Query."""

    def save(self, line: BudgetLine, before: BudgetLine | None, entry: AuditEntry) -> BudgetLine:
        """Write it with its entry in place of `before` (None: there is none), and move the unit's sums by it.

        The answer has the next revision. Raises Changed when `before` is no longer what stands.
        """

    def unlock(self, unit_id: str, year: int, month: int) -> Unlock | None: ...

    def unlocks(self, year: int) -> list[Unlock]: ...

    def save_unlock(self, unlock: Unlock, entry: AuditEntry) -> None:
        """In place of an earlier one of the same month."""


class Files(Protocol):
    def form(self, key: str, max_bytes: int, now: datetime) -> UploadForm:
        """A form to post one file of at most so many bytes by, good for 120 s. No call."""

    def read(self, key: str, limit_bytes: int) -> bytes | None:
        """At most one byte more than the limit; None when it is not there."""

    def write(self, key: str, content: bytes) -> None: ...

    def link(self, key: str, name: str) -> str:
        """An address to get the file from for a minute, under this name. No call."""


class MonthStore(Protocol):
    def of_unit(self, unit_id: str, month: str) -> list[MonthRows]:
        """Everybody's judged days of the unit's month ("YYYY-MM"), by employee: one Query and its pages."""

    def of_date(self, unit_id: str, on: date) -> dict[str, DayVerdict]:
        """What counts of the unit's date, by employee id, of those judged: one Query that answers with one row each."""

    def of(self, employee_id: str, unit_ids_by_month: Mapping[str, Collection[str]]) -> list[MonthRows]:
        """One person's, of these months in these units, those that have something: batches of reads."""

    def of_people(self, asked: Mapping[str, Mapping[str, Collection[str]]]) -> dict[str, list[MonthRows]]:
        """The same of several people together, by employee id; of who has nothing an empty list."""

    def write(
        self, unit_id: str, on: date, verdicts: Mapping[str, DayVerdict], notices: Mapping[str, Notice]
    ) -> frozenset[str]:
        """Write the rows of those who have none yet, each with their notice if they get one: ids newly written.

        verdicts, notices   by employee id. Whoever has a row keeps it and gets no notice. Both or neither a person;
        all of fifty people or none: killed in between and run again, it writes what is missing.
        """

    def rewrite(
        self,
        employee_id: str,
        unit_id: str,
        old: DayVerdict | None,
        new: DayVerdict,
        amended_in: str | None = None,
        entry: AuditEntry | None = None,
    ) -> None:
        """Put the new verdict in the old one's place; with `entry`, if given, in one transaction.

        amended_in   the open month ("YYYY-MM") where the row's own is locked: then the row stays, the new one becomes
                     its amendment, and an adjustment in the open month. `old` is what counted until now; None:
                     nobody had judged the day.

        Raises Changed when `old` is no longer what counts. What was written already is fine.
        """

    def lock(self, month: str) -> Lock | None: ...

    def locks(self) -> list[Lock]:
        """By month: one Query."""

    def save_lock(self, lock: Lock, entry: AuditEntry) -> None:
        """Write it with its entry; a lock stays for ever. Raises Changed when the month is locked already."""


class NoticeStore(Protocol):
    def of_person(self, employee_id: str, limit: int) -> list[Notice]:
        """Newest first, of the last 180 days: one Query."""

    def between(self, employee_id: str, since: date, until: date) -> list[Notice]:
        """About these dates, both included, oldest day first: one Query."""

    def unread(self, employee_id: str, limit: int) -> int:
        """How many of the newest so many are not read yet: one Query, of marks alone."""

    def add(self, notice: Notice) -> None:
        """Add it with what its mail waits by; one that is there (same person, kind, day, about) stays as it is."""

    def mark_read(self, employee_id: str, notice_ids: Iterable[str], at: datetime) -> None:
        """Those that are there and not read yet."""

    def outbox(self, limit: int) -> list[Notice]:
        """At most so many (100) of those whose mail waits, oldest day first."""

    def mark_sending(self, notice: Notice, run_id: str) -> bool:
        """Take it out of the outbox for this run to send; False when another run has it, or it was sent."""

    def put_back(self, notice: Notice, run_id: str) -> None:
        """It was surely not sent: let it wait again."""

    def done(self, notice: Notice, state: CopyState) -> None:
        """What became of a marked one."""


class AddressStore(Protocol):
    def suppressed(self, addresses: Iterable[str]) -> frozenset[str]:
        """Those of them that take no mail."""

    def suppress(self, address: str, reason: str, at: datetime) -> None:
        """No mail goes there any more. Safe to run twice."""


class DigestStore(Protocol):
    def note(self, day: UnitDay) -> None:
        """What a closed unit-date tells, in place of what it told before."""

    def of_day(self, on: date) -> list[UnitDay]: ...

    def told(self, on: date) -> frozenset[str] | None:
        """The units whose date everybody has read of in a digest; None where nobody was told of the date at all."""

    def set_told(self, on: date, unit_ids: Iterable[str]) -> None:
        """In place of those told of before."""


class FigureStore(Protocol):
    """Units' dates and months in figures, as they were last counted; they go by themselves."""

    def note_day(self, figures: DayFigures) -> None:
        """In place of what was counted before."""

    def of_day(self, on: date) -> list[DayFigures]:
        """Of every unit that was counted, by unit: one Query and its pages."""

    def note_month(self, figures: MonthFigures) -> None:
        """In place of what was counted before."""

    def of_month(self, month: str) -> list[MonthFigures]:
        """Likewise of a month."""

    def of_unit(self, unit_id: str, months: Iterable[str]) -> list[MonthFigures]:
        """Those months of one unit that were counted, in order: one BatchGet for at most a hundred."""


class LevelStore(Protocol):
    """Units' years by level of discipline, as they were last counted; they go by themselves."""

    def changes(self, unit_id: str, year: int) -> int:
        """How often a day that the year rests on was judged: read it before what is counted."""

    def note(self, levels: UnitLevels, changes: int) -> None:
        """In place of what was counted before. `changes`: as read before counting."""

    def judged(self, unit_id: str, on: date, now: datetime) -> None:
        """A day of the unit was judged, first or again: its year as counted is old; of December, the next too."""

    def of_year(self, year: int) -> list[UnitLevels]:
        """Of every unit that was counted, by unit: one Query and its pages."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail, ready to send: to one address, as plain text and as HTML. No control character in a header.

    sender    the name it comes from, as people read it.
    headers   beside the usual ones, e.g. List-Unsubscribe.
    about     whose notice it is: an employee id, told again with a bounce.
    """

    address: str
    sender: str
    subject: str
    text: str
    html: str
    about: str
    headers: Mapping[str, str]


class MailThrottled(Exception):
    """Too fast: this letter was not sent, it may be later."""


class MailStopped(Exception):
    """Nothing goes out for now: the day's quota is spent, sending is paused, or the account may not send there."""


class MailRefused(Exception):
    """This letter will never be sent: the address or the letter is no good."""


@dataclass(frozen=True, slots=True)
class MailAllowance:
    """How fast and how many mails may go out now; `per_s` 0: this deployment sends none."""

    per_s: float
    left_today: int


class Mail(Protocol):
    def allowance(self) -> MailAllowance:
        """Asked for once a run. Raises MailStopped."""

    def send(self, letter: Letter) -> None:
        """Hand the letter over. Raises MailThrottled, MailStopped or MailRefused when it was surely not sent,
        StoreUnavailable when nobody knows."""


class PushOutcome(StrEnum):
    """What a push service made of a message."""

    TAKEN = "taken"
    GONE = "gone"  # there is no such subscription any more
    BUSY = "busy"  # surely not taken: it may be later
    REFUSED = "refused"  # it never will be
    UNKNOWN = "unknown"  # no answer came: it may have been taken


@dataclass(frozen=True, slots=True)
class PushMessage:
    """To one browser. `topic` is the same for messages that are one notice; after `life_s` seconds it is dropped."""

    to: Subscription
    body: bytes
    topic: str
    life_s: int
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class PushAnswer:
    """status   of the service's answer; 0 where there was none.
    wait_s   how long it asks to be left alone."""

    outcome: PushOutcome
    status: int = 0
    wait_s: int = 0


class PushServices(Protocol):
    @property
    def hosts(self) -> Sequence[str]:
        """Those that may be called, as rules/push.is_push_service reads them."""

    def send(self, messages: Sequence[PushMessage], now: datetime) -> list[PushAnswer]:
        """Each once, several at a time: what became of each, in their order."""


class PushStore(Protocol):
    """Who is woken where, and which notices wait for it."""

    def of(self, employee_id: str) -> Subscriptions:
        """Empty where there was never one: one read."""

    def of_people(self, employee_ids: Iterable[str]) -> dict[str, Subscriptions]:
        """Of those who have any: batches of reads."""

    def save(
        self,
        subscriptions: Subscriptions,
        entry: AuditEntry,
        now: datetime,
        person: tuple[Employee, Employee] | None = None,
    ) -> None:
        """Write them, if their revision still stands, with the entry and the profile (as changed, as it was read).

        Raises Changed.
        """

    def drop(self, employee_id: str, gone: Collection[str], now: datetime) -> None:
        """Forget subscriptions by their ids; those that are not there are forgotten. Safe to run twice."""

    def outbox(self, limit: int, now: datetime) -> list[tuple[Notice, int]]:
        """At most so many (100) of those whose push waits and is due, oldest day first; how often each was tried."""

    def mark_sending(self, notice: Notice, run_id: str) -> bool:
        """Take it out of the outbox for this run to send; False when another run has it, or it was sent."""

    def put_back(self, notice: Notice, run_id: str, tries: int, due_at: datetime) -> None:
        """It was surely not sent: let it wait again until then."""

    def done(self, notice: Notice, state: CopyState) -> None:
        """What became of a marked one."""


class CloseStore(Protocol):
    def all(self) -> list[UnitClose]:
        """By unit: one Query and its pages."""

    def get(self, unit_id: str) -> UnitClose | None: ...

    def save(self, state: UnitClose) -> UnitClose:
        """Write it if its revision (0: none yet) still stands; the answer has the next one. Raises Changed."""


class FlagStore(Protocol):
    """What may look like cheating, and what stays of check-ins to find it by; both go by themselves."""

    def day(self, unit_id: str, on: date) -> DayFlags:
        """The flags of the unit's date, of revision 0 where it was never looked at: 1 read."""

    def flags_of(self, unit_id: str, on: date) -> list[Flag]:
        """Those of the unit's date, by person, slot and signal."""

    def flags_of_month(self, unit_id: str, month: date, employee_id: str | None = None) -> list[Flag]:
        """Those of one person (None: of everybody) in the unit, of the month that the date lies in: one Query."""

    def traces(self, unit_id: str, since: date, until: date) -> Iterator[DayTrace]:
        """What stays of the unit's dates from `since` up to and with `until`: one Query and its pages.

        The oldest date first; one may come in several parts.
        """

    def save(self, flags: DayFlags, trace: DayTrace) -> DayFlags:
        """Write both in place of what stood, if the flags' revision still stands; the answer has the next one.

        All or none. Raises Changed.
        """


class OutageStore(Protocol):
    def touching(self, since: datetime, until: datetime) -> list[Outage]:
        """Those with an instant in [since, until), in whatever state, by their start: one Query."""

    def recent(self, now: datetime) -> list[Outage]:
        """Those that touched the last three days, at most a minute old: for who looks at their day."""

    def get(self, outage_id: str) -> Outage | None: ...

    def save(self, outage: Outage, entry: AuditEntry) -> Outage:
        """Write it with its entry, if its revision (0: none yet) still stands; the answer has the next one.

        Raises Changed.
        """


class FailureMetric(Protocol):
    def window(self, since: datetime, until: datetime) -> Counted:
        """Tries of [since, until), whole minutes, as far as they are counted by now: one call, no scan."""


class CloseQueue(Protocol):
    def __call__(self, task: Task, delay_s: int = 0) -> None:
        """Tell the workers that close days, `delay_s` seconds (at most 900) from now."""


class WorkQueue(Protocol):
    def __call__(self, job_id: str, delay_s: int = 0) -> None:
        """Tell the workers of the job, `delay_s` seconds (at most 900) from now."""


class SessionStore(Protocol):
    def count_try(self, subject: str, now: datetime, window_min: int, by: int = 1) -> int:
        """Count so many more tries of the subject in this window of time: how many there are now."""

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


class ReviewStore(Protocol):
    def draw(self, unit_id: str, on: date) -> Draw | None: ...

    def draws(self, unit_id: str, since: date, until: date) -> list[Draw]:
        """What was drawn of the unit's dates, both included, by date."""

    def keep_draw(self, draw: Draw) -> Draw:
        """What stands: the first that was kept of this date."""

    def assign(self, review: Review) -> None:
        """Put it into its queue, unless it lies there or was decided."""

    def waiting(self, queue_id: str) -> list[Review]:
        """Of one queue what awaits a decision, the oldest day first."""

    def get(self, queue_id: str, review_id: str) -> Review | None:
        """Open or done."""

    def move(self, review: Review, previous: Review, entry: AuditEntry, ruling: Ruling | None = None) -> Review:
        """What became of it, with its entry and the ruling it ends in; raises Changed where `previous` is not what
        stands, or somebody has ruled on that slot."""

    def asked(self, employee_id: str) -> list[Review]:
        """What the person was asked and what is not decided yet, by date."""

    def between(self, queue_id: str, since: date, until: date) -> list[Review]:
        """Of one queue those about these dates, both included, open and done: two Queries."""


class PublicFigureStore(Protocol):
    def month(self) -> PublicMonth | None:
        """What stands on the public page: one read."""

    def keep(self, month: PublicMonth) -> None:
        """It takes the place of what stood there."""


class SelfieViewStore(Protocol):
    def add(self, views: Sequence[SelfieView], entry: AuditEntry) -> None:
        """All with their entry, or nothing. At least one; each of another check-in."""

    def of_month(self, employee_id: str, month: date) -> list[SelfieView]:
        """Views of the person's selfies of the month's dates, by date, then as they happened."""


class ProofStore(Protocol):
    """The roots of closed dates, beside the chains that name them."""

    def append(self, entry: AuditEntry, after: ChainedEntry | None, late_on: date | None) -> None:
        """Append the entry, if `after` (None: nothing) is still the last of its chain. Raises Changed.

        late_on   the city's date now, where the chain is of an earlier one: noted in the same write, for the daily
                  root.
        """

    def keep_leaves(self, chain: str, root: str, people: Sequence[PersonLeaves]) -> None:
        """Keep what the root was made over. The same again is the same."""

    def leaves(self, chain: str, root: str) -> list[PersonLeaves]:
        """What the root was made over; nothing where nothing was kept."""

    def heads(self, chains: Iterable[str]) -> dict[str, ChainedEntry]:
        """Chain -> its last entry, of those that have one: batches of consistent reads."""

    def late(self, on: date) -> list[str]:
        """Chains of earlier dates that grew on this one: one Query and its pages."""

    def daily(self) -> DailyRoots | None: ...

    def save_daily(self, state: DailyRoots) -> DailyRoots:
        """Write it if its revision (0: none yet) still stands; the answer has the next one. Raises Changed."""


class RootArchive(Protocol):
    """The locked bucket: what lies there once, nobody changes or takes away."""

    def put(self, on: date, document: bytes) -> bool:
        """Lay the date's document there, unless one lies there already: then nothing changes, False."""

    def get(self, on: date) -> bytes | None: ...


class Secrets(Protocol):
    def challenge_key(self) -> bytes: ...

    def receipt_keys(self) -> ReceiptKeys: ...

    def pepper(self) -> bytes: ...

    def push_key(self) -> PushKey: ...


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
    machines: MachineStore
    swaps: SwapStore
    cases: CaseStore
    activities: ActivityStore
    plans: PlanStore
    evaluations: EvaluationStore
    requests: RequestStore
    attendance: AttendanceStore
    attempts: AttemptStore
    team_log: TeamLog
    evidence: EvidenceStore
    selfies: SelfieBucket
    selfie_views: SelfieViewStore
    reviews: ReviewStore
    public_figures: PublicFigureStore
    identity: IdentityProvider
    sessions: SessionStore
    audit: AuditStore
    proofs: ProofStore
    roots: RootArchive
    jobs: JobStore
    years: YearStore
    budgets: BudgetStore
    months: MonthStore
    closes: CloseStore
    flags: FlagStore
    outages: OutageStore
    failures: FailureMetric
    notices: NoticeStore
    addresses: AddressStore
    digests: DigestStore
    figures: FigureStore
    levels: LevelStore
    mail: Mail
    pushes: PushStore
    push: PushServices
    files: Files
    secrets: Secrets
    new_id: Callable[[], str]
    random_bytes: Callable[[int], bytes]
    token_rules: TokenRules
    site: Site
    upload_queue: Callable[[Sequence[tuple[str, str]]], None]
    work_queue: WorkQueue
    close_queue: CloseQueue
