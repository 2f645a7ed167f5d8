"""The tables and their keys: the one place where a key is drawn. Every item carries `v`, the version of its form.

| table | pk | sk | holds |
|---|---|---|---|
| staff | EMP#employee | PROFILE | the one item a check-in reads, < 4 KB |
| | EMP#employee | CODE | the one-time code, hashed |
| | UNIT#unit | EMP#employee | membership: dates and copies of what judging needs |
| | SUP#supervisor | EMP#employee | direct reports |
| | NUMBER#number, KEY#device | GUARD | whose it is |
| city | CURRENT | CURRENT | subject -> published version and book |
| | HISTORY#subject | version | which book a version was, who published it, when |
| | BOOK#book | page | the content, immutable, gzipped JSON |
| attendance | unit#local_date | employee | facts of up to three check-ins, and of an event; what machines say |
| | unit#local_date | employee#RULING#slot | what a person decided about that slot |
| evidence | unit#local_date | employee#slot#challenge#version | what was found in that version of the upload |
| attempts | unit#local_date | employee#slot#attempt | refusals, 180 days |
| | OFFICE#office | local_date#unit | who tried there, and where they were refused as outside; 30 days |
| | TEAM#supervisor#month | day#slot#employee | check-ins made for others on this supervisor's phone; 180 days |
| requests | PROPOSALS | proposal | what one admin proposed and another decides |
| | EDITS#draft | page | what such a proposal does to offices, gzipped JSON |
| | PHOTOS#office | place | a picture of an office: what is shown, what is to be taken in |
| | MACHINES | machine | an attendance machine: its office, its clock |
| | PINS | machine | whose PIN is whose on it |
| | SWAPS#unit | date-id | two people's exchange of shifts, by its latest date; kept a year after it |
| | CASE#employee | year-number | a discipline case with its evidence and every step; kept six years after its year |
| | CASES#year | employee#case | a line of it: state, level, dates; likewise |
| | EMP#employee | last date-id | a person's requests, with every step; kept six years |
| | EMP#employee | #BOOK | how often dates or days of leave were claimed: two at once never claim the same |
| | OPEN#unit | last date-id | copies of those of the unit that wait or were returned |
| | DONE#unit | last date-id | copies of those that are decided; kept a hundred days after the last date |
| | EXCUSED#unit | last date-id | what the approved ones excuse, no reason inside; kept six years for days judged late |
| months | unit#YYYY-MM | employee | verdicts, a compact row a day; amendments after a lock |
| | CLOSES | UNIT#unit | how far a unit's days are judged |
| | LOCKS | YYYY-MM | a month that is locked for pay |
| | OUTAGES | date-id | a span of failing: suspected, declared or dismissed; longer windows |
| notices | EMP#employee | date-kind-about | a message we owe, read or not |
| | OUTBOX | date-kind-about#employee | of those, what waits to be mailed |
| | PUSHBOX | date-kind-about#employee | likewise pushed; how often it was tried, and until when it rests |
| | PUSH#employee | SUBSCRIPTIONS | where their phones are woken; 400 days after the page last told us |
| | ADDRESS#hash | STATE | an address that takes no mail |
| | DIGEST#date | unit | what a closed unit-date tells those who lead it; 40 days |
| | BOARD#date | unit | how the unit's date stands, in figures; counted again while somebody looks, 2 days |
| | FIGURES#YYYY-MM | unit | likewise of its month |
| | LEVELS#YYYY | unit | who of it stands at which level of discipline, gzipped; how often a day was judged; 2 days |
| jobs | JOBS | job | a file being checked and applied, a paper being made; 180 days |
| reviews | QUEUE#reviewer | OPEN#review, DONE#review | a look somebody owes at a check-in; kept two years |
| | DRAWN#unit | local_date | what was drawn of a unit's date, and by which seed; likewise |
| | ASKED#employee | review | what a reviewer asks them; until it is decided |
| years | employee | year#OPENING | what a person brought along: leave, absences, minutes |
| | employee | BASES | what their allowance is before attendance takes off, by the month it holds from |
| audit | chain | sequence | hash-chained entries; HEAD is the last one |
| | LEAVES#chain#root | page | what a day's root was made over: person by person the hashes of facts, gzipped JSON |
| | LATE#date | chain | chains of earlier dates that grew on this one |
| | VIEWS#employee | local_date#slot#entry | who looked at a selfie of theirs, and why |
| | DAILY | HEAD | how far the city's dates lie in the locked bucket |
| reviews | FLAGS#unit#YYYYMM | day | what of a unit's date may look like cheating, gzipped JSON; 400 days |
| | TRACES#unit | local_date#page | what stays of its check-ins to find that by, no position, gzipped; 181 days |
| performance | PLAN#employee#year | number | a year's plan in one post: goals, indicators, actions; every step |
| | PLANS#unit#year | employee#number | a line of it: state, assessor, dates |
| | ACTIVITY#employee#YYYY-MM | date-id | what somebody did that day, its answer, every step; kept six years |
| | ACTIVITIES#unit#YYYY-MM | employee | a line of their month: how many, how long, which wait |
| | FEEDBACK#employee#year | id | what a superior said during the year |
| | EVALUATION#employee#year | period#plan number | an assessment with its evidence, every step |
| | EVALUATIONS#unit#period | employee#plan number | a line of it: state, predicate |
| | STANDINGS#year | unit | what the unit's year came to, as a city admin entered it |
| | BUDGET#unit#year | sub-activity-account | a line of the budget: ceilings, targets, what was told month by month |
| | BUDGETS#year | unit | what the unit's lines come to, month by month |
| | UNLOCKED#year | unit#month | that a locked month is written again, until when and why |
| sessions | LOGIN#number hash | quarter of an hour | tries, kept an hour |
| | FIGURES#date, month or year#unit#units | HELD | that these are being counted, a minute |
| | ONCE#actor#key | HELD | the answer of a request with this Idempotency-Key, kept a day |
| | CODE#employee#salt | HELD | the first password set by a one-time code |
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, Self

from pynamodb.attributes import (
    BinaryAttribute,
    MapAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
)
from pynamodb.connection.base import Connection
from pynamodb.models import Model

from chalicelib.domain.attendance import UploadName
from chalicelib.domain.shift import Slot
from chalicelib.use_cases.ports import StoreUnavailable

Key = tuple[str, str]

CONNECT_TIMEOUT_S = 1.0
READ_TIMEOUT_S = 5.0
RETRIES = 3  # with back-off and jitter, 7 s at most; store/patience.py bounds the whole request


def profile_key(employee_id: str) -> Key:
    return f"EMP#{employee_id}", "PROFILE"


def code_key(employee_id: str) -> Key:
    return f"EMP#{employee_id}", "CODE"


def membership_key(unit_id: str, employee_id: str) -> Key:
    return f"UNIT#{unit_id}", f"EMP#{employee_id}"


def report_key(supervisor_id: str, employee_id: str) -> Key:
    return f"SUP#{supervisor_id}", f"EMP#{employee_id}"


def number_guard_key(number: str) -> Key:
    return f"NUMBER#{number}", "GUARD"


def device_guard_key(device_id: str) -> Key:
    return f"KEY#{device_id}", "GUARD"


CURRENT_KEY: Key = ("CURRENT", "CURRENT")


def history_key(subject: str, version: int) -> Key:
    return f"HISTORY#{subject}", f"{version:08d}"


def book_page_key(book_id: str, page: int) -> Key:
    return f"BOOK#{book_id}", f"{page:04d}"


def attendance_key(unit_id: str, local_date: date, employee_id: str) -> Key:
    return f"{unit_id}#{local_date:%Y%m%d}", employee_id


def attempt_key(unit_id: str, local_date: date, employee_id: str, slot: str, attempt_id: str) -> Key:
    return f"{unit_id}#{local_date:%Y%m%d}", f"{employee_id}#{slot}#{attempt_id}"


def tries_key(office_id: str, local_date: date, unit_id: str) -> Key:
    return f"OFFICE#{office_id}", f"{local_date:%Y%m%d}#{unit_id}"


def team_key(supervisor_id: str, local_date: date, slot: str, employee_id: str) -> Key:
    return f"TEAM#{supervisor_id}#{local_date:%Y%m}", f"{local_date:%d}#{slot}#{employee_id}"


def evidence_key(upload: UploadName, version_id: str) -> Key:
    slot = f"{upload.employee_id}#{upload.slot}#{upload.challenge_id}"
    return f"{upload.unit_id}#{upload.local_date:%Y%m%d}", f"{slot}#{version_id}"


def read_evidence_key(pk: str, sk: str) -> tuple[UploadName, str]:
    unit_id, local_date = read_day_key(pk)
    employee_id, slot, challenge_id, version_id = sk.split("#", 3)
    return UploadName(unit_id, employee_id, local_date, Slot(slot), challenge_id), version_id


@lru_cache(maxsize=64)  # every item of a unit's day has the same
def read_day_key(pk: str) -> tuple[str, date]:
    """Unit and local date of a partition of a unit's day."""
    unit_id, _, text = pk.rpartition("#")
    return unit_id, date(int(text[:4]), int(text[4:6]), int(text[6:]))


