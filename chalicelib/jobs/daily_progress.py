"""Approved activities in the shape of the national daily progress: docs/daily_progress.md, NOT yet confirmed there.

The staff number is in it whole, for it is the key of that system: whoever fetches the file reads it in the trail.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from chalicelib.domain.activity import Activity, ActivityState
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.domain.performance_report import Cell, CellKind, Sheet, SheetColumn, Sheets
from chalicelib.domain.plan import Plan
from chalicelib.errors import NotFound
from chalicelib.jobs.performance_words import hundredths, said_period
from chalicelib.jobs.sheet_files import MOST_ROWS
from chalicelib.rules.access import Act
from chalicelib.rules.performance_report import months_named, period_named, tied_texts
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_performance_report import TooLong, unit_people, units_reached

_T, _C, _A = CellKind.TEXT, CellKind.COUNT, CellKind.AMOUNT
COLUMNS = (
    SheetColumn("nomor_pegawai"), SheetColumn("nama"), SheetColumn("tanggal"), SheetColumn("rencana_hasil_kerja"),
    SheetColumn("rencana_aksi"), SheetColumn("kegiatan"), SheetColumn("jumlah", _A), SheetColumn("satuan"),
    SheetColumn("menit", _C), SheetColumn("kemajuan_persen", _C), SheetColumn("bukti_tautan"), SheetColumn("id"),
)  # fmt: skip
UNCONFIRMED = "belum-dikonfirmasi"  # in the file's name, until somebody has tried it against the live system


def daily_progress(
    services: Services, maker: Employee, job: Job, city: City, now: datetime, has_time: Callable[[], bool]
) -> Sheets:
    """One's own, or of a unit with its parts. Raises NotFound, TooLong."""
    period = period_named(job.period_id or "")
    rows = _own(services, maker, job) if job.unit_id is None else _of_unit(services, maker, job, city, now, has_time)
    whose = job.unit_id or "saya"
    return Sheets(
        stem=f"progres-harian-{whose}-{period.period_id}-{UNCONFIRMED}",
        title=f"Progres harian {said_period(period.period_id)}",
        facts=[],
        sheets=[Sheet("Progres harian", COLUMNS, rows)],
    )


def _own(services: Services, maker: Employee, job: Job) -> list[tuple[Cell, ...]]:
    if job.employee_ids != (maker.employee_id,):
        raise NotFound
    period = period_named(job.period_id or "")
    plans = services.plans.of_person(maker.employee_id, period.starts_on.year)
    months = months_named(period)
    activities = [each for month in months for each in services.activities.of_month(maker.employee_id, month)]
    return list(_rows(maker, plans, activities))


def _of_unit(
    services: Services, maker: Employee, job: Job, city: City, now: datetime, has_time: Callable[[], bool]
) -> list[tuple[Cell, ...]]:
    units = units_reached(maker, Act.EXPORT_PROGRESS, job.unit_id or "", city, now)
    if not units:
        raise NotFound
    rows, period = list[tuple[Cell, ...]](), period_named(job.period_id or "")
    for unit in units:
        people = services.staff.people(each.employee_id for each in services.staff.members(unit.unit_id))
        for each in unit_people(services, unit, period, has_time):
            person = people.get(each.member.employee_id)
            rows += _rows(person, each.plans, each.activities) if person else []
            if len(rows) > MOST_ROWS:
                raise TooLong
    return rows


def _rows(person: Employee, plans: Sequence[Plan], activities: Sequence[Activity]) -> Iterator[tuple[Cell, ...]]:
    for each in activities:
        if each.state is not ActivityState.APPROVED:
            continue
        goal, action = tied_texts(plans, each)
        yield (
            person.number, person.name, each.on, goal, action, each.text, hundredths(each.quantity_e2),
            each.unit or "", each.minutes, each.progress_pct, " ".join(each.links), each.activity_id,
        )  # fmt: skip
