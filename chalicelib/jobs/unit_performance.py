"""A unit's period on paper: each person's plan and activities, and each action beside what was reported of it."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.domain.performance_report import (
    ActionFigures,
    Cell,
    CellKind,
    PersonFigures,
    Sheet,
    SheetColumn,
    Sheets,
)
from chalicelib.domain.staff import Member
from chalicelib.errors import NotFound
from chalicelib.jobs.performance_words import NO_PLAN, PLAN_STATES, hundredths, said_period
from chalicelib.rules.access import Act
from chalicelib.rules.performance_report import action_figures, period_named, person_figures
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_performance_report import unit_people, units_reached

_T, _C, _A = CellKind.TEXT, CellKind.COUNT, CellKind.AMOUNT
_WHO = (SheetColumn("Unit", _T, 3.2), SheetColumn("Nama", _T, 3.6))
PEOPLE = (
    *_WHO, SheetColumn("4 angka akhir", _T, 1.3), SheetColumn("Rencana", _T, 1.8), SheetColumn("Kegiatan", _C, 1.5),
    SheetColumn("Disetujui", _C, 1.5), SheetColumn("Menunggu", _C, 1.6), SheetColumn("Dikembalikan", _C, 2),
    SheetColumn("Tugas lain", _C, 1.3), SheetColumn("Menit", _C, 1.3), SheetColumn("Hari melapor", _C, 1.4),
)  # fmt: skip
ACTIONS = (
    *_WHO, SheetColumn("Rencana hasil kerja", _T, 4), SheetColumn("Rencana aksi", _T, 4),
    SheetColumn("Satuan", _T, 2), SheetColumn("Target periode ini", _A, 1.6), SheetColumn("Target setahun", _A, 1.6),
    SheetColumn("Dilaporkan", _A, 2), SheetColumn("Disetujui", _A, 1.8), SheetColumn("Kegiatan", _C, 1.8),
    SheetColumn("Kemajuan (%)", _C, 1.9),
)  # fmt: skip
NOTES = (
    "Kegiatan yang ditarik kembali tidak dihitung. Menunggu: belum dijawab atasan. Tugas lain: tanpa rencana aksi.",
    "Disetujui pada rencana aksi: jumlah dari kegiatan yang sudah disetujui saja. Kemajuan: menurut laporan terakhir.",
    "Target kosong: tidak dibagi per bulan dalam rencana. Angka di sini bukan penilaian.",
)


def unit_performance(
    services: Services, maker: Employee, job: Job, city: City, now: datetime, has_time: Callable[[], bool]
) -> Sheets:
    """Of the unit and its parts, as far as its maker reads them. Raises NotFound, TooLong."""
    unit_id, period = job.unit_id or "", period_named(job.period_id or "")
    units = units_reached(maker, Act.READ_PERFORMANCE, unit_id, city, now)
    if not units:
        raise NotFound
    people, actions = list[tuple[Cell, ...]](), list[tuple[Cell, ...]]()
    for unit in units:
        for each in unit_people(services, unit, period, has_time):
            people.append(_person(unit, each.member, person_figures(each.plans, each.activities)))
            actions += [
                _action(unit, each.member, found) for found in action_figures(each.plans, each.activities, period)
            ]
    return Sheets(
        stem=f"kinerja-{unit_id}-{period.period_id}",
        title=f"Laporan kinerja {said_period(period.period_id)}",
        facts=[("Unit", city.unit_name(unit_id)), ("Periode", said_period(period.period_id))],
        sheets=[
            Sheet("Orang", PEOPLE, people, "Tidak ada orang di unit ini pada periode itu."),
            Sheet("Rencana aksi", ACTIONS, actions, "Belum ada rencana aksi."),
        ],
        notes=NOTES,
    )


def _person(unit: Unit, member: Member, found: PersonFigures) -> tuple[Cell, ...]:
    return (
        unit.name, member.name, member.number_end, PLAN_STATES[found.plan] if found.plan else NO_PLAN,
        found.activities, found.approved, found.waiting, found.returned, found.untied, found.minutes, found.days,
    )  # fmt: skip


def _action(unit: Unit, member: Member, found: ActionFigures) -> tuple[Cell, ...]:
    return unit.name, member.name, *action_cells(found)


def action_cells(found: ActionFigures) -> tuple[Cell, ...]:
    return (
        found.goal, found.text, found.unit, hundredths(found.target_e2), hundredths(found.year_e2),
        hundredths(found.reported_e2), hundredths(found.approved_e2), found.activities, found.progress_pct,
    )  # fmt: skip
