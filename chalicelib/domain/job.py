"""Work that outlives a request: a file that is checked and applied, a paper that is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.report import ReportFormat, ReportKind


class JobKind(StrEnum):
    PEOPLE = "people"  # a file of people
    UNITS = "units"  # a file of units
    ROSTER = "roster"  # a file of a month's roster
    BALANCES = "balances"  # a file of what people bring along into a year
    BASES = "bases"  # a file of what people's allowances are
    GOALS = "goals"  # a file of people's plans of a year
    BUDGET = "budget"  # a file of a year's budget
    MACHINE_LOG = "machine_log"  # the log of an attendance machine
    SLIPS = "slips"  # one-time codes of a unit, to print
    PEOPLE_TEMPLATE = "people_template"  # an empty file of people with the city's own drop-downs
    UNITS_TEMPLATE = "units_template"  # likewise of units
    BALANCES_TEMPLATE = "balances_template"  # of opening balances, with the people's numbers
    MONTH_SHEET = "month_sheet"  # what a unit recorded in a month
    PAYROLL = "payroll"  # what a unit's locked month takes off, for payroll
    SUMMONS_LETTER = "summons_letter"  # of a discipline case, to sign
    COMPLIANCE_RECORD = "compliance_record"  # a person's years, signed
    OFFICE_PHOTO = "office_photo"  # a picture of an office to take in
    OFFICE_POINTS = "office_points"  # what a date's refused tries say about where offices are
    REPORT = "report"  # a report as a file
    UNIT_PERFORMANCE = "unit_performance"  # what a unit's people planned and reported
    PERSON_PERFORMANCE = "person_performance"  # one person's, with feedback and what was approved
    DAILY_PROGRESS = "daily_progress"  # approved activities, shaped for the national system
    BUDGET_REPORT = "budget_report"  # a unit's lines, or what units come to
    MONTH_SUMMARY = "month_summary"  # the city's month on one page


IMPORTS = frozenset(
    {
        JobKind.PEOPLE,
        JobKind.UNITS,
        JobKind.ROSTER,
        JobKind.BALANCES,
        JobKind.BASES,
        JobKind.GOALS,
        JobKind.BUDGET,
        JobKind.MACHINE_LOG,
    }
)


PERFORMANCE_REPORTS = frozenset(
    {JobKind.UNIT_PERFORMANCE, JobKind.PERSON_PERFORMANCE, JobKind.DAILY_PROGRESS, JobKind.BUDGET_REPORT}
)
DAY_PAPERS = PERFORMANCE_REPORTS | {JobKind.REPORT, JobKind.MONTH_SUMMARY}  # whose files are there for a day


SYSTEM = "system"  # in whose name the clock's own jobs are made, and what they propose


class JobState(StrEnum):
    AWAITING_FILE = "awaiting_file"
    QUEUED = "queued"  # to be checked, or a paper to be made
    CHECKED = "checked"  # an import that a person may now apply, or whose file must be mended
    MAKING = "making"  # slips that a worker has begun: their older codes are going
    APPLYING = "applying"
    DONE = "done"
    FAILED = "failed"


class ApplyMode(StrEnum):
    WHOLE = "whole"  # nothing unless the whole file is sound
    GOOD_ROWS = "good_rows"  # the good rows now; the others stay in the marked file, to be mended and sent again


@dataclass(frozen=True, slots=True)
class JobFault:
    """One fault of a file, or what is odd there: where, which, and the words in Indonesian and English."""

    pointer: str
    code: str
    detail: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of such work.

    unit_id       the unit it is about; of an import, of older ones alone: the first unit of who made it. Of a report:
                  the unit with its parts; None: everything within its maker's reach.
    unit_ids      of slips: the units whose people without a phone get one; empty where people were named. Of a
                  machine's log: where the people of its days work.
    employee_ids  whose slips; whose letter or record.
    attempt       how manieth worker has begun it: each writes to a room of its own, that of who ends it counts.
    within        the granted units by whose reach it was made or checked; empty: by that of a role over the whole city.
    case_id       of a discipline case that a letter is of.
    month         "YYYY-MM" of a roster, a month's sheet, a report or a payroll export.
    period_id     of a report of performance: a month, a quarter or a year.
    year          of opening balances, of a budget.
    machine_id    whose log it is; its file's dates then run from `first_on` to `last_on`, in `unit_ids`.
    withdrawn_by  who has it taken back: APPLYING then goes the other way; `applied_by` stays who brought it in.
    office_id, place   of an office's picture.
    on            the local date whose tries are looked at, or of a daily report.
    report, format   which report, as which file.
    checked_by    who asked for the last check: each row is judged by this person's reach. None: as it was made.
    mapping       our column -> the file's own header, where they differ.
    mapping_remembered  the mapping is of another job of who asked, or is to be looked for there.
    ignores_others  columns of the file that are not ours are passed over. None until the check: as with the mapping.
    unknown_headers  the file's headers that are not ours, as they are shown. Never logged.
    encoding      of a CSV: "utf-8" or "windows-1252", as it is to be read and then as it was; None for a workbook.
    encoding_samples  of Windows-1252, some cells by which a person sees whether it is. Never logged.
    letters       what a roster's file writes in a cell -> our letter, where they differ.
    file_sha256   hex, of the file as it was checked: what is applied is what was checked.
    plan_sha256   hex, of what the check found is to be done.
    counts        rows by what becomes of them: new, changed, known, faulty, waiting for another row; and warnings.
    total, done   rows to apply, and how many have been: a worker goes on from there.
    failed_rows   rows that could not be applied after all, because something changed since the check.
    stalls        workers in a row that AWS let bring no row in: throttled, or down.
    faults        the first of the file's; the marked file holds them all.
    files         names of what was made: marked.xlsx, slips.pdf, ...
    attention     rows that whoever applies the file should see first: they give roles or end somebody's service.
    missing_ids   of slips: whose code could not be drawn; an older one of theirs may be void.
    problem       why it failed: a stable code.
    moved_at      the last change of how far it is; None: as it was made.
    """

    job_id: str
    kind: JobKind
    state: JobState
    made_by: str
    made_at: datetime
    unit_id: str | None = None
    unit_ids: tuple[str, ...] = ()
    employee_ids: tuple[str, ...] = ()
    case_id: str | None = None
    file_name: str | None = None
    month: str | None = None
    period_id: str | None = None
    year: int | None = None
    machine_id: str | None = None
    first_on: date | None = None
    last_on: date | None = None
    withdrawn_by: str | None = None
    office_id: str | None = None
    place: int | None = None
    on: date | None = None
    report: ReportKind | None = None
    format: ReportFormat | None = None
    checked_by: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    mapping_remembered: bool = False
    encoding: str | None = None
    ignores_others: bool | None = None
    unknown_headers: tuple[str, ...] = ()
    encoding_samples: tuple[str, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    file_sha256: str | None = None
    plan_sha256: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    mode: ApplyMode | None = None
    applied_by: str | None = None
    total: int = 0
    done: int = 0
    failed_rows: tuple[int, ...] = ()
    stalls: int = 0
    files: tuple[str, ...] = ()
    faults: tuple[JobFault, ...] = ()
    attention: tuple[JobFault, ...] = ()
    missing_ids: tuple[str, ...] = ()
    problem: str | None = None
    moved_at: datetime | None = None
    revision: int = 0
    attempt: int = 0
    within: tuple[str, ...] = ()

    @property
    def checker(self) -> str:
        return self.checked_by or self.made_by
