"""A unit's budget on paper, or what the city's units come to; a month that nobody told is said so, never as 0."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from chalicelib.domain.budget import BudgetLine, BudgetRules, BudgetSum
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.domain.performance_report import Cell, CellKind, Sheet, SheetColumn, Sheets
from chalicelib.jobs.performance_words import hundredths
from chalicelib.mail.language import INDONESIAN
from chalicelib.rules.access import Act
from chalicelib.rules.budget_sums import (
    YEAR_MONTHS,
    Level,
    Row,
    absorbed_bp,
    deviation_bp,
    is_behind,
    last_reported,
    physical_bp,
    reported_bp,
    total,
    tree,
)
from chalicelib.rules.local_time import local_date
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import check_any_unit
from chalicelib.use_cases.see_budgets import SeenMonth, see_city_budget, see_unit_budget

_T, _C, _A, _M = CellKind.TEXT, CellKind.COUNT, CellKind.AMOUNT, CellKind.MONEY
NOT_REPORTED = "belum dilaporkan"
NEVER = "belum pernah"
LEVELS: Mapping[Level, str] = {
    Level.PROGRAMME: "Program", Level.ACTIVITY: "Kegiatan", Level.SUB_ACTIVITY: "Sub kegiatan",
    Level.LINE: "Rekening",
}  # fmt: skip
_SUMS = (
    SheetColumn("Pagu (Rp)", _M, 2.6), SheetColumn("Target (%)", _A, 1.5), SheetColumn("Realisasi (Rp)", _M, 2.6),
    SheetColumn("Serapan (%)", _A, 1.6), SheetColumn("Fisik (%)", _A, 1.5), SheetColumn("Deviasi (poin)", _A, 1.6),
    SheetColumn("Dilaporkan", _T, 2.1), SheetColumn("Keadaan", _T, 1.8),
)  # fmt: skip
LINES = (
    SheetColumn("Tingkat", _T, 1.9), SheetColumn("Kode", _T, 3.2), SheetColumn("Uraian", _T, 4.5), *_SUMS,
    SheetColumn("PPTK", _T, 2.8),
)  # fmt: skip
UNITS = (SheetColumn("Unit", _T, 5), *_SUMS, SheetColumn("Laporan terakhir", _T, 2))
MONTHS = tuple(SheetColumn(name, _M, 2) for name in INDONESIAN.months)
CEILINGS = (
    SheetColumn("Sub kegiatan", _T, 3), SheetColumn("Rekening", _T, 3), SheetColumn("Berlaku mulai", _T, 2.2),
    SheetColumn("Pagu (Rp)", _M, 2.5), SheetColumn("Catatan", _T, 5),
)  # fmt: skip
OBSTACLES = (
    SheetColumn("Sub kegiatan", _T, 2.6), SheetColumn("Rekening", _T, 2.6), SheetColumn("Bulan", _T, 1.6),
    SheetColumn("Kendala", _T, 5), SheetColumn("Tindak lanjut", _T, 5), SheetColumn("Selesai", _T, 1.8),
)  # fmt: skip
NOTES = (
    f"Semua angka dihitung sejak Januari. '{NOT_REPORTED}' bukan nol: tidak ada yang melaporkan bulan itu.",
    "Realisasi, serapan, fisik, dan deviasi hanya dari rekening yang dilaporkan; pagu dan target dari semuanya.",
    "Deviasi: serapan dikurangi target, dalam poin persen; kosong bila ada rekening tanpa target.",
)


def budget_report(services: Services, maker: Employee, job: Job, city: City, now: datetime) -> Sheets:
    """As its maker may read it: who sees no person reads no name. Raises NotFound."""
    month, unit_id = job.month or "", job.unit_id
    when, said = (int(month[:4]), int(month[5:])), INDONESIAN.month(month)
    return Sheets(
        stem=f"anggaran-{unit_id or 'semua'}-{month}",
        title=f"Laporan anggaran sampai dengan {said}",
        facts=[("Unit", city.unit_name(unit_id) if unit_id else "Semua unit dalam jangkauan"), ("Sampai dengan", said)],
        sheets=_unit(services, maker, unit_id, city, when, now) if unit_id else _city(services, maker, city, when, now),
        notes=NOTES,
    )


def _unit(
    services: Services, maker: Employee, unit_id: str, city: City, when: tuple[int, int], now: datetime
) -> list[Sheet]:
    found = see_unit_budget(services, maker, unit_id, *when, now)
    lines = sorted(found.lines, key=lambda each: (each.code.split("."), each.account))
    rules, names, zone = found.seen.rules, found.names, city.settings.zone
    none = "Unit ini belum mempunyai anggaran tahun itu."
    return [
        Sheet("Anggaran", LINES, [_line(each, rules, names) for each in tree(lines, when[1])], none),
        Sheet("Realisasi per bulan", (*CEILINGS[:2], *MONTHS), [_months(each, found.seen) for each in lines], none),
        Sheet("Pagu", CEILINGS, [row for each in lines for row in _ceilings(each)], none),
        Sheet("Kendala", OBSTACLES, [row for each in lines for row in _obstacles(each, zone)], "Tidak ada kendala."),
    ]


def _city(services: Services, maker: Employee, city: City, when: tuple[int, int], now: datetime) -> list[Sheet]:
    check_any_unit(maker, Act.READ_BUDGET, city, now)
    found = see_city_budget(services, maker, *when, now)
    rules, at = found.seen.rules, when[1] - 1
    rows = [(city.unit_name(each.unit_id), *_sums(each.months[at], rules), _last(each.months)) for each in found.units]
    whole = total(each.months[at] for each in found.units)
    months = [(city.unit_name(each.unit_id), *_year(each.months, found.seen)) for each in found.units]
    bare = [(city.unit_name(each),) for each in found.without]
    return [
        Sheet("Per unit", UNITS, [*rows, ("Jumlah", *_sums(whole, rules), _last(found.months))]),
        Sheet("Realisasi per bulan", (UNITS[0], *MONTHS), months),
        Sheet("Belum ada anggaran", UNITS[:1], bare, "Semua perangkat daerah dalam jangkauan sudah punya anggaran."),
    ]


def _line(row: Row, rules: BudgetRules, names: Mapping[str, str]) -> tuple[Cell, ...]:
    pptk = names.get(row.line.pptk_id or "", "") if row.line else ""
    return LEVELS[row.level], row.code, row.name, *_sums(row.sums, rules), pptk


def _sums(sums: BudgetSum, rules: BudgetRules) -> tuple[Cell, ...]:
    behind = is_behind(sums, rules.behind_points)
    return (
        sums.ceiling_idr,
        hundredths(absorbed_bp(sums.target_idr, sums.ceiling_idr)),
        sums.realised_idr if sums.reported else NOT_REPORTED,
        *map(hundredths, (reported_bp(sums), physical_bp(sums), deviation_bp(sums))),
        f"{sums.reported} dari {sums.lines}",
        "tertinggal" if behind else "",
    )


def _months(line: BudgetLine, seen: SeenMonth) -> tuple[Cell, ...]:
    """Of months up to the one that is looked at; later ones are not due."""
    told = (line.told.get(month) for month in YEAR_MONTHS)
    amounts = (each.realised_idr if each else None for each in told)
    return line.code, line.account, *_due(list(amounts), seen)


def _year(months: Sequence[BudgetSum], seen: SeenMonth) -> tuple[Cell, ...]:
    return _due([each.realised_idr if each.reported else None for each in months], seen)


def _due(amounts: Sequence[int | None], seen: SeenMonth) -> tuple[Cell, ...]:
    shown = amounts[: seen.month]
    return *(NOT_REPORTED if each is None else each for each in shown), *(None for _ in amounts[seen.month :])


def _ceilings(line: BudgetLine) -> Iterator[tuple[Cell, ...]]:
    for each in line.ceilings:
        yield line.code, line.account, each.from_on, each.ceiling_idr, each.note


def _obstacles(line: BudgetLine, zone: str) -> Iterator[tuple[Cell, ...]]:
    for each in line.obstacles:
        done = local_date(each.done_at, zone) if each.done_at else None
        yield line.code, line.account, INDONESIAN.months[each.month - 1], each.text, each.follow_up or "", done


def _last(months: Sequence[BudgetSum]) -> str:
    last = last_reported(months)
    return INDONESIAN.months[last - 1] if last else NEVER
