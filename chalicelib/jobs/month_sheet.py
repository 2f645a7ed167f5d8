"""The monthly sheet of a unit as a workbook: a row a person, a column a day (rules/month_sheet.py).

Its rows are those of the screen (use_cases/see_month_sheet.py); a person's number is one read more.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from chalicelib.domain.city import Unit
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.verdict import DayStatus
from chalicelib.errors import NotFound
from chalicelib.jobs import report_cells
from chalicelib.jobs.marked_file import bytes_of, text_cell
from chalicelib.rules.month_sheet import SheetCell, SheetRow, is_trial
from chalicelib.rules.stuck_job import failed
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_month_sheet import see_month_sheet

OFF = PatternFill("solid", fgColor="D9D9D9")
LATE = Font(color="C00000")
LINES = Alignment(wrap_text=True, vertical="top")
ABSENT = PatternFill("solid", fgColor="F8D7DA")
SUMS = ("Slot tercatat", "Menit terlambat", "Hari tanpa keterangan", "Slot uji coba")
# Above the times of a closed day; a present one needs no word. The kind of a leave is nobody's here.
STATUSES = {
    each: report_cells.STATUSES[each]
    for each in (
        DayStatus.LEAVE, DayStatus.DUTY, DayStatus.STUDY, DayStatus.REMOTE, DayStatus.UNDECIDED, DayStatus.INCOMPLETE,
        DayStatus.PERMISSION, DayStatus.ABSENT,
    )
}  # fmt: skip
NOTES = (
    "Tiap sel: datang, istirahat, pulang, jam setempat. Kosong: tidak ada catatan. Abu-abu: libur atau tidak bertugas.",
    "(15): terlambat 15 menit. *: menunggu. ×: tidak sah. m: dari mesin. +1: esok harinya. ?: jadwal belum diisi.",
    "Hari bertanda 'uji coba' tidak dihitung dalam slot tercatat dan menit terlambat.",
    "Hari yang sudah ditutup memuat putusannya dan menit menurut putusan; hari lain masih catatan saja.",
)


def make_month_sheet(services: Services, job: Job, now: datetime) -> Job:
    """The sheet of the job's unit and month; FAILED when the maker no longer reaches the unit."""
    maker, unit_id, month = services.staff.employee(job.made_by), job.unit_id or "", job.month or ""
    try:
        if maker is None:
            raise NotFound
        sheet = see_month_sheet(services, maker, unit_id, month, now)
    except NotFound:
        return failed(job, "NOT_FOUND")
    profiles = services.staff.people(member.employee_id for member, _ in sheet.rows)
    name = f"rekap-{unit_id}-{month}.xlsx"
    rows = [
        (member.name, profiles[member.employee_id].number_end if member.employee_id in profiles else "", row)
        for member, row in sheet.rows
    ]
    services.files.write(file_key(job, name), _workbook(sheet.unit, sheet.dates, rows))
    return replace(job, state=JobState.DONE, files=(name,), counts={"people": len(rows)}, done=len(rows))


def _workbook(unit: Unit, dates: Sequence[date], rows: Sequence[tuple[str, str, SheetRow]]) -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Rekap")
    sheet.freeze_panes = "C3"
    sheet.column_dimensions["A"].width = 32
    for at in range(len(dates) + 1 + len(SUMS)):
        sheet.column_dimensions[get_column_letter(at + 2)].width = 12
    sheet.append([text_cell(sheet, f"{unit.name}, {dates[0]:%Y-%m}", bold=True)])
    heads = ("Nama", "4 angka akhir", *(_head(on, unit) for on in dates), *SUMS)
    sheet.append([_lined(text_cell(sheet, each, bold=True)) for each in heads])
    for name, number_end, row in rows:
        cells = [_day_cell(sheet, each) for each in row.cells]
        who = [text_cell(sheet, name), text_cell(sheet, number_end)]
        sheet.append([*who, *cells, row.slots, row.late_min, row.absent, row.trial_slots])
    for note in NOTES:
        sheet.append([text_cell(sheet, note)])
    return bytes_of(workbook)


def _head(on: date, unit: Unit) -> str:
    return f"{on.day}\nuji coba" if is_trial(on, unit.counts_from) else f"{on.day}"


def _day_cell(sheet: Any, day: SheetCell) -> Any:
    """Empty lines stay, so that a lone time is seen to be a departure; a cell of nothing is empty."""
    status = STATUSES.get(day.status) if day.status else None
    lines = [*([status] if status else []), *(day.lines if any(day.lines) else ())]
    cell = _lined(text_cell(sheet, "\n".join(lines)))
    if day.is_off:
        cell.fill = OFF
    if day.status is DayStatus.ABSENT:
        cell.fill = ABSENT
    if day.late_min:
        cell.font = LATE
    return cell


def _lined(cell: Any) -> Any:
    cell.alignment = LINES
    return cell