def proposal_key(proposal_id: str) -> Key:
    return "PROPOSALS", proposal_id


def edits_page_key(draft_id: str, page: int) -> Key:
    return f"EDITS#{draft_id}", f"{page:04d}"


def photo_key(office_id: str, place: int) -> Key:
    return f"PHOTOS#{office_id}", str(place)


def machine_key(machine_id: str) -> Key:
    return "MACHINES", machine_id


def pins_key(machine_id: str) -> Key:
    return "PINS", machine_id


def swap_key(unit_id: str, swap_id: str) -> Key:
    return f"SWAPS#{unit_id}", swap_id


def case_key(employee_id: str, case_id: str) -> Key:
    return f"CASE#{employee_id}", case_id


def case_line_key(year: int, employee_id: str, case_id: str) -> Key:
    return f"CASES#{year:04}", f"{employee_id}#{case_id}"


def open_case_key(employee_id: str) -> Key:
    """The one place that a person's open case takes, of whatever year."""
    return f"CASE_OPEN#{employee_id}", "CASE"


def ruling_key(unit_id: str, local_date: date, employee_id: str, slot: str) -> Key:
    return attendance_key(unit_id, local_date, employee_id)[0], f"{employee_id}#RULING#{slot}"


def request_key(employee_id: str, request_id: str) -> Key:
    return f"EMP#{employee_id}", request_id


