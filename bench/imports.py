"""A city's people as one workbook, on the emulator: rows a second with their accounts, and what the worker needs.

The job runs in this process with the deployment's own stores (DynamoDB, S3, Cognito over HTTP), as a worker does.
"""

import io
import resource
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook

from bench.figures import Figure
from bench.races import entry, publish
from chalicelib import wiring
from chalicelib.domain.employee import Assignment, Employee, Grant, NumberKind, Role
from chalicelib.domain.job import ApplyMode, JobKind, JobState
from chalicelib.jobs.imports import apply_rows, check_file
from chalicelib.use_cases.imports import begin_import, file_key
from chalicelib.use_cases.ports import Services
from tools import emulator
from tools.first_admin import services_of
from tools.local_stack import local_stack
from tools.paths import ROOT
from tools.processes import free_port

ROWS = 4_000
QUICK: dict[str, int] = {"rows": 40}
HEADER = ("nip", "nama", "unit", "kantor", "pola", "atasan")


def measure(rows: int = ROWS) -> list[Figure]:
    """Rows a second from the check to the last account; the peak of memory in all of it."""
    if not emulator.PYTHON.exists():
        why = {"skipped": f"no emulator at {emulator.PYTHON.relative_to(ROOT)}; `make bench` installs it"}
        return [Figure("import_rows_per_s", None, why), Figure("import_rss_mb", None, why)]
    with TemporaryDirectory() as home, local_stack(Path(home), "pindah", "bench", free_port(), free_port()) as stack:
        services = services_of(stack)
        publish(services)
        took = _move_in(services, rows)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    detail = {"rows": rows, **{name: round(seconds, 1) for name, seconds in took.items()}}
    return [
        Figure("import_rows_per_s", round(rows / sum(took.values()), 1), detail),
        Figure("import_rss_mb", round(peak_mb, 1), {"rows": rows}),
    ]


def _move_in(services: Services, rows: int) -> dict[str, float]:
    """Seconds of the check and of the application. Raises AssertionError when not everybody came in."""
    eko = services.staff.save(_admin(), None, entry())
    job, _ = begin_import(services, eko, JobKind.PEOPLE, "pegawai.xlsx", wiring.clock())
    services.files.write(file_key(job), _workbook(rows))
    began = time.perf_counter()
    job = services.jobs.save(check_file(services, replace(job, state=JobState.QUEUED), wiring.clock()))
    checked = time.perf_counter()
    assert job.counts["new"] == rows, job.counts
    job = services.jobs.save(replace(job, state=JobState.APPLYING, mode=ApplyMode.WHOLE, applied_by=eko.employee_id))
    done = apply_rows(services, job, wiring.clock(), lambda: True)
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, rows, ()), done
    return {"check_s": checked - began, "apply_s": time.perf_counter() - checked}


def _workbook(rows: int) -> bytes:
    """Every tenth one leads the nine below."""
    made = Workbook(write_only=True)
    sheet = made.create_sheet("Data")
    sheet.append(HEADER)
    for at in range(rows):
        above = f"PINDAH-{at - at % 10:05d}" if at % 10 else ""
        sheet.append(
            [f"PINDAH-{at:05d}", f"Pegawai Pindahan Nomor {at}", f"unit-{at % 60}", "kantor-0", "lima-hari", above]
        )
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _admin() -> Employee:
    assignment = Assignment("umum", wiring.clock().date(), ("kantor-0",), "lima-hari")
    return Employee("eko", "Eko", "CONTOH-0001", NumberKind.LOCAL, (assignment,), (Grant(Role.CITY_ADMIN),))
