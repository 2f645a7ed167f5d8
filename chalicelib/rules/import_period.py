"""What a file is about beside its rows: a roster names its month, opening balances their year, nothing else either."""

from collections.abc import Mapping
from datetime import date

from chalicelib.domain.job import JobKind
from chalicelib.domain.machine import Machine
from chalicelib.errors import FieldError
from chalicelib.rules import roster
from chalicelib.rules.balance import year_fault
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.plan_span import plan_year_fault

TEXTS: Texts = {
    "MONTH_REQUIRED": ("Jadwal jaga memerlukan bulannya.", "A roster needs its month."),
    "ROSTER_ALONE": ("Ini hanya untuk jadwal jaga; hapus.", "This is for rosters alone; remove it."),
    "YEAR_REQUIRED": ("Saldo awal memerlukan tahunnya.", "Opening balances need their year."),
    "GOALS_YEAR_REQUIRED": ("Rencana kinerja memerlukan tahunnya.", "Plans need their year."),
    "MACHINE_REQUIRED": ("Log mesin memerlukan mesinnya.", "A machine's log needs its machine."),
    "MACHINE_ALONE": ("Ini hanya untuk log mesin; hapus.", "This is for machine logs alone; remove it."),
    "MACHINE_UNKNOWN": (
        "Mesin ini tidak terdaftar, atau sudah tidak dipakai. Pilih mesin lain, atau daftarkan dulu.",
        "This machine is not registered, or out of use. Choose another, or register it first.",
    ),
    "FILE_TYPE": (
        "Berkas .dat dan .txt hanya untuk log mesin. Pilih berkas .xlsx atau .csv.",
        "Files .dat and .txt are for machine logs alone. Choose an .xlsx or a .csv file.",
    ),
    "BALANCES_ALONE": (
        "Ini hanya untuk saldo awal, rencana kinerja, dan anggaran; hapus.",
        "This is for opening balances, plans and budgets alone; remove it.",
    ),
    "BUDGET_NEEDS_YEAR": ("Anggaran memerlukan tahunnya.", "A budget needs its year."),
    "BUDGET_YEAR": ("Pilih tahun {first} sampai {last}.", "Choose a year from {first} to {last}."),
}


def period_faults(kind: JobKind, month: str | None, year: int | None, today: date) -> list[FieldError]:
    """What is wrong with the month ("YYYY-MM") and the year that an import begins with; `today` is the city's date."""
    return [each for each in (_of_month(kind, month, today), _of_year(kind, year, today)) if each]


def letters_faults(kind: JobKind, letters: Mapping[str, str]) -> list[FieldError]:
    """A mapping of letters is for rosters alone."""
    return [fault(TEXTS, "/letters", "ROSTER_ALONE")] if letters and kind is not JobKind.ROSTER else []


def machine_faults(kind: JobKind, machine_id: str | None, machine: Machine | None) -> list[FieldError]:
    """What is wrong with the machine that an import begins with. `machine`: as registered, None where it isn't."""
    if kind is not JobKind.MACHINE_LOG:
        return [fault(TEXTS, "/machine_id", "MACHINE_ALONE")] if machine_id else []
    if machine_id is None:
        return [_required("/machine_id", "MACHINE_REQUIRED")]
    return [] if machine and machine.in_use else [fault(TEXTS, "/machine_id", "MACHINE_UNKNOWN")]


def type_faults(kind: JobKind, file_name: str) -> list[FieldError]:
    """Only a machine writes its log to a file that is called otherwise."""
    is_log = file_name.lower().endswith((".dat", ".txt"))
    return [fault(TEXTS, "/file_name", "FILE_TYPE")] if is_log and kind is not JobKind.MACHINE_LOG else []


def _of_month(kind: JobKind, month: str | None, today: date) -> FieldError | None:
    if kind is not JobKind.ROSTER:
        return fault(TEXTS, "/month", "ROSTER_ALONE") if month else None
    if month is None:
        return _required("/month", "MONTH_REQUIRED")
    return None if month in roster.roster_months(today) else fault(roster.TEXTS, "/month", "ROSTER_MONTH")


def _of_year(kind: JobKind, year: int | None, today: date) -> FieldError | None:
    if kind is JobKind.GOALS:
        return _required("/year", "GOALS_YEAR_REQUIRED") if year is None else plan_year_fault(year, today)
    if kind not in (JobKind.BALANCES, JobKind.BUDGET):
        return fault(TEXTS, "/year", "BALANCES_ALONE") if year is not None else None
    if kind is JobKind.BUDGET:
        return _required("/year", "BUDGET_NEEDS_YEAR") if year is None else _of_budget(year, today)
    return _required("/year", "YEAR_REQUIRED") if year is None else year_fault(year, today)


def _of_budget(year: int, today: date) -> FieldError | None:
    """This year's, last year's and next year's."""
    near = abs(year - today.year) <= 1
    return None if near else fault(TEXTS, "/year", "BUDGET_YEAR", first=today.year - 1, last=today.year + 1)


def _required(pointer: str, words: str) -> FieldError:
    """With the code that a missing field has everywhere."""
    return FieldError(pointer, "REQUIRED", TEXTS[words])