def request_book_key(employee_id: str) -> Key:
    return f"EMP#{employee_id}", "#BOOK"  # before every date


def open_request_key(unit_id: str, request_id: str) -> Key:
    return f"OPEN#{unit_id}", request_id


def done_request_key(unit_id: str, request_id: str) -> Key:
    return f"DONE#{unit_id}", request_id


def excused_key(unit_id: str, request_id: str) -> Key:
    return f"EXCUSED#{unit_id}", request_id


def month_key(unit_id: str, month: str, employee_id: str) -> Key:
    return f"{unit_id}#{month}", employee_id


def close_key(unit_id: str) -> Key:
    return "CLOSES", f"UNIT#{unit_id}"


def lock_key(month: str) -> Key:
    return "LOCKS", month


def outage_key(outage_id: str) -> Key:
    return "OUTAGES", outage_id


def notice_key(employee_id: str, notice_id: str) -> Key:
    return f"EMP#{employee_id}", notice_id


def outbox_key(notice_id: str, employee_id: str) -> Key:
    return "OUTBOX", f"{notice_id}#{employee_id}"


def push_outbox_key(notice_id: str, employee_id: str) -> Key:
    return "PUSHBOX", f"{notice_id}#{employee_id}"


def subscriptions_key(employee_id: str) -> Key:
    return f"PUSH#{employee_id}", "SUBSCRIPTIONS"


