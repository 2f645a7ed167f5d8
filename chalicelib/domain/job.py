"""Work that outlives a request: a file that is checked and applied, a paper that is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class JobKind(StrEnum):
    PEOPLE = "people"  # a file of people
    ROSTER = "roster"  # a file of a month's roster
    SLIPS = "slips"  # one-time codes of a unit, to print
    PEOPLE_TEMPLATE = "people_template"  # an empty file of people with the city's own drop-downs
    MONTH_SHEET = "month_sheet"  # what a unit recorded in a month


IMPORTS = frozenset({JobKind.PEOPLE, JobKind.ROSTER})


class JobState(StrEnum):
    AWAITING_FILE = "awaiting_file"
    QUEUED = "queued"  # to be checked, or a paper to be made
    CHECKED = "checked"  # an import that a person may now apply, or whose file must be mended
    APPLYING = "applying"
    DONE = "done"
    FAILED = "failed"


class ApplyMode(StrEnum):
    WHOLE = "whole"  # nothing unless the whole file is sound
    GOOD_ROWS = "good_rows"  # the good rows now; the others stay in the marked file, to be mended and sent again


@dataclass(frozen=True, slots=True)
class JobFault:
    """One fault of a file: where, which, and the words in Indonesian and English."""

    pointer: str
    code: str
    detail: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of such work.

    unit_id       the unit it is about; for an import the maker's reach, None for the whole city.
    employee_ids  whose slips.
    month         "YYYY-MM" of a roster or a month's sheet.
    mapping       our column -> the file's own header, where they differ.
    letters       what a roster's file writes in a cell -> our letter, where they differ.
    file_sha256   hex, of the file as it was checked: what is applied is what was checked.
    plan_sha256   hex, of what the check found is to be done.
    counts        rows by what becomes of them: new, changed, known, faulty; and warnings.
    total, done   rows to apply, and how many have been: a worker goes on from there.
    failed_rows   rows that could not be applied after all, because something changed since the check.
    stalls        workers in a row that AWS let bring no row in: throttled, or down.
    faults        the first of the file's; the marked file holds them all.
    files         names of what was made: marked.xlsx, slips.pdf, ...
    problem       why it failed: a stable code.
    """

    job_id: str
    kind: JobKind
    state: JobState
    made_by: str
    made_at: datetime
    unit_id: str | None = None
    employee_ids: tuple[str, ...] = ()
    file_name: str | None = None
    month: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
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
    problem: str | None = None
    revision: int = 0
