"""The monthly sheet of a unit as a workbook: a row a person, a column a day. Facts only (rules/month_sheet.py).

What was recorded is read by date: a Query a day, at most 31 and their pages. By person it would be a BatchGet for each,
so more calls from 32 people on, and a read for every day that holds nothing. A person's number is one read more.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from chalicelib.domain.attendance import AttendanceDay
from chalicelib.domain.city import City, Unit
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.staff import Member
from chalicelib.errors import NotFound
from chalicelib.jobs.marked_file import bytes_of, text_cell
from chalicelib.rules.access import Act
from chalicelib.rules.calendar import plan_day
from chalicelib.rules.month_sheet import SheetCell, SheetDay, SheetRow, is_trial, month_row
from chalicelib.rules.roster import days_in
from chalicelib.use_cases.day_plans import zone_of
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, today_of
from chalicelib.use_cases.see_attendance import with_evidence

OFF = PatternFill("solid", fgColor="D9D9D9")
LATE = Font(color="C00000")
LINES = Alignment(wrap_text=True, vertical="top")
SUMS = ("Slot tercatat", "Menit terlambat", "Slot uji coba")
NOTES = (
    "Tiap sel: pagi, istirahat, pulang, jam setempat. Kosong: tidak ada catatan. Abu-abu: libur atau tidak bertugas.",
    "(15): terlambat 15 menit. *: menunggu keputusan. +1: tanggal berikutnya. ?: jadwal bergilir belum diisi.",
    "Hari bertanda 'uji coba' tidak dihitung dalam slot tercatat dan menit terlambat.",
    "Lembar ini berisi catatan saja, tanpa putusan hadir atau tidak hadir. Putusan ada setelah hari ditutup.",
)


def make_month_sheet(services: Services, job: Job, now: datetime) -> Job:
    """The sheet of the job's unit and month; FAILED when the maker no longer reaches the unit."""
    maker, city, unit_id = services.staff.employee(job.made_by), services.city.fresh(now), job.unit_id or ""
    try:
        if maker is None:
            raise NotFound
        unit = find_unit(maker, unit_id, Act.READ_ATTENDANCE, city, now)
    except NotFound:
        return replace(job, state=JobState.FAILED, problem="NOT_FOUND")
    dates = _dates(job.month or "")
    recorded = _recorded(services, unit_id, dates, today_of(city, now), now)
    people = [each for each in services.staff.members(unit_id) if _belongs(each, dates, recorded)]
    people.sort(key=lambda each: (each.name.casefold(), each.employee_id))
    profiles = services.staff.people(each.employee_id for each in people)
    name, rows = f"rekap-{unit_id}-{job.month}.xlsx", []
    for member in people:
        days = [_day(member, on, recorded.get((member.employee_id, on)), city) for on in dates]
        person = profiles.get(member.employee_id)
        rows.append((member.name, person.number[-4:] if person else "", month_row(days, unit.counts_from)))
    services.files.write(file_key(job, name), _workbook(unit, dates, rows))
    return replace(job, state=JobState.DONE, files=(name,), counts={"people": len(rows)}, done=len(rows))


def _recorded(
    services: Services, unit_id: str, dates: Sequence[date], today: date, now: datetime
) -> dict[tuple[str, date], AttendanceDay]:
    """(employee id, date) -> what was recorded in the unit; a zone east of the city's is at most a date ahead."""
    begun = [on for on in dates if (on - today).days <= 1]
    found = [day for on in begun for day in services.attendance.unit_day(unit_id, on)]
    return {(each.employee_id, each.local_date): each for each in with_evidence(services, found, now)}


def _belongs(member: Member, dates: Sequence[date], recorded: dict[tuple[str, date], AttendanceDay]) -> bool:
    """Whoever was assigned to the unit on a day of the month, or recorded something in it."""
    return any(
        (member.employee_id, on) in recorded or any(each.holds_on(on) for each in member.assignments) for on in dates
    )


def _day(member: Member, on: date, recorded: AttendanceDay | None, city: City) -> SheetDay:
    assignment = next((each for each in member.assignments if each.holds_on(on)), None)
    zone = zone_of(assignment, city)
    plan = plan_day(on, assignment, member.roster, city.calendar, zone, city.settings.roster_off_code)
    return SheetDay(plan, zone, recorded.check_ins if recorded else {})


def _dates(month: str) -> list[date]:
    return [date(int(month[:4]), int(month[5:]), day) for day in range(1, days_in(month) + 1)]


def _workbook(unit: Unit, dates: Sequence[date], rows: Sequence[tuple[str, str, SheetRow]]) -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Rekap")
    sheet.freeze_panes = "C3"
    sheet.column_dimensions["A"].width = 32
    for at in range(len(dates) + 5):
        sheet.column_dimensions[get_column_letter(at + 2)].width = 12
    sheet.append([text_cell(sheet, f"{unit.name}, {dates[0]:%Y-%m}", bold=True)])
    heads = ("Nama", "4 angka akhir", *(_head(on, unit) for on in dates), *SUMS)
    sheet.append([_lined(text_cell(sheet, each, bold=True)) for each in heads])
    for name, number_end, row in rows:
        cells = [_day_cell(sheet, each) for each in row.cells]
        who = [text_cell(sheet, name), text_cell(sheet, number_end)]
        sheet.append([*who, *cells, row.slots, row.late_min, row.trial_slots])
    for note in NOTES:
        sheet.append([text_cell(sheet, note)])
    return bytes_of(workbook)


def _head(on: date, unit: Unit) -> str:
    return f"{on.day}\nuji coba" if is_trial(on, unit.counts_from) else f"{on.day}"


def _day_cell(sheet: Any, day: SheetCell) -> Any:
    """Empty lines stay, so that a lone time is seen to be a departure; a cell of nothing is empty."""
    cell = _lined(text_cell(sheet, "\n".join(day.lines) if any(day.lines) else ""))
    if day.is_off:
        cell.fill = OFF
    if day.late_min:
        cell.font = LATE
    return cell


def _lined(cell: Any) -> Any:
    cell.alignment = LINES
    return cell