def address_key(address_hash: str) -> Key:
    return f"ADDRESS#{address_hash}", "STATE"


def digest_key(on: date, unit_id: str) -> Key:
    return f"DIGEST#{on:%Y%m%d}", unit_id


def day_figures_key(on: date, unit_id: str) -> Key:
    return f"BOARD#{on:%Y%m%d}", unit_id


def month_figures_key(month: str, unit_id: str) -> Key:
    return f"FIGURES#{month}", unit_id


def levels_key(year: int, unit_id: str) -> Key:
    return f"LEVELS#{year}", unit_id


def review_key(queue_id: str, is_open: bool, review_id: str) -> Key:
    return f"QUEUE#{queue_id}", f"{'OPEN' if is_open else 'DONE'}#{review_id}"


def draw_key(unit_id: str, on: date) -> Key:
    return f"DRAWN#{unit_id}", f"{on:%Y%m%d}"


def question_key(employee_id: str, review_id: str) -> Key:
    return f"ASKED#{employee_id}", review_id


def job_key(job_id: str) -> Key:
    return "JOBS", job_id


def opening_key(employee_id: str, year: int) -> Key:
    return employee_id, f"{year:04}#OPENING"


def bases_key(employee_id: str) -> Key:
    return employee_id, "BASES"


def budget_key(unit_id: str, year: int, line_id: str) -> Key:
    return f"BUDGET#{unit_id}#{year:04}", line_id


def budget_sums_key(year: int, unit_id: str) -> Key:
    return f"BUDGETS#{year:04}", unit_id


def unlock_key(year: int, unit_id: str, month: int) -> Key:
    return f"UNLOCKED#{year:04}", f"{unit_id}#{month:02}"


def audit_key(chain: str, sequence: int) -> Key:
    return chain, f"{sequence:08d}"


def audit_head_key(chain: str) -> Key:
    return chain, "HEAD"


def leaves_page_key(chain: str, root: str, page: int) -> Key:
    return f"LEAVES#{chain}#{root}", f"{page:04d}"


def late_key(on: date, chain: str) -> Key:
    return f"LATE#{on:%Y%m%d}", chain


def view_key(employee_id: str, local_date: date, slot: str, entry_id: str) -> Key:
    return f"VIEWS#{employee_id}", f"{local_date:%Y%m%d}#{slot}#{entry_id}"


def flags_key(unit_id: str, local_date: date) -> Key:
    return f"FLAGS#{unit_id}#{local_date:%Y%m}", f"{local_date:%d}"


def trace_key(unit_id: str, local_date: date, page: int) -> Key:
    return f"TRACES#{unit_id}", f"{local_date:%Y%m%d}#{page:04d}"


def activity_key(employee_id: str, activity_id: str) -> Key:
    """The year and month that an activity's id begins with, `20261124-...`, go into the partition."""
    return f"ACTIVITY#{employee_id}#{activity_id[:4]}-{activity_id[4:6]}", activity_id


def activity_line_key(unit_id: str, month: str, employee_id: str) -> Key:
    return f"ACTIVITIES#{unit_id}#{month}", employee_id


def plan_key(employee_id: str, year: int, number: int) -> Key:
    return f"PLAN#{employee_id}#{year:04}", f"{number:02}"


def plan_line_key(unit_id: str, year: int, employee_id: str, number: int) -> Key:
    return f"PLANS#{unit_id}#{year:04}", f"{employee_id}#{number:02}"


def evaluation_key(employee_id: str, year: int, period_id: str, number: int) -> Key:
    return f"EVALUATION#{employee_id}#{year:04}", f"{period_id}#{number:02}"


def evaluation_line_key(unit_id: str, period_id: str, employee_id: str, number: int) -> Key:
    return f"EVALUATIONS#{unit_id}#{period_id}", f"{employee_id}#{number:02}"


def approval_key(approver_id: str | None, period_id: str, employee_id: str, number: int) -> Key:
    return f"APPROVALS#{approver_id or 'CITY'}", f"{period_id}#{employee_id}#{number:02}"


