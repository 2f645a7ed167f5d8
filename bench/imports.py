"""A city's people as one workbook, a unit's budget as another, on the emulator: rows a second, what the worker needs.

The job runs in this process with the deployment's own stores (DynamoDB, S3, Cognito over HTTP), as a worker does.
"""

import io
import resource
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook

from bench.figures import Figure
from bench.races import entry, publish
from chalicelib import wiring
from chalicelib.domain.employee import Assignment, Employee, Grant, NumberKind, Role
from chalicelib.domain.job import ApplyMode, Job, JobKind, JobState
from chalicelib.jobs.imports import apply_rows, check_file
from chalicelib.rules.budget_columns import SHORT
from chalicelib.use_cases.imports import begin_import, file_key
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from tools import emulator
from tools.first_admin import services_of
from tools.local_stack import local_stack
from tools.paths import ROOT
from tools.processes import free_port

ROWS = 4_000
LINES = 200  # of a budget
QUICK: dict[str, int] = {"rows": 40}
LINE_HEADER = (
    "unit",
    "program",
    "kegiatan",
    "kode_sub_kegiatan",
    "sub_kegiatan",
    "kode_rekening",
    "uraian",
    "pagu",
    *SHORT,
)
HEADER = ("nip", "nama", "unit", "kantor", "pola", "atasan")


def measure(rows: int = ROWS) -> list[Figure]:
    """Rows a second from the check to the last account; the peak of memory in all of it."""
    if not emulator.PYTHON.exists():
        why = {"skipped": f"no emulator at {emulator.PYTHON.relative_to(ROOT)}; `make bench` installs it"}
        return [Figure(name, None, why) for name in ("import_rows_per_s", "budget_import_rows_per_s", "import_rss_mb")]
    with TemporaryDirectory() as home, local_stack(Path(home), "pindah", "bench", free_port(), free_port()) as stack:
        services = services_of(stack)
        publish(services)
        took = _move_in(services, rows)
        lines = min(LINES, rows)
        told = _budget(services, lines)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    detail = {"rows": rows, **{name: round(seconds, 1) for name, seconds in took.items()}}
    return [
        Figure("import_rows_per_s", round(rows / sum(took.values()), 1), detail),
        Figure(
            "budget_import_rows_per_s",
            round(lines / sum(told.values()), 1),
            {"rows": lines, **{name: round(seconds, 1) for name, seconds in told.items()}},
        ),
        Figure("import_rss_mb", round(peak_mb, 1), {"rows": rows}),
    ]


def _move_in(services: Services, rows: int) -> dict[str, float]:
    eko = services.staff.save(_admin(), None, entry())
    job, _ = begin_import(services, eko, JobKind.PEOPLE, "pegawai.xlsx", wiring.clock())
    return _brought_in(services, job, _workbook(rows), eko, rows)


def _budget(services: Services, rows: int) -> dict[str, float]:
    """The year's budget of one unit: each line with its sums and its entry."""
    eko = services.staff.employee("eko")
    assert eko
    now = wiring.clock()
    year = today_of(services.city.fresh(now), now).year
    job, _ = begin_import(services, eko, JobKind.BUDGET, "dpa.xlsx", now, year=year)
    return _brought_in(services, job, _dpa(rows), eko, rows)


def _brought_in(services: Services, job: Job, file: bytes, who: Employee, rows: int) -> dict[str, float]:
    """Seconds of the check and of the application. Raises AssertionError when not every row came in."""
    services.files.write(file_key(job), file)
    began = time.perf_counter()
    job = services.jobs.save(check_file(services, replace(job, state=JobState.QUEUED), wiring.clock()))
    checked = time.perf_counter()
    assert job.counts["new"] == rows, job.counts
    job = services.jobs.save(replace(job, state=JobState.APPLYING, mode=ApplyMode.WHOLE, applied_by=who.employee_id))
    done = apply_rows(services, job, wiring.clock(), lambda: True)
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, rows, ()), done
    return {"check_s": checked - began, "apply_s": time.perf_counter() - checked}


def _workbook(rows: int) -> bytes:
    """Every tenth one leads the nine below."""
    people = (
        (
            f"PINDAH-{at:05d}", f"Pegawai Pindahan Nomor {at}", f"unit-{at % 60}", "kantor-0", "lima-hari",
            f"PINDAH-{at - at % 10:05d}" if at % 10 else "",
        )
        for at in range(rows)
    )  # fmt: skip
    return _sheet(HEADER, people)


def _dpa(rows: int) -> bytes:
    """Five accounts a sub-activity, each with twelve targets."""
    lines = (
        (
            "unit-0", "Program Penunjang", "Administrasi Umum",
            f"5.03.01.2.06.{at // 5 + 1:04d}", f"Sub kegiatan {at // 5}",
            f"5.1.02.01.01.{at % 5 + 1:04d}", f"Belanja nomor {at}", 120_000_000 + at,
            *(10_000_000 * month for month in range(1, 13)),
        )
        for at in range(rows)
    )  # fmt: skip
    return _sheet(LINE_HEADER, lines)


def _sheet(header: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    made = Workbook(write_only=True)
    sheet = made.create_sheet("Data")
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _admin() -> Employee:
    assignment = Assignment("umum", wiring.clock().date(), ("kantor-0",), "lima-hari")
    return Employee("eko", "Eko", "CONTOH-0001", NumberKind.LOCAL, (assignment,), (Grant(Role.CITY_ADMIN),))
