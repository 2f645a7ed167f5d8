"""The payroll export of a unit's locked month: two CSV, one workbook of both, and the hash of each in the trail."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.payroll import Payroll
from chalicelib.errors import NotFound, Problem
from chalicelib.jobs.csv_sheet import CsvSheet
from chalicelib.jobs.marked_file import bytes_of, text_cell
from chalicelib.jobs.payroll_rows import DETAIL_HEADS, SUM_HEADS, Cell, detail_rows, notes, sum_rows
from chalicelib.rules.stuck_job import failed
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_payroll import see_payroll

Rows = Sequence[Sequence[Cell]]


def make_payroll(services: Services, job: Job, now: datetime, tell: Callable[[AuditEntry], None]) -> Job:
    """The export of the job's unit and month; FAILED where its maker may no longer, or a rule is not confirmed.

    tell   is handed the entry with the files' hashes, to be stored with the job.
    """
    maker, unit_id, month = services.staff.employee(job.made_by), job.unit_id or "", job.month or ""
    try:
        if maker is None:
            raise NotFound
        payroll = see_payroll(services, maker, unit_id, month, now)
    except Problem as refused:
        return failed(job, refused.code)
    files = _files(payroll)
    for name, content in files.items():
        services.files.write(file_key(job, name), content)
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    facts = {"job": job.job_id, "month": month, "people": len(payroll.people), "sha256": hashes}
    tell(entry_of(services, maker, "payroll_exported", unit_id, now, unit_id, facts))
    people = len(payroll.people)
    return replace(job, state=JobState.DONE, files=tuple(files), counts={"people": people}, done=people)


def _files(payroll: Payroll) -> dict[str, bytes]:
    tail = f"{payroll.unit.unit_id}-{payroll.month}"
    sums, details = sum_rows(payroll), detail_rows(payroll)
    return {
        f"tpp-rekap-{tail}.csv": _csv(SUM_HEADS, sums),
        f"tpp-rincian-{tail}.csv": _csv(DETAIL_HEADS, details),
        f"tpp-{tail}.xlsx": _workbook(payroll, sums, details),
    }


def _csv(heads: Sequence[str], rows: Rows) -> bytes:
    sheet = CsvSheet(heads)
    for row in rows:
        sheet.add(round(each, 2) if isinstance(each, Decimal) else each for each in row)
    return sheet.close()


def _workbook(payroll: Payroll, sums: Rows, details: Rows) -> bytes:
    workbook = Workbook(write_only=True)
    for title, heads, rows in (("Rekap", SUM_HEADS, sums), ("Rincian", DETAIL_HEADS, details)):
        sheet = workbook.create_sheet(title)
        sheet.freeze_panes = "C2"
        for at in range(len(heads)):
            sheet.column_dimensions[get_column_letter(at + 1)].width = 24 if at < 2 else 16
        sheet.append([text_cell(sheet, each, bold=True) for each in heads])
        for row in rows:
            sheet.append([_cell(sheet, each) for each in row])
        sheet.append([])
        for note in notes(payroll):
            sheet.append([text_cell(sheet, note)])
    return bytes_of(workbook)


def _cell(sheet: Any, cell: Cell) -> Any:
    if isinstance(cell, str):
        return text_cell(sheet, cell)
    number = WriteOnlyCell(sheet, value=cell)
    number.number_format = "0.00" if isinstance(cell, Decimal) else "0"
    return number