def predicates_key(period_id: str, unit_id: str) -> Key:
    return f"PREDICATES#{period_id}", unit_id


def standing_key(unit_id: str, year: int) -> Key:
    return f"STANDINGS#{year:04}", unit_id


def feedback_key(employee_id: str, year: int, feedback_id: str) -> Key:
    return f"FEEDBACK#{employee_id}#{year:04}", feedback_id


DAILY_KEY: Key = ("DAILY", "HEAD")
PUBLIC_KEY: Key = ("PUBLIC", "MONTH")


def form_of(table: type[Model]) -> int:
    """The version of its items' form that this code writes and reads."""
    return int(table.get_attributes()["v"].default)  # type: ignore[arg-type]


class Item(Model):
    """Any item: what this code does not know the form of, it does not read."""

    @classmethod
    def from_raw_data(cls, data: dict[str, Any]) -> Self:
        form = data.get("v", {}).get("N")
        if form != str(form_of(cls)):
            raise StoreUnavailable(f"form {form} of {cls.__name__}, known is {form_of(cls)}")
        return super().from_raw_data(data)


class Document(Item):
    """A table of JSON documents under a revision."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    v = NumberAttribute(default=1)
    revision = NumberAttribute(attr_name="rev", null=True)
    text = UnicodeAttribute(attr_name="d", null=True)
    page = BinaryAttribute(attr_name="b", null=True, legacy_encoding=False)
    tally = NumberAttribute(attr_name="n", null=True)
    expires = NumberAttribute(attr_name="ttl", null=True)


class Staff(Document):
    class Meta:
        table_name = "staff"


class CityBooks(Document):
    class Meta:
        table_name = "city"


class Attempts(Document):
    class Meta:
        table_name = "attempts"

    v = NumberAttribute(default=2)  # since 2 by unit and date


class Requests(Document):
    class Meta:
        table_name = "requests"


class Jobs(Document):
    class Meta:
        table_name = "jobs"


class Months(Document):
    """A person's month has a text attribute for each judged day; see month_rows.py."""

    class Meta:
        table_name = "months"


class Years(Document):
    class Meta:
        table_name = "years"


class Reviews(Document):
    class Meta:
        table_name = "reviews"


class Notices(Document):
    """A notice's words lie in `text`, written once; what becomes of it afterwards lies beside them."""

    class Meta:
        table_name = "notices"

    mail = UnicodeAttribute(attr_name="m", null=True)
    marked_by = UnicodeAttribute(attr_name="k", null=True)  # the run that mails it
    push = UnicodeAttribute(attr_name="p", null=True)
    push_marked_by = UnicodeAttribute(attr_name="q", null=True)  # the run that pushes it
    due = NumberAttribute(attr_name="u", null=True)  # of a pointer: second from which on it is tried again
    read_at_ms = NumberAttribute(attr_name="r", null=True)


class Performance(Document):
    class Meta:
        table_name = "performance"


class Audit(Document):
    class Meta:
        table_name = "audit"


class Sessions(Document):
    class Meta:
        table_name = "sessions"


