"""What a file of plans holds, and what it would change: docs/imports.md. Its columns are ours, unconfirmed."""

import re
from dataclasses import dataclass

from chalicelib.domain.plan import Aspect, Goal, GoalKind, Plan
from chalicelib.errors import FieldError
from chalicelib.rules.csv_columns import Column, Columns
from chalicelib.rules.import_report import ImportWarning
from chalicelib.rules.plan import MAX_AMOUNT_E2
from chalicelib.rules.row_kind import Becomes, counted
from chalicelib.rules.row_person import COLUMNS as PERSON_COLUMNS

_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
    "desember",
)  # fmt: skip
MONTH_COLUMNS = tuple(Column(each[:3], (each,), required=False) for each in _MONTHS)
COLUMNS = (
    *PERSON_COLUMNS,
    Column("post", ("jabatan",), required=False),
    Column("goal", ("rhk", "rencana_hasil_kerja", "hasil_kerja")),
    Column("kind", ("jenis", "jenis_rhk"), required=False),
    Column("indicator", ("indikator", "iki", "indikator_kinerja_individu"), required=False),
    Column("aspect", ("aspek",), required=False),
    Column("target", (), required=False),
    Column("target_unit", ("satuan", "satuan_target"), required=False),
    Column("action", ("rencana_aksi", "aksi"), required=False),
    Column("action_unit", ("satuan_aksi",), required=False),
    Column("budget_code", ("kode_anggaran", "kode_sub_kegiatan", "kode_subkegiatan"), required=False),
    *MONTH_COLUMNS,
)
GOAL_KINDS = {"": GoalKind.MAIN, "utama": GoalKind.MAIN, "tambahan": GoalKind.ADDITIONAL}
ASPECT_WORDS = {
    "": Aspect.QUANTITY, "kuantitas": Aspect.QUANTITY, "kualitas": Aspect.QUALITY, "waktu": Aspect.TIME,
    "biaya": Aspect.COST,
}  # fmt: skip
PLAIN_AMOUNT = re.compile(r"(\d{1,13})(?:[.,](\d{1,2}))?", re.ASCII)
GROUPED_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?", re.ASCII)  # 1.200,50 as it is written here


@dataclass(frozen=True, slots=True)
class GoalPerson:
    """Somebody whom a row may be about.

    plan       the draft that stands, or an empty one to begin with; None: they work nowhere in that year.
    is_fixed   what stands is proposed, or was agreed once: no file replaces it.
    codes      of the sub-activities in their unit's budget; None: nobody has entered one.
    """

    employee_id: str
    name: str
    plan: Plan | None
    is_fixed: bool = False
    codes: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A sound row."""

    row: int
    employee_id: str


@dataclass(frozen=True, slots=True)
class GoalChange:
    """What becomes of one person's plan. `row`: the first that is about them; `revision`: 0 where nothing stood."""

    row: int
    employee_id: str
    name: str
    becomes: Becomes
    number: int
    post: str
    goals: tuple[Goal, ...]
    revision: int


@dataclass(frozen=True, slots=True)
class GoalPlan:
    """What applying the file would do. Who has a row with a fault is left out whole."""

    changes: tuple[GoalRow, ...]
    people: tuple[GoalChange, ...]

    def counts(self) -> dict[str, int]:
        return counted(self.people)


@dataclass(frozen=True, slots=True)
class GoalFile:
    plan: GoalPlan
    columns: Columns
    faults: tuple[FieldError, ...]
    warnings: tuple[ImportWarning, ...]


def read_amount(cell: str) -> int | None:
    """Hundredths of `12`, `2,5`, `2.5`, `1.200` or `1.200,50`; None for all else."""
    found = GROUPED_AMOUNT.fullmatch(cell) or PLAIN_AMOUNT.fullmatch(cell)
    if found is None:
        return None
    amount = int(found[1].replace(".", "")) * 100 + int((found[2] or "").ljust(2, "0"))
    return amount if amount <= MAX_AMOUNT_E2 else None