class SlotFacts(MapAttribute[str, Any]):
    """One check-in as it lies on disk: short names and raw bytes keep three of them under 1,024 bytes."""

    challenge = BinaryAttribute(attr_name="c", legacy_encoding=False)  # 16 bytes
    body_hash = BinaryAttribute(attr_name="h", legacy_encoding=False)
    counts_at_ms = NumberAttribute(attr_name="t")
    received_after_ms = NumberAttribute(attr_name="r")  # since counts_at
    longitude_e7 = NumberAttribute(attr_name="x", null=True)
    latitude_e7 = NumberAttribute(attr_name="y", null=True)
    position_hash = BinaryAttribute(attr_name="z", null=True, legacy_encoding=False)  # in place of a removed position
    accuracy_dm = NumberAttribute(attr_name="q", null=True)  # decimetres; neither without a position
    distance_m = NumberAttribute(attr_name="e", null=True)
    office = UnicodeAttribute(attr_name="o")
    offices_version = NumberAttribute(attr_name="ov")
    fence_version = NumberAttribute(attr_name="fv")
    selfie = BinaryAttribute(attr_name="p", null=True, legacy_encoding=False)  # SHA-256
    selfie_version = UnicodeAttribute(attr_name="pv", null=True)
    device = BinaryAttribute(attr_name="k", legacy_encoding=False)  # thumbprint, 32 bytes
    signature = BinaryAttribute(attr_name="s", legacy_encoding=False)
    reasons = UnicodeAttribute(attr_name="w", null=True)  # one letter each
    minutes = NumberAttribute(attr_name="l", null=True)  # late or early, as told
    made_by = UnicodeAttribute(attr_name="b", null=True)  # of a team check-in
    clock_jump_s = NumberAttribute(attr_name="j", null=True)  # most have none: three with every fact need a second WRU
    network = BinaryAttribute(attr_name="n", null=True, legacy_encoding=False)  # likewise, where the city looks for it

    @classmethod
    def on_disk(cls, **facts: Any) -> dict[str, Any]:
        """The facts as DynamoDB takes them. (An instance would give the same in five times the CPU.)"""
        kinds = cls.get_attributes()
        given = [(kinds[name], value) for name, value in facts.items() if value is not None]
        return {kind.attr_name: {kind.attr_type: kind.serialize(value)} for kind, value in given}


class Attendance(Item):
    class Meta:
        table_name = "attendance"

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    v = NumberAttribute(default=2)  # since 2 with an event
    arrival = SlotFacts(attr_name="a", null=True)
    midday = SlotFacts(attr_name="m", null=True)
    departure = SlotFacts(attr_name="d", null=True)
    event = SlotFacts(attr_name="e", null=True)
    ruling = UnicodeAttribute(attr_name="j", null=True)  # of a RULING item: JSON
    punches = UnicodeAttribute(attr_name="n", null=True)  # of machines, beside the slots: JSON


class EvidenceItems(Item):
    class Meta:
        table_name = "evidence"

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    v = NumberAttribute(default=2)  # since 2 by unit and date
    sha256 = BinaryAttribute(attr_name="h", legacy_encoding=False)
    size_bytes = NumberAttribute(attr_name="z")
    made_at_ms = NumberAttribute(attr_name="t")
    dhash = BinaryAttribute(attr_name="d", null=True, legacy_encoding=False)
    dhash_mirror = BinaryAttribute(attr_name="m", null=True, legacy_encoding=False)
    evidence_key = UnicodeAttribute(attr_name="k", null=True)
    problem = UnicodeAttribute(attr_name="p", null=True)
    notes = UnicodeSetAttribute(attr_name="w", null=True)


MODELS: tuple[type[Model], ...] = (
    Staff,
    CityBooks,
    Attempts,
    Requests,
    Notices,
    Jobs,
    Months,
    Years,
    Reviews,
    Performance,
    Audit,
    Sessions,
    Attendance,
    EvidenceItems,
)
BASE_NAMES = {model: model.Meta.table_name for model in MODELS}


def bind(prefix: str, models: Iterable[type[Model]] = MODELS) -> Connection:
    """Name every table for one deployment and let all share one client (a second would cost 80 ms at cold start)."""
    shared: Connection | None = None
    for model in models:
        meta: Any = model.Meta
        meta.table_name = f"{prefix}-{BASE_NAMES[model]}"
        meta.connect_timeout_seconds = CONNECT_TIMEOUT_S
        meta.read_timeout_seconds = READ_TIMEOUT_S
        meta.max_retry_attempts = RETRIES
        model._connection = None  # noqa: SLF001 - PynamoDB has no other door to the client of a model
        table = model._get_connection()  # noqa: SLF001
        if shared is None:
            shared = table.connection
        else:
            shared.add_meta_table(table.get_meta_table())
            table.connection = shared
    assert shared is not None
    return shared
